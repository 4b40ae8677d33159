"""Tab reaches everything that can be used, and what has the focus shows it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.walks.names import usable
from tests.walks.seen import named, visible

MOST_STEPS = 160
_shown: dict[str, bool] = {}  # kinds of parts whose focus was looked at


def walk(seen: QWidget) -> Iterator[str]:
    """A fault for each part that Tab passes by, or whose focus is not seen."""
    if seen.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
        return  # menus and lists go by the arrows
    _activate(seen)
    if QApplication.focusWidget() is None:
        seen.setFocus(Qt.FocusReason.TabFocusReason)
    wanted = [part for part in visible(seen) if part is not seen and _expects_focus(part)]
    reached = _round(seen)
    for part in wanted:
        if not any(_same(part, one) for one in reached):
            yield f"{named(part)}: Tab does not reach it"
        elif not _shows(part):
            yield f"{named(part)}: its focus is not seen"


def _activate(seen: QWidget) -> None:
    seen.raise_()
    for _ in range(MOST_STEPS):
        if QApplication.activeWindow() is seen:
            return
        seen.activateWindow()
        QApplication.processEvents()


def _same(part: QWidget, reached: QWidget) -> bool:
    """True if Tab came to a part, into it, or to the group of buttons whose arrows lead to it."""
    if isinstance(part, QAbstractButton) and isinstance(reached, QAbstractButton) and part.group() is not None:
        return part.group() is reached.group()
    return part is reached or part.isAncestorOf(reached)


def _expects_focus(part: QWidget) -> bool:
    if not usable(part) or not part.isEnabled() or part.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    if isinstance(part, QAbstractButton) and part.group() is not None and part.group().exclusive():
        return part.isChecked()  # the others by the arrows
    return part.focusProxy() is None


def _round(seen: QWidget) -> list[QWidget]:
    """What has the focus in turn, until it comes round."""
    reached: list[QWidget] = []
    for _ in range(MOST_STEPS):
        now = QApplication.focusWidget()
        if now is not None:
            if reached and now is reached[0]:
                break
            if now not in reached:
                reached.append(now)
        QTest.keyClick(now or seen, Qt.Key.Key_Tab)
    return reached


def _shows(part: QWidget) -> bool:
    kind = f"{type(part).__name__} {part.property('checked')} {part.styleSheet()}"
    if kind not in _shown:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not part.hasFocus():
            return True  # a proxy has it
        with_focus = part.grab().toImage()
        part.clearFocus()
        QApplication.processEvents()
        _shown[kind] = with_focus != part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
    return _shown[kind]
