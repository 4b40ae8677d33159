"""The head of a paper as it will be printed, redrawn while the profile is written."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from thidua_desktop.domain.dates import in_decree_form
from ui.kit.buttons import paint_frame
from ui.kit.tokens import Radius, Size, Space, Type, theme

FAMILIES = ["Times New Roman", "Liberation Serif", "Tinos", "serif"]
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
CENTRE = Qt.AlignmentFlag.AlignCenter


class Letterhead(QWidget):
    """`show_lines(superior, issuer, code, place)`; a name too wide for its half is drawn smaller, never cut."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._superior: list[str] = []
        self._issuer, self._code, self._place = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Phần đầu văn bản như sẽ in")

    def show_lines(self, superior: str, issuer: str, code: str, place: str) -> None:
        """Draw these words."""
        self._superior = superior.splitlines()
        self._issuer, self._code, self._place = issuer, code, place
        self.updateGeometry()
        self.setAccessibleDescription(". ".join([*self._superior, issuer, f"Số …/TTr-{code}", place]))
        self.update()

    def sizeHint(self) -> QSize:
        lines = max(len(self._superior), 1) + 2
        return QSize(theme().px(Size.POPUP), lines * self._line() + Space.S + 2 * Space.M)

    def _line(self) -> int:
        return theme().line(Type.BODY) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "raised", "line", 1, Radius.SHEET)
        left = QRectF(Space.M, Space.M, self.width() * 0.44 - Space.M, self.height() - 2 * Space.M)
        right = QRectF(self.width() * 0.46, Space.M, self.width() * 0.54 - Space.M, self.height() - 2 * Space.M)
        y = left.top()
        for words in self._superior or ["…"]:
            y = self._write(painter, left, y, words)
        width = self._width(self._issuer or "…", left.width())
        y = self._write(painter, left, y, self._issuer or "…", bold=True)
        self._rule(painter, left, y, width / 2.5)
        self._write(painter, left, y + Space.S, f"Số:      /TTr-{self._code or '…'}")
        y = self._write(painter, right, right.top(), NATION, bold=True)
        width = self._width(MOTTO, right.width())
        y = self._write(painter, right, y, MOTTO, bold=True)
        self._rule(painter, right, y, width)
        place = f"{self._place or '…'}, {in_decree_form(self._today)}"
        self._write(painter, right, y + Space.S, place, italic=True)

    def _font(self, words: str, width: float, bold: bool, italic: bool) -> QFont:
        font = QFont(FAMILIES)
        points = theme().points(Type.BODY)
        font.setPointSizeF(points)
        font.setBold(bold)
        font.setItalic(italic)
        needed = QFontMetrics(font).horizontalAdvance(words)
        if needed > width:
            font.setPointSizeF(points * width / needed)
        return font

    def _width(self, words: str, most: float) -> float:
        return min(most, QFontMetrics(self._font(words, most, True, False)).horizontalAdvance(words))

    def _write(
        self, painter: QPainter, half: QRectF, y: float, words: str, *, bold: bool = False, italic: bool = False
    ) -> float:
        painter.setFont(self._font(words, half.width(), bold, italic))
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(half.left(), y, half.width(), self._line()), CENTRE, words)
        return y + self._line()

    def _rule(self, painter: QPainter, half: QRectF, y: float, width: float) -> None:
        painter.setPen(QPen(theme().color("text"), 1))
        middle = half.center().x()
        below = round(y) + 1
        painter.drawLine(round(middle - width / 2), below, round(middle + width / 2), below)
