"""Icons: the shipped drawings tinted in the colours of the theme, sharp at every screen scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.kit.tokens import STATES, Radius, Size, State, theme


@lru_cache(maxsize=256)
def _renderer(name: str, size: int, color: str) -> QSvgRenderer:
    stem = name if name.endswith("_filled") else f"{name}_regular"
    base, style = stem.rsplit("_", 1)
    drawn = Size.ICON_LARGE if size >= Size.ICON_LARGE else Size.ICON
    svg = resources.path("icons", f"{base}_{drawn}_{style}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("<svg ", f'<svg fill="{color}" ', 1).encode()))


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, color: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, size, color).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, role: str = "muted", size: int = Size.ICON, ratio: float = 1.0) -> QPixmap:
    """One drawing in one colour role, for painting; `ratio` is the device's pixel ratio."""
    return _pixmap(name, size, theme().color(role).name(), ratio)


def icon(name: str, role: str = "muted", size: int = Size.ICON) -> QIcon:
    """A QIcon in the theme of now: normal in `role`, active in accent, disabled in hint.

    `name` is the drawing's name without size and style ("arrow_import"); add "_filled" for a filled one. Ask
    again when the theme changes (parts of the kit paint their own and need no telling); never keep one in a model.
    """
    result = QIcon()
    modes = {
        QIcon.Mode.Normal: role,
        QIcon.Mode.Active: role if role.startswith("on_") else "accent",
        QIcon.Mode.Disabled: "hint",
        QIcon.Mode.Selected: role,
    }
    for ratio in {1.0, 1.25, 1.5, 2.0, QGuiApplication.primaryScreen().devicePixelRatio()}:
        for mode, colour in modes.items():
            result.addPixmap(pixmap(name, colour, size, ratio), mode)
    return result


def state_icon(state: State, size: int = Size.ICON) -> QIcon:
    """The icon of a state in the state's own colour."""
    look = STATES[state]
    return icon(look.icon, look.fg, size)


def draw(painter: QPainter, name: str, role: str, rect: QRectF, size: int = Size.ICON) -> None:
    """Paint a drawing of `size` (16 or 20, grown with the type) in the middle of `rect`."""
    side = theme().px(size)
    target = QRectF(0, 0, side, side)
    target.moveCenter(rect.center())
    ratio = painter.device().devicePixelRatio()
    corner = QPointF(round(target.x() * ratio) / ratio, round(target.y() * ratio) / ratio)
    painter.drawPixmap(corner, pixmap(name, role, side, ratio))


def draw_state(painter: QPainter, state: State, rect: QRectF, size: int = Size.ICON) -> None:
    """Paint a state's icon in the middle of `rect`."""
    look = STATES[state]
    draw(painter, look.icon, look.fg, rect, size)


def draw_mark(painter: QPainter, rect: QRectF) -> None:
    """Paint the program's mark: a rounded square of ink blue with a gold ribbon."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("fill"))
    radius = max(Radius.CONTROL, rect.width() * 0.2)
    painter.drawRoundedRect(rect, radius, radius)
    inner = rect.width() * 0.62
    target = QRectF(0, 0, inner, inner)
    target.moveCenter(rect.center())
    _renderer("ribbon_filled", Size.ICON_LARGE, theme().color("ribbon").name()).render(painter, target)
    painter.restore()


def app_icon() -> QIcon:
    """The program's icon for windows and the task bar."""
    return QIcon(str(resources.path("icons", "app.ico")))


def forget() -> None:
    """Empty the cache of drawings; `ui.kit.appearance` calls it when the theme changes."""
    _pixmap.cache_clear()
    _renderer.cache_clear()
