"""Text stands out from its ground: measured from the pixels that were painted."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from tests.walks.seen import header_cells, named, shown_cells, visible

TEXT = 4.5
LARGE = 3.0
LARGE_POINTS, LARGE_BOLD_POINTS = 18.0, 14.0
SOFTENED = 0.9  # thin strokes are drawn in part of their colour only


def walk(seen: QWidget) -> Iterator[str]:
    """A fault for each text that is too weak."""
    image = seen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for part in visible(seen):
        if not part.isEnabled():
            continue
        for rect, words in _texts(part):
            shown = _seen_of(part, seen).intersected(rect)
            if shown.height() < rect.height():
                continue  # half of a line says nothing of its colour
            strength = _contrast(image, QRect(part.mapTo(seen, shown.topLeft()), shown.size()))
            if strength < _needed(part) * SOFTENED:
                yield f"{named(part)}: “{words[:40]}” {strength:.1f} : 1"


def _seen_of(part: QWidget, seen: QWidget) -> QRect:
    """The place of a part that no scrolled edge hides."""
    rect, above = part.rect(), part
    while above is not seen:
        parent = above.parentWidget()
        rect = rect.intersected(QRect(part.mapFrom(parent, parent.rect().topLeft()), parent.size()))
        above = parent
    return rect


def _needed(part: QWidget) -> float:
    font = part.font()
    bold = font.weight() >= font.Weight.DemiBold
    return LARGE if font.pointSizeF() >= (LARGE_BOLD_POINTS if bold else LARGE_POINTS) else TEXT


def _texts(part: QWidget) -> Iterator[tuple[QRect, str]]:
    """The places of a part where words are painted."""
    match part:
        case QHeaderView():
            yield from ((rect, text) for rect, text in header_cells(part) if text)
        case QAbstractItemView():
            port = part.viewport()
            for index in shown_cells(part):
                text, rect = index.data(), part.visualRect(index)
                if text and str(text).strip() and port.rect().contains(rect):
                    yield rect.translated(port.pos()).adjusted(3, 3, -3, -3), str(text)
        case QLabel() | QAbstractButton() if part.text():
            yield part.rect().adjusted(2, 2, -2, -2), part.text()
        case QLineEdit() if part.text() or part.placeholderText():
            yield part.rect().adjusted(3, 3, -3, -3), part.text() or part.placeholderText()
        case QComboBox() if part.currentText() and not part.isEditable():
            yield part.rect().adjusted(3, 3, -3, -3), part.currentText()
        case QTabBar():
            for number in range(part.count()):
                yield part.tabRect(number).adjusted(2, 2, -2, -4), part.tabText(number)


def _contrast(image: QImage, rect: QRect) -> float:
    """The strongest contrast of any pixel with the commonest one; of nothing to be seen, as much as can be."""
    ratio = image.devicePixelRatio()
    left, top = round(rect.left() * ratio), round(rect.top() * ratio)
    right = min(left + round(rect.width() * ratio), image.width())
    bottom = min(top + round(rect.height() * ratio), image.height())
    left, top = max(left, 0), max(top, 0)
    if right - left < 4 or bottom - top < 4:
        return 21.0
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    line = image.bytesPerLine() // 4
    counted: Counter[int] = Counter()
    for y in range(top, bottom):
        counted.update(pixels[y * line + left : y * line + right])
    ground = _luminance(counted.most_common(1)[0][0] & 0xFFFFFF)
    shades = [_luminance(pixel & 0xFFFFFF) for pixel in counted]
    return max((max(ground, max(shades)) + 0.05) / (ground + 0.05), (ground + 0.05) / (min(shades) + 0.05))


@cache
def _luminance(pixel: int) -> float:
    red, green, blue = (_linear(pixel >> shift & 0xFF) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
