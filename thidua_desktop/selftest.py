"""`--self-test`: the main job once, in the real window drawn in memory, on a temporary folder.

It is the proof of a packaged program: that all its files came along, and that its reading process starts and dies
alone.
"""

import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from thidua_desktop.cli.output import say
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake, papers, plans, quota, returns, samples, workspace
from thidua_desktop.services.intake_reading import Preview, preview

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAMPLE = "cau-giay-2024"
TODAY = date(2024, 7, 26)
_PACKED = (
    "schema/v1.sql",
    "schema/v2.sql",
    "i18n/qt_vi.qm",
    "icons/app.svg",
    "icons/app.ico",
    "templates/to-trinh.docx",
    "templates/danh-sach.docx",
    "templates/phieu-bo-sung.docx",
)
_LIST = """DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
Phường Dịch Vọng
STT,Họ và tên,Ngày sinh,Chức vụ,Hình thức khen thưởng
1,Nguyễn Thị Hòa,12/05/1980,Công chức,Giấy khen
2,Đỗ Văn Bình,30/02/1975,Tổ trưởng tổ dân phố,Giấy khen
"""
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_CELL = b'<row><c t="inlineStr"><is><t>%03d' + b"x" * 2_000_000 + b"</t></is></c></row>"
_CELLS = 200  # as many as are more than the reading process may take


class StepFailedError(Exception):
    """A step did its work and the outcome is not what it must be."""


def self_test() -> int:
    """Do every step, saying each; 0 if all worked, 1 with a sentence at the first that did not."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whoever tests a build may have no screen
    with tempfile.TemporaryDirectory(prefix="thidua-", ignore_cleanup_errors=True) as place:
        try:
            _run(Path(place))
        except Exception as error:
            if not isinstance(error, UserError | StepFailedError):
                _write_trace()
            say(f"Tự kiểm tra dừng lại: {error}")
            return 1
    say("Tự kiểm tra xong, mọi bước đều đạt.")
    return 0


def _write_trace() -> None:
    """The engineer who builds the program reads where a step broke."""
    import traceback

    if sys.stderr is not None:
        traceback.print_exc()


def _run(place: Path) -> None:
    _look_for_resources()
    folder = place / "Quận Cầu Giấy" / "Dữ liệu thi đua"
    with workspace.new_folder(folder) as store:
        samples.fill(store, SAMPLE)
        plan = plans.list_plans(store)[0]
        say(f"Dữ liệu mẫu: {plan.short_title}")
        _take_in_lists(store, plan)
        _take_in_hostile(store, plan, place)
        _send_back(store, plan, place)
        used = sum(total.used for total in quota.grid(store, plan).totals)
        _must(used > 0, "Bảng chỉ tiêu không thấy đề nghị nào vừa nhập.")
        say(f"Chỉ tiêu: {used} đề nghị đã tính")
        _write_papers(store, plan, place / "xuat")
        problems = workspace.check_folder(store)
        _must(not problems, " ".join(problems))
        say("Kiểm tra dữ liệu: nguyên vẹn")
    _open_window(place, folder)


def _look_for_resources() -> None:
    """The files that travel with the program, the guide's pictures among them."""
    missing = [name for name in _PACKED if not resources.path(*name.split("/")).is_file()]
    guide = resources.guide() / "huong-dan-su-dung.md"
    _must(guide.is_file(), "Thiếu hướng dẫn sử dụng.")
    pictures = set(re.findall(r"\]\((hinh/[^)]+)\)", guide.read_text(encoding="utf-8")))
    missing += [name for name in sorted(pictures) if not (guide.parent / name).is_file()]
    _must(not missing, f"Thiếu tệp đi kèm: {', '.join(missing)}")
    dark = sum((guide.parent / name.replace(".png", "-toi.png")).is_file() for name in pictures)
    say(f"Tệp đi kèm: đủ; hướng dẫn có {len(pictures)} hình, {dark} hình cho nền tối")


