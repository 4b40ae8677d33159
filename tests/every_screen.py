"""Every screen of the program, each with how to bring it up: for the pictures and for the walks over all widgets.

The names are those of the pictures' files. Screens that write come last, so that the others show the same office.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from tests.every_dialog import DIALOGS
from tests.every_import import IMPORT
from tests.every_repair import REPAIR
from tests.every_writing import WRITING
from tests.stage import Screen, Stage
from ui.kit.banner import Banner
from ui.kit.combos import FilterCombo
from ui.kit.tokens import State
from ui.search_popup import ROW, SearchPopup

TABS = {"Kế hoạch": "ke-hoach", "Đơn vị": "don-vi", "Tiếp nhận đề nghị": "tiep-nhan", "Chỉ tiêu": "chi-tieu"}
PLANS, UNITS, NOMINATIONS, QUOTA = TABS


def _tab(title: str, *, nothing: bool = False) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        stage.tab(title)
        stage.choose_row(nothing=nothing)

    return bring


def _empty_tab(title: str) -> Callable[[Stage], None]:
    return lambda stage: stage.open_empty().go_to(title)


def _many(title: str) -> Callable[[Stage], None]:
    return lambda stage: stage.tab(title).table.selectAll()  # type: ignore[attr-defined]


def _nothing_found(stage: Stage) -> None:
    stage.tab(NOMINATIONS).filter.search.setText("không ai tên thế này")  # type: ignore[attr-defined]


def _found_again(stage: Stage) -> None:
    stage.tab(NOMINATIONS).filter.clear_all()  # type: ignore[attr-defined]


def _bars(on: bool) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        filters = stage.tab(QUOTA).filters  # type: ignore[attr-defined]
        (filters.as_bars if on else filters.as_table).setChecked(True)

    return bring


def _above(stage: Stage) -> None:
    stage.tab(QUOTA)._show_superior()  # type: ignore[attr-defined]


def _banner(title: str, state: State) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        tab = stage.tab(title)
        said = "Đã bỏ 3 đề nghị vào thùng rác."
        tab.findChildren(Banner)[0].show_message(state, said, [("Hoàn tác", "arrow_undo", lambda: None)])

    return bring


def _menu(title: str, make: Callable[[QWidget], QMenu]) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        tab = stage.tab(title)
        stage.choose_row()
        stage.rest()
        make(tab).popup(tab.mapToGlobal(QPoint(40, 40)))

    return bring


def _press(title: str, part: str) -> Callable[[Stage], None]:
    """Press a button that opens a menu."""

    def bring(stage: Stage) -> None:
        tab = stage.tab(title)
        stage.choose_row()
        stage.rest()
        getattr(tab, part)()

    return bring


def _combo(stage: Stage) -> None:
    tab = stage.tab(NOMINATIONS)
    next(combo for combo in tab.findChildren(FilterCombo) if combo.isVisible()).showPopup()


def _field_menu(stage: Stage) -> None:
    tab = stage.tab(NOMINATIONS)
    field = next(field for field in tab.findChildren(QLineEdit) if field.isVisible())
    field.createStandardContextMenu().popup(tab.mapToGlobal(QPoint(40, 40)))


def _search(letters: str) -> Callable[[Stage], None]:
    return lambda stage: stage.open_office().search(letters)


def _search_person(stage: Stage) -> None:
    stage.open_office().search("Nguyễn Minh Đức")
    stage.rest()
    popup = stage.app.activePopupWidget()
    assert isinstance(popup, SearchPopup)
    items = [popup.list.item(number) for number in range(popup.list.count())]
    popup.take(next(item for item in items if getattr(item.data(ROW).taken, "type", "") == "person"))


START = [
    Screen("bat-dau", lambda stage: stage.show_start(known=True), guide=True),
    Screen("bat-dau-lan-dau", lambda stage: stage.show_start(known=False)),
    Screen("van-phong-moi", lambda stage: stage.start.screen_shown.first.click(), guide=True),  # type: ignore[union-attr]
]
EMPTY = [Screen(f"{name}-trong", _empty_tab(title)) for title, name in TABS.items()]
FILLED = [
    *(Screen(name, _tab(title), guide=True) for title, name in TABS.items()),
    *(Screen(f"{name}-chua-chon", _tab(title, nothing=True)) for title, name in TABS.items() if title != PLANS),
    Screen("don-vi-nhieu-dong", _many(UNITS)),
    Screen("tiep-nhan-nhieu-dong", _many(NOMINATIONS)),
    Screen("tiep-nhan-khong-thay", _nothing_found),
    Screen("tiep-nhan-thong-bao", lambda stage: (_found_again(stage), _banner(NOMINATIONS, State.OK)(stage))),
    Screen("tiep-nhan-thong-bao-loi", _banner(NOMINATIONS, State.ERROR)),
    Screen("chi-tieu-bieu-do", _bars(True), guide=True),
    Screen("chi-tieu-trinh-len", lambda stage: (_bars(False)(stage), _above(stage))),
]
POPUPS = [
    Screen("chon-ke-hoach", lambda stage: stage.open_office().header.choose_plan(), guide=True),
    Screen("trinh-don", lambda stage: stage.open_office().header.open_menu(), guide=True),
    Screen("tim-kiem", _search("")),
    Screen("tim-kiem-thay", _search("nghia"), guide=True),
    Screen("tim-kiem-mot-nguoi", _search_person),
    Screen("tim-kiem-khong-thay", _search("qwzx")),
    Screen("bo-loc", _combo),
    Screen("menu-o-chu", _field_menu),
    Screen("cot-tiep-nhan", lambda stage: stage.tab(NOMINATIONS).columns_button.open_menu()),  # type: ignore[attr-defined]
    Screen("menu-de-nghi", _menu(NOMINATIONS, lambda tab: tab._menu_for(tab.table.selected_rows()))),  # type: ignore[attr-defined]
    Screen("menu-bo-loc-khac", _menu(NOMINATIONS, lambda tab: tab.filter.more_menu())),  # type: ignore[attr-defined]
    Screen("menu-viec-khac", _press(NOMINATIONS, "_open_others")),
    Screen("menu-don-vi", _menu(UNITS, lambda tab: tab._menu_for(tab.table.selected_rows()))),  # type: ignore[attr-defined]
    Screen("menu-trang-don-vi", _press(UNITS, "_open_page_menu")),
    Screen("menu-ke-hoach", _menu(PLANS, lambda tab: tab.acts.menu(tab.desk.plan))),  # type: ignore[attr-defined]
    Screen("cach-lap-ke-hoach", _press(PLANS, "_ways")),
    Screen("menu-chi-tieu", _menu(QUOTA, lambda tab: tab._menu(tab._table))),  # type: ignore[attr-defined]
]
SCREENS = [*START, *EMPTY, *FILLED, *POPUPS, *DIALOGS, *IMPORT, *REPAIR, *WRITING]
