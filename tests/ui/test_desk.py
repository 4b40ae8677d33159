"""The desk: the plan of an office is the one last worked on there, whatever was opened meanwhile."""

from datetime import date
from pathlib import Path

from tests.ui.desk_fixtures import desk  # noqa: F401
from thidua_desktop.domain.plan import Plan, PlanKind
from thidua_desktop.services import plans, workspace
from ui.desk import Desk


def test_another_office_opened_meanwhile_leaves_the_chosen_plan(desk: Desk, tmp_path: Path) -> None:  # noqa: F811
    at_work = desk.plan
    newer = Plan("NEW-2024", PlanKind.CAMPAIGN, "Kế hoạch mới hơn", "Kế hoạch mới hơn", 2024, issued=date(2024, 7, 25))
    plans.save(desk.store, newer)
    with workspace.new_folder(tmp_path / "văn phòng khác") as other:
        Desk(other, desk.jobs, desk.memory).choose_remembered_plan()

    again = Desk(desk.store, desk.jobs, desk.memory)
    again.choose_remembered_plan()

    assert plans.list_plans(desk.store)[0].code == "NEW-2024"
    assert at_work is not None
    assert again.plan == at_work
