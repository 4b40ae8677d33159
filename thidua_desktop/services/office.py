"""The office's profile: read, check, change."""

from db import history
from db import office as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.office import Office

_NEEDED = (
    ("body", "Chưa ghi tên cơ quan khen thưởng."),
    ("head", "Chưa ghi chức vụ người đứng đầu."),
    ("superior_line", "Chưa ghi dòng cơ quan chủ quản."),
    ("issuer_line", "Chưa ghi dòng cơ quan ban hành."),
    ("place", "Chưa ghi địa danh."),
)


def get(store: Store) -> Office | None:
    """The profile, None in a folder whose office has not been named yet."""
    return rows.get(store)


def problems(office: Office) -> dict[str, str]:
    """What keeps a profile from being stored, as field -> sentence."""
    return {name: sentence for name, sentence in _NEEDED if not getattr(office, name).strip()}


def save(store: Store, office: Office) -> Change:
    """Store an edited profile.

    Raises UserError with the first sentence of `problems`.
    """
    if wrong := problems(office):
        raise UserError(next(iter(wrong.values())))
    with store.atomic():
        rows.put(store, office)
        history.record(store, f"Sửa hồ sơ cơ quan “{office.body}”", "office", 1)
    return Change(frozenset({Topic.OFFICE}), f"Đã lưu hồ sơ cơ quan “{office.body}”.")
