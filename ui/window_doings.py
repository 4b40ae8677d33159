"""What the search offers to do: the tabs' first acts, the tabs, the menu; and where something found is shown."""

from typing import TYPE_CHECKING

from thidua_desktop.services import nominations
from thidua_desktop.services.search import Hit
from ui.search_rows import Doing
from ui.window_tabs import NOMINATIONS, PLANS, UNITS

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def doings(window: "MainWindow") -> list[Doing]:
    """Everything that can be done from anywhere, what is done most first."""
    return [*_first_acts(window), *_tabs(window), *_menu(window)]


def _first_acts(window: "MainWindow") -> list[Doing]:
    def import_list() -> None:
        from ui.tabs.nominations import NominationsTab

        window.go_to(NOMINATIONS)
        if isinstance(tab := window.tab(NOMINATIONS), NominationsTab):
            tab.dialogs.open_import()

    def add_nomination() -> None:
        from ui.tabs.nominations import NominationsTab

        window.go_to(NOMINATIONS)
        if isinstance(tab := window.tab(NOMINATIONS), NominationsTab):
            tab.dialogs.add()

    def add_unit() -> None:
        from ui.tabs.units import UnitsTab

        window.go_to(UNITS)
        if isinstance(tab := window.tab(UNITS), UnitsTab):
            tab.new()

    def add_plan() -> None:
        from ui.tabs.plans import PlansTab

        window.go_to(PLANS)
        if isinstance(tab := window.tab(PLANS), PlansTab):
            tab.new()

    return [
        Doing("Nhập danh sách…", NOMINATIONS, "arrow_import", import_list),
        Doing("Thêm đề nghị", NOMINATIONS, "add", add_nomination),
        Doing("Xuất giấy tờ…", "Trình đơn", "document", window.acts.write_papers, "Ctrl+Shift+P"),
        Doing("In trang đang mở…", "Trình đơn", "print", window.menu_entries().print_tab, "Ctrl+P"),
        Doing("Chọn kế hoạch khác…", PLANS, "document", window.header.choose_plan),
        Doing("Thêm đơn vị…", UNITS, "add", add_unit),
        Doing("Kế hoạch mới…", PLANS, "add", add_plan),
    ]


def _tabs(window: "MainWindow") -> list[Doing]:
    def opening(number: int) -> Doing:
        words, key = f"Mở trang {window.tab_bar.tabText(number)}", f"Ctrl+{number + 1}"
        return Doing(words, "", "chevron_right", lambda: window.tab_bar.setCurrentIndex(number), key)

    return [opening(number) for number in range(window.tab_bar.count())]


def _menu(window: "MainWindow") -> list[Doing]:
    entries = window.menu_entries()
    return [
        Doing("Hoàn tác việc vừa làm", "Trình đơn", "arrow_undo", entries.take_back, "Ctrl+Z"),
        Doing("Thùng rác…", "Trình đơn", "delete", entries.trash),
        Doing("Hồ sơ cơ quan…", "Trình đơn", "building", entries.office),
        Doing("Mở thư mục dữ liệu khác…", "Trình đơn", "folder_open", entries.other_folder),
        Doing("Sao lưu ra tệp…", "Trình đơn", "arrow_download", entries.backup),
        Doing("Khôi phục…", "Trình đơn", "history", entries.restore),
        Doing("Kiểm tra dữ liệu", "Trình đơn", "shield_checkmark", entries.check),
        Doing("Cài đặt…", "Giao diện, cỡ chữ, lương cơ sở", "edit", entries.settings),
        Doing("Hướng dẫn sử dụng", "Trình đơn", "lightbulb", entries.guide),
        Doing("Phím tắt", "Trình đơn", "info", entries.keys, "F1"),
        Doing("Giới thiệu", "Trình đơn", "info", entries.about),
    ]


def go_to_hit(window: "MainWindow", hit: Hit) -> None:
    """Show what was found where it is worked on."""
    match hit.type:
        case "plan":
            window.desk.choose_plan(hit.id)
        case "unit":
            window.go_to(UNITS, hit.id)
        case "nomination":
            found = nominations.get(window.desk.store, hit.id)
            plan = window.desk.plan
            if found is not None and found.plan_id is not None and (plan is None or plan.id != found.plan_id):
                window.desk.choose_plan(found.plan_id)
            window.go_to(NOMINATIONS, hit.id)
        case _:
            pass
