"""What Ctrl+Z takes back: the acts of this session that have a way back, newest last."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.desk import Act, Desk

MOST_KEPT = 50
NOTHING = "Chưa có việc nào để hoàn tác"


def act_words(summary: str) -> str:
    """An act as the menu names it: "Đã bỏ 3 đề nghị vào thùng rác." -> "Bỏ 3 đề nghị vào thùng rác"."""
    words = summary.strip().rstrip(".").removeprefix("Đã ")
    return words[:1].upper() + words[1:]


class Undoing:
    """One act's way back, to be gone once: by the banner's "Hoàn tác" (call it) or by Ctrl+Z."""

    def __init__(self, undo: "UndoStack", words: str, act: "Act", then: Callable[[Any], object] | None) -> None:
        self._undo = undo
        self.words = act_words(words)
        self.act = act
        self.then = then

    def __call__(self) -> None:
        self._undo.take_back(self)

    def forget(self) -> None:
        """It was taken back in another way; it is offered no more."""
        self._undo.forget(self)


class UndoStack(QObject):
    """`taken_back(words)` after an act was taken back, `failed(sentence)` when it could not be."""

    taken_back = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._acts: list[Undoing] = []

    def add(self, words: str, act: "Act", then: Callable[[Any], object] | None = None) -> Undoing:
        """Remember the newest act."""
        made = Undoing(self, words, act, then)
        self._acts = [*self._acts, made][-MOST_KEPT:]
        return made

    @property
    def newest(self) -> Undoing | None:
        """What Ctrl+Z would take back now."""
        return self._acts[-1] if self._acts else None

    def take_back(self, one: Undoing) -> None:
        """Go an act's way back, unless it was gone before."""
        if one not in self._acts:
            return
        self.forget(one)

        def done(result: Any) -> None:
            if one.then is not None:
                one.then(result)
            self.taken_back.emit(one.words)

        self._desk.write("Đang hoàn tác", one.act, done, self.failed.emit)

    def forget(self, one: Undoing) -> None:
        """Offer an act no more."""
        self._acts = [other for other in self._acts if other is not one]

    def clear(self) -> None:
        """Offer nothing: the records are others now."""
        self._acts = []
