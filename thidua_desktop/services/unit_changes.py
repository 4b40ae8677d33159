"""Units that are renamed, merged or split: what will follow in words, the act itself, and its way back.

Papers of old nominations keep the names of their day, and files that still write an old name are recognised.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import history, nomination_lists
from db import units as rows
from db.connection import Store
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import day_before, show
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.quota import has_places
from thidua_desktop.domain.text import clean
from thidua_desktop.domain.units import FormerName, Unit, unit_key
from thidua_desktop.services.nominations import Filter
from thidua_desktop.services.units import problems

_TOPICS = frozenset({Topic.UNITS, Topic.NOMINATIONS})
_UBND = "UBND "


@dataclass(frozen=True, slots=True)
class Step:
    """An act on several units that can be taken back: each unit as it was (None: made by the act) and as it is.

    `groups` are those made for it.
    """

    change: Change
    units: tuple[tuple[Unit | None, Unit], ...]
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A unit about to be made: its name in papers and on the screen."""

    name: str
    short_name: str


def named(name: str) -> Named:
    """A new unit's two names from the one in papers: "UBND phường Nghĩa Đô" is "Phường Nghĩa Đô" on the screen."""
    name = clean(name)
    short = name[len(_UBND) :] if name.casefold().startswith(_UBND.casefold()) else name
    return Named(name, short[:1].upper() + short[1:])


def rename(store: Store, unit_id: int, name: Named, day: date) -> Step:
    """Give a unit a new name from a day on; papers of before keep the old one, and files may go on writing it.

    Raises UserError if the name is another unit's, or the day is not after the last renaming.
    """
    unit = _existing(store, unit_id)
    if name == Named(unit.name, unit.short_name):
        raise UserError("Tên mới giống tên đang dùng. Ghi tên mới.")
    if unit.former and day <= max(was.valid_to for was in unit.former):
        last = max(was.valid_to for was in unit.former)
        raise UserError(f"{unit.short_name} đã đổi tên, tên trước dùng đến hết {show(last)}. Chọn ngày sau ngày đó.")
    _check_begun(unit, day)
    own = {unit_key(name.name), unit_key(name.short_name)}
    aliases = [written for written in (*unit.aliases, unit.name, unit.short_name) if unit_key(written) not in own]
    after = replace(
        unit,
        name=name.name,
        short_name=name.short_name,
        aliases=tuple(dict.fromkeys(aliases)),
        former=(*unit.former, FormerName(unit.name, day_before(day))) if name.name != unit.name else unit.former,
    )
    if wrong := problems(store, after):
        raise UserError(next(iter(wrong.values())))
    summary = f"Đã đổi tên {unit.short_name} thành {after.short_name} từ {show(day)}."
    return _take(store, [(unit, after)], summary, f"Đổi tên {unit.name} thành {after.name} từ {show(day)}", unit_id)


def merge(store: Store, unit_ids: Sequence[int], into: int | Named, day: date) -> Step:
    """Merge units into another one, or into one that is made for it, from a day on.

    The merged go out of use the day before and hand their other names on; their nominations stay theirs.
    """
    merged = [_existing(store, unit_id) for unit_id in unit_ids if unit_id != into]
    if not merged:
        raise UserError("Chọn đơn vị khác để gộp vào.")
    for unit in merged:
        _check_begun(unit, day)
    with store.atomic():
        before = _existing(store, into) if isinstance(into, int) else None
        target = before or _made(store, into, merged[0], day)  # pyright: ignore[reportArgumentType]
        if target.active_to is not None and target.active_to < day:
            raise UserError(f"{target.short_name} ngừng dùng từ trước {show(day)}. Chọn đơn vị đang dùng.")
        # a spelling of a unit's own name stays: by its own name a merged unit leads to its heir
        own = {unit_key(name) for unit in (target, *merged) for name in (unit.name, unit.short_name)}
        brought = [alias for unit in merged for alias in unit.aliases if unit_key(alias) not in own]
        heir = replace(target, aliases=tuple(dict.fromkeys((*target.aliases, *brought))))
        gone = [(unit, _handed_over(_ended(unit, day), own, target.id)) for unit in merged]
        names = ", ".join(unit.short_name for unit in merged)
        return _take(
            store,
            [*gone, (before, heir)],
            f"Đã gộp {names} vào {target.short_name} từ {show(day)}.",
            f"Gộp {names} vào {target.name} từ {show(day)}",
            target.id,
        )


def split(store: Store, unit_id: int, parts: Sequence[Named], day: date) -> Step:
    """Make new units out of one, which goes out of use the day before; its nominations stay its own."""
    unit = _existing(store, unit_id)
    if len(parts) < 2:
        raise UserError("Ghi ít nhất hai đơn vị mới, mỗi dòng một tên.")
    _check_begun(unit, day)
    with store.atomic():
        made: list[tuple[Unit | None, Unit]] = [(None, _made(store, part, unit, day)) for part in parts]
        names = ", ".join(new.short_name for _, new in made)
        return _take(
            store,
            [(unit, _ended(unit, day)), *made],
            f"Đã tách {unit.short_name} thành {names} từ {show(day)}.",
            f"Tách {unit.name} thành {names} từ {show(day)}",
            unit_id,
        )


