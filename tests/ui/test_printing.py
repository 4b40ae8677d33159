"""Ctrl+P prints what the tab shows: looked at first, then on a printer or as a PDF file, the same lines on each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk  # noqa: F401
from tests.ui.test_quota_tab import NGHIA_DO, filled, nominate  # noqa: F401
from ui import messages
from ui.desk import Desk
from ui.dialogs.print_preview import PrintPreview, to_pdf
from ui.kit.tokens import LIGHT
from ui.main_window import MainWindow
from ui.printing import PER_POINT, Pages, Printable, PrintedRow, RowKind
from ui.tabs.quota import QuotaTab
from ui.window_tabs import NOMINATIONS, PLANS, QUOTA, UNITS

DAY = date(2024, 7, 26)


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> Iterator[MainWindow]:  # noqa: F811
    made = MainWindow(filled, filled.jobs)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def ask_to_print(window: MainWindow, qtbot: QtBot, title: str) -> PrintPreview:
    window.go_to(title)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return next(d for d in window.findChildren(PrintPreview) if d.isVisible())


def read_back(file: Path) -> list[str]:
    """The words of each page, in one line."""
    document = pypdfium2.PdfDocument(file)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def as_pdf(printable: Printable, file: Path) -> list[str]:
    to_pdf(Pages(printable), file, lambda *_: None, lambda: False)
    return read_back(file)


def a_list(count: int, text: str = "Giữ gìn an ninh trật tự") -> Printable:
    rows = tuple(PrintedRow((str(number), f"Tổ dân phố số {number}", text)) for number in range(1, count + 1))
    return Printable(
        "Bảng thử", ("Kế hoạch: Chào mừng",), ("TT", "Đối tượng", "Thành tích"), (True, False, False), rows, DAY, "UBND"
    )


def test_ctrl_p_shows_the_quota_grid_and_keeps_it_as_pdf_with_groups_sums_and_states_in_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "chi-tieu.pdf"
    monkeypatch.setattr(messages, "save_file", lambda *_: file)
    preview = ask_to_print(window, qtbot, QUOTA)
    qtbot.mouseClick(preview.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "chi-tieu.pdf" in window.banner.sentence)
    first = read_back(file)[0]
    for said in (
        "Bảng chỉ tiêu",
        "Kế hoạch: Tổ chức phong trào thi đua",
        "Trình Thành phố khen thưởng: 0 / 2 tập thể, 0 / 3 cá nhân",
        "5 tập thể, 4 cá nhân · 2 đơn vị vượt",
        "Vượt chỉ tiêu · 2 đơn vị",
        f"{NGHIA_DO} 4 / 3 · Vượt 1 1 / 3 · Còn 2",
        "UBND quận Cầu Giấy · In ngày 26/07/2024",
        "Trang 1 / ",
    ):
        assert said in first
    assert "Cả kế hoạch · 28 đơn vị 5 / 44 · Còn 40, vượt 1" in read_back(file)[-1]


def test_only_what_is_shown_is_printed(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(QUOTA)
    window.tab(QUOTA).filters.search.setText("nghia do")  # type: ignore[attr-defined]
    qtbot.keyClick(window.tab(QUOTA).filters.search, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    printable = window.tab(QUOTA).print_table()
    assert printable is not None
    assert [row.cells[0] for row in printable.rows if row.kind is RowKind.PLAIN] == [NGHIA_DO]
    assert any("1 đơn vị đang hiện" in line for line in printable.lines)


@pytest.mark.parametrize(
    ("title", "said"),
    [(PLANS, "Trình Thành phố"), (UNITS, "Phường Nghĩa Đô"), (NOMINATIONS, "Tổ dân phố số 4 (tập thể)")],
)
def test_every_tab_prints_its_table(window: MainWindow, qtbot: QtBot, tmp_path: Path, title: str, said: str) -> None:
    preview = ask_to_print(window, qtbot, title)
    preview.close()
    printable = window.tab(title).print_table()
    assert printable is not None
    assert any(said in page for page in as_pdf(printable, tmp_path / "in.pdf"))


def test_hidden_columns_stay_away(window: MainWindow) -> None:
    window.go_to(NOMINATIONS)
    tab = window.tab(NOMINATIONS)
    tab.table.setColumnHidden(2, True)  # type: ignore[attr-defined]
    printable = tab.print_table()
    assert printable is not None
    assert "Thành tích" not in printable.columns


def test_titles_of_columns_and_the_page_number_stand_on_each_page(prepared: object, tmp_path: Path) -> None:
    pages = as_pdf(a_list(100), tmp_path / "in.pdf")
    assert len(pages) == Pages(a_list(100)).count > 2
    for number, page in enumerate(pages, 1):
        assert "TT Đối tượng Thành tích" in page
        assert f"Trang {number} / {len(pages)}" in page
    assert ["Bảng thử" in page for page in pages] == [True] + [False] * (len(pages) - 1)
    whole = " ".join(pages)
    assert all(f"Tổ dân phố số {number} " in whole for number in range(1, 101))


def test_a_band_is_not_left_alone_at_the_foot_of_a_page(prepared: object) -> None:
    rows = a_list(60).rows
    for at in range(1, 40):
        banded = (*rows[:at], PrintedRow(("Phường · 8 đơn vị", "", ""), RowKind.GROUP), *rows[at:])
        pages = Pages(Printable("Bảng", (), ("TT", "Đối tượng", "Thành tích"), (True, False, False), banded, DAY))
        for page in pages._pages:
            assert banded[page[-1].row].kind is not RowKind.GROUP


def test_a_text_longer_than_a_page_goes_on_on_the_next(prepared: object, tmp_path: Path) -> None:
    text = " ".join(f"câu{number}" for number in range(2500))
    whole = " ".join(as_pdf(a_list(2, text), tmp_path / "in.pdf"))
    assert all(f"câu{number}" in whole for number in (0, 700, 1300, 2000, 2499))


def test_nothing_is_printed_beyond_the_edge_of_the_paper(prepared: object) -> None:
    wide = Printable(
        "Bảng", (), ("Cột dài",) * 12, (False,) * 12, (PrintedRow(("một đoạn chữ khá dài " * 4,) * 12),), DAY
    )
    assert sum(Pages(wide)._widths) <= (842 - 2 * 42) * PER_POINT + 1


def test_a_printer_gets_the_same_pages_as_the_preview(prepared: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "may-in.pdf"))
    from ui.dialogs import print_preview

    printer.setPageLayout(print_preview._page_layout())
    printer.setFullPage(True)
    print_preview._paint_all(Pages(a_list(100)), printer, "", lambda *_: None, lambda: False)
    assert read_back(tmp_path / "may-in.pdf") == as_pdf(a_list(100), tmp_path / "tep.pdf")
    box = pypdfium2.PdfDocument(tmp_path / "may-in.pdf")[0].get_size()
    assert (round(box[0]), round(box[1])) == (842, 595)


def test_the_preview_turns_pages_by_key_and_says_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    preview = ask_to_print(window, qtbot, QUOTA)
    said = [label.text() for label in preview.findChildren(QLabel)]
    assert "Trang 1 / 2" in said
    qtbot.keyClick(preview.preview, Qt.Key.Key_PageDown)
    assert preview.preview.accessibleName() == "Trang 2 trên 2: Bảng chỉ tiêu"
    qtbot.keyClick(preview.preview, Qt.Key.Key_Home)
    assert preview.preview.number == 0
    preview.close()


def test_a_file_that_cannot_be_written_is_told_in_the_preview(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "save_file", lambda *_: tmp_path / "khong-co" / "in.pdf")
    preview = ask_to_print(window, qtbot, QUOTA)
    qtbot.mouseClick(preview.primary, Qt.MouseButton.LeftButton)
    assert preview.banner.sentence == "Không ghi được “in.pdf”. Tệp đang mở, hoặc thư mục không cho ghi."
    preview.close()


def test_a_table_too_long_for_paper_is_refused_in_words(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.printing.MOST_ROWS", 20)
    window.go_to(QUOTA)
    window.acts.print_tab(window.current_tab())
    assert window.banner.sentence.startswith("Bảng có 31 dòng, quá nhiều để in ra giấy.")


def test_a_tab_without_rows_says_so(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    made = MainWindow(desk, desk.jobs)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    made.go_to(NOMINATIONS)
    made.acts.print_tab(made.current_tab())
    assert made.banner.sentence == "Trang Tiếp nhận đề nghị chưa có dòng nào để in."


def colours_of(file: Path) -> set[tuple[int, ...]]:
    document = pypdfium2.PdfDocument(file)
    picture = document[0].render(scale=2).to_pil().convert("RGB")
    found = {colour for _, colour in picture.getcolors(picture.width * picture.height)}
    document.close()
    return found


def in_figures(role: str) -> tuple[int, ...]:
    return QColor(role).getRgb()[:3]  # type: ignore[return-value]


def test_the_drawn_quota_is_printed_drawn_in_the_colours_of_paper(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go_to(QUOTA)
    tab = window.tab(QUOTA)
    assert isinstance(tab, QuotaTab)
    grid = tab.print_table()
    tab.filters.as_bars.setChecked(True)
    bars = tab.print_table()
    assert grid is not None
    assert bars is not None
    drawn = {in_figures(role) for role in (LIGHT.bar_used, LIGHT.bar_over, LIGHT.bar_rest)}
    as_pdf(grid, tmp_path / "bang.pdf")
    assert not drawn & colours_of(tmp_path / "bang.pdf")
    said = as_pdf(bars, tmp_path / "hinh.pdf")
    assert drawn <= colours_of(tmp_path / "hinh.pdf")
    assert "4 / 3" in said[0]
