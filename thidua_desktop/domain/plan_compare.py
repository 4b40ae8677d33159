"""What the plan above allows against what ours sets: places, deadlines, movements."""

from dataclasses import dataclass
from enum import Enum

from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.office import Level
from thidua_desktop.domain.plan import Deadline, Movement, Plan, QuotaLine, Tier
from thidua_desktop.domain.text import words

_SAME_WORDS = 0.7  # share of words two movements must have in common to be one movement
_GROUPS = {
    Level.DISTRICT: ("quan", "huyen", "thi xa"),
    Level.COMMUNE: ("phuong", "xa", "dac khu"),
    Level.DEPARTMENT: ("so", "ban", "nganh"),
}


class Standing(Enum):
    """How one of our lines stands to theirs."""

    KEPT = "kept"
    LESS = "less"
    OVER = "over"
    MISSING = "missing"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class QuotaPair:
    """What they allow us for a nominee kind, and what we set for the places to them (None if nothing)."""

    kind: NomineeKind
    theirs: QuotaLine
    ours: QuotaLine | None

    @property
    def standing(self) -> Standing:
        """Over, less, kept, or not set."""
        if self.ours is None:
            return Standing.MISSING
        if self.ours.count > self.theirs.count:
            return Standing.OVER
        return Standing.LESS if self.ours.count < self.theirs.count else Standing.KEPT

    @property
    def words(self) -> str:
        """The standing as the clerk reads it."""
        ours = self.ours.count if self.ours else 0
        return {
            Standing.MISSING: "Chưa ghi",
            Standing.OVER: f"Vượt {ours - self.theirs.count}",
            Standing.LESS: f"Ít hơn {self.theirs.count - ours}",
            Standing.KEPT: "Đúng mức",
        }[self.standing]


@dataclass(frozen=True, slots=True)
class DeadlinePair:
    """Their deadline for us and ours for our units (None if we set none)."""

    theirs: Deadline
    ours: Deadline | None

    @property
    def days_between(self) -> int | None:
        """Days from our last good day to theirs: what is left for our own work; negative when ours is later."""
        return None if self.ours is None else (self.theirs.last_good_day - self.ours.last_good_day).days

    @property
    def standing(self) -> Standing:
        """Kept with days between, late, or not set."""
        days = self.days_between
        if days is None:
            return Standing.MISSING
        return Standing.KEPT if days > 0 else Standing.LATE

    @property
    def words(self) -> str:
        """The standing as the clerk reads it."""
        days = self.days_between
        if days is None:
            return "Chưa ghi"
        if days == 0:
            return "Cùng một ngày"
        return f"Trước {days} ngày" if days > 0 else f"Sau {-days} ngày"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our plan beside the plan above."""

    quotas: tuple[QuotaPair, ...]
    deadlines: tuple[DeadlinePair, ...]
    missing: tuple[Movement, ...]

    @property
    def problems(self) -> int:
        """How many lines the clerk should look at: more places than allowed, or a deadline that comes too late."""
        lines = [*self.quotas, *self.deadlines]
        return sum(line.standing in (Standing.OVER, Standing.LATE) for line in lines)


def compare(ours: Plan, theirs: Plan, level: Level | None = None) -> Comparison:
    """Ours beside theirs. `level` is our office's: it tells which group of their plan we belong to."""
    return Comparison(
        tuple(QuotaPair(line.kind, line, _places_up(ours, line.kind)) for line in _allowed(theirs, level)),
        tuple(DeadlinePair(line, _ours_of(line, ours)) for line in theirs.deadlines),
        tuple(line for line in theirs.movements if not any(same_movement(line, own) for own in ours.movements)),
    )


def allowed_to(level: Level, group: str) -> bool:
    """True if a group of the plan above ("Quận, huyện, thị xã") is the one an office of a level belongs to."""
    said = f" {' '.join(words(group))} "
    return any(f" {name} " in said for name in _GROUPS.get(level, ()))


def _allowed(theirs: Plan, level: Level | None) -> list[QuotaLine]:
    """The lines of their plan that bind us: written as places to them, else those of our level's group."""
    up = [line for line in theirs.quotas if line.tier is Tier.SUPERIOR]
    of_group = [line for line in theirs.quotas if level and line.group and allowed_to(level, line.group)]
    found: dict[NomineeKind, QuotaLine] = {}
    for line in up or of_group:
        found.setdefault(line.kind, line)
    return list(found.values())


def _places_up(ours: Plan, kind: NomineeKind) -> QuotaLine | None:
    return next((line for line in ours.quotas if line.tier is Tier.SUPERIOR and line.kind is kind), None)


def _ours_of(theirs: Deadline, ours: Plan) -> Deadline | None:
    if theirs.is_dossier:
        return ours.dossier_deadline
    return next((line for line in ours.deadlines if words(line.what) == words(theirs.what)), None)


def same_movement(one: Movement, other: Movement) -> bool:
    """True if two plans speak of one movement: the same names, or nearly the same words."""
    for mine, his in ((one.short_title, other.short_title), (one.title, other.title)):
        first, second = set(words(mine)), set(words(his))
        if first and second and len(first & second) >= _SAME_WORDS * min(len(first), len(second)):
            return True
    return False
