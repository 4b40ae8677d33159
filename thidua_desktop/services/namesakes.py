"""Nominees of one name: the clerk says that two are not one, and that is remembered in every later check."""

from db import history, known_people
from db import nominations as nomination_rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.findings import SAME_NOMINEE_CODES
from thidua_desktop.domain.nomination import Nomination, NomineeKind
from thidua_desktop.services.facts import recheck


def suspected(nomination: Nomination) -> bool:
    """True if the nomination is told to be probably somebody who is there already."""
    return any(finding.code in SAME_NOMINEE_CODES for finding in nomination.findings)


def declare_distinct(store: Store, nomination_id: int, *, taken_back: bool = False) -> Change:
    """ "Không phải trùng": the nominee is none of those it is taken for; or that is taken back.

    Raises UserError if the nomination is gone, or is the very same nominee by name, birth date and unit.
    """
    nomination = nomination_rows.nomination(store, nomination_id)
    if nomination is None or nomination.plan_id is None or nomination.nominee_id is None:
        raise UserError("Đề nghị này không còn nữa. Hãy chọn lại trong bảng.")
    others = _taken_for(store, nomination, nomination.plan_id)
    if not others:
        raise UserError(
            f"{nomination.name} trùng hẳn tên, ngày sinh và đơn vị với một đề nghị khác. Hãy sửa ngày sinh hoặc tên, "
            "hoặc rút một đề nghị."
        )
    said = f"{nomination.name}: {'bỏ ghi nhận' if taken_back else 'xác nhận'} không phải trùng"
    with store.atomic():
        known_people.declare_distinct(store, nomination.nominee_id, others, taken_back=taken_back)
        history.record(store, said, "nomination", nomination_id)
        recheck(store, nomination.plan_id)
    return Change(frozenset({Topic.NOMINATIONS}), f"{said}.", nomination_id)


def _taken_for(store: Store, nomination: Nomination, plan_id: int) -> set[int]:
    """The nominees of the plan with the same name, or the same full birth date."""
    key = (nomination.kind, nomination_rows.stored(store, nomination.id)["name_key"])
    known = list(known_people.by_name(store, plan_id, [key[1]], {nomination.id}).get(key, ()))
    if nomination.kind is NomineeKind.INDIVIDUAL and nomination.birth:
        known += known_people.by_birth(store, plan_id, [nomination.birth], {nomination.id}).get(nomination.birth, ())
    ids = {one.nominee_id for one in known if one.nominee_id is not None}
    return ids - {nomination.nominee_id}
