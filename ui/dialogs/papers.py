"""Writing the papers of the plan: tờ trình, danh sách, bảng chỉ tiêu, into a folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import papers
from thidua_desktop.services.workspace import Store
from ui import messages
from ui.desk import Desk
from ui.jobs import Report
from ui.kit.banner import Act, Banner
from ui.kit.buttons import SecondaryButton
from ui.kit.dialog import Dialog
from ui.kit.forms import CheckField, ComboField, LineField
from ui.kit.tokens import Space, State

WIDTH = 560
GROUPINGS = (("Theo đơn vị", "unit"), ("Theo hình thức khen", "award"))
FORM_WORDS = {"docx": "Word", "xlsx": "Excel"}
HELP = {
    "to-trinh": "Căn cứ, số lượng, danh sách và nơi nhận.",
    "danh-sach": "Các đề nghị của kế hoạch, đánh số trong từng nhóm.",
    "chi-tieu": "Đã đề nghị, được phép, vượt, thiếu của từng đơn vị.",
}
NOTHING_CHOSEN = "Chọn ít nhất một loại giấy tờ."


@dataclass(frozen=True, slots=True)
class Written:
    """What one press of the button did: the files, and why a paper could not be written."""

    files: tuple[Path, ...]
    problems: tuple[str, ...]


def write_papers(store: Store, kinds: Sequence[str], plan_code: str, out: Path, group_by: str) -> Written:
    """Write the papers one after another; one that cannot be written does not keep the others back."""
    files: list[Path] = []
    problems: list[str] = []
    for kind in kinds:
        try:
            files.extend(papers.export(store, kind, plan_code, out, group_by=group_by))
        except UserError as error:
            problems.append(str(error))
    return Written(tuple(files), tuple(dict.fromkeys(problems)))


class PapersDialog(Dialog):
    """Asks which papers and where, writes them as a job, and stays open to say what was written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        plan = desk.plan
        second = f"Kế hoạch “{plan.short_title}”" if plan is not None else ""
        super().__init__("Xuất giấy tờ", "Xuất giấy tờ", parent, second=second, width=WIDTH)
        self._desk = desk
        self._writing = False
        self._code = plan.code if plan is not None else ""
        self.banner = Banner()
        self.body.insertWidget(0, self.banner)
        self.kinds = {kind: CheckField(_title(kind), True, help=HELP[kind]) for kind in papers.KINDS}
        for field in self.kinds.values():
            self.form.add(field)
        self.group_by = ComboField("Xếp danh sách", GROUPINGS, "unit")
        self.folder = LineField("Thư mục", str(desk.store.folder.exports), check=_folder_problem)
        self.form.add(self.group_by)
        self.form.add(self.folder)
        choose = QHBoxLayout()
        choose.setContentsMargins(0, 0, 0, Space.S)
        choose.addWidget(SecondaryButton("Chọn thư mục…", "folder_open", on_click=self._choose_folder))
        choose.addStretch(1)
        self.body.addLayout(choose)
        self.form.changed.connect(self._tell_choice)
        self.finished.connect(self._leave)
        self._tell_choice()

    def chosen(self) -> list[str]:
        """The kinds of paper that are ticked."""
        return [kind for kind, field in self.kinds.items() if field.value()]

    def unsaved(self) -> bool:
        return False

    def save(self) -> None:
        """Write the chosen papers; the dialog stays."""
        if not self.form.check():
            return
        kinds, code, out, group_by = self.chosen(), self._code, Path(self.folder.value()), self.group_by.value()

        def act(store: Store, report: Report, cancelled: Callable[[], bool]) -> Written:
            return write_papers(store, kinds, code, out, group_by)

        self._writing = True
        self.primary.setEnabled(False)
        self.set_help("Đang xuất giấy tờ…")
        self._desk.write("Đang xuất giấy tờ", act, self._tell_written, self._tell_failed)

    def _tell_choice(self) -> None:
        self.primary.setEnabled(bool(self.chosen()))
        self.set_help("" if self.chosen() else NOTHING_CHOSEN)
        self.group_by.setEnabled("danh-sach" in self.chosen())

    def _end(self) -> None:
        self._writing = False
        self._tell_choice()
        if not self.isVisible():
            self.deleteLater()

    def _leave(self) -> None:
        """A job may still end here after the clerk has closed the dialog."""
        if not self._writing:
            self.deleteLater()

    def _tell_written(self, written: Written) -> None:
        self._end()
        acts: list[Act] = []
        if written.files:
            folder = written.files[0].parent
            acts.append(("Mở thư mục", "folder_open", lambda: open_in_system(folder)))
        if written.problems:
            self.banner.show_message(State.ERROR, " ".join((*written.problems, _files_in_words(written.files))), acts)
        else:
            self.banner.show_message(State.OK, _files_in_words(written.files), acts)

    def _tell_failed(self, sentence: str) -> None:
        self._end()
        self.banner.show_message(State.ERROR, sentence)

    def _choose_folder(self) -> None:
        chosen = messages.choose_folder("Thư mục ghi giấy tờ", Path(self.folder.value()), self)
        if chosen is not None:
            self.folder.set_value(str(chosen))


def open_in_system(place: Path) -> None:
    """Open a file or a folder with the program the machine has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def _title(kind: str) -> str:
    name, forms = papers.KINDS[kind]
    return f"{name} ({' và '.join(FORM_WORDS[form] for form in forms)})"


def _files_in_words(files: Sequence[Path]) -> str:
    if not files:
        return ""
    return f"Đã xuất {len(files)} tệp: {', '.join(f'“{file.name}”' for file in files)}."


def _folder_problem(path: str) -> str:
    return "" if Path(path).is_absolute() else "Ghi cả đường dẫn, hoặc bấm Chọn thư mục."
