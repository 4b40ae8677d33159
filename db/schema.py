"""The marks by which a data file is known, and where each version's frozen statements are."""

import resources

APPLICATION_ID = 0x54444B54  # "TDKT"


def script(version: int) -> str:
    """The frozen SQL that brings a database to a version."""
    return resources.path("schema", f"v{version}.sql").read_text(encoding="utf-8")
