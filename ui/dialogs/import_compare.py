"""A list that comes again beside what its unit sent before: what is new, changed, gone; kept or withdrawn by a key."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.intake_differences import ComparedRow, Fate, Part
from ui.dialogs.import_file import ImportFile, comparison_words
from ui.kit.base import Label, Sheet
from ui.kit.buttons import GhostButton, SecondaryButton
from ui.kit.cells import EMPTY, Column, GroupRow, Kind, NameCell, StateCell, Who, number
from ui.kit.icons import icon
from ui.kit.pages import Pages
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, Strength, Type, theme
from ui.tabs.nominations_words import KIND_ICONS, shortened

NOT_WRITTEN = "không ghi"
ANOTHER, THE_SAME = "Là người khác", "Vẫn là người đã có"
WITHDRAW, KEEP = "Rút", "Giữ"
LEAST_ROWS = 4
MOST_LETTERS = 34  # of what was said before; the tooltip has it whole
NAME_LETTERS = 28  # of whom an act is done to; the table has the name whole
ROW_COLUMN = 0
_FATES = {
    Fate.ADDED: State.FREE,
    Fate.SEPARATE: State.FREE,
    Fate.ALTERED: State.INFO,
    Fate.LEFT_OUT: State.ERROR,
    Fate.SKIPPED: State.NONE,
    Fate.SETTLED: State.VERIFIED,
    Fate.KEPT: State.NEUTRAL,
    Fate.WITHDRAWN: State.WARN,
    Fate.AS_BEFORE: State.NEUTRAL,
}


def _fate(row: ComparedRow) -> StateCell:
    words = row.fate.value if row.first else ""
    plain = row.fate is Fate.AS_BEFORE or not row.first
    return StateCell(_FATES[row.fate], words, Strength.PLAIN if plain else Strength.QUIET)


def _name(row: ComparedRow) -> NameCell:
    return NameCell(row.name, KIND_ICONS[row.kind]) if row.first else NameCell("", Who.NOBODY)


def _said(row: ComparedRow, told: str) -> str:
    return (told or NOT_WRITTEN) if row.part is Part.CHANGED else told


def _new(row: ComparedRow) -> str:
    return f"→ {_said(row, row.new)}" if row.part is Part.CHANGED else row.new


def _columns() -> list[Column[ComparedRow]]:
    return [
        Column("Dòng", lambda row: row.place[1] if row.place and row.first else None, width=52),
        Column(
            "Đối tượng",
            _name,
            kind=Kind.NAME,
            tooltip=lambda row: " · ".join(part for part in (row.name, row.kind.label, row.unit) if part),
            spoken=lambda row: f"{row.part.value}: {row.name}, {row.kind.label.lower()}",
            width=176,
        ),
        Column("Điều khác", lambda row: row.field, width=128),
        Column(
            "Lần trước",
            lambda row: _said(row, row.old),
            display=lambda row: shortened(_said(row, row.old).replace("\n", " "), MOST_LETTERS) or EMPTY,
            kind=Kind.MUTED,
            tooltip=lambda row: row.old,
            width=150,
        ),
        Column(
            "Lần này",
            lambda row: _said(row, row.new),
            display=lambda row: _new(row).replace("\n", " ") or EMPTY,
            tooltip=lambda row: row.new,
            width=150,
            stretch=True,
        ),
        Column("Khi nhập", _fate, kind=Kind.STATE, width=150),
    ]


def _key(row: ComparedRow) -> tuple[object, str]:
    """A nominee keeps its key when it becomes another's or the same after all."""
    return (row.place or row.nomination, "" if row.first else row.field)


