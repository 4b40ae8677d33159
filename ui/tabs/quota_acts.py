"""What the quota tab changes: a unit's own places and who goes to the level above, each with its way back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from thidua_desktop.domain.changes import Change
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import places_above, quota_changes
from thidua_desktop.services.places_above import Chosen, Places
from thidua_desktop.services.quota_changes import OwnPlaces
from thidua_desktop.services.workspace import Store
from ui.desk import Desk
from ui.dialogs.places_above import PlacesAbove
from ui.dialogs.quota_override import QuotaOverride
from ui.kit.banner import Banner
from ui.kit.icons import icon
from ui.kit.tokens import State


class QuotaActs(QObject):
    """Opens the dialogs, writes through the desk and says in the banner what is now true, with "Hoàn tác"."""

    def __init__(self, desk: Desk, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._banner = banner
        self._page = page

    def ask_own(self, plan: Plan, unit: Unit, kind: NomineeKind, used: int) -> None:
        """Ask for a unit's own places of a kind."""
        dialog = QuotaOverride(self._desk, plan, unit, kind, used, self._page.window())
        dialog.stored.connect(lambda outcome: self._own_changed(plan.id or 0, unit.id, kind, outcome))
        dialog.open()

    def take_off_own(self, plan: Plan, unit: Unit, kind: NomineeKind) -> None:
        """Let the group's line bind the unit again."""
        plan_id = plan.id or 0
        self._write(
            lambda store: quota_changes.take_off_own(store, plan_id, unit.id, kind),
            lambda outcome: self._own_changed(plan_id, unit.id, kind, outcome),
        )

    def _own_changed(self, plan_id: int, unit_id: int, kind: NomineeKind, outcome: OwnPlaces) -> None:
        self._say(outcome.change, lambda store: quota_changes.put_back(store, plan_id, unit_id, kind, outcome.before))

    def ask_places(self, plan: Plan, word: str) -> None:
        """Read who may go to the level above, called `word`, then let the clerk choose."""

        def show(places: tuple[Places, ...]) -> None:
            dialog = PlacesAbove(self._desk, plan, places, word, self._page.window())
            dialog.stored.connect(lambda outcome: self._places_chosen(plan.id or 0, outcome))
            dialog.open()

        self._write(lambda store: places_above.places(store, plan), show, "Đang đọc đề nghị")

    def _places_chosen(self, plan_id: int, outcome: Chosen) -> None:
        self._say(outcome.change, lambda store: places_above.choose(store, plan_id, outcome.before))

    def _say(self, change: Change, back: Callable[[Store], Any]) -> None:
        """What is now true; the window tells when it was taken back, by whichever way."""
        undo = self._desk.undone_by(
            change.summary,
            lambda store, _report, _cancelled: back(store),
            lambda _: self._banner.close_message(),
        )
        self._banner.show_message(State.OK, change.summary, [("Hoàn tác", "arrow_undo", undo)])

    def _write(
        self, act: Callable[[Store], Any], on_done: Callable[[Any], None], title: str = "Đang lưu chỉ tiêu"
    ) -> None:
        self._desk.write(
            title,
            lambda store, _report, _cancelled: act(store),
            on_done,
            lambda sentence: self._banner.show_message(State.ERROR, sentence),
        )


def cell_menu(parent: QWidget, see: Callable[[], object], ask_own: Callable[[], object]) -> QMenu:
    """The context menu of a cell, with what every cell has."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setAccessibleName("Việc với ô đang chọn")
    menu.addAction("Xem các đề nghị\tEnter", see)
    menu.addAction(icon("edit"), "Chỉ tiêu riêng…\tF2", ask_own)
    return menu
