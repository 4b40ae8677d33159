"""Forms: labels above fields, help or error below, checked on leaving a field and never while typing."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.cells import number
from ui.kit.combos import Combo, FindCombo
from ui.kit.dates import DateEdit
from ui.kit.fields import CheckBox, LineEdit, TextEdit
from ui.kit.form_row import Check, FormRow
from ui.kit.tokens import Space

AnyRow = TypeVar("AnyRow", bound=FormRow)


class LineField(FormRow):
    """One line of words: LineField("Họ và tên", check=…). `value()` is the stripped text."""

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        help: str = "",
        optional: bool = False,
        check: Check | None = None,
        placeholder: str = "",
    ) -> None:
        self.edit = LineEdit(value, placeholder)
        super().__init__(label, self.edit, help=help, optional=optional, check=check)
        self.edit.left.connect(self._left)
        self.edit.textEdited.connect(self._changed)

    def value(self) -> str:
        return self.edit.text().strip()

    def set_value(self, value: str | None) -> None:
        self.edit.setText(value or "")
        self._show("")


class TextField(FormRow):
    """Several lines of words: TextField("Tóm tắt thành tích", lines=4)."""

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        lines: int = 3,
        help: str = "",
        optional: bool = False,
        check: Check | None = None,
    ) -> None:
        self.edit = TextEdit(value, lines)
        super().__init__(label, self.edit, help=help, optional=optional, check=check)
        self.edit.left.connect(self._left)
        self.edit.textChanged.connect(self._changed)

    def value(self) -> str:
        return self.edit.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        self.edit.setPlainText(value or "")
        self._show("")


class ComboField(FormRow):
    """A choice: ComboField("Đơn vị đề nghị", [("Phường Nghĩa Đô", 3), …], find=True).

    `find` for long lists: type to find, without dấu; `free` lets other words stand (`value()` is then the words).
    """

    def __init__(
        self,
        label: str,
        entries: Sequence[tuple[str, Any]] = (),
        value: Any = None,
        *,
        find: bool = False,
        free: bool = False,
        help: str = "",
        optional: bool = False,
        check: Check | None = None,
    ) -> None:
        self.combo = FindCombo(entries, free=free) if find or free else Combo()
        super().__init__(label, self.combo, help=help, optional=optional, check=check)
        if isinstance(self.combo, FindCombo):
            self.combo.left.connect(self._left)
            self.combo.editTextChanged.connect(self._changed)
        else:
            self.combo.set_entries(entries)
        self.combo.currentIndexChanged.connect(self._changed)
        self.set_value(value)

    def value(self) -> Any:
        return self.combo.value()

    def set_value(self, value: Any) -> None:
        self.combo.set_value(value)
        self._show("")

    def set_entries(self, entries: Sequence[tuple[str, Any]]) -> None:
        """Other choices; stays on the same value if it is still there."""
        self.combo.set_entries(entries)

    def typed(self) -> str:
        return self.combo.currentText().strip() if self.combo.isEditable() else ""

    def own_problem(self) -> str:
        typed = self.typed()
        return f"Không có “{typed}” trong danh sách. Chọn một dòng." if typed and self.value() is None else ""


class DateField(FormRow):
    """A date typed in any usual way or picked: DateField("Ngày nhận", date.today())."""

    def __init__(
        self,
        label: str,
        value: date | None = None,
        *,
        help: str = "",
        optional: bool = False,
        check: Check | None = None,
    ) -> None:
        self.edit = DateEdit(value)
        super().__init__(label, self.edit, help=help, optional=optional, check=check)
        self.edit.left.connect(self._left)
        self.edit.picked.connect(self._left)
        self.edit.textEdited.connect(self._changed)
        self.edit.picked.connect(self._changed)

    def value(self) -> date | None:
        return self.edit.value()

    def set_value(self, value: date | None) -> None:
        self.edit.set_value(value)
        self._show("")

    def typed(self) -> str:
        return self.edit.text().strip()

    def own_problem(self) -> str:
        return self.edit.problem()


class NumberField(FormRow):
    """A whole number, typed with or without dots: NumberField("Số tiền", unit="đồng", low=0). `value()` int | None."""

    def __init__(
        self,
        label: str,
        value: int | None = None,
        *,
        low: int = 0,
        high: int | None = None,
        help: str = "",
        optional: bool = False,
        check: Check | None = None,
    ) -> None:
        self.edit = LineEdit()
        self._low, self._high = low, high
        super().__init__(label, self.edit, help=help, optional=optional, check=check)
        self.edit.left.connect(self._leave)
        self.edit.textEdited.connect(self._changed)
        self.set_value(value)

    def typed(self) -> str:
        return self.edit.text().strip()

    def _digits(self) -> str:
        return self.edit.text().strip().replace(".", "").replace(" ", "")

    def value(self) -> int | None:
        digits = self._digits()
        return int(digits) if digits.isascii() and digits.lstrip("-").isdigit() else None

    def set_value(self, value: int | None) -> None:
        self.edit.setText("" if value is None else number(value))
        self._show("")

    def own_problem(self) -> str:
        value = self.value()
        if value is None:
            return "Chỉ ghi chữ số." if self._digits() else ""
        if value < self._low:
            return f"Ít nhất là {number(self._low)}."
        if self._high is not None and value > self._high:
            return f"Nhiều nhất là {number(self._high)}."
        return ""

    def _leave(self) -> None:
        if not self.own_problem() and (value := self.value()) is not None:
            self.edit.setText(number(value))
        self._left()


class CheckField(FormRow):
    """A yes or no: CheckField("Sửa cả các ô giống vậy (1 ô)")."""

    def __init__(self, label: str, value: bool = False, *, help: str = "") -> None:
        self.box = CheckBox(label)
        super().__init__(label, self.box, help=help, optional=True)
        self._name.hide()
        self.box.setChecked(value)
        self.box.toggled.connect(self._changed)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:
        self.box.setChecked(value)


class Form(QWidget):
    """A column of rows. `add(row)` returns the row; `add_line(row, row)` puts rows side by side.

    `check()` shows all errors, goes to the first and says if all is well; `values_changed()` tells unsaved input.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FormRow] = []
        self._clean: list[Any] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Space.M)

    def add(self, row: AnyRow) -> AnyRow:
        """Put one row under the others; returns it."""
        self._take(row)
        self._body.addWidget(row)
        return row

    def add_line(self, *rows: FormRow) -> None:
        """Put rows side by side."""
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        for row in rows:
            self._take(row)
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Put anything else between the rows."""
        self._body.addWidget(widget)

    def add_stretch(self) -> None:
        """Keep the rows at the top."""
        self._body.addStretch(1)

    def _take(self, row: FormRow) -> None:
        self._rows.append(row)
        self._clean.append(row.standing())
        row.changed.connect(self.changed)

    def rows(self) -> list[FormRow]:
        """All rows in their order."""
        return list(self._rows)

    def _asked(self) -> list[FormRow]:
        """The rows that are to be filled: neither switched off nor hidden on purpose."""
        on_purpose = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return [row for row in self._rows if row.isEnabled() and not (row.isHidden() and row.testAttribute(on_purpose))]

    def errors(self) -> list[str]:
        """What is wrong now, in the order of the rows; shows nothing."""
        return [error for row in self._asked() if (error := row.error())]

    def check(self) -> bool:
        """Show every error under its field and go to the first; True if there is none."""
        wrong = [row for row in self._asked() if not row.validate()]
        if wrong:
            wrong[0].go_here()
        return not wrong

    def values_changed(self) -> bool:
        """True if something differs from when the form was filled or last marked clean."""
        return [row.standing() for row in self._rows] != self._clean

    def mark_clean(self) -> None:
        """What stands there now is saved, or was just filled in."""
        self._clean = [row.standing() for row in self._rows]
