"""The catalogues that travel with the program: awards, base salary, unit groups; and a new office's first fill.

The files hold templates ("Giấy khen của Chủ tịch UBND {word}"), because an award's name carries the word of its
level: quận, huyện, phường, xã, Thành phố, tỉnh. The words come from the office's own name.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from db import history, units
from db import office as profile
from db.connection import Store
from resources import path
from thidua_desktop.domain.awards import Award, award_key
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.money import BaseSalary
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.office import Level, Office
from thidua_desktop.domain.text import clean
from thidua_desktop.domain.units import UnitGroup

_DISTRICT_WORDS = ("quận", "huyện", "thị xã")
_COMMUNE_WORDS = ("phường", "xã", "thị trấn", "đặc khu")
_PROVINCE_WORDS = ("thành phố", "tỉnh")


def awards_for(level: Level, body: str, superior: str = "") -> list[Award]:
    """The catalogue of an office: its own awards and those of the levels above, highest first, each with id 0.

    `body` is the office's name ("UBND quận Cầu Giấy"), `superior` the level above ("UBND thành phố Hà Nội"); where it
    is not known, a quận is taken to lie in a city and any other area in a province. Of two awards with one name, the
    later in force comes first.
    """
    names = _names(level, body, superior)
    found = [_award(entry, level, names) for entry in _read("awards") if _belongs(entry, level, f"{body} {superior}")]
    return sorted(found, key=lambda award: (award.rank, -(award.valid_from or date.min).toordinal()))


def base_salaries() -> list[BaseSalary]:
    """The base salaries known when the program was built, oldest first."""
    return [BaseSalary(date.fromisoformat(e["from"]), e["dong"], e["source"]) for e in _read("base_salary")]


def default_groups(level: Level) -> list[UnitGroup]:
    """The unit groups that an office of a level starts with, in their order, each with id 0."""
    entries = _read("unit_groups")[level.value]
    return [UnitGroup(0, entry["name"], order, entry.get("school_year", False)) for order, entry in enumerate(entries)]


def start_office(store: Store, office: Office) -> None:
    """Give an empty folder its office: profile, catalogues of its level and the usual unit groups, in one act."""
    with store.atomic():
        put_profile(store, office)
        for group in default_groups(office.level):
            units.put_group(store, group)


def put_profile(store: Store, office: Office) -> None:
    """Store a new office's profile and the catalogues of its level, with their entry in the history.

    Raises UserError if the folder already has its office.
    """
    with store.atomic():
        if there := profile.get(store):
            raise UserError(f"Thư mục này đã có dữ liệu của {there.body}. Hãy chọn thư mục khác để bắt đầu mới.")
        profile.put(store, office)
        for award in awards_for(office.level, office.body, office.superior):
            profile.put_award(store, award)
        for salary in base_salaries():
            profile.put_base_salary(store, salary)
        history.record(store, f"Thiết lập cơ quan “{office.body}” cùng danh mục khen thưởng", "office", 1)


def own_form(awards: list[Award], on: date) -> Award | None:
    """The form of award that an office gives most: its own giấy khen (a province's own bằng khen) on a day."""
    forms = [award for award in awards if award.own and not award.is_title and award.in_force(on)]
    return forms[-1] if forms else None


def _read(name: str) -> Any:
    return json.loads(path("catalogues", f"{name}.json").read_text(encoding="utf-8"))


def _belongs(entry: Mapping[str, Any], level: Level, places: str) -> bool:
    return level.value in entry.get("levels", [level.value]) and entry.get("only_in", "") in places


def _award(entry: Mapping[str, Any], level: Level, names: Mapping[str, str]) -> Award:
    name = entry["name"].format_map(names)
    return Award(
        id=0,
        name=name,
        is_title=entry["title"],
        own=level.value in entry["own"],
        kinds=frozenset(NomineeKind(kind) for kind in entry["kinds"]),
        aliases=tuple(_different(name, (alias.format_map(names) for alias in entry["aliases"]))),
        individual_hundredths=entry.get("individual"),
        collective_hundredths=entry.get("collective"),
        vote_percent=entry.get("vote"),
        rank=entry["rank"],
        valid_from=_day(entry.get("from")),
        valid_to=_day(entry.get("to")),
        source=f"{entry['source']} ({entry['reliability']})",
    )


def _different(name: str, aliases: Iterator[str]) -> Iterator[str]:
    """The aliases that say more than the name and one another: two templates can give the same words."""
    seen = {award_key(name)}
    for alias in aliases:
        key = award_key(alias)
        if key not in seen:
            seen.add(key)
            yield alias


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _names(level: Level, body: str, superior: str) -> dict[str, str]:
    """What the templates' placeholders mean for an office."""
    area, above = _area(body), _area(superior)
    words = _COMMUNE_WORDS if level is Level.COMMUNE else (*_DISTRICT_WORDS, *_PROVINCE_WORDS)
    word = _first_word(area, words)
    if level is Level.PROVINCE:
        word, province = _province_word(area), area
    else:
        province = above if _first_word(above, _PROVINCE_WORDS) else ""
    in_city = "quận" in (word, _first_word(above, _DISTRICT_WORDS))
    up = _province_word(province) or ("Thành phố" if in_city else "tỉnh")
    district = _first_word(above, _DISTRICT_WORDS) or "cấp huyện"
    giver = _head_of_department(area) if level is Level.DEPARTMENT else f"Chủ tịch UBND {word}".strip()
    return {
        "word": word or area,
        "area": area,
        "giver": giver,
        "giver_area": f"Giám đốc {area}" if level is Level.DEPARTMENT else f"Chủ tịch UBND {area}",
        "up": up,
        "up_area": province or up,
        "district": district,
        "district_area": above if district != "cấp huyện" else district,
    }


def _area(body: str) -> str:
    """ "UBND quận Cầu Giấy" -> "quận Cầu Giấy"."""
    for prefix in ("UBND ", "Ủy ban nhân dân "):
        if body.casefold().startswith(prefix.casefold()):
            return clean(body[len(prefix) :])
    return clean(body)


def _first_word(area: str, words: tuple[str, ...]) -> str:
    """The word of the level with which an area's name begins, empty if with none of these."""
    return next((word for word in words if area.casefold().startswith(f"{word} ")), "")


def _province_word(area: str) -> str:
    """A city under the centre writes itself "Thành phố", a province "tỉnh"."""
    word = _first_word(area, _PROVINCE_WORDS)
    return word.capitalize() if word == "thành phố" else word


def _head_of_department(area: str) -> str:
    return {"sở": "Giám đốc Sở", "ban": "Trưởng Ban"}.get(area.split(" ")[0].casefold(), "Thủ trưởng cơ quan")
