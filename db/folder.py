"""The data folder: one SQLite file and the places beside it (design 5)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where an office keeps everything it has; nothing is ever written beside the program."""

    path: Path

    @property
    def database(self) -> Path:
        """The one SQLite file."""
        return self.path / "thidua.db"

    @property
    def attachments(self) -> Path:
        """Originals and attachments, named by their SHA-256."""
        return self.path / "tep"

    @property
    def templates(self) -> Path:
        """The office's own Word templates, which win over the built-in ones."""
        return self.path / "mau-van-ban"

    @property
    def backups(self) -> Path:
        """Verified online copies of the database."""
        return self.path / "sao-luu"

    @property
    def exports(self) -> Path:
        """Default place for papers."""
        return self.path / "xuat"

    @property
    def logs(self) -> Path:
        """What happened, for the engineer."""
        return self.path / "nhat-ky"

    @property
    def exists(self) -> bool:
        """True if the folder holds a database."""
        return self.database.is_file()

    def make(self) -> None:
        """Create the folder and its places; existing ones are left alone."""
        for place in (self.path, self.attachments, self.templates, self.backups, self.exports, self.logs):
            place.mkdir(parents=True, exist_ok=True)
