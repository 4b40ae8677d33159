"""The blank paper of every built-in Word template: page, fonts and paragraph styles of NĐ 30/2020 (Phụ lục I).

Paragraph styles carry the format, so that an office that edits a template changes one style and not every line.
"""

from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from exporters.metrics import text_width
from exporters.ooxml import (
    add_page_number,
    add_top_rule,
    child,
    set_fonts,
)
from exporters.rules import RULE_FULL, RULE_PART

LEFT, CENTER, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 15
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
ADDRESS_INDENT = 20.0
DASH_INDENT = ADDRESS_INDENT + text_width("Kính gửi", 14)  # dashes stand under the colon (II.9.a)
DASH_WIDTH = text_width("- ", 14)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: size and gaps in points, indents in millimetres, line spacing in lines."""

    name: str
    style_id: str
    size: float
    align: WD_ALIGN_PARAGRAPH = CENTER
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    first_line: float = 0
    left: float = 0
    lines: float = 1
    keep_next: bool = False


LOOKS = (
    Look("Cơ quan cấp trên", "CoQuanCapTren", 12),
    Look("Tên cơ quan", "TenCoQuan", 12, bold=True),
    Look("Quốc hiệu", "QuocHieu", 12, bold=True),
    Look("Tiêu ngữ", "TieuNgu", 13, bold=True),
    Look("Số, ký hiệu", "SoKyHieu", 13, before=6),
    Look("Địa danh, ngày tháng", "DiaDanhNgayThang", 13, italic=True, before=6),
    Look("Tên loại", "TenLoai", 14, bold=True, before=18, keep_next=True),
    Look("Trích yếu", "TrichYeu", 14, bold=True, keep_next=True),
    Look("Kính gửi", "KinhGui", 14, before=12, after=12),
    Look("Kính gửi nhiều nơi", "KinhGuiNhieuNoi", 14, LEFT, before=12, left=ADDRESS_INDENT, keep_next=True),
    Look("Nơi được gửi", "NoiDuocGui", 14, LEFT, left=DASH_INDENT + DASH_WIDTH, first_line=-DASH_WIDTH),
    Look("Căn cứ", "CanCu", 14, BOTH, italic=True, after=6, first_line=12.7),
    Look("Nội dung", "NoiDung", 14, BOTH, after=6, first_line=12.7, lines=1.15),
    Look("Đoạn cuối", "DoanCuoi", 14, BOTH, after=12, first_line=12.7, lines=1.15, keep_next=True),
    Look("Nơi nhận", "NoiNhan", 12, LEFT, bold=True, italic=True),
    Look("Danh sách nơi nhận", "DanhSachNoiNhan", 11, LEFT),
    Look("Quyền hạn, chức vụ", "QuyenHan", 14, bold=True, keep_next=True),
    Look("Họ tên người ký", "HoTenNguoiKy", 14, bold=True, before=72),
    Look("Kèm theo", "KemTheo", 14, italic=True),
    Look("Đầu bảng", "DauBang", 12, bold=True, before=2, after=2),
    Look("Ô bảng", "OBang", 12, LEFT, before=2, after=2),
    Look("Nhóm lớn", "NhomLon", 12, LEFT, bold=True, before=2, after=2, keep_next=True),
    Look("Nhóm nhỏ", "NhomNho", 12, LEFT, bold=True, italic=True, before=2, after=2, keep_next=True),
    Look("Tổng cộng", "TongCong", 12, LEFT, bold=True, before=2, after=2),
    Look("Số trang", "SoTrang", 14),
    Look("Lệnh", "Lenh", 9, LEFT),
)
_KEPT_STYLES = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List"})
_BALLAST = (
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/webSettings",
    "/fontTable",
    "/numbering",
    "/extended-properties",
)


def empty_paper(title: str) -> Document:
    """An A4 document with the decree's margins, the styles above and nothing in it."""
    document = docx.Document()
    _drop_ballast(document)
    _drop_foreign_styles(document)
    _set_defaults(document)
    for look in LOOKS:
        _add_style(document, look)
    for name in (RULE_PART, RULE_FULL):
        _add_rule_style(document, name)
    _speak_present_word(document)
    core = document.core_properties
    core.title, core.author, core.comments, core.language = title, "", "", "vi-VN"
    lay_page(document.sections[0])
    return document


def _drop_ballast(document: Document) -> None:
    """Parts of the blank document that a paper has no use for."""
    package: Any = document.part.package
    for relations in (document.part.rels, package.rels):
        for key in [k for k, relation in relations.items() if relation.reltype.endswith(_BALLAST)]:
            del relations[key]


def _speak_present_word(document: Document) -> None:
    """Word 2013 and later, so that no "Compatibility Mode" stands in the title bar; Vietnamese as the language."""
    settings: Any = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    child(settings, "w:themeFontLang", val="vi-VN", eastAsia="vi-VN")


def _drop_foreign_styles(document: Document) -> None:
    root: Any = document.styles.element
    for style in list(root.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            root.remove(style)


def _set_defaults(document: Document) -> None:
    root: Any = document.styles.element
    run = root.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_fonts(run)
    child(run, "w:lang", val="vi-VN", eastAsia="vi-VN")
    for style in document.styles:
        if isinstance(style, ParagraphStyle):
            set_fonts(_element(style).get_or_add_rPr())
    normal = document.styles["Normal"]
    if isinstance(normal, ParagraphStyle):
        normal.font.size = Pt(14)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0


def _element(style: ParagraphStyle) -> Any:
    return style.element


def _new_style(document: Document, name: str, style_id: str) -> ParagraphStyle:
    styles: Any = document.styles
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    _element(style).set(qn("w:styleId"), style_id)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    set_fonts(_element(style).get_or_add_rPr())
    return style


def _add_style(document: Document, look: Look) -> None:
    style = _new_style(document, look.name, look.style_id)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    form = style.paragraph_format
    form.alignment = look.align
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.first_line_indent, form.left_indent = Mm(look.first_line), Mm(look.left)
    form.line_spacing = look.lines
    form.keep_with_next = look.keep_next
    form.widow_control = True


def _add_rule_style(document: Document, name: str) -> None:
    """A paragraph three points high with a line on top; the program sets its indents to the text above."""
    style = _new_style(document, name, "KeNgang" if name == RULE_PART else "KeNgangBangDongChu")
    style.font.size = Pt(2)
    form = style.paragraph_format
    form.alignment = CENTER
    form.space_before, form.space_after = Pt(2), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    form.left_indent, form.right_indent = Mm(25), Mm(25)
    add_top_rule(_element(style).get_or_add_pPr())


def lay_page(section: Section) -> None:
    """A4, the decree's margins, page number from page 2 centred in the top margin (Phụ lục I, mục I)."""
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(MARGIN_TOP), Mm(MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(MARGIN_LEFT), Mm(MARGIN_RIGHT)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    if not section.header.is_linked_to_previous:
        return
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    add_page_number(paragraph)
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].style = "Số trang"
