"""What a cell of a list can hold where the answers are few: awards, genders, kinds, units."""

from collections.abc import Sequence

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import units
from ui.desk import Desk
from ui.tabs.nominations_words import GENDERS


class ChoiceWords:
    """The answers by a column's stored word; read once, when first asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, code: str) -> Sequence[str]:
        """What a column of this meaning can hold; nothing where it can hold anything."""
        if code not in self._known:
            self._known[code] = self._read(code)
        return self._known[code]

    def _read(self, code: str) -> tuple[str, ...]:
        match code:
            case "award":
                return tuple(award.name for award in units.awards(self._desk.store, self._desk.today()))
            case "gender":
                return tuple(GENDERS.values())
            case "kind":
                return tuple(kind.label for kind in NomineeKind)
            case "unit" | "unit_text":
                return tuple(unit.short_name for unit in units.active(self._desk.store, self._desk.today()))
            case _:
                return ()
