"""Where the data folders of this machine are, and which were opened last."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

APP = "ThiDua"
MOST_RECENT = 8
REMOTE_DRIVE = 4  # what Windows answers for a drive letter that stands for a share


@dataclass(frozen=True, slots=True)
class Recent:
    """A data folder opened before: its office's name and when it was opened last."""

    path: str
    office: str
    opened: str

    @property
    def opened_at(self) -> datetime:
        """When it was opened last."""
        return datetime.fromisoformat(self.opened)


def default_data() -> Path:
    """The data folder of who names none: the user's local application data."""
    from platformdirs import user_data_path  # imported late: a start with a known folder does not need it

    return user_data_path(APP, appauthor=False)


def samples_folder() -> Path:
    """Where sample offices are kept, beside the default folder and never in it."""
    folder = default_data()
    return folder.with_name(f"{folder.name}-mau")


def sample_folder(name: str) -> Path:
    """Where one sample office is kept."""
    return samples_folder() / name


def read_recents(stored: str) -> list[Recent]:
    """The remembered folders, last opened first; a list that cannot be read counts as empty."""
    try:
        return [Recent(str(entry["path"]), str(entry["office"]), _moment(entry)) for entry in json.loads(stored)]
    except (ValueError, TypeError, KeyError):
        return []


def _moment(entry: dict[str, str]) -> str:
    return datetime.fromisoformat(entry["opened"]).isoformat(timespec="seconds")


def with_recent(known: Sequence[Recent], folder: Path, office: str, now: datetime) -> str:
    """The list to remember after a folder was opened."""
    path = str(folder.absolute())
    newest = Recent(path, office, now.isoformat(timespec="seconds"))
    others = [recent for recent in known if recent.path != path]
    return json.dumps([asdict(recent) for recent in [newest, *others][:MOST_RECENT]], ensure_ascii=False)


def without_recent(known: Sequence[Recent], path: str) -> str:
    """The list to remember after a folder was found missing."""
    return json.dumps([asdict(recent) for recent in known if recent.path != path], ensure_ascii=False)


def network_warning(folder: Path) -> str:
    """One sentence if a folder lies on another machine, "" if on this one."""
    if not on_network(str(folder.absolute())):
        return ""
    return (
        f"Thư mục “{folder}” nằm trên máy khác trong mạng. Mất mạng giữa chừng có thể làm hỏng dữ liệu; "
        "hãy chép thư mục về ổ đĩa của máy này rồi mở."
    )


def on_network(path: str) -> bool:
    r"""True for \\server\share and for a drive letter that stands for a share."""
    if path.startswith(("\\\\", "//")):
        return True
    return sys.platform == "win32" and _is_remote_drive(path)


def _is_remote_drive(path: str) -> bool:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    anchor = Path(path).anchor
    return bool(windows is not None and anchor and windows.kernel32.GetDriveTypeW(anchor) == REMOTE_DRIVE)
