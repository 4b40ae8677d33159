"""States of the import window that need lists of their own: one that comes again, and what follows from it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.every_dialog import NOMINATIONS, _within
from tests.every_repair import faulty_list
from tests.stage import Screen, Stage
from thidua_desktop.domain.dates import show_birth
from thidua_desktop.domain.nomination import Nomination
from thidua_desktop.services import nominations
from ui.dialogs.import_return import CHANGE_DAY
from ui.dialogs.import_window import ImportWindow
from ui.kit.buttons import LinkButton

AGAIN = "Danh sach sua lai P. Nghia Do.xlsx"
POST = 3  # where a row says it
SENDER = "Phường Nghĩa Đô"


def corrected_list(stage: Stage) -> Path:
    """A ward's list sent again: the first person's post is another, one row is new, two collectives are gone."""
    desk = stage.open_office().desk
    assert desk.plan is not None
    lines = [line for line in nominations.lines(desk.store, nominations.Filter()) if line.unit == SENDER]
    sent = [one for line in lines if (one := nominations.get(desk.store, line.id)) is not None and one.batch_id]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"UBND {SENDER.upper()}"])
    sheet.append(["STT", "Đối tượng", "Họ và tên", "Ngày sinh", "Chức vụ", "Nơi công tác", "Thành tích", "Hình thức"])
    rows = [*map(_row, sent[2:]), _NEW]
    person = next(place for place, row in enumerate(rows) if row[POST])
    rows[person] = (*rows[person][:POST], "Phó Bí thư chi bộ", *rows[person][POST + 1 :])
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row])
    path = stage.place / AGAIN
    book.save(path)
    return path


_NEW = (
    "Cá nhân",
    "Đặng Thị Ngọc Lan",
    "20/10/1976",
    "Chi hội trưởng Phụ nữ số 3",
    SENDER,
    "Vận động phân loại rác tại nguồn",
    "Giấy khen của Chủ tịch UBND quận",
)


def _row(one: Nomination) -> tuple[str | None, ...]:
    birth = show_birth(one.birth) or None
    return (one.kind.label, one.name, birth, one.position, one.workplace, one.achievement, one.award)


def _again(stage: Stage) -> None:
    stage.tab(NOMINATIONS).take_files([str(corrected_list(stage))])  # type: ignore[attr-defined]


def _compared(act: Callable[[Any], object] = lambda window: None) -> Callable[[Stage], None]:
    def turn(window: Any) -> None:
        assert isinstance(window, ImportWindow)
        window.lower_part.to_compare.click()
        act(window)

    return _within(_again, turn)


def _first_line(window: Any) -> None:
    window.compare.table.setFocus()
    window.compare.table.step(1)


def _given_back(stage: Stage) -> None:
    stage.tab(NOMINATIONS).take_files([str(faulty_list(stage))])  # type: ignore[attr-defined]
    stage.rest()
    _import_window(stage).foot.return_button.click()
    stage.rest()


def _other_day(window: Any) -> None:
    next(link for link in window.banner.findChildren(LinkButton) if link.text() == CHANGE_DAY).click()


def _one_day_for_all(stage: Stage) -> None:
    stage.tab(NOMINATIONS).take_files([str(faulty_list(stage)), str(corrected_list(stage))])  # type: ignore[attr-defined]
    stage.rest()
    _import_window(stage).strip.received_chosen.emit(date(2024, 7, 24))


def _import_window(stage: Stage) -> ImportWindow:
    window = stage.dialog()
    assert isinstance(window, ImportWindow)
    return window


IMPORT = [
    Screen("nhap-gui-lai", _again, whole=True),
    Screen("nhap-so-voi-lan-truoc", _compared(_first_line), whole=True, guide=True),
    Screen("nhap-tra-lai", _given_back, whole=True),
    Screen("nhap-ngay-gui-lai", _within(_given_back, _other_day)),
    Screen("nhap-mot-ngay-cho-moi-tep", _one_day_for_all, whole=True),
    Screen("nhap-rut-het", _compared(lambda window: window.compare.decide_all()), whole=True),
]
