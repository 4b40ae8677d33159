"""One kind's choice of who goes to the level above, while the clerk is still choosing."""

from collections.abc import Callable, Sequence

from thidua_desktop.domain.nomination import Nomination, Status
from thidua_desktop.services.places_above import READY, Choice, Places

PutAct = Callable[[Sequence[int]], None]
_ORDER = {status: place for place, status in enumerate(READY)}


class PlacesDraft:
    """Two ordered lists of nomination ids: `chosen` takes places, `reserve` stands by; the rest is free."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.chosen = list(places.choice.chosen)
        self.reserve = list(places.choice.reserve)
        self.reason = places.choice.reason
        self._known = {one.id: one for one in places.candidates}
        self._kept = self.choice()

    @property
    def over(self) -> int:
        """How many are chosen beyond the plan's places."""
        return max(0, len(self.chosen) - self.places.line.count)

    @property
    def changed(self) -> bool:
        """True if the choice differs from the one stored."""
        return self.choice() != self._kept

    def mark_kept(self) -> None:
        """What stands there now is stored."""
        self._kept = self.choice()

    def choice(self) -> Choice:
        """The choice as the service takes it."""
        return Choice(self.places.line.kind, tuple(self.chosen), tuple(self.reserve), self.reason)

    def in_order(self, ids: Sequence[int]) -> list[Nomination]:
        """The nominations of ids in their order."""
        return [self._known[one] for one in ids]

    def free(self, statuses: Sequence[Status]) -> list[Nomination]:
        """Those on neither list that stand at one of these, the most advanced first."""
        rest = [one for one in self.places.candidates if not self.is_taken(one.id) and one.status in statuses]
        back = [one for one in self.places.candidates if not self.is_taken(one.id) and one.status is Status.FORWARDED]
        return [*back, *sorted(rest, key=lambda one: _ORDER.get(one.status, len(_ORDER)))]

    def place_of(self, one: int) -> str:
        """ "1", "2" among the chosen, "DB 1" on the reserve list."""
        if one in self.chosen:
            return str(self.chosen.index(one) + 1)
        return f"DB {self.reserve.index(one) + 1}" if one in self.reserve else ""

    def is_taken(self, one: int) -> bool:
        """True if it is on one of the lists."""
        return one in self.chosen or one in self.reserve

    def is_settled(self, one: int) -> bool:
        """True once the level above has commended it: it stays chosen."""
        return self._known[one].status is Status.SUPERIOR_DECIDED

    def choose(self, ids: Sequence[int]) -> None:
        """Give places, after those who have one."""
        new = [one for one in ids if one not in self.chosen]
        self.reserve = [one for one in self.reserve if one not in new]
        self.chosen += new

    def stand_by(self, ids: Sequence[int]) -> None:
        """Put on the reserve list, at its end."""
        new = [one for one in ids if one not in self.reserve and not self.is_settled(one)]
        self.chosen = [one for one in self.chosen if one not in new]
        self.reserve += new

    def leave_out(self, ids: Sequence[int]) -> None:
        """Take off both lists."""
        self.chosen = [one for one in self.chosen if one not in ids or self.is_settled(one)]
        self.reserve = [one for one in self.reserve if one not in ids]

    def can_move(self, one: int, by: int) -> bool:
        """True if there is a place above (-1) or below (1) it in its list."""
        listed = self._list_of(one)
        return one in listed and 0 <= listed.index(one) + by < len(listed)

    def move(self, one: int, by: int) -> bool:
        """Go a place up or down; False if there is none."""
        if not self.can_move(one, by):
            return False
        listed = self._list_of(one)
        at = listed.index(one)
        listed[at], listed[at + by] = listed[at + by], listed[at]
        return True

    def _list_of(self, one: int) -> list[int]:
        return self.chosen if one in self.chosen else self.reserve
