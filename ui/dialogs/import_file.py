"""One file of the import window, from chosen to taken in: what is known of it and how it stands, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from thidua_desktop.domain.findings import Severity
from thidua_desktop.domain.units import Unit
from thidua_desktop.services import intake
from thidua_desktop.services.intake import Corrections
from thidua_desktop.services.intake_columns import ColumnPlace
from thidua_desktop.services.intake_differences import ComparedRow, Part
from thidua_desktop.services.intake_view import ShownFile, Totals
from ui.kit.cells import number
from ui.kit.tokens import State

_SAID = (
    (Part.NEW, "mới"),
    (Part.CHANGED, "thay đổi"),
    (Part.UNCHANGED, "không đổi"),
    (Part.MISSING, "không còn"),
)


def comparison_words(lines: Sequence[ComparedRow]) -> str:
    """ "2 mới, 3 thay đổi, 12 không đổi, 1 không còn"."""
    return _in_words(Counter(row.part for row in lines if row.first))


def _in_words(counts: Mapping[Part, int]) -> str:
    return ", ".join(f"{number(counts[part])} {words}" for part, words in _SAID if counts.get(part))


class Said(NamedTuple):
    """What the clerk has said about a file, as a whole: what Ctrl+Z brings back."""

    corrections: Corrections
    confirmed: frozenset[ColumnPlace]
    unit: Unit | None
    received: date


@dataclass(slots=True, eq=False)
class ImportFile:
    """One file of the window, from chosen to taken in. `unit` is the clerk's own choice of the sender."""

    path: Path
    received: date
    shown: ShownFile | None = None
    unit: Unit | None = None
    accept_errors: bool = False
    corrections: Corrections = field(default_factory=Corrections)
    confirmed: frozenset[ColumnPlace] = frozenset()  # the columns whose meaning the clerk chose
    past: list[Said] = field(default_factory=list[Said])  # before each decision
    asked: int = 0  # how many times; only the last answer is wanted
    busy: bool = True
    said: str = ""  # why it is not shown or was not taken in
    twin: "ImportFile | None" = None  # a file of the window before it with the very same bytes
    batch_id: int | None = None
    did: str = ""  # what taking it in did, in words
    refused: int = 0
    block: intake.Block | None = None  # from the clipboard; the path is where it is kept
    jobs: list[int] = field(default_factory=list[int])

    @property
    def told(self) -> Said:
        """What the clerk has said about it by now."""
        return Said(self.corrections, self.confirmed, self.unit, self.received)

    def tell(self, told: Said) -> None:
        """Have the clerk's word be this."""
        self.corrections, self.confirmed, self.unit, self.received = told

    @property
    def name(self) -> str:
        """What the list of files calls it."""
        return self.path.stem if self.block is not None else self.path.name

    @property
    def readable(self) -> bool:
        """True if there is something to show and take in."""
        return self.shown is not None and self.shown.preview.error is None

    @property
    def showable(self) -> bool:
        """True if it was read, though perhaps no list was found in it."""
        return self.shown is not None and self.shown.preview.document is not None

    @property
    def would_lose(self) -> bool:
        """True if the clerk has put something right in it, or chosen its sender, and it was not taken in."""
        return (bool(self.corrections) or self.unit is not None) and self.batch_id is None

    @property
    def problem(self) -> str:
        """The sentence saying why a file cannot be shown; empty while there is none."""
        error = self.shown.preview.error if self.shown is not None else None
        return error or ("" if self.shown is not None else self.said)

    @property
    def totals(self) -> Totals:
        """What is said of the file as a whole; nothing while it was not read."""
        return self.shown.totals if self.shown is not None else Totals()

    @property
    def ready(self) -> bool:
        """True if "Nhập" takes it: something to do, nothing running, not taken in before."""
        again = self.before is not None or self.twin is not None
        return self.totals.anything and not self.busy and self.batch_id is None and not again

    @property
    def before(self) -> datetime | None:
        """When the very same file was taken in, while the clerk decides nothing else about it than then."""
        decided = bool(self.corrections) or self.accept_errors
        return self.shown.before if self.shown is not None and not decided else None

    @property
    def contents(self) -> str:
        """Sender and contents in one line: "Phường Nghĩa Đô · 3 tập thể, 3 cá nhân"."""
        if self.shown is None or not self.showable:
            return ""
        shown = self.shown.preview
        if not self.readable:
            return shown.unit.short_name if shown.unit is not None else "Chưa rõ đơn vị"
        unit = shown.unit.short_name if shown.unit is not None else "Chưa rõ đơn vị"
        if shown.unit is None and not self.totals.needs_unit:
            unit = "Nhiều đơn vị"
        if self.totals.comes_again:
            return f"{unit} · gửi lại lần {shown.comparison.sending}"
        return f"{unit} · {self.totals.kinds}"

    @property
    def compared(self) -> str:
        """What a list that comes again does: "2 mới, 3 thay đổi, 12 không đổi, 1 không còn"; empty for a first one."""
        return comparison_words(self.shown.compared) if self.shown is not None else ""

    @property
    def state(self) -> tuple[State, str]:
        """How it stands, as the list of files says it."""
        if self.shown is None and self.busy:
            return State.WAIT, "Đang đọc…"
        if self.shown is None:
            return State.NEUTRAL, "Đã dừng, chưa đọc"
        if not self.readable:
            return State.ERROR, "Chưa thấy danh sách" if self.showable else "Không đọc được"
        if self.batch_id is not None:
            return State.OK, self._taken_in()
        if self.twin is not None:
            return State.NEUTRAL, f"Giống hệt tệp “{self.twin.name}”"
        if self.before is not None:
            return State.NEUTRAL, f"Đã nhập ngày {self.before:%d/%m}, không đổi"
        return self._state_of_rows(self.shown)

    def _taken_in(self) -> str:
        return self.did + (f" · để lại {number(self.refused)}" if self.refused else "")

    def _state_of_rows(self, shown: ShownFile) -> tuple[State, str]:
        if shown.totals.needs_unit:
            return State.WARN, "Chọn đơn vị gửi"
        errors, warnings, _ = shown.totals.by_severity
        if errors or warnings:
            counted = ((errors, Severity.ERROR), (warnings, Severity.WARNING))
            words = ", ".join(f"{number(count)} {severity.label.lower()}" for count, severity in counted if count)
            return (State.ERROR if errors else State.WARN), words
        totals = shown.totals
        if not totals.anything:
            gone = totals.missing
            return (State.INFO, f"{number(gone)} không còn") if gone else (State.NEUTRAL, "Không có gì mới")
        if totals.comes_again:  # from the totals: this is asked at each painting, of lists with ten thousand rows too
            counted = {Part.NEW: totals.new, Part.CHANGED: totals.changed, Part.MISSING: totals.missing}
            return State.OK, _in_words(counted)
        converted = shown.preview.encoding != "unicode"
        return State.OK, "Sẵn sàng · đã đổi phông chữ cũ" if converted else "Sẵn sàng"
