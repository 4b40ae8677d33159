"""The file looked at in the import window: what was understood, its sheet, its findings and what is done about them."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from thidua_desktop.domain.units import Unit
from thidua_desktop.services import intake_repair, units
from thidua_desktop.services.intake_differences import ComparedRow
from thidua_desktop.services.intake_view import ShownFile
from ui.desk import Desk
from ui.dialogs.import_choices import ChoiceWords
from ui.dialogs.import_compare import ComparePanel, LowerPart
from ui.dialogs.import_decisions import Decisions
from ui.dialogs.import_findings import FindingsList
from ui.dialogs.import_menu import cell_menu
from ui.dialogs.import_repair import RepairPanel
from ui.dialogs.import_session import ImportFile, ImportSession
from ui.dialogs.import_sheet import SheetView
from ui.dialogs.import_what import UnderstoodStrip
from ui.kit.banner import Banner
from ui.kit.base import Sheet
from ui.kit.states import StateLabel
from ui.kit.tokens import Space, State, theme

DETAIL_WIDTH, DETAIL_LEAST = 320, 232


class FilePage(QWidget):
    """Shows one file at a time; the sheet stays where the clerk works while the file is asked again.

    `received_changed(date)` when the clerk has said another day on which the file came.
    """

    received_changed = Signal(object)

    def __init__(self, desk: Desk, session: ImportSession) -> None:
        super().__init__()
        self._session = session
        self._file: ImportFile | None = None
        self._place = -1  # of the sheet shown
        self._telling = True
        self.units = units.list_units(desk.store)
        choices = ChoiceWords(desk)
        self.strip = UnderstoodStrip(self.units)
        self.sheet = SheetView(choices)
        self.findings = FindingsList()
        self.pointing = Banner()
        self.compare = ComparePanel()
        self.decisions = Decisions(session, self.sheet, self.units, lambda: self._file, self)
        self.detail = RepairPanel(self.decisions, choices, self.units)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.sheet)
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.below.setHandleWidth(Space.M)
        self.below.setChildrenCollapsible(False)
        self.below.addWidget(self.findings)
        self.below.addWidget(self.detail)
        self.below.setStretchFactor(0, 1)
        self.lower_part = LowerPart(self.below, self.compare)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setHandleWidth(Space.M)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(sheet)
        self.halves.addWidget(self.lower_part)
        self.halves.setSizes([360, 220])
        self.in_order = StateLabel(State.OK, "Không có lỗi hay cảnh báo nào trong tệp này.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.strip)
        column.addWidget(self.pointing)
        column.addWidget(self.halves, 1)
        column.addWidget(self.in_order)

    def _connect(self) -> None:
        self.strip.unit_chosen.connect(self._change_unit)
        self.strip.received_chosen.connect(self._change_received)
        self.strip.table_chosen.connect(self._show_table)
        self.findings.chosen.connect(self._show_finding)
        self.findings.told_chosen.connect(self._show_told)
        self.findings.cell_asked.connect(self.sheet.setFocus)
        self.findings.repair_asked.connect(self.sheet.edit_here)
        self.detail.left.connect(self.findings.setFocus)
        self.sheet.finding_chosen.connect(self.findings.go_to)
        self.sheet.menu_asked.connect(self._open_menu)
        self.compare.chosen.connect(self._show_compared)
        self.compare.row_asked.connect(self.sheet.setFocus)
        self.compare.decided.connect(self.decisions.decide)

    def _open_menu(self, place: QPoint) -> None:
        menu = cell_menu(self.sheet, self.decisions, self.detail)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def set_compact(self, compact: bool) -> None:
        """The form for small screens."""
        self.strip.set_compact(compact)
        self.findings.set_compact(compact)
        self.compare.set_compact(compact)
        self.below.setSizes([self.width(), theme().px(DETAIL_LEAST if compact else DETAIL_WIDTH)])

    # --- the file -------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Show no file."""
        self.pointing.hide()
        self._file, self._place = None, -1

    def show_file(self, file: ImportFile, shown: ShownFile) -> None:
        """Show a file, or the one shown as it is now."""
        same = file is self._file
        if not same:
            self.pointing.hide()
        self._file = file
        self.strip.show_file(file, shown)
        self.sheet.sheet_model.editable = file.batch_id is None
        if same and self._place >= 0:
            self.sheet.show_findings(shown, file.corrections)
        else:
            self._place = shown.tables[0].sheet if shown.tables else 0
            self.sheet.show_sheet(shown, self._place, file.corrections)
        self._telling = not same or self.decisions.going_on
        self.findings.show_told(intake_repair.told_of(shown, file.corrections, self.units))
        self.findings.show_file(shown, another=not same)
        self._telling = True
        self._show_pointing(file, shown)
        self.lower_part.show_file(file)  # the sheet has its room if there is nothing to say
        self.in_order.setVisible(not shown.findings)

    def _show_pointing(self, file: ImportFile, shown: ShownFile) -> None:
        """Where no list was found, or no names in it, the clerk can show where they stand."""
        nameless = any(all(column.code != "name" for column in table.columns) for table in shown.tables)
        if file.readable and not nameless:
            self.pointing.hide()
        elif nameless:
            words = "Chưa có cột nào là họ và tên. Bấm vào đầu cột, hoặc Alt+↓ ở một ô của cột, để chọn nghĩa."
            self.pointing.show_message(State.WARN, words)
        else:
            words = "Chưa thấy danh sách trong tệp này. Đứng ở một dòng của trang bên dưới rồi chọn:"
            header = ("Dòng này là tiêu đề", "", lambda: self.decisions.point(header=True))
            begins = ("Danh sách bắt đầu từ dòng này", "", lambda: self.decisions.point(header=False))
            self.pointing.show_message(State.WARN, words, [header, begins])

    def _show_table(self, place: int) -> None:
        if self._file is not None and self._file.shown is not None:
            self._place = self._file.shown.tables[place].sheet
            self.sheet.show_sheet(self._file.shown, self._place, self._file.corrections)

    def _show_finding(self, row: object) -> None:
        found = self.findings.table.current_row()
        self.detail.show_finding(self._file, found)
        if self._telling and found is not None and found.sheet:  # else the sheet stays where the clerk works
            self._turn_to(found.sheet)
            self.sheet.go_to(found)

    def _show_told(self, told: intake_repair.Told | None) -> None:
        self.detail.show_told(told)
        if self._telling and told is not None and told.place is not None:
            self._turn_to(told.place[0])
            self.sheet.go_to_row(told.place[1], told.place[2])

    def _show_compared(self, row: ComparedRow) -> None:
        if row.place is not None:
            self._turn_to(row.place[0])
            self.sheet.go_to_row(row.place[1])

    def _turn_to(self, sheet: str) -> None:
        """Show the sheet of this name."""
        if self._file is None or self._file.shown is None:
            return
        shown = self._file.shown
        names = [one.name for one in shown.sheets]
        place = names.index(sheet) if sheet in names else self._place
        if place != self._place:
            self._place = place
            self.sheet.show_sheet(shown, place, self._file.corrections)

    def _change_unit(self, unit: Unit) -> None:
        if self._file is not None:
            self._session.say(self._file, self._file.told._replace(unit=unit))

    def _change_received(self, received: date) -> None:
        if self._file is not None:
            self._session.receive([self._file], received)
            self.received_changed.emit(received)
