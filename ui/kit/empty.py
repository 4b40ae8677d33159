"""Empty places: what is not there yet, what it is for, and the acts that fill it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit import icons
from ui.kit.base import Label, height_at
from ui.kit.buttons import PressedByEnter, SecondaryButton, paint_frame
from ui.kit.delegates import paint_text
from ui.kit.tokens import Size, Space, Type, theme

CHOICE_HEIGHT = 60
CHOICE_TEXT_LEFT = 50


class Drawing(QWidget):
    """The small line drawing of an empty place: two sheets of paper and a plus, in the theme's colours."""

    def sizeHint(self) -> QSize:
        return QSize(theme().px(86), theme().px(92))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fitting = min(look.scale, self.width() / 86, self.height() / 92)  # whole, though small, where room is scarce
        painter.scale(fitting, fitting)
        painter.setPen(QPen(look.color("field"), 1))
        painter.setBrush(look.color("base"))
        painter.drawRoundedRect(QRectF(12.5, 0.5, 64, 80), 4, 4)
        painter.drawRoundedRect(QRectF(0.5, 10.5, 64, 80), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("track"))
        for number, width in enumerate((40, 30, 44, 24)):
            painter.drawRoundedRect(QRectF(10, 26 + number * 12, width, 5), 2.5, 2.5)
        painter.setBrush(look.color("fill"))
        painter.drawEllipse(QPointF(66, 72), 20, 20)
        painter.setPen(QPen(look.color("on_fill"), 1.5))
        painter.drawLine(QPointF(59, 72), QPointF(73, 72))
        painter.drawLine(QPointF(66, 65), QPointF(66, 79))


class ChoiceCard(PressedByEnter):
    """A wide button with a second line: ChoiceCard("Nhập tay kế hoạch mới…", "Tên, căn cứ…", "edit").

    `first` gives it the accent edge of the choice most people take.
    """

    def __init__(
        self,
        title: str,
        second: str,
        icon: str,
        parent: QWidget | None = None,
        *,
        first: bool = False,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._second = second
        self._icon_name = icon
        self._first = first
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        look = theme()
        height = max(look.px(CHOICE_HEIGHT), look.line() + look.line(Type.SMALL) + 2 * Space.M)
        return QSize(look.px(Size.CHOICE), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        active = self._first or self.underMouse() or self.hasFocus()
        ground = "hover" if self.underMouse() else "base"
        rect = QRectF(self.rect())
        paint_frame(painter, rect, ground, "accent" if active else "field", 2 if self.hasFocus() else 1)
        side = look.px(Size.ICON_LARGE)
        left = look.px(CHOICE_TEXT_LEFT)
        icons.draw(painter, self._icon_name, "accent", QRectF(Space.L, 0, side, self.height()), Size.ICON_LARGE)
        icons.draw(painter, "chevron_right", "muted", QRectF(self.width() - left + Space.L, 0, side, self.height()))
        one, two = look.line(), look.line(Type.SMALL)
        top = (self.height() - one - two) / 2
        width = self.width() - 2 * left
        paint_text(painter, QRectF(left, top, width, one), self.text(), Type.STRONG, "text")
        paint_text(painter, QRectF(left, top + one, width, two), self._second, Type.SMALL, "muted")


class EmptyState(QWidget):
    """Title, one sentence, and choices: EmptyState("Chưa có kế hoạch nào", "Kế hoạch cho biết…", drawing=True).

    Then `add_choice(title, second line, icon, on_click)` for wide buttons, the first one accented, or
    `add_act(text, on_click)` for one plain button ("Bỏ lọc"), and `add_note("Có thể kéo tệp thả vào đây.")`.
    """

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None, *, drawing: bool = False) -> None:
        super().__init__(parent)
        self._choices: list[ChoiceCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.addStretch(2)
        outer.addLayout(self._column)
        outer.addStretch(3)
        self._drawing = Drawing(self) if drawing else None
        if self._drawing is not None:
            self._column.addWidget(self._drawing, alignment=Qt.AlignmentFlag.AlignHCenter)
            self._column.addSpacing(Space.M)
        if title:
            self._add_words(title, Type.EMPTY, "text")
        self._add_words(sentence, Type.BODY, "muted")
        self._column.addSpacing(Space.S)
        self.setAccessibleName(title or sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing goes before what is to be pressed is pressed together."""
        super().resizeEvent(event)
        layout, drawing = self.layout(), self._drawing
        if drawing is None or layout is None:
            return
        needed = height_at(layout, self.width())
        if drawing.isHidden():
            needed += drawing.sizeHint().height() + self._column.spacing()
        drawing.setVisible(self.height() >= needed)

    def minimumSizeHint(self) -> QSize:
        """Without the drawing, which gives way."""
        hint, drawing = super().minimumSizeHint(), self._drawing
        if drawing is not None and not drawing.isHidden():
            hint -= QSize(0, drawing.sizeHint().height() + self._column.spacing())
        return hint

    def _add_words(self, text: str, kind: Type, role: str) -> None:
        label = Label(text, kind, role, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(label)

    def add_choice(self, title: str, second: str, icon: str, on_click: Callable[[], object]) -> ChoiceCard:
        """One more wide choice."""
        card = ChoiceCard(title, second, icon, first=not self._choices, on_click=on_click)
        card.setMaximumWidth(theme().px(Size.CHOICE))
        self._choices.append(card)
        self._column.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        return card

    def add_act(self, text: str, on_click: Callable[[], object]) -> SecondaryButton:
        """One plain button under the sentence."""
        button = SecondaryButton(text, on_click=on_click)
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        return button

    def add_note(self, text: str) -> None:
        """A muted line under the choices."""
        self._column.addSpacing(Space.S)
        self._add_words(text, Type.SMALL, "muted")
