"""Builds the Word templates in `resources/templates`: `python -m exporters.build_templates [folder]`.

The files are what the program uses; this script is how they came about, and a test keeps the two alike.
"""

import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx.document import Document
from docx.shared import Pt

import resources
from exporters.rules import RULE_PART
from exporters.template_parts import (
    add_attachment,
    add_head,
    add_item_table,
    add_list_table,
    add_signature,
    add_title,
    line,
    loop,
)
from exporters.template_styles import empty_paper

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def submission_template() -> Document:
    """Tờ trình (Mẫu 1.4) with its list on pages of its own."""
    document = empty_paper("Tờ trình")
    add_head(document)
    add_title(document, "{{ ten_loai }}", "{{ trich_yeu }}")
    _add_addressees(document)
    loop(document, "can_cu_nay in can_cu", "Căn cứ", "{{ can_cu_nay }}")
    loop(document, "doan in noi_dung", "Nội dung", "{{ doan }}")
    line(document, "Đoạn cuối", "{{ doan_cuoi }}")
    add_signature(document)
    add_attachment(document)
    _add_list(document, signed=False)
    return document


def list_template() -> Document:
    """Danh sách on its own, with or without letterhead and signature."""
    document = empty_paper("Danh sách")
    line(document, "Lệnh", "{%p if co_quan %}")
    add_head(document)
    line(document, "Lệnh", "{%p endif %}")
    _add_list(document, signed=True)
    return document


def slip_template() -> Document:
    """Phiếu yêu cầu bổ sung: one unit, the items in a table, one page."""
    document = empty_paper("Phiếu yêu cầu bổ sung")
    add_head(document)
    add_title(document, "{{ ten_loai }}", "{{ trich_yeu }}")
    line(document, "Kính gửi", "Kính gửi: {{ kinh_gui }}")
    line(document, "Nội dung", "{{ doan_dau }}")
    add_item_table(document)
    line(document, "Lệnh").paragraph_format.line_spacing = Pt(6)
    loop(document, "doan in noi_dung", "Nội dung", "{{ doan }}")
    line(document, "Đoạn cuối", "{{ doan_cuoi }}")
    add_signature(document)
    return document


def _add_addressees(document: Document) -> None:
    """Ô số 9a: one addressee on the line itself, several each on a line with its dash under the colon."""
    line(document, "Lệnh", "{%p if kinh_gui | length == 1 %}")
    line(document, "Kính gửi", "Kính gửi: {{ kinh_gui[0] }}")
    line(document, "Lệnh", "{%p elif kinh_gui %}")
    line(document, "Kính gửi nhiều nơi", "Kính gửi:")
    loop(document, "noi in kinh_gui", "Nơi được gửi", "- {{ noi }}")
    line(document, "Căn cứ")
    line(document, "Lệnh", "{%p endif %}")


def _add_list(document: Document, *, signed: bool) -> None:
    line(document, "Tên loại", "{{ ten_danh_sach }}")
    line(document, "Lệnh", "{%p if mo_ta_danh_sach %}")
    line(document, "Trích yếu", "{{ mo_ta_danh_sach }}")
    line(document, "Lệnh", "{%p endif %}")
    line(document, "Lệnh", "{%p if kem_theo %}")
    line(document, "Kèm theo", "({{ kem_theo }})")
    line(document, "Lệnh", "{%p endif %}")
    line(document, RULE_PART).paragraph_format.space_after = Pt(8)
    add_list_table(document, signed=signed)


TEMPLATES: dict[str, Callable[[], Document]] = {
    "to-trinh.docx": submission_template,
    "danh-sach.docx": list_template,
    "phieu-bo-sung.docx": slip_template,
}


def build(folder: Path) -> None:
    """Write every template into a folder; the same program gives the same bytes."""
    for name, make in TEMPLATES.items():
        draft = BytesIO()
        make().save(draft)
        with zipfile.ZipFile(draft) as source, zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                dated = zipfile.ZipInfo(entry.filename, _FIXED_TIME)
                target.writestr(dated, source.read(entry), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else resources.path("templates"))
