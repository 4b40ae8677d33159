"""States, key caps, figures and seats as widgets outside of tables."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import icons
from ui.kit.buttons import paint_frame
from ui.kit.cells import StateCell, Who
from ui.kit.delegates import paint_state, paint_text, state_width
from ui.kit.tokens import STATES, Radius, Size, Space, State, Strength, Type, theme

SEAT = 26


class StateLabel(QWidget):
    """A state outside a table: StateLabel(State.WARN, "Cần bổ sung", Strength.PILL)."""

    def __init__(
        self, state: State, text: str = "", strength: Strength = Strength.QUIET, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cell = StateCell(state, "")
        self.set(state, text, strength)

    def set(self, state: State, text: str, strength: Strength = Strength.QUIET) -> None:
        """Show another state."""
        self._cell = StateCell(state, text or STATES[state].word, strength)
        self.setAccessibleName(self._cell.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(state_width(self._cell) + 1, max(theme().px(Size.PILL), theme().line(Type.SMALL)))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_state(QPainter(self), QRectF(self.rect()), self._cell)


class KeyCap(QWidget):
    """A key's name in a small frame: KeyCap("Ctrl+K")."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(f"Phím {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme().font(Type.CAPTION)).horizontalAdvance(self._key)
        return QSize(width + 2 * Space.S, theme().line(Type.CAPTION) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "raised", "line")
        centre = Qt.AlignmentFlag.AlignCenter
        paint_text(painter, QRectF(self.rect()), self._key, Type.CAPTION, "muted", centre)


class Seats(QWidget):
    """Places drawn as seats, filled or dashed, with figures: Seats(Who.COLLECTIVE, 1, 2, "tập thể")."""

    def __init__(self, who: Who, used: int, allowed: int, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self._noun = noun
        self._used, self._allowed = used, allowed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(used, allowed)

    def set(self, used: int, allowed: int) -> None:
        """Show this use."""
        self._used, self._allowed = used, allowed
        self.setAccessibleName(f"{self._figures()}, {self._rest().lower()}")
        self.updateGeometry()
        self.update()

    def _figures(self) -> str:
        return f"{self._used} / {self._allowed} {self._noun}"

    def _rest(self) -> str:
        left = self._allowed - self._used
        return f"Còn {left} chỗ" if left > 0 else "Đủ" if left == 0 else f"Vượt {-left}"

    def _words_left(self) -> int:
        return max(self._used, self._allowed) * (theme().px(SEAT) + Space.XS) + Space.S

    def sizeHint(self) -> QSize:
        look = theme()
        words = max(
            QFontMetrics(look.font(Type.STRONG)).horizontalAdvance(self._figures()),
            QFontMetrics(look.font(Type.SMALL)).horizontalAdvance(self._rest()),
        )
        return QSize(self._words_left() + words + 2, look.line() + look.line(Type.SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(SEAT)
        top = (self.height() - side) / 2
        for number in range(max(self._used, self._allowed)):
            seat = QRectF(number * (side + Space.XS), top, side, side)
            self._paint_seat(painter, seat, number < self._used, number >= self._allowed)
        left, one, two = self._words_left(), look.line(), look.line(Type.SMALL)
        width = self.width() - left
        paint_text(painter, QRectF(left, 0, width, one), self._figures(), Type.STRONG, "text")
        role = "error_fg" if self._used > self._allowed else "muted"
        paint_text(painter, QRectF(left, one, width, two), self._rest(), Type.SMALL, role)

    def _paint_seat(self, painter: QPainter, seat: QRectF, taken: bool, beyond: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if taken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("danger_fill" if beyond else "fill"))
            painter.drawRoundedRect(seat, Radius.CONTROL, Radius.CONTROL)
            icons.draw(painter, f"{self._drawing()}_filled", "on_fill", seat)
        else:
            painter.setPen(QPen(theme().color("field"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(seat.adjusted(0.5, 0.5, -0.5, -0.5), Radius.CONTROL, Radius.CONTROL)

    def _drawing(self) -> str:
        return "person" if self._who is Who.INDIVIDUAL else "people_community"
