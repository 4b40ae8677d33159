"""Chọn đề nghị để trình: who takes the places to the level above, in what order, and who stands by."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.nomination import Nomination
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import places_above, units
from thidua_desktop.services.places_above import EARLY, READY, Places
from ui.desk import Desk
from ui.dialogs.places_draft import PlacesDraft, PutAct
from ui.dialogs.storing import StoringDialog
from ui.kit.base import Label, clear
from ui.kit.buttons import FilterChip, SecondaryButton
from ui.kit.cells import Column, GroupRow, Kind, NameCell
from ui.kit.combos import FilterCombo
from ui.kit.forms import LineField
from ui.kit.panel import Quote
from ui.kit.states import Seats
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, State, theme
from ui.tabs.nominations_words import KIND_ICONS, status_cell

WIDTH = 860
ROWS_SHOWN = 5
CHOSEN, RESERVE, FREE = "Chọn để trình", "Dự bị", "Có thể chọn"


class PlacesAbove(StoringDialog):
    """Chooses for every kind that the plan gives places for. `stored(Chosen)` once the choice is carried out.

    Enter or a double click chooses a row or takes it off; Alt+↑ and Alt+↓ change the order of preference.
    """

    def __init__(
        self, desk: Desk, plan: Plan, places: Sequence[Places], word: str, parent: QWidget | None = None
    ) -> None:
        title = "Chọn đề nghị để trình"
        second = f"Trình {word} khen thưởng · {plan.short_title}"
        super().__init__(desk, title, "Lưu danh sách trình", parent, second=second, width=WIDTH, scroll=False)
        self._plan = plan
        self._drafts = {one.line.kind: PlacesDraft(one) for one in places}
        self._units = {unit.id: unit.short_name for unit in units.list_units(desk.store)}
        self._make_parts(places)
        self._lay_out()
        self._connect()
        self._show_kind()
        self.table.setFocus()

    def _make_parts(self, places: Sequence[Places]) -> None:
        self.kind = FilterCombo("Đối tượng", [(one.line.kind.label, one.line.kind) for one in places])
        self._seats_line, self._rule = QHBoxLayout(), QVBoxLayout()
        self.early = FilterChip("Cả đề nghị chưa đủ hồ sơ")
        self.table: TableView[Nomination] = TableView(self._columns(), key=lambda one: one.id, name="Đề nghị để trình")
        self.table.setMinimumHeight((ROWS_SHOWN + 1) * theme().row(Size.ROW_COMPACT))
        self.table.set_row_size(Size.ROW_COMPACT)
        self.choose_button = SecondaryButton("Chọn trình", "checkmark", on_click=self.choose, tip="Enter")
        self.reserve_button = SecondaryButton("Dự bị", on_click=self.stand_by)
        self.leave_button = SecondaryButton("Bỏ chọn", on_click=self.leave_out)
        self.up_button = SecondaryButton(
            "Lên", "arrow_up", on_click=lambda: self.move_by(-1), tip="Ưu tiên hơn · Alt+↑"
        )
        self.down_button = SecondaryButton("Xuống", "arrow_down", on_click=lambda: self.move_by(1), tip="Alt+↓")
        self.reason = self.form.add(LineField("Lý do trình nhiều hơn kế hoạch"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.XL)
        top.addWidget(self.kind)
        top.addLayout(self._seats_line)
        top.addStretch(1)
        top.addWidget(self.early)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        for part in (self.choose_button, self.reserve_button, self.leave_button):
            acts.addWidget(part)
        acts.addSpacing(Space.L)
        acts.addWidget(self.up_button)
        acts.addWidget(self.down_button)
        acts.addStretch(1)
        self.body.removeWidget(self.form)
        self.body.addLayout(top)
        self.body.addLayout(self._rule)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(acts)
        self.body.addWidget(self.form)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self._show_kind())
        self.early.toggled.connect(lambda _: self._show_rows())
        self.table.activated_row.connect(lambda _: self._toggle())
        self.table.selection_changed.connect(self._fit_acts)
        self.reason.changed.connect(self._keep_reason)
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self.move_by(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self.move_by(1))

    def _columns(self) -> list[Column[Nomination]]:
        return [
            Column("Thứ tự", lambda one: one.id, display=lambda one: self.draft.place_of(one.id), width=64),
            Column(
                "Đối tượng",
                lambda one: NameCell(one.name, KIND_ICONS[one.kind]),
                kind=Kind.NAME,
                width=200,
                stretch=True,
                tooltip=lambda one: one.achievement or one.name,
            ),
            Column("Đơn vị đề nghị", lambda one: self._units.get(one.unit_id or 0, "Chưa rõ đơn vị"), width=150),
            Column("Hình thức", lambda one: one.award, kind=Kind.MUTED, width=150, tooltip=lambda one: one.award or ""),
            Column("Trạng thái", lambda one: status_cell(one.status), kind=Kind.STATE, width=150),
        ]

    # --- showing --------------------------------------------------------------------------------------------------

    @property
    def draft(self) -> PlacesDraft:
        """The choice of the kind now shown."""
        return self._drafts[self.kind.value()]

    def _show_kind(self) -> None:
        line = self.draft.places.line
        source = f"Mục {line.section}, {self._plan.short_title}" if line.section else self._plan.short_title
        said = f"Kế hoạch: {line.limit.words(line.count)} {line.kind.label.lower()}."
        quote = Quote(line.sentence, source) if line.sentence else Label(said, role="muted", wrap=True)
        clear(self._rule)
        self._rule.addWidget(quote)
        clear(self._seats_line)
        self.seats = Seats(KIND_ICONS[line.kind], len(self.draft.chosen), line.count, line.kind.label.lower())
        self._seats_line.addWidget(self.seats)
        self.reason.set_value(self.draft.reason)
        self._show_rows()

    def _show_rows(self) -> None:
        draft = self.draft
        noun = draft.places.line.kind.label.lower()
        statuses = (*READY, *EARLY) if self.early.isChecked() else READY
        rows: list[Nomination | GroupRow] = []
        for title, state, found in (
            (CHOSEN, State.SENT, draft.in_order(draft.chosen)),
            (RESERVE, State.WAIT, draft.in_order(draft.reserve)),
            (FREE, None, draft.free(statuses)),
        ):
            if found:
                rows += [GroupRow(title, f"{len(found)} {noun}", state), *found]
        self.table.set_rows(rows)
        said = f"Chưa có {noun} nào đủ hồ sơ để chọn."
        if draft.free(EARLY) and not self.early.isChecked():
            self.table.set_empty(said, "Hiện cả đề nghị chưa đủ hồ sơ", lambda: self.early.setChecked(True))
        else:
            self.table.set_empty(said)
        if self.table.current_row() is None:
            self.table.step(1)
        self._tell()

    def _tell(self) -> None:
        draft = self.draft
        self.seats.set(len(draft.chosen), draft.places.line.count)
        self.form.setVisible(draft.over > 0)
        self.reason.setVisible(draft.over > 0)
        if self.isVisible():
            self.grow()
        told = ", ".join(f"{len(one.chosen)} {kind.label.lower()}" for kind, one in self._drafts.items())
        reserve = sum(len(one.reserve) for one in self._drafts.values())
        noun = draft.places.line.kind.label.lower()
        warning = f"Vượt {draft.over} {noun} so với kế hoạch, cần ghi lý do. " if draft.over else ""
        self.set_help(f"{warning}Trình {told}" + (f"; dự bị {reserve}." if reserve else "."))
        self._fit_acts()

    def _fit_acts(self) -> None:
        """Only what can be done with the chosen rows can be pressed."""
        draft, ids = self.draft, self._selected()
        self.choose_button.setEnabled(any(one not in draft.chosen for one in ids))
        self.reserve_button.setEnabled(any(one not in draft.reserve and not draft.is_settled(one) for one in ids))
        self.leave_button.setEnabled(any(draft.is_taken(one) and not draft.is_settled(one) for one in ids))
        single = ids[0] if len(ids) == 1 else 0
        self.up_button.setEnabled(draft.can_move(single, -1))
        self.down_button.setEnabled(draft.can_move(single, 1))

    def _selected(self) -> list[int]:
        return [one.id for one in self.table.selected_rows()]

    # --- choosing -------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Give the selected nominations a place, after those who have one."""
        self._put(self.draft.choose)

    def stand_by(self) -> None:
        """Put the selected nominations on the reserve list."""
        self._put(self.draft.stand_by)

    def leave_out(self) -> None:
        """Take the selected nominations off both lists."""
        self._put(self.draft.leave_out)

    def _toggle(self) -> None:
        row = self.table.current_row()
        if row is not None and row.id in self.draft.chosen:
            self.leave_out()
        else:
            self.choose()

    def _put(self, act: PutAct) -> None:
        """Do it, and stand on the row that came after: who chooses goes down the list."""
        ids = self._selected()
        following = self._following(ids)
        act(ids)
        self._show_rows()
        if following is not None:
            self.table.select_key(following)

    def _following(self, ids: Sequence[int]) -> int | None:
        rows = [one.id for one in self.table.rows_model.rows()]
        last = max((rows.index(one) for one in ids if one in rows), default=-1)
        return next((one for one in rows[last + 1 :] if one not in ids), None)

    def move_by(self, by: int) -> None:
        """One place up (-1) or down (1) in the order of preference."""
        ids = self._selected()
        if len(ids) == 1 and self.draft.move(ids[0], by):
            self._show_rows()

    def _keep_reason(self) -> None:
        self.draft.reason = self.reason.value()

    # --- saving ---------------------------------------------------------------------------------------------------

    def unsaved(self) -> bool:
        """True if a choice differs from the one stored."""
        return any(one.changed for one in self._drafts.values())

    def save(self) -> None:
        """Carry the choices out; a kind that is over without a reason is shown first."""
        for kind, draft in self._drafts.items():
            if draft.over and not draft.reason:
                self.kind.set_value(kind)
                self._show_kind()
                self.form.check()
                return
        plan_id, choices = self._plan.id or 0, [draft.choice() for draft in self._drafts.values()]
        self.store(
            "Đang lưu danh sách trình",
            lambda store, _report, _cancelled: places_above.choose(store, plan_id, choices),
        )

    def mark_stored(self) -> None:
        for draft in self._drafts.values():
            draft.mark_kept()
