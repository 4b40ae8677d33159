"""The form of a plan, new or edited: its parts at the left, the fields or lists of the chosen part at the right."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.plan import Plan, PlanKind
from thidua_desktop.domain.plan_review import PARTS
from thidua_desktop.services import office as office_profile
from thidua_desktop.services import plan_copy, plan_edits, plans
from thidua_desktop.services.plan_edits import Edited
from ui.desk import Desk
from ui.dialogs.plan_form_lines import scrolled
from ui.dialogs.plan_form_parts import GENERAL, part_of
from ui.kit.dialog import Dialog
from ui.kit.forms import Form
from ui.kit.parted import PartedPages
from ui.kit.tokens import State, theme

WIDTH, HEIGHT = 940, 640


class PlanForm(Dialog):
    """Asks for a whole plan. `part` opens it at a part, or at a field of the first part. Stores with "Lưu".

    For a new plan, `start` is what is known of it already.
    `saved(Change)` once a new plan is stored, `saved(Edited)` once an edited one is. Lines keep their ids, so what
    points at them stays.
    """

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        plan: Plan | None,
        *,
        part: str = "",
        start: Plan | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Sửa kế hoạch" if plan else "Kế hoạch mới",
            "Lưu",
            parent,
            second=plan.short_title if plan else "",
            help="Chưa có gì được lưu cho đến khi bấm “Lưu”.",
            width=WIDTH,
            scroll=False,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._saving = False
        self._opened = False
        self._plan = plan or start or self._blank()
        self.part = {name: part_of(desk, self._plan, name) for name in PARTS}
        self._lay_out()
        self._clean = self.draft()
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.parts.step(by))
        self.go_to(part)

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize()
        look = theme()
        return QSize(min(look.px(WIDTH), room.width() - 40), min(look.px(HEIGHT), room.height() - 40))

    def showEvent(self, event: QShowEvent) -> None:
        """At first as large as the parts need, whatever part is shown."""
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self.resize(self.sizeHint())

    def _blank(self) -> Plan:
        office = office_profile.get(self._desk.store)
        year = self._desk.today().year
        code = plan_copy.first_code(self._desk.store, office.place if office else "", year)
        return Plan(code, PlanKind.CAMPAIGN, "", "", year, issuer=office.body if office else "")

    def _lay_out(self) -> None:
        self.form.hide()
        shown: dict[str, QWidget] = {}
        for name, part in self.part.items():
            shown[name] = scrolled(part.page) if isinstance(part.page, Form) else part.page
            part.page.changed.connect(self._count)
        self._pages = PartedPages(shown, self._words(), name="Các phần của kế hoạch")
        self.parts, self.banner = self._pages.parts, self._pages.banner
        self.parts.activated_row.connect(self.go_to)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._pages, 1)

    def _words(self) -> dict[str, str]:
        return {
            name: part.title if part.count is None else f"{part.title} · {part.count}"
            for name, part in self.part.items()
        }

    def _count(self) -> None:
        self._pages.set_words(self._words())

    def go_to(self, part: str) -> None:
        """Show a part with the cursor in it; a field of the first part by its name."""
        name = part if part in self.part else GENERAL
        self._pages.go_to(name)
        self.part[name].go_here("" if part == name else part)

    def draft(self) -> Plan:
        """The plan as it stands in the form; what the form does not ask for stays as it was."""
        values: dict[str, Any] = {}
        for part in self.part.values():
            values |= part.values()
        return replace(self._plan, **values)

    def unsaved(self) -> bool:
        """True if anything in any part differs from what is stored."""
        return self.draft() != self._clean or any(part.page.values_changed() for part in self.part.values())

    def _save_by_key(self) -> None:
        """Ctrl+Enter takes the line that is being written; without one it stores the plan."""
        current = self.parts.current_row()
        editor = getattr(self.part[current].page, "editor", None) if current is not None else None
        if editor is not None:
            editor.save()
        else:
            super()._save_by_key()

    def save(self) -> None:
        """Store the plan if nothing is wrong; else go to the first error."""
        if self._saving or not self._in_order():
            return
        draft, known = self.draft(), self._plan
        changed = {name: value for part in self.part.values() for name, value in part.values().items()}
        if known.id is not None:
            changed = {name: value for name, value in changed.items() if value != getattr(known, name)}
        self._saving = True
        self.primary.setEnabled(False)
        self._desk.write(
            "Đang lưu kế hoạch",
            lambda store, report, cancelled: (
                plan_edits.edit(store, known, changed) if known.id is not None else plans.save(store, draft)
            ),
            self._done,
            self._failed,
        )

    def _in_order(self) -> bool:
        before = self.parts.current_row()
        for name, part in self.part.items():
            self._pages.go_to(name)  # an error is seen, and its field can have the cursor
            if not part.in_order():
                return False
        if before is not None:
            self._pages.go_to(before)
        return True

    def _done(self, stored: Change | Edited) -> None:
        self._saving = False
        self._clean = self.draft()
        self.accept()
        self.saved.emit(stored)

    def _failed(self, sentence: str) -> None:
        self._saving = False
        self.primary.setEnabled(True)
        self.banner.show_message(State.ERROR, sentence)

    def reject(self) -> None:
        """Close without saving; not while the plan is being stored."""
        if not self._saving:
            super().reject()
