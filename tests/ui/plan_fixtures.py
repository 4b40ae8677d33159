"""The tab Kế hoạch on the sample, and what its tests look at and press."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.plan import Plan, PlanKind, PlanState
from thidua_desktop.services import plans
from ui.desk import Desk
from ui.dialogs.plan_form import PlanForm
from ui.dialogs.plan_form_lines import LineEditor
from ui.kit.buttons import Button
from ui.tabs.plans import PlansTab

LEFT = Qt.MouseButton.LeftButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def shown(office: Desk, qtbot: QtBot) -> Iterator[PlansTab]:
    """The tab as a fixture gives it; what a test left open is closed before the records are."""
    tab = opened(office, qtbot)
    yield tab
    for form in reversed(tab.findChildren(QDialog)):
        form.done(0)
    tab.close()


def opened(office: Desk, qtbot: QtBot, width: int = 1366) -> PlansTab:
    made = PlansTab(office)
    qtbot.addWidget(made)
    made.resize(width, 652)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.whole)
    qtbot.wait(10)  # laid out anew
    made.activateWindow()
    made.list.setFocus()
    return made


def second_plan(office: Desk) -> int:
    """Công tác năm 2023, archived; the desk's plan stays."""
    plan = Plan("TD-2023", PlanKind.ANNUAL, "Công tác thi đua năm 2023", "Công tác năm · 2023", 2023)
    change = plans.save(office.store, replace(plan, state=PlanState.ARCHIVED))
    office.events.changed.emit(change)
    return change.id or 0


def the_plan(office: Desk) -> Plan:
    assert office.plan is not None
    found = plans.get(office.store, office.plan.id or 0)
    assert found is not None
    return found


def words(widget: QWidget) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def states(widget: QWidget) -> set[str]:
    return {part.accessibleName() for part in widget.findChildren(QWidget) if part.isVisibleTo(widget)}


def press(qtbot: QtBot, where: QWidget, text: str) -> None:
    qtbot.waitUntil(lambda: any(button.text() == text and button.isVisible() for button in where.findChildren(Button)))
    found = [button for button in where.findChildren(Button) if button.text() == text and button.isVisible()]
    qtbot.mouseClick(found[-1], LEFT)


def visible(qtbot: QtBot, where: QWidget, kind: type) -> QWidget:
    qtbot.waitUntil(lambda: any(part.isVisible() for part in where.findChildren(kind)))
    return [part for part in where.findChildren(kind) if part.isVisible()][-1]


def form_of(qtbot: QtBot, tab: PlansTab) -> PlanForm:
    found = visible(qtbot, tab, PlanForm)
    assert isinstance(found, PlanForm)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def dialog_of(qtbot: QtBot, form: PlanForm, kind: type[LineEditor]) -> LineEditor:
    found = visible(qtbot, form, kind)
    assert isinstance(found, LineEditor)
    qtbot.waitUntil(found.isActiveWindow)
    return found
