"""The two kinds of failure a clerk can meet; anything else is a defect of the program."""


class UserError(Exception):
    """Something the clerk can mend: one plain Vietnamese sentence saying what, where and what to do."""


class StorageError(UserError):
    """The environment refused (disk full, file locked, damaged database); the clerk is told what to do."""


class JobStoppedError(Exception):
    """Work stopped because the clerk asked for it; nothing of the unit of work at hand was kept."""
