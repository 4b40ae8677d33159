"""A large form in parts: their names at the left, the page of the chosen one at the right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.banner import Banner
from ui.kit.base import Rule
from ui.kit.cells import Column
from ui.kit.table import TableView
from ui.kit.tokens import Size, Space, theme


class PartedPages(QWidget):
    """PartedPages({"bases": page, …}, {"bases": "Căn cứ · 4", …}, name="Các phần của kế hoạch").

    `parts` is the list, `banner` stands above the page; `go_to(part)` turns to one.
    """

    def __init__(self, pages: Mapping[str, QWidget], words: Mapping[str, str], *, name: str) -> None:
        super().__init__()
        self._pages = dict(pages)
        self._words = dict(words)
        column: Column[str] = Column("Phần", lambda part: self._words[part], width=120, stretch=True)
        self.parts = TableView([column], list(pages), key=lambda part: part, name=name)
        self.parts.horizontalHeader().hide()
        self.parts.setSelectionMode(self.parts.SelectionMode.SingleSelection)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setFixedWidth(theme().px(Size.PARTS))
        self.banner = Banner()
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        right.setSpacing(Space.M)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.parts)
        line.addWidget(Rule(vertical=True))
        line.addLayout(right, 1)
        self.parts.current_row_changed.connect(self._turn_to)
        self.parts.step(1)

    def _turn_to(self, part: str | None) -> None:
        if part is not None:
            self._stack.setCurrentWidget(self._pages[part])

    def go_to(self, part: str) -> None:
        """Turn to the page of a part."""
        self.parts.select_key(part)

    def set_words(self, words: Mapping[str, str]) -> None:
        """Call the parts otherwise ("Căn cứ · 5")."""
        self._words = dict(words)
        self.parts.set_rows(list(self._pages))