class ComparePanel(Sheet):
    """The comparison's table. `decided(Corrections)` when the clerk decides; `chosen(ComparedRow)` for the sheet to
    follow, `row_asked()` when the clerk wants to be there.
    """

    decided = Signal(object)
    chosen = Signal(object)
    row_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: ImportFile | None = None
        self._compact = False
        self._lines: Sequence[ComparedRow] = ()
        self._gone: list[ComparedRow] = []  # of the lines, what the list no longer has
        self.table: TableView[ComparedRow] = TableView(_columns(), key=_key, name="So với lần trước")
        self.table.setMinimumHeight((LEAST_ROWS + 1) * theme().row(Size.ROW))
        self.table.set_empty("Đơn vị chưa gửi gì vào kế hoạch này.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self.table)
        self.counts = Label(kind=Type.SMALL, role="muted", wrap=True, wide=True)
        self.act = SecondaryButton(ANOTHER, on_click=self.decide)
        self.all_act = GhostButton(WITHDRAW, on_click=self.decide_all)
        self.table.current_row_changed.connect(self._tell_current)
        self.table.selection_changed.connect(self._show_acts)
        self.table.activated_row.connect(lambda _: self.row_asked.emit())
        self.table.menu_for = self._menu_for
        deleting = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self.decide_missing)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)

    def set_compact(self, compact: bool) -> None:
        """On small screens the sheet above tells the row, and the act has no room for a name."""
        self._compact = compact
        self.table.setColumnHidden(ROW_COLUMN, compact)
        self._show_acts()

    def show_file(self, file: ImportFile) -> None:
        """Show a file's comparison; another file begins with what is as before folded away."""
        another, self._file = file is not self._file, file
        lines = file.shown.compared if file.shown is not None else ()
        if another or lines is not self._lines:
            self._lines, self._gone = lines, [row for row in lines if row.part is Part.MISSING]
            self.table.set_rows(_grouped(lines))
            self.counts.setText(comparison_words(lines))
        if another:
            self._fold_unchanged()
            self.table.step(1)
        self._show_acts()

    def _fold_unchanged(self) -> None:
        model = self.table.rows_model
        model.unfold_all()
        for place in range(model.rowCount()):
            entry = model.entry_at(place)
            if isinstance(entry, GroupRow) and entry.title == Part.UNCHANGED.value:
                model.fold(place)
                return

    # --- decisions ------------------------------------------------------------------------------------------------

    @property
    def _open(self) -> bool:
        """True while the file can still be decided about."""
        return self._file is not None and self._file.batch_id is None and not self._file.busy

    def _told(self) -> Corrections:
        return self._file.corrections if self._file is not None else Corrections()

    def _show_acts(self) -> None:
        rows = self.table.selected_rows()
        words = _act_words(rows)
        named = _named(words, rows) if words else ANOTHER
        self.act.setText(words if words and self._compact else named)
        self.act.setAccessibleName(named)
        self.act.setToolTip(_ACT_TIPS[words or ANOTHER])
        self.act.setEnabled(bool(words) and self._open)
        missing = self._gone
        self.all_act.setVisible(self.isVisible() and self.has_many_missing)
        self.all_act.setEnabled(self._open)
        self.all_act.setText(f"{KEEP if _all_withdrawn(missing) else WITHDRAW} cả {number(len(missing))} đề nghị")
        self.all_act.setToolTip("Mọi đề nghị không còn trong danh sách này")

    @property
    def has_many_missing(self) -> bool:
        """True if there are several to be kept or withdrawn in one go."""
        return len(self._gone) > 1

    def decide(self) -> None:
        """Do with the chosen rows what the button says."""
        rows = self.table.selected_rows()
        if not self._open or not (words := _act_words(rows)):
            return
        if words in (WITHDRAW, KEEP):
            self._withdraw([row for row in rows if row.part is Part.MISSING])
            return
        told = self._told()
        for row in rows:
            if row.place is not None:
                told = told.with_separate(row.place, separate=words == ANOTHER)
        self.decided.emit(told)

    def decide_missing(self) -> None:
        """Withdraw the chosen ones that the list no longer has, or keep them after all."""
        rows = [row for row in self.table.selected_rows() if row.part is Part.MISSING]
        if rows and self._open:
            self._withdraw(rows)

    def decide_all(self) -> None:
        """Withdraw all that the list no longer has, or keep them all."""
        if self._open:
            self._withdraw(self._gone)

    def _withdraw(self, rows: Sequence[ComparedRow]) -> None:
        ids = frozenset(row.nomination for row in rows if row.nomination is not None)
        self.decided.emit(self._told().with_withdrawn(ids, withdrawn=not _all_withdrawn(rows)))

    def _menu_for(self, rows: list[ComparedRow]) -> QMenu:
        menu = QMenu(self)
        if self._open and (words := _act_words(rows)):
            key = "\tDel" if words in (WITHDRAW, KEEP) else ""
            menu.addAction(f"{words}{key}", self.decide)
        if rows[0].place is not None:
            menu.addAction(f"Đến dòng {rows[0].place[1]} của tệp\tEnter", self.row_asked.emit)
        menu.addAction(icon("copy"), "Chép\tCtrl+C", self.table.copy)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _tell_current(self, row: ComparedRow | None) -> None:
        if row is not None and self.isVisible():
            self.chosen.emit(row)


