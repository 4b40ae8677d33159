"""Tờ trình and danh sách as Word files, to the millimetre and the point of NĐ 30/2020, Phụ lục I."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.document import Document

from exporters.cells import plain_text
from exporters.files import write_atomically
from exporters.list_table import hold_signature, lay_list
from exporters.metrics import balanced
from exporters.report import Letterhead, ListGroup, NomineeList, Signature, Slip, SlipItem, Submission, numbered
from exporters.rules import fit_rules
from exporters.slip_space import items_on_page
from exporters.templates import OpenTemplate, template
from thidua_desktop.domain.dates import in_decree_form

_BLANK = "\u00a0" * 6
_HEAD_WIDTH, _HEAD_SIZE = 69.0, 12
_TITLE_WIDTH, _TITLE_SIZE = 150.0, 14
_TITLE_WIDTH_LANDSCAPE = 220.0


@dataclass(frozen=True, slots=True)
class _Row:
    """`dong` in the template: number in the group and one text for each column."""

    tt: str
    o: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """`nhom` in the template."""

    ten: str
    cap: int
    cac_dong: list[_Row]


def write_submission(report: Submission, path: Path, office_folder: Path | None = None) -> None:
    """Write a tờ trình with its list on pages of its own. `office_folder` is the data folder."""
    signature = report.signature
    context = {
        **_letterhead(report.letterhead),
        **_signature(signature),
        "ten_loai": plain_text(report.title).upper(),
        "trich_yeu": balanced(plain_text(report.summary), _TITLE_WIDTH, _TITLE_SIZE, bold=True),
        "kinh_gui": _addressees(report.addressees),
        "can_cu": closed(report.bases),
        "noi_dung": [plain_text(text) for text in report.paragraphs[:-1]],
        "doan_cuoi": finished(report.paragraphs[-1]) if report.paragraphs else "",
        "noi_nhan": [f"- {text}" for text in closed(report.recipients)],
        **_list(report.attached),
    }
    title = f"{plain_text(report.title)} {plain_text(report.summary)}"
    _write("to-trinh", context, report.attached, title, path, office_folder)


def write_list_docx(report: NomineeList, path: Path, office_folder: Path | None = None) -> None:
    """Write a danh sách on its own. `office_folder` is the data folder."""
    head = _letterhead(report.letterhead) if report.letterhead else {"co_quan": ""}
    context = {**head, **_signature(report.signature or Signature((), "")), **_list(report)}
    context["co_ky"] = report.signature is not None
    title = f"{plain_text(report.title)} {plain_text(report.summary)}"
    _write("danh-sach", context, report, title, path, office_folder)


@dataclass(frozen=True, slots=True)
class _Item:
    """`muc` in the template."""

    tt: str
    vi_tri: str
    ai: str
    noi_dung: str


def write_slip(slip: Slip, path: Path, office_folder: Path | None = None) -> None:
    """Write a phiếu yêu cầu bổ sung; items that its page does not hold are counted. `office_folder` as above."""
    shown = items_on_page(slip)
    left = len(slip.items) - shown
    context = {
        **_letterhead(slip.letterhead),
        **_signature(slip.signature),
        "ten_loai": plain_text(slip.title).upper(),
        "trich_yeu": balanced(plain_text(slip.summary), _TITLE_WIDTH, _TITLE_SIZE, bold=True),
        "kinh_gui": _bare(plain_text(slip.addressee)),
        "doan_dau": plain_text(slip.opening),
        "cac_muc": [_item(number, item) for number, item in enumerate(slip.items[:shown], start=1)],
        "con_lai": f"Và {left:02d} nội dung khác ghi trong tệp trả lại kèm theo." if left else "",
        "noi_dung": [plain_text(text) for text in slip.closing[:-1]],
        "doan_cuoi": finished(slip.closing[-1]),
        "noi_nhan": [f"- {text}" for text in closed(slip.recipients)],
    }
    paper = OpenTemplate(template("phieu-bo-sung", office_folder))
    paper.fill(context)
    _finish(paper, f"{slip.title} {slip.summary}", path)


def _item(number: int, item: SlipItem) -> _Item:
    return _Item(str(number), plain_text(item.place), plain_text(item.who), plain_text(item.what))


def _write(
    name: str, context: dict[str, Any], people: NomineeList, title: str, path: Path, office_folder: Path | None
) -> None:
    paper = OpenTemplate(template(name, office_folder))
    if not lay_list(paper.document, people):
        raise paper.broken("thiếu bảng danh sách ở phần cuối (ô “{{ ten_cot }}” và ô “{{ dong.o }}”)")
    paper.fill(context)
    if context.get("co_ky"):
        hold_signature(paper.document)
    _finish(paper, title, path)


def _finish(paper: OpenTemplate, title: str, path: Path) -> None:
    fit_rules(paper.document)
    _sign_properties(paper.document, plain_text(title))
    write_atomically(path, paper.save)


def _sign_properties(document: Document, title: str) -> None:
    core = document.core_properties
    core.title = title.replace("\n", " ").strip()[:255]
    core.created = core.modified = datetime.now().replace(microsecond=0)


def _letterhead(head: Letterhead) -> dict[str, str]:
    """Ô số 1-4. Number below 10 with a leading zero; blanks for the pen where number or date is not known yet."""
    number = _BLANK if head.number is None else f"{head.number:02d}"
    year = f"20{_BLANK}" if head.year is None else str(head.year)
    on = in_decree_form(head.on) if head.on else f"ngày{_BLANK}tháng{_BLANK}năm {year}"
    place = plain_text(head.place)
    return {
        "co_quan_cap_tren": _head_lines(head.superior, bold=False),
        "co_quan": _head_lines(head.issuer, bold=True),
        "so_ky_hieu": f"{number}/{plain_text(head.symbol)}",
        "dia_danh_ngay_thang": f"{place}, {on}",
    }


def _head_lines(text: str, *, bold: bool) -> str:
    return balanced(plain_text(text).upper(), _HEAD_WIDTH, _HEAD_SIZE, bold=bold)


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "quyen_han": [plain_text(text).upper() for text in signature.authority],
        "nguoi_ky": plain_text(signature.name),
    }


def _list(people: NomineeList) -> dict[str, Any]:
    width = _TITLE_WIDTH_LANDSCAPE if people.landscape else _TITLE_WIDTH
    return {
        "ten_danh_sach": plain_text(people.title).upper(),
        "mo_ta_danh_sach": balanced(plain_text(people.summary), width, _TITLE_SIZE, bold=True),
        "kem_theo": f"Kèm theo {plain_text(people.attached_to)}" if people.attached_to else "",
        "cac_cot": [plain_text(column.title) for column in people.columns],
        "cac_nhom": [_group(group) for group in people.groups],
        "tong_cong": plain_text(people.total),
    }


def _group(group: ListGroup) -> _Group:
    rows = [_Row(row[0], tuple(map(plain_text, row[1:]))) for row in numbered(group.rows)]
    return _Group(plain_text(group.title), group.level, rows)


def _addressees(addressees: Sequence[str]) -> list[str]:
    """One addressee stands without a mark; several end with ";" and the last with "." (II.9.a)."""
    return closed(addressees) if len(addressees) > 1 else [_bare(text) for text in addressees]


def closed(lines: Sequence[str]) -> list[str]:
    """Lines that end with ";" and the last with ".", whatever marks they came with."""
    bare = [_bare(text) for text in lines if _bare(text)]
    return [f"{text}{'.' if place == len(bare) else ';'}" for place, text in enumerate(bare, start=1)]


def _bare(text: str) -> str:
    return plain_text(text).strip().lstrip("-–• ").rstrip(" .;,")


def finished(text: str) -> str:
    """The last paragraph, closed by "./." (the forms of Phụ lục III)."""
    return f"{plain_text(text).strip().rstrip(' ./')}./."
