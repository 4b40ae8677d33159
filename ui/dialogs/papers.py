"""Printing the papers of a plan: which ones, grouped how, into which folder; then a job, then their names."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from thidua_desktop.domain.errors import JobStoppedError
from thidua_desktop.domain.plan import Plan
from thidua_desktop.services import papers, settings
from thidua_desktop.services.workspace import Store
from ui import messages
from ui.desk import Desk
from ui.jobs import Report
from ui.kit.banner import Banner
from ui.kit.buttons import SecondaryButton
from ui.kit.dialog import Dialog
from ui.kit.forms import CheckField, ComboField, LineField
from ui.kit.tokens import State

CHOICES = (
    ("to-trinh", "docx", "Tờ trình, kèm danh sách (Word)"),
    ("danh-sach", "docx", "Danh sách đề nghị (Word)"),
    ("danh-sach", "xlsx", "Danh sách đề nghị (Excel)"),
    ("chi-tieu", "xlsx", "Bảng theo dõi chỉ tiêu (Excel)"),
    ("mau-danh-sach", "xlsx", "Mẫu danh sách, mỗi đơn vị một tệp (Excel)"),
    ("phieu-bo-sung", "docx", "Phiếu yêu cầu bổ sung, kèm danh sách đã đánh dấu (Word)"),
)
FIRST_TICKED = frozenset({"to-trinh", "danh-sach"})
MOST_NAMED = 4  # files that a banner names; of more it says how many
GROUPS = (("Đơn vị đề nghị", "unit"), ("Hình thức khen thưởng", "award"))


class PapersDialog(Dialog):
    """What is wanted of the papers of a plan; `on_done(paths)` is called when they are written."""

    def __init__(
        self, desk: Desk, plan: Plan, on_done: Callable[[list[Path]], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Xuất giấy tờ", "Xuất", parent, second=f"Kế hoạch “{plan.short_title}”")
        self._desk = desk
        self._plan = plan
        self._on_done = on_done
        self.checks = [
            (kind, form, self.form.add(CheckField(words, kind in FIRST_TICKED))) for kind, form, words in CHOICES
        ]
        self.group = self.form.add(ComboField("Danh sách nhóm theo", GROUPS, "unit"))
        self.place = self.form.add(
            LineField("Thư mục để ghi", str(settings.export_folder(desk.store)), check=_check_place)
        )
        self.add_button(SecondaryButton("Chọn thư mục…", "folder_open", on_click=self._choose_place))
        self.form.changed.connect(self._tell)
        self._tell()
        self.form.mark_clean()

    def unsaved(self) -> bool:
        """Choices cost one click: nothing is lost by closing."""
        return False

    def wanted(self) -> list[tuple[str, str]]:
        """The (kind, form) pairs that are ticked."""
        return [(kind, form) for kind, form, check in self.checks if check.value()]

    def save(self) -> None:
        """Write the papers as a job and close; what came of it is told by the screen that asked."""
        if not self.wanted() or not self.form.check():
            return
        today = self._desk.today()
        wanted, group, out, code = self.wanted(), self.group.value(), Path(self.place.value()), self._plan.code

        def work(store: Store, report: Report, cancelled: Callable[[], bool]) -> list[Path]:
            written: list[Path] = []
            for done, (kind, form) in enumerate(wanted):
                report(done, len(wanted), f"Đang xuất {papers.KINDS[kind][0].lower()}")
                if cancelled():
                    break
                try:
                    written += papers.export(
                        store, kind, code, out, form, group_by=group, today=today, report=report, cancelled=cancelled
                    )
                except JobStoppedError:
                    break  # what was written stays, and is told
            return written

        self._desk.write("Đang xuất giấy tờ", work, self._on_done)
        self.accept()

    def _choose_place(self) -> None:
        chosen = messages.choose_folder("Thư mục để ghi", Path(self.place.value()), self)
        if chosen is not None:
            self.place.set_value(str(chosen))

    def _tell(self) -> None:
        count = len(self.wanted())
        noun = "loại" if any(kind in papers.OF_UNITS for kind, _ in self.wanted()) else "tệp"
        self.primary.setText(f"Xuất {count} {noun}" if count else "Xuất")
        self.primary.setEnabled(bool(count))
        self.set_help("" if count else "Chọn ít nhất một loại giấy tờ.")


def _check_place(text: str) -> str:
    return "" if text else "Chưa ghi thư mục."


def tell_written(banner: Banner, written: list[Path]) -> None:
    """The banner after an export: the files' names, and ways to open them."""
    if not written:
        return
    folder = written[0].parent
    names = ", ".join(f"“{path.name}”" for path in written)
    if len(written) > MOST_NAMED:
        names = f"{len(written)} tệp vào “{folder}”"
    acts: list[tuple[str, str, Callable[[], object]]] = [("Mở thư mục", "folder_open", lambda: open_place(folder))]
    if len(written) == 1:
        acts.insert(0, ("Mở tệp", "document", lambda: open_place(written[0])))
    banner.show_message(State.OK, f"Đã ghi {names}.", acts)


def open_place(place: Path) -> None:
    """Show a file or folder with the machine's own program."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
        messages.inform("Không mở được", f"Máy chưa có chương trình để mở “{place}”.")
