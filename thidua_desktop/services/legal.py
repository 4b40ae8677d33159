"""The law in force on a day, as papers cite it."""

import json
from datetime import date
from functools import cache
from typing import Any

import resources
from thidua_desktop.domain.plan import Basis


@cache
def _known() -> tuple[dict[str, Any], ...]:
    place = resources.path("catalogues", "legal_bases.json")
    return tuple(json.loads(place.read_text(encoding="utf-8")))


def legal_bases(day: date) -> tuple[Basis, ...]:
    """The law and decree that a paper of a day cites first, laws without number (NĐ 30/2020, Phụ lục I, II.6)."""
    written = day.isoformat()
    return tuple(
        Basis(entry["text"], entry["number"], date.fromisoformat(entry["on"]), entry["issuer"])
        for entry in _known()
        if entry["from"] <= written <= entry.get("to", "9999")
    )
