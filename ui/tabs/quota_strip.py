"""The strip over the quota grid: the places to the level above, drawn as seats."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.office import Office
from thidua_desktop.domain.quota import QuotaUse
from thidua_desktop.domain.text import clean, fold
from ui.kit.base import Label, Rule, Sheet, clear
from ui.kit.buttons import SecondaryButton
from ui.kit.states import Seats
from ui.kit.tokens import Space, Type
from ui.tabs.nominations_words import KIND_ICONS

_LEVELS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_BODIES = ("ubnd ", "uy ban nhan dan ")


def superior_word(office: Office | None) -> str:
    """What the desk calls the level above: "Thành phố" for "UBND thành phố Hà Nội"; "cấp trên" if it is not named."""
    named = clean(office.superior) if office else ""
    for body in _BODIES:
        if fold(named).startswith(body):
            named = named[len(body) :]
    for level in _LEVELS:
        if fold(named).startswith(f"{fold(level)} "):
            return level[:1].upper() + level[1:]
    return named or "cấp trên"


def limits_in_words(uses: Sequence[QuotaUse]) -> str:
    """ "Tối đa 2 tập thể, 3 cá nhân · mục III.4.3"; the limit's word is said again only where it changes."""
    said: list[str] = []
    before = None
    for use in uses:
        line = use.line
        words = line.limit.words(line.count) if line.limit is not before else str(line.count)
        said.append(f"{words} {line.kind.label.lower()}")
        before = line.limit
    whole = ", ".join(said)
    sections = list(dict.fromkeys(use.line.section for use in uses if use.line.section))
    return " · ".join((whole[:1].upper() + whole[1:], *(f"mục {section}" for section in sections)))


class SuperiorStrip(Sheet):
    """Title, limits and seats in one line; one button shows the plan's sentences in the panel, one chooses.

    Hidden while the plan speaks of no places to the level above.
    """

    def __init__(
        self, on_sentences: Callable[[], object], on_choose: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._compact = False
        self._word = ""
        self._title = Label(kind=Type.STRONG)
        self._limits = Label(kind=Type.SMALL, role="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._limits)
        self._seats = QHBoxLayout()
        self._seats.setSpacing(Space.XL + Space.M)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(Space.XL)
        self._line.addLayout(words)
        self._line.addWidget(Rule(vertical=True))
        self._line.addLayout(self._seats)
        self._line.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        self._line.addLayout(acts)
        acts.addWidget(SecondaryButton("Xem quy định", "document", on_click=on_sentences))
        self.choose = SecondaryButton("Chọn đề nghị để trình…", "people_team", on_click=on_choose)
        acts.addWidget(self.choose)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """One line only on small screens."""
        self._compact = compact
        up_down = Space.XS if compact else Space.M
        self._line.setContentsMargins(Space.L, up_down, Space.M, up_down)
        self._limits.setVisible(not compact)
        self.choose.setText("Chọn để trình…" if compact else "Chọn đề nghị để trình…")
        self._say_title()

    def show_places(self, word: str, uses: Sequence[QuotaUse]) -> None:
        """Show the places to the level above, called by `word`."""
        self._word = word
        self.setVisible(bool(uses))
        clear(self._seats)
        for use in uses:
            kind = use.line.kind
            self._seats.addWidget(Seats(KIND_ICONS[kind], use.used, use.line.count, kind.label.lower()))
        self._limits.setText(limits_in_words(uses))
        self._title.setToolTip(self._limits.text())
        self._say_title()
        self.setAccessibleName(f"{self._title.text()}: {self._limits.text()}")

    def _say_title(self) -> None:
        self._title.setText(f"Trình {self._word}" if self._compact else f"Trình {self._word} khen thưởng")
