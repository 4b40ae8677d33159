"""One cell of the sheet as sent: how it is drawn, and how it is put right in its place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from thidua_desktop.services.intake_columns import ShownTable
from ui.dialogs.import_sheet_model import SheetModel
from ui.kit import icons
from ui.kit.combos import FindCombo
from ui.kit.delegates import paint_text
from ui.kit.fields import LineEdit
from ui.kit.tokens import STATES, Size, Space, State, Type, theme
from ui.tabs.nominations_words import SEVERITY_STATES

Index = QModelIndex | QPersistentModelIndex
Choices = Callable[[str], Sequence[str]]
"""What a column of a meaning (its stored word) can hold; nothing where it can hold anything."""
FRAME = 2
EDITOR_LEAST = 150


def cell_field(choices: Sequence[str], text: str, name: str, parent: QWidget | None = None) -> LineEdit | FindCombo:
    """A field for a cell's text; where the answers are few they are offered, found by typing without dấu."""
    if not choices:
        field = LineEdit(text, parent=parent)
        field.setCursorPosition(0)  # a long text is seen from its beginning
        field.setAccessibleName(name)
        return field
    combo = FindCombo([(choice, choice) for choice in choices], free=True, parent=parent)
    combo.setEditText(text)
    combo.setAccessibleName(name)
    return combo


def typed_in(field: QWidget) -> str:
    """What a field of `cell_field` says; letters without dấu that mean one of the choices are that choice."""
    if isinstance(field, FindCombo):
        return str(field.value() or "")
    return field.text().strip() if isinstance(field, LineEdit) else ""


def select_all(field: QWidget) -> None:
    """Choose the whole text, so that typing replaces it."""
    edit = field.lineEdit() if isinstance(field, FindCombo) else field
    if isinstance(edit, LineEdit):
        edit.selectAll()


class CellDelegate(QStyledItemDelegate):
    """Paints one cell by what it is, and gives it a field to type in, with choices where there are some."""

    def __init__(self, view: QTableView, model: SheetModel, choices: Choices) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        meant = self._model.column_at(index.row(), index.column())
        inside = self._model.is_nominee(index.row())
        choices = self._choices(meant[1].code) if meant is not None and inside else ()
        name = f"Sửa ô {self._model.sheet.letters[index.column()]}{self._model.number(index.row())}"
        return cell_field(choices, "", name, parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, FindCombo):
            editor.setEditText(text)
        elif isinstance(editor, LineEdit):
            editor.setText(text)
        select_all(editor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, typed_in(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over its cell, as high and wide as a field must be to be read."""
        rect = option.rect  # type: ignore[attr-defined]
        height = max(rect.height(), editor.sizeHint().height())
        wide = max(rect.width(), theme().px(EDITOR_LEAST))
        left = max(min(rect.left(), self._view.viewport().width() - wide), 0)
        top = max(min(rect.center().y() - height // 2, self._view.viewport().height() - height), 0)
        editor.setGeometry(left, top, wide, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, look = self._model, theme()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        row, column = index.row(), index.column()
        table, found = model.table_at(row, column), model.finding_at(row, column)
        nominee = model.is_nominee(row)
        skipped = model.is_skipped(row, model.nominee_at(row, index.column()))
        state = SEVERITY_STATES[found.finding.severity] if found is not None and not skipped else None
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.color(self._ground(state, nominee and not skipped, table)))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color("line"))
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), look.color("line"))
        words = rect.adjusted(Space.S, 0, -Space.S, -1)
        urgent = state in (State.ERROR, State.WARN)
        side = look.px(Size.ICON)
        box = QRectF(rect.right() - side - Space.XS - 2, rect.top(), side, rect.height())
        if urgent and state is not None:
            icons.draw_state(painter, state, box)
            words.setRight(box.left() - Space.XS)
        elif model.is_corrected(row, column):
            icons.draw(painter, "edit", "accent", box)
            words.setRight(box.left() - Space.XS)
        head = table is not None and not nominee
        role = (
            STATES[state].fg
            if urgent and state is not None
            else "text"
            if table is not None and not skipped
            else "muted"
        )
        kind = Type.LABEL if urgent or head else Type.SMALL
        paint_text(
            painter, words, model.text(row, column), kind, "muted" if head and self._is_head(row, table) else role
        )
        if index == self._view.currentIndex():
            painter.setClipping(False)
            painter.setPen(QPen(look.color(STATES[state].fg if urgent and state is not None else "accent"), FRAME))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _is_head(self, row: int, table: ShownTable | None) -> bool:
        return table is not None and self._model.number(row) in table.header_rows

    @staticmethod
    def _ground(state: State | None, nominee: bool, table: ShownTable | None) -> str:
        if state in (State.ERROR, State.WARN):
            return STATES[state].bg
        return "base" if nominee and table is not None else "raised"
