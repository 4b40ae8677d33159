"""What units sent for a plan's deadline: the day it came."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Deadline
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import unit_reports
from thidua_desktop.services.unit_reports import Received
from ui.desk import Desk
from ui.dialogs.storing import StoringDialog
from ui.kit.forms import DateField, LineField


class UnitReport(StoringDialog):
    """Asks when units sent what a deadline wants, and writes it down. `stored(Marked)` once stored."""

    def __init__(
        self,
        desk: Desk,
        deadline: Deadline,
        units: Sequence[Unit],
        stood: Received | None = None,
        parent: QWidget | None = None,
    ) -> None:
        who = units[0].short_name if len(units) == 1 else f"{len(units)} đơn vị"
        super().__init__(desk, "Ghi đã nhận", "Ghi đã nhận", parent, second=f"{deadline.what} · {who}", width=440)
        self._deadline, self._units = deadline, tuple(units)
        day = stood.received if stood else desk.today()
        self.day = self.form.add(DateField("Ngày nhận", day, check=self._ahead))
        self.note = self.form.add(LineField("Ghi chú", stood.note if stood else "", optional=True))
        self.form.add_stretch()
        self.form.changed.connect(self._tell)
        self.form.mark_clean()
        self._tell()
        self.day.field.setFocus()

    def _ahead(self, day: date) -> str:
        return "Ngày nhận sau hôm nay." if day > self.desk.today() else ""

    def _tell(self) -> None:
        """Say whether the day is in time."""
        day = self.day.value()
        late = self._deadline.days_late(day) if day else 0
        last = show(self._deadline.last_good_day)
        self.set_help(f"Nhận đến hết {last} là đúng hạn. Trễ {late} ngày." if late else f"Đúng hạn đến hết {last}.")

    def save(self) -> None:
        """Write it down if the day is right."""
        day = self.day.value()
        if not self.form.check() or day is None:
            return
        deadline, units, note = self._deadline, self._units, self.note.value()
        self.store(
            "Đang ghi đã nhận",
            lambda store, report, cancelled: unit_reports.mark(store, deadline, units, day, note),
        )
