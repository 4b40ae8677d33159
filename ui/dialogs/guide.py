"""The clerk's guide inside the program: chapters at the left, words to look for, pictures in the text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

import resources
from ui.dialogs.papers import open_place
from ui.dialogs.reading import ReadingDialog
from ui.guide_text import Chapter, about, places, read
from ui.kit.base import Label, Rule
from ui.kit.cells import Column
from ui.kit.fields import SearchField
from ui.kit.table import TableView
from ui.kit.tokens import LINE_HEIGHT, Space, Type, theme

SIZE = QSize(980, 640)
CHAPTERS_WIDTH = 310
DARK_ENDING = "-toi"  # of the names of pictures taken in dark
SETTLE_MILLISECONDS = 120  # after the last change of width the pictures are drawn anew


class GuideText(QTextBrowser):
    """One chapter, in the type and colours of the program; pictures as wide as the text, no wider than they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nội dung hướng dẫn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(Space.L)
        self.anchorClicked.connect(self._open)
        self._chapter: Chapter | None = None
        self._words = ""
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._show)

    def show_chapter(self, chapter: Chapter, words: str = "") -> None:
        """Show a chapter from its beginning, or from the first of the words looked for."""
        self._chapter, self._words = chapter, words
        self._show()

    def _show(self) -> None:
        if self._chapter is None:
            return
        place = self.verticalScrollBar().value()
        self.document().setDefaultFont(theme().font())
        self.document().setMarkdown(self._chapter.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(self.document())
        self.verticalScrollBar().setValue(place)
        self._mark()

    def _mark(self) -> None:
        """Put the words looked for on the ground of a chosen row, and go to the first."""
        marks: list[QTextEdit.ExtraSelection] = []
        block = self.document().begin()
        chapter = self._chapter
        whole = chapter is not None and chapter.has(self._words)
        while block.isValid():
            for word in [self._words] if whole else self._words.split():
                for start, length in places(block.text(), word):
                    mark = QTextEdit.ExtraSelection()
                    mark.cursor = QTextCursor(block)  # type: ignore[attr-defined]
                    mark.cursor.setPosition(block.position() + start)  # type: ignore[attr-defined]
                    mark.cursor.setPosition(  # type: ignore[attr-defined]
                        block.position() + start + length, QTextCursor.MoveMode.KeepAnchor
                    )
                    mark.format.setBackground(theme().color("warn_bg"))  # type: ignore[attr-defined]
                    marks.append(mark)
            block = block.next()
        self.setExtraSelections(marks)
        if marks:
            first = QTextCursor(marks[0].cursor)  # type: ignore[attr-defined]
            first.setPosition(first.selectionStart())
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture, scaled once and finely for this width and this screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        where = name.toString() if isinstance(name, QUrl) else name
        picture = QImage(str(picture_of(where)))
        if picture.isNull():
            return picture
        ratio = self.devicePixelRatioF()
        wide = min(self.viewport().width() - 2 * Space.L - Space.XL, picture.width())
        scaled = picture.scaledToWidth(round(wide * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def _open(self, link: QUrl) -> None:
        """A picture in its own size."""
        open_place(picture_of(link.toString()))

    def changeEvent(self, event: QEvent) -> None:
        """Another look, other colours of links and tables, and pictures taken in that look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_chapter"):
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle.start()


def picture_of(name: str) -> Path:
    """A picture of the guide; in dark the one taken in dark, if there is one: a white window glares there."""
    picture = resources.guide() / name
    dark = picture.with_name(f"{picture.stem}{DARK_ENDING}{picture.suffix}")
    return dark if theme().dark and dark.exists() else picture


def dress(document: QTextDocument) -> None:
    """Headings, lines and tables as everywhere in the program."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        lines.setBottomMargin(Space.S)
        if level := block.blockFormat().headingLevel():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            head = QTextCharFormat()  # put in place of Markdown's own, which has steps of size of its own
            head.setFont(theme().font(Type.EMPTY if level == 1 else Type.TITLE))
            cursor.setCharFormat(head)
        if _has_picture(block.begin()):
            lines = QTextBlockFormat()  # a line's height is a picture's: 1,38 times that is a hole
            lines.setBottomMargin(Space.M)
        cursor.mergeBlockFormat(lines)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)


def _has_picture(fragment: object) -> bool:
    while not fragment.atEnd():  # type: ignore[attr-defined]
        if fragment.fragment().charFormat().isImageFormat():  # type: ignore[attr-defined]
            return True
        fragment += 1  # type: ignore[operator]
    return False


def _dress_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QColor(theme().color("line")))
    look.setCellPadding(Space.S)
    look.setBottomMargin(Space.M)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)


class GuideDialog(ReadingDialog):
    """Beside the work, not before it: the window stays usable while the guide is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hướng dẫn sử dụng", parent, width=SIZE.width(), scroll=False)
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._chapters = read()
        self.search = SearchField("Tìm trong hướng dẫn…", "Ctrl+F")
        self.search.searched.connect(lambda _: self._filter())
        column: Column[Chapter] = Column("Phần", lambda chapter: chapter.title, width=120, stretch=True)
        self.chapters = TableView([column], key=lambda chapter: chapter.title, name="Các phần của hướng dẫn")
        self.chapters.horizontalHeader().hide()
        self.chapters.setSelectionMode(self.chapters.SelectionMode.SingleSelection)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chapters.current_row_changed.connect(self._show)
        self.chapters.activated_row.connect(lambda _: self.text.setFocus())
        self._nothing = Label("", role="muted", wrap=True)
        self.text = GuideText()
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self, self._focus_search)
        self._opened = False
        self._filter()
        self.chapters.setFocus()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(theme().px(CHAPTERS_WIDTH))
        left = QVBoxLayout(side)
        left.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        left.setSpacing(Space.S)
        left.addWidget(self.search)
        left.addWidget(self._nothing)
        left.addWidget(self.chapters, 1)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(side)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self.text, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(line, 1)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _filter(self) -> None:
        words = self.search.text().strip()
        found = about(self._chapters, words)
        self._nothing.setText(f"Hướng dẫn không có phần nào nói về “{words}”. Gõ ít chữ hơn.")
        self._nothing.setVisible(not found)
        self.chapters.set_rows(found)
        if self.chapters.current_row() is None:
            self.chapters.step(1)
        self._show()

    def _show(self, _chapter: object = None) -> None:
        if (chapter := self.chapters.current_row()) is not None:
            self.text.verticalScrollBar().setValue(0)
            self.text.show_chapter(chapter, self.search.text().strip())

    def showEvent(self, event: QShowEvent) -> None:
        """As large as is good to read, within the screen."""
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            room = self.screen().availableSize()
            self.resize(min(theme().px(SIZE.width()), room.width()), min(theme().px(SIZE.height()), room.height() - 40))
