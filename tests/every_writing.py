"""Screens that are there only after something was written: they come last, and each leaves what the next needs."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.every_dialog import PLANS, UNITS, _files, _on, _within
from tests.stage import Screen, Stage
from thidua_desktop.domain.clusters import Cluster
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.plan import Deadline, Limit, Movement, Plan, PlanKind, QuotaLine, Tier
from thidua_desktop.services import clusters, plan_copy, plans

CITY = Plan(
    "TP-2024",
    PlanKind.CAMPAIGN,
    "Kế hoạch thi đua chào mừng 70 năm Ngày Giải phóng Thủ đô của Thành phố",
    "Kế hoạch của Thành phố · 2024",
    2024,
    issuer="UBND thành phố Hà Nội",
    number="69/KH-UBND",
    issued=date(2024, 2, 23),
    quotas=(
        QuotaLine(NomineeKind.COLLECTIVE, Tier.SUPERIOR, Limit.AT_MOST, 1),
        QuotaLine(NomineeKind.INDIVIDUAL, Tier.SUPERIOR, Limit.AT_MOST, 3, sentence="Tối đa 03 cá nhân."),
    ),
    deadlines=(Deadline("Gửi hồ sơ về Thành phố", date(2024, 9, 1), False, is_dossier=True),),
    movements=(Movement("Xuất bản sách Những bông hoa đẹp tập XXX", lead="Sở Nội vụ"),),
)


def _with_cluster(stage: Stage) -> None:
    store = stage.open_office().desk.store
    if not clusters.list_clusters(store):
        clusters.save(store, Cluster(0, "Cụm phường số 1"))
    _on(UNITS, lambda tab: tab.acts.clusters())(stage)


def _with_city(stage: Stage) -> None:
    desk = stage.open_office().desk
    if CITY.code not in [plan.code for plan in plans.list_plans(desk.store)]:
        desk.events.changed.emit(plans.save(desk.store, CITY))
        stage.rest()
    _on(PLANS, lambda tab: tab.acts.show_parent(), row=False)(stage)


def _take_in(window: Any) -> None:
    window.take_in()


def _copied(stage: Stage) -> None:
    desk = stage.open_office().desk
    plan = desk.plan
    assert plan is not None
    if plan.year == 2024:
        change = plan_copy.store_copy(desk.store, replace(plan_copy.proposal(desk.store, plan).plan), plan)
        desk.events.changed.emit(change)
        desk.choose_plan(change.id)
    stage.tab(PLANS)


def _put_away(stage: Stage) -> None:
    desk = stage.open_office().desk
    for plan in plans.list_plans(desk.store):
        if plan.year == 2025:
            desk.events.changed.emit(plans.trash(desk.store, plan.id or 0))
    desk.choose_plan(plans.by_code(desk.store, "CG-2024").id)  # the one at work again for whatever comes after
    _on(PLANS, lambda tab: tab.acts.show_trash(), row=False)(stage)


WRITING = [
    Screen("cum-khoi", _with_cluster),
    Screen("cum-khoi-ten", _within(_with_cluster, lambda dialog: dialog.edit())),
    Screen("cum-khoi-thanh-vien", _within(_with_cluster, lambda dialog: dialog.members()), guide=True),
    Screen("ke-hoach-cap-tren", _with_city, guide=True),
    Screen("nhap-xong", _within(_files(), _take_in), whole=True),
    Screen("ke-hoach-chep-sang", _copied),
    Screen("ke-hoach-can-xem", _on(PLANS, lambda tab: tab.acts.show_review(), row=False)),
    Screen("ke-hoach-da-bo", _put_away),
]
