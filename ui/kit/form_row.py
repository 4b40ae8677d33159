"""One row of a form: label above, field, help or error below."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.base import Glyph, Label, flag
from ui.kit.combos import Combo
from ui.kit.tokens import Space, State, Type

Check = Callable[[Any], str]  # the value -> one sentence saying what is wrong, or ""
REQUIRED = "Chưa ghi “{}”."


class FormRow(QWidget):
    """A label, its field, and a line of help or error under it. Required unless `optional`.

    `value()` and `set_value()`; `changed` when the clerk changed it; `check` is a rule on the value, run on
    leaving the field and by `Form.errors()`. Use one of the kinds below.
    """

    changed = Signal()

    def __init__(
        self, label: str, field: QWidget, *, help: str = "", optional: bool = False, check: Check | None = None
    ) -> None:
        super().__init__()
        self.label = label
        self.field = field
        self._optional = optional
        self._check = check
        self._help = help
        self._said = ""
        self._name = Label(kind=Type.SMALL, role="muted")
        self._name.setBuddy(field)
        self._glyph = Glyph.of(State.ERROR)
        self._below = Label(help, Type.SMALL, "muted", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(Space.CHIP_GAP)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._below, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.XS)
        body.addWidget(self._name)
        body.addWidget(field)
        body.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(field)
        self.set_label(label)
        self._show("")

    def set_label(self, label: str) -> None:
        """Call the field otherwise, where its name hangs on another field."""
        self.label = label
        self._name.setText(f"{label} (nếu có)" if self._optional else label)
        self.field.setAccessibleName(label)

    @property
    def optional(self) -> bool:
        """True if the field may stay empty."""
        return self._optional

    def value(self) -> Any:
        """What stands in the field."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Put a value in the field."""
        raise NotImplementedError

    def typed(self) -> str:
        """The words that stand there while they are no value yet, as of half a date."""
        return ""

    def standing(self) -> tuple[Any, str]:
        """All that the clerk would lose with the field: its value, or the words that are none yet."""
        value = self.value()
        return value, self.typed() if value is None else ""

    def own_problem(self) -> str:
        """What the field itself finds wrong with what is typed."""
        return ""

    def error(self) -> str:
        """The sentence saying what is wrong now, or ""; shows nothing."""
        if said := self.own_problem():
            return said
        value = self.value()
        if value in (None, ""):
            return "" if self._optional else REQUIRED.format(self.label)
        return self._check(value) if self._check is not None else ""

    def validate(self) -> bool:
        """Check and show the outcome under the field; True if nothing is wrong."""
        self._show(self.error())
        return not self._said

    def show_error(self, sentence: str) -> None:
        """Show what a service found wrong with this field."""
        self._show(sentence)

    def shown_error(self) -> str:
        """The error now shown under the field."""
        return self._said

    def go_here(self) -> None:
        """Put the cursor in the field, and scroll to it if the form is longer than its window."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self)
                return
            above = above.parentWidget()

    def _show(self, error: str) -> None:
        self._said = error
        self._glyph.setVisible(bool(error))
        self._below.setText(error or self._help)
        self._below.set_role("error_fg" if error else "muted")
        self._below.setVisible(bool(error or self._help))
        self.field.setAccessibleDescription(error or self._help)
        if isinstance(self.field, Combo):
            self.field.set_wrong(bool(error))
        else:
            flag(self.field, wrong=bool(error))

    def _left(self) -> None:
        """On leaving: an empty field is not blamed before saving; a wrong one is."""
        if self._said or self.own_problem() or self.value() not in (None, ""):
            self.validate()

    def _changed(self) -> None:
        if self._said:
            self._show("")
        self.changed.emit()
