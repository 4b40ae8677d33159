"""How a line of our plan stands to the plan above, as a state of the screen."""

from thidua_desktop.domain.dates import show
from thidua_desktop.domain.plan import Deadline, QuotaLine
from thidua_desktop.domain.plan_compare import DeadlinePair, QuotaPair, Standing
from ui.kit.cells import StateCell
from ui.kit.tokens import State, Strength
from ui.tabs.plans_words import lower_first, unbroken_clauses

_STATES = {
    Standing.KEPT: (State.OK, Strength.QUIET),
    Standing.LESS: (State.FREE, Strength.QUIET),
    Standing.OVER: (State.ERROR, Strength.PILL),
    Standing.LATE: (State.WARN, Strength.PILL),
    Standing.MISSING: (State.NONE, Strength.QUIET),
}


def standing_cell(pair: QuotaPair | DeadlinePair) -> StateCell:
    """How a line of ours stands, as a word with its icon."""
    state, strength = _STATES[pair.standing]
    return StateCell(state, pair.words, strength)


def places(line: QuotaLine | None) -> str:
    """ "tối đa 2"; a dash where nothing is set."""
    return line.limit.words(line.count) if line is not None else "–"


def limit(line: Deadline | None) -> str:
    """ "Trước ngày 02/08/2024"; a dash where nothing is set."""
    return f"{'Đến hết' if line.inclusive else 'Trước'} ngày {show(line.on)}" if line is not None else "–"


def standing_words(pair: QuotaPair | DeadlinePair) -> str:
    """ "Cấp trên tối đa 2 · kế hoạch này tối đa 2"."""
    if isinstance(pair, QuotaPair):
        theirs, ours = places(pair.theirs), places(pair.ours)
    else:
        theirs, ours = lower_first(limit(pair.theirs)), lower_first(limit(pair.ours))
    return unbroken_clauses(f"Cấp trên: {theirs} · kế hoạch này: {ours if ours != '–' else 'chưa ghi'}")
