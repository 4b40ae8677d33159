"""The clerk's hands: keys go to what has the focus, Vietnamese comes as the keyboard programs send it."""

import unicodedata

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

TONES = "\u0300\u0301\u0303\u0309\u0323"
NO_KEY = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """Where the next key goes: the open popup first, as in a real window system."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    window = QApplication.activeWindow()
    if window is None or not window.isVisible() or window.windowType() is Qt.WindowType.Popup:
        window = _given_back()
    return QApplication.focusWidget() or window


def _given_back() -> QWidget:
    """When a window closes, a window system gives the keys to the one below; without a screen nobody does."""
    below = QApplication.activeModalWidget()
    if below is None:
        below = next(window for window in QApplication.topLevelWidgets() if window.isVisible() and window.isWindow())
    below.activateWindow()
    QApplication.processEvents()
    return below


def press(keys: str, times: int = 1) -> None:
    """One key or chord: press("Ctrl+Shift+P"), press("Down", 3)."""
    chord = QKeySequence(keys)[0]  # type: ignore[index]
    for _ in range(times):
        QTest.keyClick(focused(), chord.key(), chord.keyboardModifiers())


def menu_key() -> None:
    """The menu key or Shift+F10: what the window system makes of it, which the platform without a screen does not."""
    here = focused()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here.rect().center(), here.mapToGlobal(QPoint()))
    QApplication.sendEvent(here, asked)


def letters(text: str) -> None:
    """Letters of any alphabet, one key event each."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, 0, NO_KEY, letter))


def go_to(name: str, most: int = 80) -> QWidget:
    """Press Tab until the part with this accessible name, or these words, has the focus."""
    passed = []
    for _ in range(most):
        here = focused()
        if name in (here.accessibleName(), getattr(here, "text", str)()):
            return here
        passed.append(here.accessibleName() or type(here).__name__)
        press("Tab")
    raise AssertionError(f"Tab never came to “{name}”, only to {passed}")


def name_files(*paths: object) -> None:
    """Answer the next file box with the keyboard: the paths typed in it, then Enter."""
    typed = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QFileDialog) or focused().window() is not box:
            QTimer.singleShot(20, answer)
            return
        letters(typed)
        if (offered := QApplication.activePopupWidget()) is not None:
            QTest.keyClick(offered, Qt.Key.Key_Escape)  # what the box would complete
        press("Return")

    QTimer.singleShot(20, answer)


# --- Vietnamese, as UniKey sends it -----------------------------------------------------------------------------------


def _without_tones(text: str) -> str:
    kept = "".join(mark for mark in unicodedata.normalize("NFD", text) if mark not in TONES)
    return unicodedata.normalize("NFC", kept)


def _bare(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter, unicodedata.normalize("NFD", letter)[0])


def retype(text: str) -> None:
    """Telex or VNI as a hook sends it: the letter, then Backspace and the marked one; the tone at the word's end."""
    for number, word in enumerate(unicodedata.normalize("NFC", text).split(" ")):
        if number:
            letters(" ")
        plain = _without_tones(word)
        for letter in plain:
            letters(_bare(letter))
            if letter != _bare(letter):
                press("Backspace")
                letters(letter)
        toned = next((at for at, (one, other) in enumerate(zip(plain, word, strict=True)) if one != other), None)
        if toned is not None:
            press("Backspace", len(word) - toned)
            letters(word[toned:])


def compose(text: str) -> None:
    """The same through the system's input method: the word grows as a preedit and is committed whole."""
    for number, word in enumerate(unicodedata.normalize("NFC", text).split(" ")):
        typed = f" {word}" if number else word
        for end in range(1, len(typed) + 1):
            QApplication.sendEvent(focused(), QInputMethodEvent(_without_tones(typed[:end]), []))
        committed = QInputMethodEvent("", [])
        committed.setCommitString(typed)
        QApplication.sendEvent(focused(), committed)


def replace_committed(text: str) -> None:
    """An input method without preedit: each mark replaces what it committed before."""
    for letter in unicodedata.normalize("NFC", text):
        first = QInputMethodEvent("", [])
        first.setCommitString(_bare(letter))
        QApplication.sendEvent(focused(), first)
        if letter != _bare(letter):
            second = QInputMethodEvent("", [])
            second.setCommitString(letter, -1, 1)
            QApplication.sendEvent(focused(), second)
