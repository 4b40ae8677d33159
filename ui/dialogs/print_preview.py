"""In: the pages of what a tab shows, looked at first, then sent to a printer or kept as a PDF file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPageLayout, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from thidua_desktop.domain.errors import JobStoppedError, UserError
from thidua_desktop.domain.text import fold
from thidua_desktop.services import settings
from ui import messages
from ui.desk import Desk
from ui.jobs import Cancelled, Report
from ui.kit.banner import Banner
from ui.kit.base import Label
from ui.kit.buttons import SecondaryButton, paint_frame
from ui.kit.dialog import Dialog
from ui.kit.forms import ComboField, NumberField
from ui.kit.tokens import LIGHT, Size, Space, State, theme
from ui.printing import PAGE_HEIGHT, PAGE_WIDTH, PER_POINT, Pages

WIDTH = 940
PREVIEW_LEAST = (420, 240)
TO_FILE = ""  # the name of no printer
PDF_FILES = "Tệp PDF (*.pdf)"
_PRINTER = "print/printer"
MOST_COPIES = 99


class PagePreview(QWidget):
    """One page as it will be, on white in every look; PgUp and PgDown turn over (`turned`)."""

    turned = Signal()

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme().px(PREVIEW_LEAST[0]), theme().px(PREVIEW_LEAST[1]))
        self.turn_to(0)

    def sizeHint(self) -> QSize:
        width = theme().px(WIDTH) - 2 * Space.L
        return QSize(width, round(width * PAGE_HEIGHT / PAGE_WIDTH))

    def turn_to(self, number: int) -> None:
        """Show another page, if there is such a one."""
        self.number = min(max(number, 0), self._pages.count - 1)
        printable = self._pages.printable
        self.setAccessibleName(f"Trang {self.number + 1} trên {self._pages.count}: {printable.title}")
        self.update()
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._pages.count - 1}
        if by:
            self.turn_to(self.number + by)
        elif event.key() in ends:
            self.turn_to(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min((self.width() - 4) / PAGE_WIDTH, (self.height() - 4) / PAGE_HEIGHT)
        width, height = PAGE_WIDTH * scale, PAGE_HEIGHT * scale
        paper = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.fillRect(paper, QColor(LIGHT.base))
        paint_frame(painter, paper, None, "accent" if self.hasFocus() else "field")
        painter.translate(paper.topLeft())
        painter.scale(scale, scale)
        self._pages.paint(painter, self.number)


class PrintPreview(Dialog):
    """Shows the pages and prints them. `printed(sentence, file or None)` when that is done."""

    printed = Signal(str, object)

    def __init__(self, desk: Desk, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__("In", "In", parent, second="Khổ A4 ngang", width=WIDTH, scroll=False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._pages = pages
        self._printing = False
        self.preview = PagePreview(self._pages)
        self.banner = Banner()
        self._page = Label(role="muted")
        self._back = SecondaryButton("Trang trước", "chevron_left", on_click=lambda: self._turn(-1), tip="PgUp")
        self._on = SecondaryButton("Trang sau", "chevron_right", on_click=lambda: self._turn(1), tip="PgDn")
        names = QPrinterInfo.availablePrinterNames()
        usual = desk.memory.value(_PRINTER, QPrinterInfo.defaultPrinterName())
        entries = [*((name, name) for name in names), ("Lưu thành tệp PDF", TO_FILE)]
        self.where = ComboField("Máy in", entries, usual if usual in names else TO_FILE, check=lambda _: "")
        self.copies = NumberField("Số bản", 1, low=1, high=MOST_COPIES)
        self._lay_out()
        self.where.changed.connect(self._fit)
        self.preview.turned.connect(self._fit)
        self._fit()
        self.form.mark_clean()
        self.preview.setFocus()

    def _lay_out(self) -> None:
        self.body.removeWidget(self.form)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.preview, 1)
        self.form.add_line(self.where, self.copies)
        below = QHBoxLayout()  # one line, so that the page has the height
        below.setSpacing(Space.S)
        bottom = Qt.AlignmentFlag.AlignBottom
        below.addWidget(self.form, 1)
        below.addSpacing(Space.L)
        self._page.setMinimumHeight(theme().px(Size.BUTTON))
        for part in (self._page, self._back, self._on):
            below.addWidget(part, 0, bottom)
        self.body.addLayout(below)

    def unsaved(self) -> bool:
        return False

    def _turn(self, by: int) -> None:
        self.preview.turn_to(self.preview.number + by)

    def _fit(self) -> None:
        number, count = self.preview.number, self._pages.count
        self._page.setText(f"Trang {number + 1} / {count}")
        self._back.setEnabled(number > 0)
        self._on.setEnabled(number < count - 1)
        to_file = not self.where.value()
        self.copies.setVisible(not to_file)
        self.primary.setText("Lưu tệp PDF…" if to_file else f"In {count} trang")

    def save(self) -> None:
        """Print, or ask for the file's place and write it; the window goes on while the pages are made."""
        printer = self.where.value()
        if printer:
            if self.form.check():
                self._desk.memory.remember(_PRINTER, printer)
                copies = self.copies.value() or 1
                said = f"Đã gửi {self._pages.count} trang đến máy in “{printer}”."
                self._run(lambda report, cancelled: to_printer(self._pages, printer, copies, report, cancelled), said)
            return
        name = "-".join(fold(self._pages.printable.title).split()) or "in"
        place = messages.save_file(
            "Lưu tệp PDF", PDF_FILES, settings.export_folder(self._desk.store) / f"{name}.pdf", self
        )
        if place is not None:
            file = place if place.suffix else place.with_suffix(".pdf")
            self._run(lambda report, cancelled: to_pdf(self._pages, file, report, cancelled), "", file)

    def _run(self, work: Callable[[Report, Cancelled], None], said: str, file: Path | None = None) -> None:
        self._printing = True
        self.primary.setEnabled(False)
        self._desk.jobs.run("Đang in", work, lambda _: self._done(said, file), self._failed, lambda: self._failed(""))

    def _done(self, said: str, file: Path | None) -> None:
        self._printing = False
        self.printed.emit(said, file)
        self.accept()

    def _failed(self, sentence: str) -> None:
        self._printing = False
        self.primary.setEnabled(True)
        self.banner.show_message(State.ERROR, sentence or "Đã dừng, chưa in hết.")

    def reject(self) -> None:
        """Close; not while the pages are being sent."""
        if not self._printing:
            super().reject()


