"""`--self-test`: the main job once, in the real window drawn in memory, on a temporary folder."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from thidua_desktop.cli.output import say
from thidua_desktop.domain.errors import UserError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import intake, papers, plans, quota, samples, workspace

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAMPLE = "cau-giay-2024"
TODAY = date(2024, 7, 26)


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
    folder = place / "Cau Giay"
    with workspace.new_folder(folder) as store:
        samples.fill(store, SAMPLE)
        plan = plans.list_plans(store)[0]
        say(f"Dữ liệu mẫu: {plan.short_title}")
        _take_in_lists(store, plan)
        used = sum(total.used for total in quota.grid(store, plan).totals)
        _must(used > 0, "Bảng chỉ tiêu không thấy đề nghị nào vừa nhập.")
        say(f"Chỉ tiêu: {used} đề nghị đã tính")
        _write_papers(store, plan, place / "xuat")
        problems = workspace.check_folder(store)
        _must(not problems, " ".join(problems))
        say("Kiểm tra dữ liệu: nguyên vẹn")
    _open_window(place, folder)


def _take_in_lists(store: workspace.Store, plan: Plan) -> None:
    for path in samples.sample_lists(SAMPLE):
        preview = intake.preview(store, plan, path, samples.sample_received(SAMPLE))
        _must(preview.error is None, preview.error or "")
        done = intake.commit(store, plan, preview, backup_first=False)
        _must(done.saved > 0, f"Không nhập được dòng nào từ “{path.name}”.")
        say(f"Nhập “{path.name}”: {done.saved} đề nghị")


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