def _take_in_lists(store: workspace.Store, plan: Plan) -> None:
    for path in samples.sample_lists(SAMPLE):
        _take_in(store, plan, preview(store, plan, path, samples.sample_received(SAMPLE)))


def _take_in(store: workspace.Store, plan: Plan, shown: Preview) -> None:
    _must(shown.error is None, shown.error or "")
    done = intake.commit(store, plan, shown, backup_first=False)
    _must(done.saved > 0, f"Không nhập được dòng nào từ “{shown.path.name}”.")
    say(f"Nhập “{shown.path.name}”: {done.saved} đề nghị ({shown.encoding})")


def _take_in_hostile(store: workspace.Store, plan: Plan, place: Path) -> None:
    """A file that fells its reader costs one sentence, and the program never loads that reader itself."""
    path = place / "tệp phình to.xlsx"
    with (
        zipfile.ZipFile(resources.path("samples", "lists", "phuong-nghia-do.xlsx")) as good,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            if name != "xl/worksheets/sheet1.xml":
                bad.writestr(name, good.read(name))
        with bad.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(_HEAD + b"".join(_CELL % number for number in range(_CELLS)) + b"</sheetData></worksheet>")
    shown = preview(store, plan, path, TODAY)
    _must(shown.error is not None, "Tệp phình to lẽ ra phải bị từ chối.")
    _must("python_calamine" not in sys.modules, "Tệp lạ đã được đọc ngay trong chương trình.")
    say(f"Từ chối tệp phình to: {shown.error}")


def _send_back(store: workspace.Store, plan: Plan, place: Path) -> None:
    """A list of words and commas, taken in after the hostile one, and its marked copy."""
    path = place / "Phường Dịch Vọng - đợt 1.csv"
    path.write_text(_LIST, encoding="utf-8")
    shown = preview(store, plan, path, TODAY)
    _take_in(store, plan, shown)
    written = returns.write(store, plan, shown, place)
    _must(written.stat().st_size > 0, f"Tệp “{written.name}” trống.")
    say(f"Gửi lại “{written.name}”: {written.stat().st_size} byte")


def _write_papers(store: workspace.Store, plan: Plan, out: Path) -> None:
    for kind in papers.KINDS:
        for written in papers.export(store, kind, plan.code, out, today=TODAY):
            _must(written.stat().st_size > 0, f"Tệp “{written.name}” trống.")
            say(f"Ghi “{written.name}”: {written.stat().st_size} byte")


def _open_window(place: Path, folder: Path) -> None:
    """Show every tab of the real window; anything a screen raises fails the test."""
    from PySide6.QtWidgets import QApplication

    from thidua_desktop.program import Program
    from ui.kit.appearance import Memory, make_application

    raised: list[BaseException] = []
    sys.excepthook = lambda kind, error, trace: raised.append(error)
    try:
        app = QApplication.instance() or make_application(sys.argv[:1])
        _must(isinstance(app, QApplication), "Không tạo được cửa sổ.")
        program = Program(app, Memory(place / "cua-so.ini"), lambda: TODAY)  # type: ignore[arg-type]
        window = program.open(folder)
        for number in range(window.tab_bar.count()):
            window.tab_bar.setCurrentIndex(number)
            _draw(window, app.processEvents)
            _must(not raised, f"Trang “{window.tab_bar.tabText(number)}” không mở được: {raised[:1]}")
            say(f"Cửa sổ, trang “{window.tab_bar.tabText(number)}”: mở được")
        window.close()
        app.processEvents()
    finally:
        sys.excepthook = sys.__excepthook__
    _must(not raised, f"Cửa sổ gặp lỗi khi đóng: {raised[:1]}")


def _draw(window: "MainWindow", process_events: Callable[[], None]) -> None:
    process_events()
    _must(not window.grab().isNull(), "Cửa sổ không vẽ được.")


def _must(true: bool, sentence: str) -> None:
    if not true:
        raise StepFailedError(sentence)
