"""Cài đặt: how the program looks, where papers go, how money is reckoned; every change holds at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from thidua_desktop.domain.awards import Award
from thidua_desktop.domain.changes import Change, Topic
from thidua_desktop.domain.dates import show
from thidua_desktop.domain.money import BaseSalary, base_salary_on
from thidua_desktop.domain.text import fold
from thidua_desktop.services import settings
from ui import menu, messages
from ui.desk import Act, Desk
from ui.dialogs.reading import ReadingDialog
from ui.dialogs.settings_forms import AwardForm, SalaryForm, hundredths_words
from ui.kit.base import Label
from ui.kit.buttons import LinkButton, SecondaryButton
from ui.kit.cells import Column, Kind, StateCell, number
from ui.kit.fields import SearchField
from ui.kit.forms import ComboField, Form
from ui.kit.parted import PartedPages
from ui.kit.table import TableView
from ui.kit.tokens import Space, State, Strength, Type, theme

SIZE = QSize(900, 560)
LOOK, PAPERS, MONEY, AWARDS = "Giao diện", "Xuất giấy tờ", "Tiền thưởng", "Danh mục khen thưởng"
ROUNDING = (("Làm tròn lên 10.000 đồng", settings.ROUNDED), ("Không làm tròn", settings.RAW))


class SettingsDialog(ReadingDialog):
    """Parts at the left, what is set in each at the right. What is stored can be taken back from the banner."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Cài đặt", parent, second="Mỗi thay đổi có hiệu lực ngay", width=SIZE.width(), scroll=False)
        self._desk = desk
        pages = {LOOK: self._look(), PAPERS: self._papers(), MONEY: self._money(), AWARDS: self._awards()}
        parted = PartedPages(pages, {part: part for part in pages}, name="Các phần cài đặt")
        self.parts, self.banner = parted.parts, parted.banner
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(parted, 1)
        self._opened = False
        desk.events.changed.connect(self._changed)
        self._read()
        self.parts.setFocus()

    # --- pages ----------------------------------------------------------------------------------------------------

    def _look(self) -> QWidget:
        memory = self._desk.memory
        form = Form()
        modes = [(words, mode) for mode, words in menu.MODES]
        self.mode = form.add(ComboField("Sáng, tối", modes, menu.remembered_mode(memory)))
        sizes = [(words, scale) for scale, words in menu.SCALES]
        self.size_of_type = form.add(ComboField("Cỡ chữ", sizes, menu.remembered_scale(memory)))
        form.add_stretch()
        self.mode.changed.connect(lambda: menu.choose(memory, "mode", self.mode.value().value))
        self.size_of_type.changed.connect(lambda: menu.choose(memory, "type_size", self.size_of_type.value().name))
        return form

    def _papers(self) -> QWidget:
        self.folder = Label("", wrap=True)
        self.own_folder = LinkButton("Dùng thư mục “xuat” của dữ liệu", on_click=lambda: self._set_folder(None))
        acts = QHBoxLayout()
        acts.setSpacing(Space.L)
        acts.addWidget(SecondaryButton("Chọn thư mục…", "folder_open", on_click=self._choose_folder))
        acts.addWidget(self.own_folder)
        acts.addStretch(1)
        said = "Tờ trình, danh sách, bảng chỉ tiêu được ghi vào đây, trừ khi chọn nơi khác lúc xuất."
        return _page(Label("Thư mục để ghi giấy tờ", Type.SMALL, "muted"), self.folder, acts, Label(said, wrap=True))

    def _money(self) -> QWidget:
        self.rounding = ComboField(
            "Làm tròn tiền thưởng",
            ROUNDING,
            settings.round_up_to(self._desk.store),
            help="Nghị định 152/2025/NĐ-CP, điều 49. Quyết định đã ký giữ nguyên số tiền.",
        )
        self.rounding.changed.connect(self._set_rounding)
        self.salaries: TableView[BaseSalary] = TableView(
            self._salary_columns(), key=lambda salary: salary.valid_from, name="Mức lương cơ sở"
        )
        self.salaries.activated_row.connect(self._edit_salary)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        acts.addWidget(Label("Mức lương cơ sở", Type.TITLE), 1)
        acts.addWidget(SecondaryButton("Thêm mức lương…", "add", on_click=lambda: self._open_salary(None)))
        acts.addWidget(SecondaryButton("Sửa…", "edit", on_click=self._edit_salary))
        return _page(self.rounding, acts, self.salaries)

    def _salary_columns(self) -> list[Column[BaseSalary]]:
        def state(salary: BaseSalary) -> StateCell:
            today = self._desk.today()
            in_force = base_salary_on(today, settings.base_salaries(self._desk.store))
            if salary == in_force:
                return StateCell(State.OK, "Đang dùng", Strength.QUIET)
            return StateCell(State.NEUTRAL, "Sắp tới" if salary.valid_from > today else "Đã qua", Strength.PLAIN)

        return [
            Column("Từ ngày", lambda salary: salary.valid_from, sort_key=lambda salary: salary.valid_from, width=100),
            Column("Đồng mỗi tháng", lambda salary: number(salary.dong), kind=Kind.NUMBER, width=130),
            Column("Tình trạng", state, kind=Kind.STATE, width=110),
            Column(
                "Văn bản quy định",
                lambda salary: salary.source,
                width=200,
                stretch=True,
                tooltip=lambda salary: salary.source,
            ),
        ]

    def _awards(self) -> QWidget:
        self.search = SearchField("Lọc danh mục…")
        self.search.searched.connect(lambda _: self._read_awards())
        self.awards: TableView[Award] = TableView(
            _award_columns(), key=lambda award: award.id, name="Danh mục khen thưởng"
        )
        self.awards.set_empty("Danh mục không có hình thức nào khớp với chữ đã gõ.", "Bỏ lọc", self.search.clear_now)
        self.awards.activated_row.connect(self._edit_award)
        self.awards.current_row_changed.connect(self._say_source)
        self.source = Label("", wrap=True)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        acts.addWidget(self.search, 1)
        acts.addWidget(SecondaryButton("Sửa…", "edit", on_click=self._edit_award))
        said = "Hệ số nhân với mức lương cơ sở thành tiền thưởng. Hình thức hết hiệu lực vẫn giữ để xem giấy tờ cũ."
        return _page(acts, self.awards, self.source, Label(said, Type.SMALL, "muted", wrap=True))

    # --- reading --------------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if self.isVisible() and change.touches(Topic.SETTINGS):
            self._read()

    def _read(self) -> None:
        store = self._desk.store
        folder = settings.export_folder(store)
        self.folder.setText(str(folder))
        self.own_folder.setVisible(folder != store.folder.exports)
        if self.rounding.value() != settings.round_up_to(store):
            self.rounding.set_value(settings.round_up_to(store))
        self.salaries.set_rows(settings.base_salaries(store))
        self._read_awards()

    def _read_awards(self) -> None:
        wanted = fold(self.search.text()).split()
        known = settings.awards(self._desk.store)
        fit = [one for one in known if all(word in fold(f"{one.name} {' '.join(one.aliases)}") for word in wanted)]
        self.awards.set_rows(fit)
        for table in (self.awards, self.salaries):
            if table.current_row() is None:
                table.step(1)
        self._say_source(self.awards.current_row())

    def _say_source(self, award: Award | None) -> None:
        self.source.setText(f"Theo {award.source}" if award is not None and award.source else "")

    # --- acts -----------------------------------------------------------------------------------------------------

    def _write(self, act: Act, back: Act) -> None:
        self._desk.write(
            "Đang lưu cài đặt",
            act,
            lambda change: self._tell(change, back),
            lambda sentence: self.banner.show_message(State.ERROR, sentence),
        )

    def _tell(self, change: Change, back: Act) -> None:
        undo = self._desk.undone_by(change.summary, back, lambda _: self._tell_taken_back(change))
        self.banner.show_message(State.OK, change.summary, [("Hoàn tác", "arrow_undo", undo)])

    def _tell_taken_back(self, change: Change) -> None:
        if self.isVisible():
            self.banner.show_message(State.OK, f"Đã trở lại như trước: {change.summary}")

    def _choose_folder(self) -> None:
        chosen = messages.choose_folder("Thư mục để ghi giấy tờ", settings.export_folder(self._desk.store), self)
        if chosen is not None:
            self._set_folder(chosen)

    def _set_folder(self, folder: Path | None) -> None:
        store = self._desk.store
        before = settings.export_folder(store)
        old = None if before == store.folder.exports else before
        self._write(
            lambda store, report, cancelled: settings.set_export_folder(store, folder),
            lambda store, report, cancelled: settings.set_export_folder(store, old),
        )

    def _set_rounding(self) -> None:
        new, old = self.rounding.value(), settings.round_up_to(self._desk.store)
        if new is not None and new != old:
            self._write(
                lambda store, report, cancelled: settings.set_round_up_to(store, new),
                lambda store, report, cancelled: settings.set_round_up_to(store, old),
            )

    def _edit_salary(self, _row: object = None) -> None:
        if (salary := self.salaries.current_row()) is not None:
            self._open_salary(salary)

    def _open_salary(self, salary: BaseSalary | None) -> None:
        self._open(SalaryForm(self._desk, salary, self))

    def _edit_award(self, _row: object = None) -> None:
        if (award := self.awards.current_row()) is not None:
            self._open(AwardForm(self._desk, award, self))

    def _open(self, form: SalaryForm | AwardForm) -> None:
        form.stored.connect(self._tell)
        form.open()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the tables need, within the screen."""
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            room, look = self.screen().availableSize(), theme()
            self.resize(min(look.px(SIZE.width()), room.width()), min(look.px(SIZE.height()), room.height() - 40))


def _award_columns() -> list[Column[Award]]:
    def number_of(title: str, of: Callable[[Award], int | None]) -> Column[Award]:
        def words(award: Award) -> str | None:
            return hundredths_words(of(award)) or None

        return Column(title, words, kind=Kind.NUMBER, sort_key=lambda award: of(award) or 0, width=80)

    return [
        Column(
            "Danh hiệu, hình thức",
            lambda a: a.name,
            sort_key=lambda a: fold(a.name),
            width=220,
            stretch=True,
            tooltip=lambda a: a.name,
        ),
        number_of("Cá nhân", lambda a: a.individual_hundredths),
        number_of("Tập thể", lambda a: a.collective_hundredths),
        Column("Hiệu lực", _force_words, sort_key=_force, width=150, tooltip=_force_words),
    ]


def _force(award: Award) -> tuple[date, date]:
    return award.valid_from or date.min, award.valid_to or date.max


def _force_words(award: Award) -> str:
    """ "từ 01/07/2025", "đến 30/06/2025", "" for always."""
    parts = [f"từ {show(award.valid_from)}" if award.valid_from else ""]
    parts.append(f"đến {show(award.valid_to)}" if award.valid_to else "")
    return " ".join(part for part in parts if part)


def _page(*parts: QWidget | QHBoxLayout) -> QWidget:
    """Parts under one another; a table takes what room there is."""
    page = QWidget()
    body = QVBoxLayout(page)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(Space.M)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            body.addLayout(part)
        else:
            body.addWidget(part, 1 if isinstance(part, TableView) else 0)
    if not any(isinstance(part, TableView) for part in parts):
        body.addStretch(1)
    return page
