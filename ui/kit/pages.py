"""Pages of which one is seen: those that are not ask for no room."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Pages(QStackedWidget):
    """Like Qt's own, whose room is that of its largest page: on a small screen too much for the one that is seen."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        for page in pages:
            self.addWidget(page)
        self._give_room()
        self.currentChanged.connect(lambda _: self._give_room())

    def _give_room(self) -> None:
        for page in self._pages:
            kind = QSizePolicy.Policy.Expanding if page is self.currentWidget() else QSizePolicy.Policy.Ignored
            page.setSizePolicy(kind, kind)
