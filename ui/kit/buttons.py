"""Buttons, chips and combo boxes: painted by themselves from the tokens, one look for each kind of act."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.kit import icons
from ui.kit.tokens import STATES, Radius, Size, Space, State, Type, theme


@dataclass(frozen=True, slots=True)
class Look:
    """The colour roles of one kind of button; None is not painted."""

    text: str
    ground: str | None = "base"
    edge: str | None = "field"
    hover_ground: str | None = "hover"
    hover_edge: str | None = "accent"
    icon: str = "muted"
    font: Type = Type.BODY
    padding: int = 13
    ring: str = "accent"


PRIMARY = Look("on_fill", "fill", None, "fill_hover", None, "on_fill", Type.STRONG, 13, "text")
SECONDARY = Look("text")
GHOST = Look("text", None, None, "hover", None, padding=8)
LINK = Look("accent", None, None, None, None, "accent", padding=0)
DANGER = Look("error_fg", "base", "error_fg", "error_bg", "error_fg", "error_fg")
DANGER_FILL = Look("on_fill", "danger_fill", None, "danger_hover", None, "on_fill", Type.STRONG, 13, "text")
CHECKED = Look("accent", "info_bg", "accent", "info_bg", "accent", "accent", Type.STRONG)


class PressedByEnter(QPushButton):
    """A push button that Enter presses as Space does, also inside dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class Button(PressedByEnter):
    """The base of all buttons; use one of the kinds below.

    `icon` names a drawing ("arrow_import"); `on_click` is called without arguments; `tip` is the tooltip, to
    which the shortcut given as `key` is added.
    """

    look = SECONDARY

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        on_click: Callable[[], object] | None = None,
        key: str = "",
        tip: str = "",
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        if self.look is LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text.replace("&", "") or tip)
        if key:
            self.setShortcut(key)
        said = " · ".join(part for part in (tip, key) if part)
        if said:
            self.setToolTip(said)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def setText(self, text: str) -> None:
        """Change the words, and the name a screen reader says."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def set_icon_name(self, name: str) -> None:
        """Change the drawing."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def current_look(self) -> Look:
        """The look to paint now."""
        return CHECKED if self.isChecked() else self.look

    def _font(self) -> QFont:
        return theme().font(Type.STRONG if self.isCheckable() else self.look.font)

    def _width_of_extras(self) -> int:
        extra = 0
        if self._icon_name:
            extra += theme().px(Size.ICON) + (Space.ICON_GAP if self.text() else 0)
        if self.menu() is not None:
            extra += theme().px(Size.ICON) + Space.XS
        return extra

    def sizeHint(self) -> QSize:
        shown = self.text().replace("&", "")
        text = QFontMetrics(self._font()).horizontalAdvance(shown) + 1 if shown else 0
        width = text + self._width_of_extras() + 2 * self.look.padding
        return QSize(width, theme().px(Size.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.current_look()
        self._paint_ground(painter, look)
        self._paint_content(painter, look)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        ground_role = look.hover_ground if hovered else look.ground
        edge_role = look.hover_edge if hovered else look.edge
        if not self.isEnabled() and look.ground is not None:
            ground_role, edge_role = "track", None
        width = 1
        if self.hasFocus():
            edge_role, width = look.ring, 2
        paint_frame(painter, QRectF(self.rect()), ground_role, edge_role, width)

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        role, icon_role = look.text, look.icon
        if not self.isEnabled():
            role = icon_role = "muted" if look.ground is not None else "hint"
        rect = QRectF(self.rect()).adjusted(look.padding, 0, -look.padding, 0)
        side = theme().px(Size.ICON)
        if self.menu() is not None:
            icons.draw(painter, "chevron_down", icon_role, QRectF(rect.right() - side, 0, side, self.height()))
            rect.setRight(rect.right() - side - Space.XS)
        if self._icon_name:
            box = QRectF(rect.left(), 0, side, self.height()) if self.text() else rect
            icons.draw(painter, self._icon_name, icon_role, box, self._icon_size())
            rect.setLeft(rect.left() + side + Space.ICON_GAP)
        painter.setFont(theme().font(look.font))
        painter.setPen(theme().color(role))
        alignment = Qt.AlignmentFlag.AlignVCenter | self._alignment()
        painter.drawText(rect, alignment | Qt.TextFlag.TextHideMnemonic, self.text())

    def _alignment(self) -> Qt.AlignmentFlag:
        plain = not self._icon_name and self.menu() is None and self.look.padding > 0
        return Qt.AlignmentFlag.AlignHCenter if plain else Qt.AlignmentFlag.AlignLeft

    def _icon_size(self) -> int:
        return Size.ICON


def paint_frame(
    painter: QPainter,
    rect: QRectF,
    ground: str | None,
    edge: str | None,
    width: int = 1,
    radius: float = Radius.CONTROL,
) -> None:
    """Fill and outline a part in colour roles; the edge lies wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme().color(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color(edge), width) if edge else Qt.PenStyle.NoPen)
    inset = width / 2 if edge else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


class PrimaryButton(Button):
    """The one act of the screen, its number in its words: PrimaryButton("Nhập 6 đề nghị")."""

    look = PRIMARY


class SecondaryButton(Button):
    """Any other act; `setCheckable(True)` makes it an on/off switch with its own look."""

    look = SECONDARY


class GhostButton(Button):
    """An act of less weight without an edge; with an icon only, give `tip`."""

    look = GHOST


class LinkButton(Button):
    """An act inside a sentence or beside a title; no padding, so it lines up with text."""

    look = LINK

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().line() + Space.XS)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        """A link has no ground; under the mouse or with focus it is underlined."""
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2 if self.hasFocus() else 1))
            painter.drawLine(0, self.height() - 2, self.width(), self.height() - 2)


class DangerButton(Button):
    """An act that takes away. `filled` only inside a question box."""

    look = DANGER

    def __init__(
        self,
        text: str,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        filled: bool = False,
        on_click: Callable[[], object] | None = None,
        key: str = "",
        tip: str = "",
    ) -> None:
        super().__init__(text, icon, parent, on_click=on_click, key=key, tip=tip)
        if filled:
            self.look = DANGER_FILL


class CloseButton(GhostButton):
    """The × of panels and banners."""

    def __init__(
        self, tip: str = "Đóng", parent: QWidget | None = None, *, on_click: Callable[[], object] | None = None
    ) -> None:
        super().__init__("", "dismiss", parent, on_click=on_click, tip=tip)

    def _icon_size(self) -> int:
        return Size.ICON_LARGE


class FilterChip(PressedByEnter):
    """A filter that is on or off, with the count of rows that need work: FilterChip("Cần xem", State.WARN).

    Listen to `toggled(bool)`. With `removable` it is a chosen word with an × and `clicked` means "take it away".
    """

    def __init__(
        self,
        text: str,
        state: State | None = None,
        count: int | None = None,
        parent: QWidget | None = None,
        *,
        removable: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._state = state
        self._count = count
        self._removable = removable
        self.setCheckable(not removable)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._say()

    def set_count(self, count: int | None) -> None:
        """Show another count; None shows none."""
        self._count = count
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        counted = self.text() if self._count is None else f"{self.text()}, {self._count}"
        self.setAccessibleName(f"Bỏ {counted}" if self._removable else f"Lọc: {counted}")

    def _parts(self) -> list[str]:
        return [self.text()] if self._count is None else [self.text(), str(self._count)]

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font(Type.LABEL))
        width = sum(metrics.horizontalAdvance(part) + 1 for part in self._parts()) + 2 * Space.M
        width += Space.S * (len(self._parts()) - 1)
        icons_shown = (self._state is not None) + self._removable
        width += icons_shown * (theme().px(Size.ICON) + Space.CHIP_GAP)
        return QSize(width, theme().px(Size.CHIP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        on = self.isChecked()
        edge = "accent" if on or self.underMouse() or self.hasFocus() else "field"
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(look.color(edge), width))
        painter.setBrush(look.color("info_bg" if on else "hover" if self.underMouse() else "base"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        self._paint_words(painter, look.color("accent" if on else "text"))

    def _paint_words(self, painter: QPainter, color: QColor) -> None:
        look = theme()
        side = look.px(Size.ICON)
        x = float(Space.M)
        if self._state is not None:
            icons.draw(painter, STATES[self._state].icon, STATES[self._state].fg, QRectF(x, 0, side, self.height()))
            x += side + Space.CHIP_GAP
        font = look.font(Type.LABEL if self.isChecked() else Type.SMALL)
        measure = QFontMetrics(look.font(Type.LABEL))
        for number, part in enumerate(self._parts()):
            painter.setFont(look.font(Type.LABEL) if number else font)
            painter.setPen(look.color("muted") if number and not self.isChecked() else color)
            width = measure.horizontalAdvance(part) + 1
            painter.drawText(QRectF(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += width + Space.S
        if self._removable:
            box = QRectF(self.width() - Space.M - side, 0, side, self.height())
            icons.draw(painter, "dismiss", "accent", box)