def to_pdf(pages: Pages, file: Path, report: Report, cancelled: Cancelled) -> None:
    """Write the pages as a PDF file.

    Raises UserError if the file cannot be written.
    """
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setTitle(pages.printable.title)
    writer.setPageLayout(_page_layout())
    refused = f"Không ghi được “{file.name}”. Tệp đang mở, hoặc thư mục không cho ghi."
    _paint_all(pages, writer, refused, report, cancelled)
    try:
        file.write_bytes(kept.data().data())
    except OSError as error:
        raise UserError(refused) from error


def to_printer(pages: Pages, name: str, copies: int, report: Report, cancelled: Cancelled) -> None:
    """Send the pages to a printer.

    Raises UserError if the printer does not take them.
    """
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_page_layout())
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    printer.setDocName(pages.printable.title)
    said = f"Không gửi được đến máy in “{name}”. Xem máy in đã bật và còn giấy chưa, hoặc lưu thành tệp PDF."
    _paint_all(pages, printer, said, report, cancelled)


def _page_layout() -> QPageLayout:
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF())


def _paint_all(pages: Pages, device: QPdfWriter | QPrinter, refused: str, report: Report, cancelled: Cancelled) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(refused)
    scale = device.logicalDpiX() / (72 * PER_POINT)
    painter.scale(scale, scale)
    for number in range(pages.count):
        if cancelled():
            painter.end()
            raise JobStoppedError
        if number:
            device.newPage()
        pages.paint(painter, number)
        report(number + 1, pages.count, "Đang in")
    if not painter.end():
        raise UserError(refused)
