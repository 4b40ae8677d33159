"""The small windows over the settings: one base salary, one award of the catalogue."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.money import BaseSalary
from thidua_desktop.services import settings
from ui.desk import Act, Desk
from ui.kit.dialog import Dialog
from ui.kit.forms import DateField, LineField, NumberField

COEFFICIENT = "Chỉ ghi số như 1,5 hay 0,35."


class _StoredForm(Dialog):
    """`stored(change, back)` once written, `back` being the act that takes it back."""

    stored = Signal(object, object)

    def __init__(self, desk: Desk, title: str, parent: QWidget | None, second: str = "") -> None:
        super().__init__(title, "Lưu", parent, second=second)
        self._desk = desk

    def _store(self, act: Act, back: Act) -> None:
        self.primary.setEnabled(False)

        def done(change: object) -> None:
            self.form.mark_clean()
            self.accept()
            self.stored.emit(change, back)

        self._desk.write("Đang lưu cài đặt", act, done, self._failed)

    def _failed(self, sentence: str) -> None:
        self.primary.setEnabled(True)
        self.set_help(sentence)


class SalaryForm(_StoredForm):
    """A base salary from a day on, new (None) or corrected."""

    def __init__(self, desk: Desk, salary: BaseSalary | None, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Sửa mức lương cơ sở" if salary else "Thêm mức lương cơ sở", parent)
        self._before = salary
        self.since = self.form.add(DateField("Từ ngày", salary.valid_from if salary else None))
        self.dong = self.form.add(NumberField("Số tiền mỗi tháng (đồng)", salary.dong if salary else None, low=1))
        self.source = self.form.add(
            LineField("Văn bản quy định", salary.source if salary else "", help="Ví dụ: Nghị định số 73/2024/NĐ-CP")
        )
        self.form.mark_clean()
        self.since.field.setFocus()

    def save(self) -> None:
        since, dong = self.since.value(), self.dong.value()
        if not self.form.check() or since is None or dong is None:
            return
        before, new = self._before, BaseSalary(since, dong, self.source.value())
        self._store(
            lambda store, report, cancelled: settings.save_base_salary(store, new, before),
            lambda store, report, cancelled: settings.take_back_base_salary(store, new, before),
        )


class AwardForm(_StoredForm):
    """The figures, dates and source of one award; its name is the law's and stays."""

    def __init__(self, desk: Desk, award: Award, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Sửa trong danh mục", parent, award.name)
        self._award = award
        self.individual = LineField(
            "Hệ số cho cá nhân", hundredths_words(award.individual_hundredths), optional=True, check=_check_figure
        )
        self.collective = LineField(
            "Hệ số cho tập thể", hundredths_words(award.collective_hundredths), optional=True, check=_check_figure
        )
        self.since = DateField("Dùng từ ngày", award.valid_from, optional=True)
        self.until = DateField("Đến hết ngày", award.valid_to, optional=True)
        self.form.add_line(self.individual, self.collective)
        self.form.add_line(self.since, self.until)
        self.source = self.form.add(LineField("Văn bản quy định", award.source))
        self.set_help("Tiền thưởng = hệ số × mức lương cơ sở ngày ký quyết định.")
        self.form.mark_clean()
        self.individual.field.setFocus()

    def save(self) -> None:
        if not self.form.check():
            return
        before = self._award
        new = replace(
            before,
            individual_hundredths=hundredths_of(self.individual.value()),
            collective_hundredths=hundredths_of(self.collective.value()),
            valid_from=self.since.value(),
            valid_to=self.until.value(),
            source=self.source.value(),
        )
        self._store(
            lambda store, report, cancelled: settings.save_award(store, new),
            lambda store, report, cancelled: settings.save_award(store, before),
        )


def hundredths_words(value: int | None) -> str:
    """150 -> "1,5", 35 -> "0,35", nothing for none."""
    return "" if value is None else f"{value / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def hundredths_of(words: str) -> int | None:
    """ "1,5" -> 150; None for nothing, or for what is no figure with at most two decimals."""
    whole, _, part = words.strip().replace(".", ",").partition(",")
    digits = whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit())) and len(part) < 3
    return int(whole) * 100 + int(part.ljust(2, "0")) if digits else None


def _check_figure(words: str) -> str:
    return "" if hundredths_of(words) is not None else COEFFICIENT
