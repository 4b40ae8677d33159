"""More pages of the plan form: purpose, criteria, and the deadlines that come back every year."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.dates import last_day_of_month
from thidua_desktop.domain.plan import Criterion, RecurringDeadline
from ui.dialogs.plan_form_lines import LineEditor, LinesPage
from ui.dialogs.plan_form_whom import add_whom, kind_in
from ui.kit.forms import CheckField, ComboField, Form, LineField, NumberField, TextField
from ui.tabs.plans_words import recurring_words

SECTION_HELP = "Chỗ câu ấy đứng trong kế hoạch, ví dụ III.3.2."
LEAP_YEAR = 2024  # 29/02 is a day that a yearly deadline may name


class PurposePage(Form):
    """Mục đích và yêu cầu, in the plan's words."""

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.text = self.add(
            TextField(
                "Mục đích và yêu cầu của kế hoạch",
                purpose,
                lines=12,
                optional=True,
                help="Chép nguyên văn phần mục đích và yêu cầu, xuống dòng như kế hoạch.",
            )
        )
        self.add_stretch()
        self.mark_clean()


class CriterionEditor(LineEditor[Criterion]):
    """Tiêu chuẩn: for which lane and nominee kind, in the plan's words."""

    def __init__(self, line: Criterion | None, parent: QWidget) -> None:
        super().__init__("tiêu chuẩn", line, parent)
        start = line or Criterion("")
        form = self.form
        self.text = form.add(TextField("Câu trong kế hoạch", start.text, lines=5))
        self.lane, self.kind = add_whom(form, start.lane, start.kind)
        self.section = form.add(LineField("Mục", start.section, optional=True, help=SECTION_HELP))
        self.filled()

    def line(self) -> Criterion:
        """The line as typed."""
        return Criterion(
            self.text.value(),
            self.lane.value(),
            kind_in(self.kind),
            self.section.value(),
        )


class RecurringEditor(LineEditor[RecurringDeadline]):
    """Hạn hằng năm: the day of the calendar year, and the schools' own day if the plan gives them one."""

    def __init__(self, line: RecurringDeadline | None, parent: QWidget) -> None:
        super().__init__("hạn hằng năm", line, parent)
        form = self.form
        self.what = form.add(LineField("Việc phải làm", line.what if line else "", help="Ví dụ: Ký giao ước thi đua."))
        ways = [("Trước ngày", False), ("Đến hết ngày", True)]
        self.inclusive = ComboField("Kế hoạch ghi", ways, line.inclusive if line else False)
        self.day = NumberField("Ngày", line.day if line else None, low=1, high=31, check=self._is_a_day)
        self.month = NumberField("Tháng", line.month if line else None, low=1, high=12)
        form.add_line(self.inclusive, self.day, self.month)
        self.schools = form.add(
            CheckField(
                "Trường học có hạn riêng, tính theo năm học",
                bool(line and line.school_day),
                help="Tháng 8 đến tháng 12 là của đầu năm học; tháng 1 đến tháng 7 là của năm sau.",
            )
        )
        self.school_day = NumberField(
            "Ngày của trường học",
            line.school_day if line else None,
            low=1,
            high=31,
            check=lambda day: _day_problem(day, self.school_month.value()),
        )
        self.school_month = NumberField("Tháng của trường học", line.school_month if line else None, low=1, high=12)
        form.add_line(self.school_day, self.school_month)
        self.sentence = form.add(TextField("Câu trong kế hoạch", line.source if line else "", lines=2, optional=True))
        self.schools.changed.connect(self._fit)
        self._fit()
        self.filled()

    def _is_a_day(self, day: int) -> str:
        return _day_problem(day, self.month.value())

    def _fit(self) -> None:
        for field in (self.school_day, self.school_month):
            field.setVisible(self.schools.value())

    def line(self) -> RecurringDeadline:
        """The line as typed."""
        own = self.schools.value()
        return replace(
            self.before or RecurringDeadline("", 1, 1, False),
            what=self.what.value(),
            day=self.day.value() or 1,
            month=self.month.value() or 1,
            inclusive=self.inclusive.value(),
            school_day=self.school_day.value() if own else None,
            school_month=self.school_month.value() if own else None,
            source=self.sentence.value(),
        )


def _day_problem(day: int, month: int | None) -> str:
    if month is None or not 1 <= month <= 12 or day <= last_day_of_month(LEAP_YEAR, month).day:
        return ""
    return f"Không có ngày {day:02d}/{month:02d}."


def criteria_page(lines: Sequence[Criterion]) -> LinesPage[Criterion]:
    """Tiêu chuẩn khen thưởng."""
    return LinesPage(
        "tiêu chuẩn",
        "Tiêu chuẩn khen thưởng theo loại hình và đối tượng, bằng câu của kế hoạch.",
        [
            ("Tiêu chuẩn", lambda line: line.text, 200, True),
            ("Loại hình", lambda line: line.lane.label, 110, False),
            ("Đối tượng", lambda line: line.kind.label if line.kind else "Mọi đối tượng", 110, False),
            ("Mục", lambda line: line.section, 72, False),
        ],
        lines,
        CriterionEditor,
    )


def recurring_page(lines: Sequence[RecurringDeadline]) -> LinesPage[RecurringDeadline]:
    """Hạn hằng năm."""
    return LinesPage(
        "hạn hằng năm",
        "Hạn lặp lại hằng năm: cơ quan tính theo năm, trường học tính theo năm học.",
        [
            ("Việc phải làm", lambda line: line.what, 200, True),
            ("Hạn", recurring_words, 260, False),
        ],
        lines,
        RecurringEditor,
    )
