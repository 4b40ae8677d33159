"""For whom a line of a plan holds: a lane and a nominee kind, side by side in every editor that asks for them."""

from thidua_desktop.domain.nomination import Lane, NomineeKind
from ui.kit.forms import ComboField, Form

_ALL = "all"


def add_whom(form: Form, lane: Lane, kind: NomineeKind | None) -> tuple[ComboField, ComboField]:
    """Put the two fields into a form; kind None is every kind."""
    lanes = ComboField("Loại hình", [(known.label, known) for known in Lane], lane)
    kinds: list[tuple[str, NomineeKind | str]] = [("Mọi đối tượng", _ALL)]
    kinds += [(known.label, known) for known in NomineeKind]
    chosen = ComboField("Đối tượng", kinds, kind or _ALL)
    form.add_line(lanes, chosen)
    return lanes, chosen


def kind_in(field: ComboField) -> NomineeKind | None:
    """The kind that was chosen, None for every kind."""
    kind = field.value()
    return kind if isinstance(kind, NomineeKind) else None