def undo(store: Store, step: Step) -> Change:
    """Take an act back; units it made are gone, or in the trash if something has come of them.

    Raises UserError if one of its units was changed since, which would be lost.
    """
    known = {unit.id: unit for unit in rows.units(store)}
    for _, after in step.units:
        if known.get(after.id) != after:
            raise UserError(f"{after.short_name} đã được sửa sau đó nên không hoàn tác được. Sửa lại bằng tay.")
    with store.atomic():
        for before, _ in step.units:
            if before is not None:
                rows.put_unit(store, before)
        for before, after in step.units:
            if before is None:
                rows.unmake_unit(store, after.id)
        for group_id in set(step.groups) - rows.groups_in_use(store):
            rows.remove_group(store, group_id)
        summary = f"Đã hoàn tác: {_lowered(step.change.summary)}"
        history.record(store, summary.removesuffix("."), "unit", step.change.id)
    return Change(_TOPICS, summary, step.change.id)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _existing(store: Store, unit_id: int) -> Unit:
    unit = rows.unit(store, unit_id)
    if unit is None:
        raise UserError("Đơn vị này không còn nữa. Hãy chọn lại trong bảng.")
    return unit


def _check_begun(unit: Unit, day: date) -> None:
    if unit.active_to is not None and unit.active_to < day:
        raise UserError(f"{unit.short_name} đã ngừng dùng từ sau {show(unit.active_to)}. Chọn ngày sớm hơn.")
    if unit.active_from is not None and day <= unit.active_from:
        raise UserError(f"{unit.short_name} dùng từ {show(unit.active_from)}. Chọn ngày sau ngày đó.")


def _ended(unit: Unit, day: date) -> Unit:
    return replace(unit, active_to=day_before(day))


def _handed_over(unit: Unit, kept: set[str], heir: int) -> Unit:
    aliases = tuple(alias for alias in unit.aliases if unit_key(alias) in kept)
    return replace(unit, aliases=aliases, successor_id=heir)


def _made(store: Store, name: Named, like: Unit, day: date) -> Unit:
    """A new unit, stored, in the group of one it comes from."""
    new = Unit(0, like.group_id, like.group, name.name, name.short_name, active_from=day)
    if wrong := problems(store, new):
        raise UserError(next(iter(wrong.values())))
    return replace(new, id=rows.put_unit(store, new))


def _take(
    store: Store, units: Sequence[tuple[Unit | None, Unit]], summary: str, recorded: str, shown: int | None
) -> Step:
    """Store what became of the units and write it down."""
    with store.atomic():
        for _, after in units:
            rows.put_unit(store, after)
        told = [before for before, _ in units if before is not None]
        history.record(store, recorded, "unit", shown, {"names": [unit.name for unit in told]})
    stored = {unit.id: unit for unit in rows.units(store)}
    return Step(Change(_TOPICS, summary, shown), tuple((before, stored[after.id]) for before, after in units))


def sent_words(store: Store, unit: Unit) -> str:
    """What stays under a unit's name: "4 đề nghị đã nhận vẫn đứng tên UBND phường Nghĩa Đô."."""
    count = len(nomination_lists.lines(store, Filter(unit_id=unit.id)))
    return f"{count} đề nghị đã nhận vẫn đứng tên {unit.name}." if count else ""


def rename_words(store: Store, unit: Unit, name: Named, day: date) -> tuple[str, ...]:
    """What a renaming will do, in sentences."""
    count = len(nomination_lists.lines(store, Filter(unit_id=unit.id)))
    kept = f" ({count} đề nghị đã có, theo ngày nhận)" if count else ""
    return (
        f"Từ {show(day)} giấy tờ in “{name.name}”, màn hình hiện “{name.short_name}”.",
        f"Giấy tờ của đề nghị nhận đến hết {show(day_before(day))}{kept} vẫn in “{unit.name}”.",
        "Tên cũ được giữ làm tên gọi khác, nên tệp còn ghi tên cũ vẫn nhận ra đơn vị.",
    )


def merge_words(store: Store, merged: Sequence[Unit], into: str, day: date, plan: Plan | None) -> tuple[str, ...]:
    """What a merger will do, in sentences."""
    names = ", ".join(unit.short_name for unit in merged)
    said = [
        f"{names} ngừng dùng sau {show(day_before(day))}.",
        f"Tệp còn ghi tên cũ, tên gọi khác của {names} được nhận là {into}.",
        *(sentence for unit in merged if (sentence := sent_words(store, unit))),
        _quota_words(merged, day, plan),
    ]
    return tuple(sentence for sentence in said if sentence)


def split_words(store: Store, unit: Unit, parts: Sequence[Named], day: date, plan: Plan | None) -> tuple[str, ...]:
    """What a splitting will do, in sentences."""
    said = [
        f"{unit.short_name} ngừng dùng sau {show(day_before(day))}.",
        f"Thêm {len(parts)} đơn vị trong nhóm {unit.group}, dùng từ {show(day)}: "
        + ", ".join(part.short_name for part in parts)
        + "."
        if parts
        else "",
        "Tên cũ và tên gọi khác vẫn của đơn vị cũ; tệp còn ghi tên cũ thì chọn đơn vị khi nhập.",
        sent_words(store, unit),
        _quota_words([unit], day, plan),
    ]
    return tuple(sentence for sentence in said if sentence)


def _quota_words(ended: Sequence[Unit], day: date, plan: Plan | None) -> str:
    """That the plan's quota table loses the units' rows, as it lists those in use when the plan ends."""
    if plan is None:
        return ""
    ends = plan.ends or date(plan.year, 12, 31)
    listed = [unit.short_name for unit in ended if ends >= day and has_places(unit, plan.quotas)]
    if not listed:
        return ""
    return f"Bảng chỉ tiêu của “{plan.short_title}” (đến {show(ends)}) không còn dòng {', '.join(listed)}."
