"""The first thing one sees without an office: make one, open one, try the sample; folders opened before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.header import Mark
from ui.kit import icons
from ui.kit.banner import Act, Banner
from ui.kit.base import Label, Rule, flag, ground
from ui.kit.buttons import LinkButton, PressedByEnter, paint_frame
from ui.kit.delegates import paint_text
from ui.kit.drops import files_in
from ui.kit.empty import ChoiceCard
from ui.kit.tokens import Size, Space, State, Type, theme

RECENT_LEFT = 26


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder opened before."""

    path: str
    office: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample office: its name for the program, its office and its plan for the clerk."""

    name: str
    office: str
    plan: str


def when_words(at: datetime, today: date) -> str:
    """When a folder was opened last: "Hôm nay, 08:02", "Hôm qua, 17:20", "22/07/2024"."""
    if at.date() == today:
        return f"Hôm nay, {at:%H:%M}"
    if at.date() == today - timedelta(days=1):
        return f"Hôm qua, {at:%H:%M}"
    return f"{at:%d/%m/%Y}"


class RecentRow(PressedByEnter):
    """One folder opened before."""

    def __init__(self, opened: Opened, today: date) -> None:
        super().__init__(opened.office or "Chưa ghi tên cơ quan")
        self._path = opened.path
        self._when = when_words(opened.at, today)
        self.setToolTip(opened.path)
        self.setAccessibleName(f"Mở {self.text()}, {opened.path}, {self._when}")
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(Size.CHOICE), theme().row(Size.ROW_TWO_LINES) + Space.XS)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            paint_frame(painter, QRectF(self.rect()), "hover", "accent" if self.hasFocus() else None, 2)
        side = look.px(Size.ICON)
        icons.draw(painter, "folder_open", "muted", QRectF(2, 0, side, self.height()))
        metrics = QFontMetrics(look.font(Type.SMALL))
        taken = metrics.horizontalAdvance(self._when) + 2
        right = QRectF(self.width() - taken - Space.XS, 0, taken, self.height())
        paint_text(painter, right, self._when, Type.SMALL, "muted")
        one, two = look.line(Type.STRONG), look.line(Type.SMALL)
        top = (self.height() - one - two) / 2
        width = self.width() - RECENT_LEFT - taken - Space.L
        paint_text(painter, QRectF(RECENT_LEFT, top, width, one), self.text(), Type.STRONG, "text")
        shown = metrics.elidedText(self._path, Qt.TextElideMode.ElideMiddle, width)
        paint_text(painter, QRectF(RECENT_LEFT, top + one, width, two), shown, Type.SMALL, "muted")


class StartScreen(QWidget):
    """`new_asked()`, `open_asked()`, `sample_asked(name)`, `recent_asked(path)`, `dropped(path)` of a file or folder.

    Who made the screen does what is asked.
    """

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal(str)
    recent_asked = Signal(str)
    dropped = Signal(str)

    def __init__(self, samples: Sequence[Sample], recents: Sequence[Opened], today: date) -> None:
        super().__init__()
        ground(self, "window")
        self.setAcceptDrops(True)
        self.setAccessibleName("Bắt đầu")
        self.banner = Banner()
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S + 2)
        self._add_head()
        self._column.addWidget(self.banner)
        self._add_choices(samples)
        if recents:
            self._add_recents(recents, today)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        ground(inner, "window")
        column = QWidget()
        column.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        column.setMaximumWidth(theme().px(Size.START))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        body = QVBoxLayout(inner)
        body.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        body.addStretch(2)
        body.addLayout(middle)
        body.addStretch(3)
        foot = Label("Dữ liệu chỉ nằm trên máy này, trong thư mục anh chị chọn.", Type.SMALL, "muted")
        body.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        flag(area, plain=True)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _add_head(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Thi đua - Khen thưởng", Type.PAGE))
        what = "Kế hoạch, chỉ tiêu, đề nghị và giấy tờ của một văn phòng. Không cần mạng."
        words.addWidget(Label(what, role="muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(Mark(Size.MARK_LARGE))
        line.addLayout(words, 1)
        self._column.addLayout(line)
        self._column.addSpacing(Space.S)

    def _add_choices(self, samples: Sequence[Sample]) -> None:
        self._column.addWidget(Label("Bắt đầu", Type.LABEL, "muted"))
        new = "Ghi tên cơ quan, người ký, phần đầu văn bản. Khoảng 5 phút."
        self.first = ChoiceCard("Tạo văn phòng mới", new, "building", first=True, on_click=self.new_asked.emit)
        self._column.addWidget(self.first)
        there = "Nhận bàn giao, hoặc dữ liệu trên ổ đĩa khác."
        self._column.addWidget(
            ChoiceCard("Mở thư mục dữ liệu có sẵn", there, "folder_open", on_click=self.open_asked.emit)
        )
        if samples:
            first, others = samples[0], samples[1:]
            card = ChoiceCard("Dùng thử với dữ liệu mẫu", f"{first.office}, {first.plan}.", "lightbulb")
            card.clicked.connect(lambda: self.sample_asked.emit(first.name))
            self._column.addWidget(card)
            self._add_other_samples(others)

    def _add_other_samples(self, samples: Sequence[Sample]) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        if samples:
            line.addWidget(Label("Mẫu khác:", Type.SMALL, "muted"))
        for sample in samples:
            link = LinkButton(sample.office, tip=sample.plan)
            link.clicked.connect(lambda _=False, name=sample.name: self.sample_asked.emit(name))
            line.addWidget(link)
        line.addStretch(1)
        self._column.addLayout(line)

    def _add_recents(self, recents: Sequence[Opened], today: date) -> None:
        self._column.addSpacing(Space.S)
        self._column.addWidget(Label("Đã mở gần đây", Type.LABEL, "muted"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for number, opened in enumerate(recents):
            if number:
                rows.addWidget(Rule())
            row = RecentRow(opened, today)
            row.clicked.connect(lambda _=False, path=opened.path: self.recent_asked.emit(path))
            rows.addWidget(row)
        self._column.addLayout(rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_in(event):
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def tell(self, state: State, sentence: str, acts: Sequence[Act] = ()) -> None:
        """Say why a folder was not opened, and what can be done."""
        self.banner.show_message(state, sentence, acts)

    def show_work(self, words: str) -> None:
        """Say what is being made; nothing else can be chosen meanwhile."""
        self.banner.show_message(State.INFO, words)
        self.setEnabled(False)

    def end_work(self) -> None:
        """It is made, or it failed."""
        self.banner.close_message()
        self.setEnabled(True)