_ACT_TIPS = {
    ANOTHER: "Không phải người đã có: nhận thành một đề nghị mới",
    THE_SAME: "Đúng là người đã có: sửa theo danh sách này",
    WITHDRAW: "Đơn vị không đề nghị nữa: rút khi nhập tệp này · Del",
    KEEP: "Giữ đề nghị như hiện nay · Del",
}


def _act_words(rows: Sequence[ComparedRow]) -> str:
    """What can be done with chosen rows; "" for nothing."""
    missing = [row for row in rows if row.part is Part.MISSING]
    if missing:
        return KEEP if _all_withdrawn(missing) else WITHDRAW
    if rows and all(row.part in (Part.CHANGED, Part.UNCHANGED) for row in rows):
        return ANOTHER
    return THE_SAME if rows and all(row.fate is Fate.SEPARATE for row in rows) else ""


def _named(words: str, rows: Sequence[ComparedRow]) -> str:
    """An act with whom it is done to, for the chosen rows may have gone out of sight."""
    names = list(dict.fromkeys(row.name for row in rows))
    return f"{words}: {shortened(names[0], NAME_LETTERS)}" if len(names) == 1 else f"{words} ({number(len(names))})"


def _all_withdrawn(rows: Sequence[ComparedRow]) -> bool:
    return all(row.fate is Fate.WITHDRAWN for row in rows)


def _grouped(lines: Sequence[ComparedRow]) -> list[ComparedRow | GroupRow]:
    counts = Counter(row.part for row in lines if row.first)
    shown: list[ComparedRow | GroupRow] = []
    for part in Part:
        if counts[part]:
            shown.append(GroupRow(part.value, f"{number(counts[part])} đề nghị"))
            shown += [row for row in lines if row.part is part]
    return shown


class LowerPart(QWidget):
    """What stands below the sheet: the findings, or the comparison of a list that comes again, by a switch."""

    def __init__(self, findings: QWidget, compare: ComparePanel) -> None:
        super().__init__()
        self._file: ImportFile | None = None
        self._findings, self.compare = findings, compare
        self.to_findings = SecondaryButton("Lỗi và cảnh báo", tip="Những điều cần xem trong tệp")
        self.to_compare = SecondaryButton("So với lần trước", tip="Điều gì mới, thay đổi, không còn")
        one_of = QButtonGroup(self)
        self._switch = QWidget()
        line = QHBoxLayout(self._switch)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for button in (self.to_findings, self.to_compare):
            button.setCheckable(True)
            one_of.addButton(button)
            line.addWidget(button)
        self.to_findings.setChecked(True)
        line.addSpacing(Space.M)
        line.addWidget(compare.counts)
        line.addStretch(1)
        line.addWidget(compare.all_act)
        line.addSpacing(Space.S)
        line.addWidget(compare.act)
        self._stack = Pages(findings, compare)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addWidget(self._switch)
        whole.addWidget(self._stack, 1)
        self.to_compare.toggled.connect(self._turn)

    def show_file(self, file: ImportFile) -> None:
        """Show what there is to say of a file; with nothing to say it leaves its room to the sheet.

        Of another file the findings come first if there are any to mend, else the comparison.
        """
        another, self._file = file is not self._file, file
        shown = file.shown
        again = shown is not None and bool(shown.compared)
        findings = bool(shown is not None and shown.findings) or bool(file.corrections)
        self._switch.setVisible(again)
        if another or not again:
            to_mend = any(file.totals.by_severity[:2])
            (self.to_compare if again and not to_mend else self.to_findings).setChecked(True)
        self._turn()
        self.setVisible(again or findings)

    def _turn(self) -> None:
        comparing = self.to_compare.isChecked()
        if comparing and self._file is not None:  # not before: of a long list it takes its time
            self.compare.show_file(self._file)
        self._stack.setCurrentWidget(self.compare if comparing else self._findings)
        self._findings.setVisible(not comparing)
        self.compare.counts.setVisible(comparing)
        self.compare.act.setVisible(comparing)
        self.compare.all_act.setVisible(comparing and self.compare.has_many_missing)
