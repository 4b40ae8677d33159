"""The first showing of the tab Chỉ tiêu: the grid at once; then what the panel says."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.test_quota_tab import NGHIA_DO, filled  # noqa: F401
from ui.desk import Desk
from ui.tabs.quota import QuotaTab
from ui.tabs.quota_table import QuotaTable


class Paints(QObject):
    """Hears of every painting of a quota grid: whether the tab was whole by then."""

    def __init__(self, tab: QuotaTab) -> None:
        super().__init__()
        self._tab = tab
        self.whole: list[bool] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        grid = watched.parentWidget() if isinstance(watched, QWidget) else None
        if event.type() is QEvent.Type.Paint and isinstance(grid, QuotaTable) and watched is grid.viewport():
            self.whole.append(self._tab.whole)
        return False


def test_the_grid_is_painted_before_the_panel_is_filled(filled: Desk, qtbot: QtBot) -> None:  # noqa: F811
    tab = QuotaTab(filled)
    qtbot.addWidget(tab)
    paints, app = Paints(tab), QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(paints)
    try:
        tab.resize(1366, 652)
        tab.show()
        qtbot.waitUntil(lambda: tab.whole)
    finally:
        app.removeEventFilter(paints)
    assert paints.whole[0] is False
    assert NGHIA_DO in [label.text() for label in tab.panel.findChildren(QLabel)]
