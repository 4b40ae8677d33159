"""The one SQLite file: connection, schema, migrations, gateways, backup."""
