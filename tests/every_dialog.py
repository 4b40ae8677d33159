"""Every dialog over the office at work, brought up by the act that the clerk does. None of these writes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.stage import Screen, Stage
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.services import units
from ui.dialogs.plan_form import PlanForm
from ui.dialogs.unit_change import What
from ui.kit.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.kit.dates import DateEdit
from ui.kit.question import QuestionBox
from ui.kit.tokens import State

PLANS, UNITS, NOMINATIONS, QUOTA = "Kế hoạch", "Đơn vị", "Tiếp nhận đề nghị", "Chỉ tiêu"
PLAN_PARTS = {
    "purpose": "muc-dich",
    "bases": "can-cu",
    "movements": "phong-trao",
    "quotas": "chi-tieu",
    "deadlines": "thoi-han",
    "recurring": "han-hang-nam",
    "dossier": "ho-so",
    "criteria": "tieu-chuan",
    "rules": "quy-tac",
    "recipients": "noi-nhan",
}
LINE_PARTS = ("bases", "movements", "quotas", "deadlines", "recurring", "dossier", "criteria")
SETTINGS = {"Giao diện": "giao-dien", "Xuất giấy tờ": "giay-to", "Tiền thưởng": "tien-thuong"}
AWARDS = "Danh mục khen thưởng"
BROKEN = Path(__file__).parent / "data" / "lists" / "truncated.xlsx"


def _act(name: str) -> Callable[[Stage], object]:
    """An act of “Trình đơn”."""
    return lambda stage: getattr(stage.open_office().acts, name)()


def _on(title: str, act: Callable[[Any], object], *, row: bool = True) -> Callable[[Stage], None]:
    """An act of a tab, with a row chosen."""

    def bring(stage: Stage) -> None:
        tab = stage.tab(title)
        if row:
            stage.choose_row()
            stage.rest()
        act(tab)

    return bring


def _within(first: Callable[[Stage], object], act: Callable[[Any], object]) -> Callable[[Stage], None]:
    """An act of the dialog that another act opens."""

    def bring(stage: Stage) -> None:
        first(stage)
        act(stage.dialog())

    return bring


def _plan_part(part: str) -> Callable[[Stage], None]:
    return _on(PLANS, lambda tab: tab.edit(part), row=False)


def _plan_line(part: str) -> Callable[[Stage], None]:
    def add(form: Any) -> None:
        assert isinstance(form, PlanForm)
        page = form.part[part].page
        page.edit() if page.lines() else page.add()

    return _within(_plan_part(part), add)


def _settings(part: str) -> Callable[[Stage], None]:
    return _within(_act("show_settings"), lambda dialog: dialog.parts.select_key(part))


def _salary(dialog: Any) -> None:
    dialog.salaries.step(1)
    dialog._open_salary(dialog.salaries.current_row())


def _two_units(tab: Any) -> None:
    lines = [line.unit for line in tab._lines]
    tab.acts.change(lines[:2])


def _splitting(dialog: Any) -> None:
    dialog.what.set_value(What.SPLIT)
    dialog._fit()


def _unit_list(stage: Stage) -> None:
    path = stage.place / "Danh sach don vi.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("STT", "Tên đơn vị", "Nhóm", "Tên gọi khác"),
        (1, "UBND phường Nghĩa Đô", "Phường", "P. Nghĩa Đô"),
        (2, "Trường Trung học cơ sở Nghĩa Tân", "Trường học", ""),
        (3, "Hội Cựu chiến binh quận", "", "CCB quận"),
    ):
        sheet.append(row)
    book.save(path)
    stage.tab(UNITS).acts.import_list(path)  # type: ignore[attr-defined]


def _sending(tab: Any) -> None:
    line = tab.table.current_row()
    tab.acts.receive(line.dues[0], [line.unit])


def _own_places(tab: Any) -> None:
    unit = units.find(tab.desk.store, "Phường Nghĩa Đô")
    tab.acts.ask_own(tab.desk.plan, unit, NomineeKind.COLLECTIVE, 4)


def _files(*paths: Path | str) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        tab = stage.tab(NOMINATIONS)
        tab.take_files([str(path) for path in (paths or stage.lists)])  # type: ignore[attr-defined]

    return bring


def _reading(stage: Stage) -> None:
    stage.tab(NOMINATIONS).dialogs.open_import()  # type: ignore[attr-defined]
    stage.rest()
    _files()(stage)


def _question(state: State, *, danger: bool) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        title = "Khôi phục bản ngày 25/07/2024, 15:42?"
        body = "12 đề nghị nhận sau lúc đó sẽ không còn trong phần mềm. Bản hiện nay được sao lưu trước."
        act = DangerButton("Khôi phục", filled=True) if danger else PrimaryButton("Khôi phục")
        QuestionBox(state, title, body, [SecondaryButton("Giữ như hiện nay"), act], stage.open_office()).open()

    return bring


def _calendar(dialog: Any) -> None:
    next(edit for edit in dialog.findChildren(DateEdit) if edit.isVisible()).open_calendar()


OFFICE = [
    Screen("ho-so-co-quan", _act("edit_office"), guide=True),
    Screen("xuat-giay-to", _act("write_papers"), guide=True),
    Screen("thung-rac", _act("show_trash"), guide=True),
    Screen("khoi-phuc", _act("restore"), guide=True),
    Screen("phim-tat", _act("show_keys"), guide=True),
    Screen("gioi-thieu", _act("show_about"), guide=True),
    Screen("huong-dan", _act("show_guide")),
    *(Screen(f"cai-dat-{name}", _settings(part), guide=part == "Tiền thưởng") for part, name in SETTINGS.items()),
    Screen("cai-dat-danh-muc", _settings(AWARDS)),
    Screen("cai-dat-muc-luong", _within(_settings("Tiền thưởng"), _salary)),
    Screen("cai-dat-hinh-thuc", _within(_settings(AWARDS), lambda dialog: dialog._edit_award())),
    Screen("hoi", _question(State.WARN, danger=True)),
    Screen("hoi-nhe", _question(State.INFO, danger=False)),
    Screen("in", _on(QUOTA, lambda tab: tab.window().acts.print_tab(tab)), guide=True),
]
PLAN = [
    Screen("sua-ke-hoach", _plan_part(""), guide=True),
    *(Screen(f"sua-ke-hoach-{name}", _plan_part(part)) for part, name in PLAN_PARTS.items()),
    *(Screen(f"ke-hoach-dong-{PLAN_PARTS[part]}", _plan_line(part)) for part in LINE_PARTS),
    Screen("ke-hoach-moi", _on(PLANS, lambda tab: tab.new(), row=False)),
    Screen("chep-ke-hoach", _on(PLANS, lambda tab: tab.acts.copy(), row=False), guide=True),
    Screen("lich-su-ke-hoach", _on(PLANS, lambda tab: tab.acts.show_past(), row=False)),
    Screen("lich", _within(_plan_part(""), _calendar)),
]
UNIT = [
    Screen("don-vi-moi", _on(UNITS, lambda tab: tab.new()), guide=True),
    Screen("sua-don-vi", _on(UNITS, lambda tab: tab.edit())),
    Screen("doi-ten-don-vi", _on(UNITS, lambda tab: tab.acts.change(tab.chosen())), guide=True),
    Screen("tach-don-vi", _within(_on(UNITS, lambda tab: tab.acts.change(tab.chosen())), _splitting)),
    Screen("gop-don-vi", _on(UNITS, _two_units)),
    Screen("nhom-don-vi", _on(UNITS, lambda tab: tab.acts.groups())),
    Screen("nhom-don-vi-dong", _within(_on(UNITS, lambda tab: tab.acts.groups()), lambda groups: groups.page.edit())),
    Screen("don-vi-tu-excel", _unit_list),
    Screen("ghi-da-nhan", _on(UNITS, _sending)),
    Screen("cum-khoi-trong", _on(UNITS, lambda tab: tab.acts.clusters())),
]
NOMINATION = [
    Screen("de-nghi-moi", _on(NOMINATIONS, lambda tab: tab.add_button.click()), guide=True),
    Screen("sua-de-nghi", _on(NOMINATIONS, lambda tab: tab.dialogs.edit(tab.table.current_row()))),
    Screen("cac-lan-nhap", _on(NOMINATIONS, lambda tab: tab.dialogs.open_batches())),
    Screen("chi-tieu-rieng", _on(QUOTA, _own_places), guide=True),
    Screen("chon-trinh-len", _on(QUOTA, lambda tab: tab._choose_places()), guide=True),
    Screen("nhap-chua-chon-tep", _on(NOMINATIONS, lambda tab: tab.dialogs.open_import()), whole=True),
    Screen("nhap-dang-doc", _reading, whole=True, rests=False),
    Screen("nhap-danh-sach", _files(), whole=True, guide=True),
    Screen("nhap-tep-hong", _files(BROKEN), whole=True),
]
DIALOGS = [*OFFICE, *PLAN, *UNIT, *NOMINATION]
