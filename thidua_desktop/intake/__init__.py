"""A stranger's file becomes candidates: reading, finding the table, mapping, cleaning."""
