"""What was understood of a file: sender, table, code page and received date, each with why and changeable."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import intake_view
from thidua_desktop.services.intake_view import ShownFile
from ui.dialogs.import_session import ImportFile
from ui.kit.base import Label
from ui.kit.buttons import LinkButton
from ui.kit.combos import Combo, FindCombo
from ui.kit.dates import DateEdit
from ui.kit.fields import LineEdit
from ui.kit.tokens import Space, Type, theme


class _Field(QWidget):
    """A caption over a field; the caption says why ("Đơn vị gửi · theo dòng …")."""

    def __init__(self, caption: str, field: QWidget) -> None:
        super().__init__()
        self._caption = caption
        self._words = caption
        self._label = Label(caption, Type.SMALL, "muted")
        self._label.setBuddy(field)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        field.setAccessibleName(caption)
        self._field = field
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.XS)
        body.addWidget(self._label)
        body.addWidget(field)

    def say_why(self, why: str, role: str = "muted") -> None:
        """Say after the caption where the value comes from, or what it leads to."""
        self._words = f"{self._caption} · {why}" if why else self._caption
        self._label.set_role(role)
        self._label.setToolTip(self._words)
        self._field.setAccessibleDescription(why)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(theme().font(Type.SMALL))
        self._label.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _why_columns(file: ImportFile, shown: ShownFile) -> str:
    """How many lists there are, and what is known or will be known of their columns."""
    words = [f"{len(shown.tables)} bảng"] if len(shown.tables) > 1 else []
    if file.corrections.mappings:
        words.append("nghĩa cột sẽ được nhớ cho nơi gửi này")
    elif any(table.remembered for table in shown.tables):
        words.append("cột đã được nhớ từ lần trước")
    return " · ".join(words)


class UnderstoodStrip(QWidget):
    """The line above the sheet; on small screens one sentence with "Đổi…", which opens the fields.

    `unit_chosen(Unit)`, `received_chosen(date)`, `table_chosen(int)` tell what the clerk changed.
    """

    unit_chosen = Signal(object)
    received_chosen = Signal(object)
    table_chosen = Signal(int)

    def __init__(self, units: Sequence[Unit]) -> None:
        super().__init__()
        self._units = {unit.id: unit for unit in units}
        self._unit_id: int | None = None
        self._received: date | None = None
        self._compact = False
        self.unit = FindCombo([(unit.short_name, unit.id) for unit in units])
        self.table = Combo()
        self.encoding = LineEdit()
        self.encoding.setReadOnly(True)
        self.received = DateEdit()
        self._unit_field = _Field("Đơn vị gửi", self.unit)
        self._table_field = _Field("Bảng tìm thấy", self.table)
        self._encoding_field = _Field("Kiểu chữ", self.encoding)
        self._received_field = _Field("Ngày nhận", self.received)
        self._lay_out()
        self.unit.left.connect(self._take_unit)
        self.unit.currentIndexChanged.connect(self._take_unit)
        self.table.activated.connect(lambda _: self.table_chosen.emit(self.table.value() or 0))
        self.received.left.connect(self._take_received)
        self.received.picked.connect(self._take_received)

    def _lay_out(self) -> None:
        self._fields = QWidget()
        line = QHBoxLayout(self._fields)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        parts = ((self._unit_field, 5), (self._table_field, 6), (self._encoding_field, 2), (self._received_field, 3))
        for part, share in parts:
            line.addWidget(part, share)
        self._sentence = Label(wrap=True)
        self._change = LinkButton("Đổi…", on_click=self._open_fields)
        self._summary = QWidget()
        one_line = QHBoxLayout(self._summary)
        one_line.setContentsMargins(0, 0, 0, 0)
        one_line.addWidget(self._sentence, 1)
        one_line.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._summary)
        whole.addWidget(self._fields)
        self._summary.hide()

    def set_compact(self, compact: bool) -> None:
        """One sentence instead of four fields."""
        self._compact = compact
        self._summary.setVisible(compact)
        self._fields.setVisible(not compact)

    def _open_fields(self) -> None:
        self._summary.hide()
        self._fields.show()
        self.unit.setFocus()

    def show_file(self, file: ImportFile, shown: ShownFile) -> None:
        """Show what was understood of a file."""
        preview = shown.preview
        self._unit_id = preview.unit.id if preview.unit is not None else None
        self._received = file.received
        self.unit.blockSignals(True)
        if self._unit_id is None:
            self.unit.setCurrentIndex(-1)
            self.unit.setEditText("")
        else:
            self.unit.set_value(self._unit_id)
        self.unit.blockSignals(False)
        missing = shown.totals.needs_unit
        self.unit.set_wrong(missing)
        self._unit_field.say_why(
            "chưa rõ, hãy chọn" if missing else preview.unit_reason, "warn_fg" if missing else "muted"
        )
        self.table.set_entries([(table.words, place) for place, table in enumerate(shown.tables)])
        self._table_field.say_why(_why_columns(file, shown))
        self.encoding.setText(intake_view.encoding_words(preview))
        self._encoding_field.say_why("" if preview.encoding == "unicode" else "đã đổi")
        self.received.set_value(file.received)
        late = shown.totals.late
        self._received_field.say_why("muộn" if late else "", "warn_fg" if late else "muted")
        self._say(file, shown, late)

    def _say(self, file: ImportFile, shown: ShownFile, late: bool) -> None:
        preview = shown.preview
        unit = preview.unit.short_name if preview.unit is not None else "Chưa rõ đơn vị gửi"
        table = shown.tables[0].words[:1].lower() + shown.tables[0].words[1:] if shown.tables else "không có bảng"
        received = f"nhận {show(file.received)}{', muộn' if late else ''}"
        self._sentence.setText(" · ".join((unit, table, intake_view.encoding_words(preview), received)))

    def _take_unit(self) -> None:
        chosen = self.unit.value()
        if chosen is not None and chosen != self._unit_id:
            self._unit_id = chosen
            self.unit_chosen.emit(self._units[chosen])

    def _take_received(self) -> None:
        value = self.received.value()
        if value is not None and value != self._received:
            self._received = value
            self.received_chosen.emit(value)
