"""One import in words: what the clerk decided, what it added, changed and withdrew, and what can be made of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from thidua_desktop.services.intake_batches import Altered, BatchStory
from thidua_desktop.services.intake_view import Batch
from ui.dialogs.import_return import GIVE_BACK, GIVE_BACK_TIP
from ui.kit.base import Label, Sheet, clear, ground
from ui.kit.buttons import SecondaryButton
from ui.kit.cells import number
from ui.kit.panel import FactRow
from ui.kit.scroll import ScrollArea
from ui.kit.tokens import Space, Type

MOST_SHOWN = 50  # changed fields; a list that changes more is seen in its nominations
LABEL_WIDTH = 120
NOT_WRITTEN = "không ghi"


class BatchDetail(Sheet):
    """Shows one import; `on_original` and `on_return` are the acts on it."""

    def __init__(self, on_original: Callable[[], object], on_return: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName("Lần nhập đang chọn")
        self._title = Label(kind=Type.STRONG, wrap=True)
        self.original_button = SecondaryButton(
            "Mở tệp gốc", "document", on_click=on_original, tip="Xem tệp đúng như khi nhận"
        )
        self.return_button = SecondaryButton(GIVE_BACK, "document_edit", on_click=on_return, tip=GIVE_BACK_TIP)
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(self._title, 1)
        head.addWidget(self.original_button)
        head.addWidget(self.return_button)
        inside = QWidget()
        ground(inside, "base")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        self._body.setSpacing(Space.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(ScrollArea(inside, "Lần nhập đang chọn"), 1)

    def show_batch(self, batch: Batch | None, story: BatchStory | None) -> None:
        """Show an import, or that none is chosen."""
        clear(self._body)
        chosen = batch is not None and story is not None
        self.original_button.setEnabled(chosen)
        self.return_button.setEnabled(chosen and batch is not None and batch.undone is None)
        if batch is None or story is None:
            self._title.setText("Chọn một lần nhập ở trên để xem.")
            return
        self._title.setText(batch.file_name)
        for label, value in _facts(batch, story):
            self._body.addWidget(FactRow(label, value, name_width=LABEL_WIDTH))
        self._body.addStretch(1)

    def words(self) -> list[str]:
        """All that is said."""
        return [label.text() for label in self.findChildren(QLabel)]


def _facts(batch: Batch, story: BatchStory) -> list[tuple[str, str]]:
    did = [("Đã thêm", f"{number(story.added)} đề nghị")] if story.added else []
    did += [("Đã sửa", _altered(one)) for one in story.altered[:MOST_SHOWN]]
    if len(story.altered) > MOST_SHOWN:
        did.append(("", f"và {number(len(story.altered) - MOST_SHOWN)} điều khác"))
    if story.withdrawn:
        did.append(("Đã rút", ", ".join(story.withdrawn)))
    if batch.refused:
        did.append(("Để lại", f"{number(batch.refused)} dòng còn lỗi hoặc được bỏ qua"))
    decided = "; ".join(story.decisions) or "Không sửa gì"
    return [("Ngày nhận", f"{batch.received:%d/%m/%Y}"), ("Sửa khi nhập", decided), *did]


def _altered(one: Altered) -> str:
    return f"{one.name} · {one.field}: {one.old or NOT_WRITTEN} → {one.new or NOT_WRITTEN}"
