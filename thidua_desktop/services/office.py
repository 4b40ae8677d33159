"""The office's profile: read, check, change."""

from itertools import combinations

from db import history
from db import office as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.office import Level, Office

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


def begun(store: Store) -> tuple[bool, int, bool, bool]:
    """How far a new office is: profile there, number of units, any plan, any nomination."""
    return rows.begun(store)


def problems(office: Office) -> dict[str, str]:
    """What keeps a profile from being stored, as field -> sentence."""
    found = {name: sentence for name, sentence in _NEEDED if not getattr(office, name).strip()}
    for one, other in combinations(office.signers, 2):
        if one.crosses(other):
            found["signers"] = (
                f"“{one.authority_lines[-1]}” đang ghi hai người: {one.name} và {other.name}. "
                "Chức vụ này mỗi lúc một người giữ: sửa chức vụ hoặc họ tên của một người."
            )
    return found


def save(store: Store, office: Office) -> Change:
    """Store an edited profile; the first one of a folder comes with the catalogues of its level.

    Raises UserError with the first sentence of `problems`.
    """
    if wrong := problems(office):
        raise UserError(next(iter(wrong.values())))
    if rows.get(store) is None:
        from thidua_desktop.services.catalogues import start_office  # most folders have their catalogues already

        start_office(store, office)
        return Change(frozenset({Topic.OFFICE, Topic.UNITS}), f"Đã lưu hồ sơ cơ quan “{office.body}”.")
    with store.atomic():
        rows.put(store, office)
        history.record(store, f"Sửa hồ sơ cơ quan “{office.body}”", "office", 1)
    return Change(frozenset({Topic.OFFICE}), f"Đã lưu hồ sơ cơ quan “{office.body}”.")


def proposed(body: str, level: Level, desk: str) -> dict[str, str]:
    """What an office of this name most likely writes in the other parts of its profile, as field -> words.

    Only an offer: a name that is not understood proposes less.
    """
    area = _area(body)
    offers = {"head": f"{_HEADS[level]} {body}".strip() if body else ""}
    if area:
        offers["superior_line"] = f"ỦY BAN NHÂN DÂN\n{area.upper()}"
        offers["place"] = _own_name(area)
    elif body:
        offers["superior_line"] = body.upper()
    if desk:
        offers["issuer_line"] = desk.upper()
        offers["code"] = _symbol(desk)
    return {name: words for name, words in offers.items() if words}


_HEADS = {
    Level.PROVINCE: "Chủ tịch",
    Level.DISTRICT: "Chủ tịch",
    Level.COMMUNE: "Chủ tịch",
    Level.DEPARTMENT: "Giám đốc",
}
_AREA_WORDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_DESK_WORDS = ("Phòng ", "Ban ", "Văn phòng ")


def _area(body: str) -> str:
    """ "UBND quận Cầu Giấy" -> "quận Cầu Giấy", "" for a body that is no people's committee."""
    for prefix in ("UBND ", "Ủy ban nhân dân "):
        if body.casefold().startswith(prefix.casefold()):
            return body[len(prefix) :].strip()
    return ""


def _own_name(area: str) -> str:
    for word in _AREA_WORDS:
        if area.casefold().startswith(f"{word} "):
            return area[len(word) :].strip()
    return area


def _symbol(desk: str) -> str:
    """ "Phòng Nội vụ" -> "NV", "Phòng Văn hóa - Xã hội" -> "VHXH": the first letters."""
    named = next((desk[len(word) :] for word in _DESK_WORDS if desk.startswith(word)), desk)
    return "".join(word[0] for word in named.split() if word[0].isalpha()).upper()
