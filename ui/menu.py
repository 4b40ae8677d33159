"""“Trình đơn”: everything about the program and its data that is not part of a tab."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.kit import appearance, icons
from ui.kit.appearance import FontScale, Memory, Mode
from ui.undo import NOTHING

MOST_LETTERS = 60  # of an act named in the menu
MODES = ((Mode.SYSTEM, "Theo máy"), (Mode.LIGHT, "Sáng"), (Mode.DARK, "Tối"))
SCALES = ((FontScale.NORMAL, "Chữ thường"), (FontScale.LARGE, "Chữ lớn"), (FontScale.VERY_LARGE, "Chữ rất lớn"))


@dataclass(frozen=True, slots=True)
class Acts:
    """What the entries of the menu do."""

    take_back: Callable[[], object]
    office: Callable[[], object]
    print_tab: Callable[[], object]
    papers: Callable[[], object]
    trash: Callable[[], object]
    other_folder: Callable[[], object]
    backup: Callable[[], object]
    restore: Callable[[], object]
    check: Callable[[], object]
    settings: Callable[[], object]
    guide: Callable[[], object]
    keys: Callable[[], object]
    about: Callable[[], object]


def remembered_mode(memory: Memory) -> Mode:
    """Light, dark or as the machine is, as the clerk chose."""
    value = memory.value("mode", Mode.SYSTEM.value)
    return next((mode for mode in Mode if mode.value == value), Mode.SYSTEM)


def remembered_scale(memory: Memory) -> FontScale:
    """The type size the clerk chose."""
    value = memory.value("type_size", FontScale.NORMAL.name)
    return next((scale for scale in FontScale if scale.name == value), FontScale.NORMAL)


def put_on(memory: Memory) -> None:
    """Put the remembered look in force."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        appearance.apply(app, remembered_mode(memory), remembered_scale(memory).value)


def build(acts: Acts, memory: Memory, undoable: str, parent: QWidget) -> QMenu:
    """The menu, made anew each time it opens, so that its icons are those of the look in force.

    `undoable` is the act that Ctrl+Z would take back, "" if there is none.
    """
    menu = QMenu(parent)
    menu.setAccessibleName("Trình đơn")
    taking_back = _add(menu, f"{undo_words(undoable)}\tCtrl+Z", "arrow_undo", acts.take_back)
    taking_back.setEnabled(bool(undoable))
    menu.addSeparator()
    _add(menu, "In trang đang mở…\tCtrl+P", "print", acts.print_tab)
    _add(menu, "Xuất giấy tờ…\tCtrl+Shift+P", "document", acts.papers)
    _add(menu, "Thùng rác…", "delete", acts.trash)
    menu.addSeparator()
    _add(menu, "Hồ sơ cơ quan…", "building", acts.office)
    _add(menu, "Mở thư mục dữ liệu khác…", "folder_open", acts.other_folder)
    menu.addSeparator()
    _add(menu, "Sao lưu ra tệp…", "arrow_download", acts.backup)
    _add(menu, "Khôi phục…", "history", acts.restore)
    _add(menu, "Kiểm tra dữ liệu", "shield_checkmark", acts.check)
    menu.addSeparator()
    _add(menu, "Cài đặt…", "", acts.settings)
    look = menu.addMenu("Giao diện")
    _add_choices(look, MODES, remembered_mode(memory), lambda mode: choose(memory, "mode", mode.value))
    look.addSeparator()
    _add_choices(look, SCALES, remembered_scale(memory), lambda scale: choose(memory, "type_size", scale.name))
    menu.addSeparator()
    _add(menu, "Hướng dẫn sử dụng", "lightbulb", acts.guide)
    _add(menu, "Phím tắt\tF1", "", acts.keys)
    _add(menu, "Giới thiệu", "info", acts.about)
    return menu


def undo_words(undoable: str) -> str:
    """The first entry: what would be taken back, or why nothing can be."""
    if not undoable:
        return f"Hoàn tác ({NOTHING[0].lower()}{NOTHING[1:]})"
    shown = undoable if len(undoable) <= MOST_LETTERS else f"{undoable[: MOST_LETTERS - 1].rstrip()}…"
    return f"Hoàn tác “{shown}”".replace("&", "&&")


def _add(menu: QMenu, words: str, icon: str, act: Callable[[], object]) -> QAction:
    action = QAction(words, menu)
    if icon:
        action.setIcon(icons.icon(icon))
    action.triggered.connect(lambda: act())
    menu.addAction(action)
    return action


def _add_choices(
    menu: QMenu, choices: tuple[tuple[object, str], ...], chosen: object, choose: Callable[..., None]
) -> None:
    group = QActionGroup(menu)
    for value, words in choices:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(value is chosen)
        action.triggered.connect(lambda _, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)


def choose(memory: Memory, name: str, value: str) -> None:
    """Put another mode ("mode") or type size ("type_size") in force, and remember it."""
    memory.remember(name, value)
    put_on(memory)
