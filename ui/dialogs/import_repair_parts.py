"""Parts of a repair: one line to type in with its button, and the unit that a text means."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.units import Unit
from thidua_desktop.services.intake_repair import LikelyUnit
from ui.dialogs.import_sheet_cells import cell_field, select_all, typed_in
from ui.kit.base import Label
from ui.kit.buttons import LinkButton, SecondaryButton
from ui.kit.combos import FindCombo
from ui.kit.fields import CheckBox
from ui.kit.keys import on_key
from ui.kit.tokens import Space, Type


class LineAsked(QWidget):
    """A field with its button beside it; `tell(text)` by the button or Enter, `needed` if nothing is no answer.

    With `caption` its name stands over it.
    """

    def __init__(
        self,
        name: str,
        text: str,
        act: str,
        choices: Sequence[str],
        tell: Callable[[str], object],
        *,
        caption: bool = False,
        needed: bool = False,
    ) -> None:
        super().__init__()
        self._text = text
        self._tell = tell
        self._needed = needed
        self.field = cell_field(choices, text, name)
        self.button = SecondaryButton(act, on_click=self.take)
        self.button.setAccessibleName(f"{act}: {name}")
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        if caption:
            whole.addWidget(Label(name, Type.SMALL, "muted", wrap=True))
        whole.addLayout(line)
        for keys in ("Return", "Enter"):
            on_key(keys, self.field, self.take)

    def take(self) -> None:
        """Tell what stands in the field; where something is needed and nothing stands there, wait for it."""
        typed = typed_in(self.field)
        if typed or not self._needed:
            self._tell(typed)
        else:
            self.begin()

    def begin(self) -> None:
        """Put the clerk into the field, its text chosen."""
        self.show()  # what has just come to a layout is shown a turn later, and cannot be gone to before
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        select_all(self.field)

    def give_up(self) -> None:
        """Put the text back as it was."""
        if isinstance(self.field, FindCombo):
            self.field.setEditText(self._text)
        else:
            self.field.setText(self._text)

    def changed(self) -> bool:
        """True while something else stands there than at first, and the clerk is in the field."""
        return self.has_focus() and typed_in(self.field) != self._text

    def has_focus(self) -> bool:
        """True if the clerk types here."""
        inner = self.field.lineEdit() if isinstance(self.field, FindCombo) else None
        return self.field.hasFocus() or (inner is not None and inner.hasFocus()) or self.button.hasFocus()


class UnitAsked(QWidget):
    """Which unit a text means: the likeliest with their likeness, all others, and whether to remember the name.

    `written` is empty where no text of the file names anybody; `tell(unit, remember)`.
    """

    def __init__(
        self,
        written: str,
        likely: Sequence[LikelyUnit],
        units: Sequence[Unit],
        tell: Callable[[int, bool], object],
    ) -> None:
        super().__init__()
        self._tell = tell
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        if written:
            whole.addWidget(Label(f"“{written}” có thể là:" if likely else f"“{written}” là:", role="muted", wrap=True))
        self.links = [
            LinkButton(f"{one.unit.short_name} · giống {one.percent} %", on_click=lambda u=one.unit.id: self._take(u))
            for one in likely
        ]
        for link in self.links:
            whole.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.picker = FindCombo([(unit.short_name, unit.id) for unit in units])
        self.picker.setCurrentIndex(-1)
        self.picker.setEditText("")
        self.picker.setAccessibleName(f"Đơn vị mà “{written}” chỉ" if written else "Đơn vị gửi")
        self.button = SecondaryButton("Chọn", on_click=self._take_picked)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.picker, 1)
        line.addWidget(self.button)
        self.remember = CheckBox("Nhớ tên gọi này cho lần sau", self)
        self.remember.setChecked(bool(written))
        whole.addWidget(Label("Hoặc đơn vị khác" if likely else "Chọn đơn vị", Type.SMALL, "muted"))
        whole.addLayout(line)
        whole.addWidget(self.remember)
        if not written:
            self.remember.hide()
        for keys in ("Return", "Enter"):
            on_key(keys, self.picker, self._take_picked)

    def _take(self, unit: int) -> None:
        self._tell(unit, self.remember.isChecked())

    def _take_picked(self) -> None:
        if self.picker.value() is not None:
            self._take(self.picker.value())
