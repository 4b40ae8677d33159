"""Mẫu danh sách: the columns of the desk's own form, and the hidden mark by which a form that comes back is known.

The exporter writes what the intake reads, so both take titles, names of sheets and the mark's wording from here.
"""

import json
from dataclasses import dataclass
from typing import Any

SHEET, HELP_SHEET, MARK_SHEET = "Danh sách", "Hướng dẫn", "Mau"
"""Names of the form's sheets; the last one is hidden and holds the mark in its first two cells, and the choices."""
MARK = "thidua-mau-danh-sach"
"""First cell of the hidden sheet, and name of the document property."""
VERSION = 1
MOVEMENT_FIELD = "movement"
COLUMNS: tuple[tuple[str, str], ...] = (
    ("ordinal", "STT"),
    ("kind", "Đối tượng"),
    ("name", "Họ và tên / Tên tập thể"),
    ("birth", "Ngày sinh"),
    ("gender", "Giới tính"),
    ("position", "Chức vụ"),
    ("workplace", "Đơn vị công tác"),
    (MOVEMENT_FIELD, "Phong trào, nội dung"),
    ("achievement", "Thành tích"),
    ("award", "Hình thức đề nghị"),
    ("identity_number", "Số căn cước"),
    ("phone", "Điện thoại"),
    ("note", "Ghi chú"),
)
"""What each column of the form holds, and its title; the movement's is left out where the plan has none."""


@dataclass(frozen=True, slots=True)
class FormMark:
    """For whom a form was made: `office` is the awarding body, `unit` the unit's name in papers on that day."""

    office: str
    plan: str
    unit_id: int
    unit: str
    version: int = VERSION

    def text(self, *, short: bool = False) -> str:
        """The mark in ASCII letters, which no code page can spoil; `short` for a property, of which Excel keeps 255."""
        told = {"v": self.version, "office": self.office, "plan": self.plan, "id": self.unit_id, "unit": self.unit}
        return json.dumps(told, ensure_ascii=not short, separators=(",", ":"))


def read_mark(text: str) -> FormMark | None:
    """What `FormMark.text` wrote; None for anything else, also for a form of a later version's wording."""
    try:
        told: Any = json.loads(text)
        names: list[Any] = [told["office"], told["plan"], told["unit"]]
        number, version = told["id"], told["v"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if version != VERSION or type(number) is not int or not all(isinstance(name, str) for name in names):
        return None
    office, plan, unit = names
    return FormMark(office, plan, number, unit)
