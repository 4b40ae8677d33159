"""How many items of a slip fit on its one page, reckoned from the styles of the built-in template.

Word breaks lines a little otherwise than the metrics say, so a part of the page is left free.
"""

from exporters.metrics import wrapped
from exporters.report import Letterhead, Slip, SlipItem
from exporters.template_parts import HEAD_COLUMNS, ITEM_COLUMNS
from exporters.template_styles import LOOKS, MARGIN_BOTTOM, MARGIN_TOP, PAGE_HEIGHT, TEXT_WIDTH

_POINTS_PER_MM = 72 / 25.4
_LINE = 1.15  # height of a line of Times, as a part of the size
_CELL_MARGINS = 2.4  # millimetres, left and right together
_RULE = 5.0  # points of a rule with its gap
_BORDER = 0.5
_GAP = 6.0  # points below the table
_SPARE = 12.0  # points
_LOOKS = {look.name: look for look in LOOKS}


def items_on_page(slip: Slip) -> int:
    """How many of the items the page holds, with a row that counts the others where it cannot hold all."""
    room = (PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM) * _POINTS_PER_MM - _SPARE - _without_items(slip)
    heights = [_row(item) for item in slip.items]
    if sum(heights) <= room:
        return len(heights)
    room -= _paragraph("Ô bảng", "") + _BORDER
    shown = 0
    for height in heights:
        room -= height
        if room < 0:
            break
        shown += 1
    return shown


def _without_items(slip: Slip) -> float:
    """Points of everything but the items' rows."""
    closing = sum(_paragraph("Nội dung", text) for text in slip.closing[:-1])
    left = _paragraph("Nơi nhận", "") + len(slip.recipients) * _paragraph("Danh sách nơi nhận", "")
    right = len(slip.signature.authority) * _paragraph("Quyền hạn, chức vụ", "") + _paragraph("Họ tên người ký", "")
    return (
        _head(slip.letterhead)
        + _paragraph("Tên loại", slip.title)
        + _paragraph("Trích yếu", slip.summary)
        + _RULE
        + _paragraph("Kính gửi", f"Kính gửi: {slip.addressee}")
        + _paragraph("Nội dung", slip.opening)
        + _paragraph("Đầu bảng", "")
        + _BORDER
        + _GAP
        + closing
        + _paragraph("Đoạn cuối", slip.closing[-1])
        + max(left, right)
    )


def _head(head: Letterhead) -> float:
    left = _paragraph("Cơ quan cấp trên", head.superior.upper(), HEAD_COLUMNS[0]) if head.superior else 0.0
    left += _paragraph("Tên cơ quan", head.issuer.upper(), HEAD_COLUMNS[0])
    right = _paragraph("Quốc hiệu", "") + _paragraph("Tiêu ngữ", "")
    return max(left, right) + _RULE + _paragraph("Số, ký hiệu", "")


def _row(item: SlipItem) -> float:
    cells = zip((item.place, item.who, item.what), ITEM_COLUMNS[1:], strict=True)
    return max(_paragraph("Ô bảng", text, width - _CELL_MARGINS) for text, width in cells) + _BORDER


def _paragraph(style: str, text: str, width: float = TEXT_WIDTH) -> float:
    """Points that a paragraph of a style takes."""
    look = _LOOKS[style]
    indented = f"{'n' * round(look.first_line / (look.size * 0.176))}{text}" if look.first_line > 0 else text
    lines = len(wrapped(indented, width, look.size, bold=look.bold))
    return look.before + lines * look.size * _LINE * look.lines + look.after
