"""Puts the look in force: theme, font, palette, style sheet, Vietnamese words of Qt, and what the window remembers."""

import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont
from PySide6.QtWidgets import QApplication, QHeaderView, QSplitter, QWidget

import resources
from ui.kit import icons
from ui.kit.base import Label
from ui.kit.stylesheet import style_sheet
from ui.kit.tokens import Theme, palette, set_theme, theme

FAMILIES = ("Segoe UI", "Noto Sans", "Open Sans", "DejaVu Sans")
ALIASES = ("Sans Serif", "Sans", "Serif", "System")  # what a desktop without a choice of its own names
VIETNAMESE = "ĂẮẰẲẴẶÂẤẦẨẪẬĐÊẾỀỂỄỆÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰăắằẳẵặâấầẩẫậđêếềểễệôốồổỗộơớờởỡợưứừửữựỳỵỷỹýỲỴỶỸÝ"


class Mode(Enum):
    """The setting "Sáng, tối": light, dark, or as the system is."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class FontScale(Enum):
    """The setting "Cỡ chữ": thường, lớn, rất lớn."""

    NORMAL = 1.0
    LARGE = 1.15
    VERY_LARGE = 1.3


def make_application(arguments: Sequence[str]) -> QApplication:
    """A QApplication in the Fusion style. Named at birth: to hand back a style set later, PySide works 6 ms."""
    return QApplication([*arguments, "-style", "Fusion"])


def prepare(app: QApplication) -> None:
    """Once at start: Vietnamese locale, Vietnamese words for Qt's own buttons and menus."""
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    if not translator.load(str(resources.path("i18n", "qt_vi.qm"))):
        raise FileNotFoundError("resources/i18n/qt_vi.qm")
    app.installTranslator(translator)


def give_icon(app: QApplication) -> None:
    """The program's icon for all its windows; apart from `prepare`, as reading it can wait until a window is seen."""
    app.setWindowIcon(icons.app_icon())


def apply(app: QApplication, mode: Mode = Mode.SYSTEM, scale: float = 1.0) -> None:
    """Put mode and type size in force now, and again whenever the system changes between light and dark."""
    hints = QGuiApplication.styleHints()
    follower = app.findChild(_Follower, "appearance")
    if follower is None:
        follower = _Follower(app)
    follower.mode, follower.scale = mode, scale
    match mode:
        case Mode.LIGHT:
            hints.setColorScheme(Qt.ColorScheme.Light)
        case Mode.DARK:
            hints.setColorScheme(Qt.ColorScheme.Dark)
        case Mode.SYSTEM:
            hints.unsetColorScheme()
    follower.put_in_force()


class _Follower(QObject):
    """Keeps the chosen mode and follows the system's change of colours."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("appearance")
        self.mode = Mode.SYSTEM
        self.scale = 1.0
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self.put_in_force()

    def put_in_force(self) -> None:
        """Set theme, palette, font and style sheet for mode and scale."""
        dark = self.mode is Mode.DARK
        if self.mode is Mode.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        new = Theme(dark, self.scale, choose_family())
        app = QApplication.instance()
        if not isinstance(app, QApplication) or (new == theme() and app.styleSheet()):
            return
        set_theme(new)
        icons.forget()
        app.setPalette(palette(new))
        app.setFont(new.font())
        app.setStyleSheet(style_sheet(new))
        for widget in app.allWidgets():
            if isinstance(widget, Label):
                widget.ensurePolished()  # a label not yet seen would get its old font back when it is
                widget.dress()
            widget.updateGeometry()


def choose_family() -> str:
    """The family for the screen: the desktop's own if it has all Vietnamese letters, else the first of FAMILIES."""
    installed = set(QFontDatabase.families())
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    chosen_by_desktop = sys.platform != "win32" and own not in ALIASES
    wished = (own, *FAMILIES) if chosen_by_desktop else FAMILIES
    for family in wished:
        if family in installed and _has_vietnamese(family):
            return family
    return own


def _has_vietnamese(family: str) -> bool:
    face = QRawFont.fromFont(QFont(family))
    return all(face.supportsCharacter(ord(letter)) for letter in VIETNAMESE)


class Memory:
    """What the window remembers between days: geometry, splitters, header widths, plain values, in one INI file."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def value(self, name: str, default: str = "") -> str:
        """A remembered word."""
        return str(self._settings.value(name, default))

    def remember(self, name: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(name, value)

    def save_window(self, name: str, window: QWidget) -> None:
        """Remember a window's place and size."""
        self._settings.setValue(f"{name}/geometry", window.saveGeometry())

    def restore_window(self, name: str, window: QWidget) -> bool:
        """Put a window where it was; False if it was never remembered."""
        return window.restoreGeometry(self._bytes(f"{name}/geometry"))

    def save_state(self, name: str, part: QHeaderView | QSplitter) -> None:
        """Remember the widths of a table's columns or of a splitter's parts."""
        self._settings.setValue(f"{name}/state", part.saveState())

    def restore_state(self, name: str, part: QHeaderView | QSplitter) -> bool:
        """Set remembered widths; False if there are none, or not for this many columns."""
        return part.restoreState(self._bytes(f"{name}/state"))

    def flush(self) -> None:
        """Write the file now."""
        self._settings.sync()

    def _bytes(self, name: str) -> QByteArray:
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()
