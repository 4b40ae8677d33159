"""The list of plans under the header's chooser: recent ones first, archived ones only when typed for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.domain.plan import Plan, PlanState
from thidua_desktop.domain.text import fold
from thidua_desktop.services import plans
from ui.desk import Desk
from ui.kit import icons
from ui.kit.buttons import paint_frame
from ui.kit.choosing import TEXT_LEFT, ChoosingPopup
from ui.kit.delegates import paint_text
from ui.kit.fields import SearchField
from ui.kit.tokens import Size, Space, Type, theme

PLAN = Qt.ItemDataRole.UserRole
MOST_SHOWN = 8


def recent_first(known: list[Plan], codes: list[str]) -> list[Plan]:
    """The plans in the order they were last worked on, then the others as they come."""
    place = {code: number for number, code in enumerate(codes)}
    return sorted(known, key=lambda plan: place.get(plan.code, len(place)))


def second_line(plan: Plan) -> str:
    """What tells plans of similar names apart."""
    parts = [f"Số {plan.number}" if plan.number else f"Mã {plan.code}", plan.kind.label, str(plan.year)]
    if plan.state is PlanState.ARCHIVED:
        parts.append("đã lưu trữ")
    return " · ".join(parts)


class PlanPopup(ChoosingPopup):
    """Choose the plan to work on; Enter takes the marked one, Esc closes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Chọn kế hoạch", SearchField("Tìm kế hoạch…"), "Các kế hoạch", parent)
        self._desk = desk
        self._plans = recent_first(plans.list_plans(desk.store), desk.recent_plans())
        current = desk.plan.id if desk.plan else None
        self._at_hand = [plan for plan in self._plans if plan.state is not PlanState.ARCHIVED or plan.id == current]
        self.draw_rows_with(_PlanDelegate(current))
        self.search.textChanged.connect(self._fill)
        body = QVBoxLayout(self)
        body.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        body.setSpacing(Space.S)
        body.addWidget(self.search)
        body.addWidget(self.list)
        body.addWidget(self.nothing)
        self._fill("")

    def open_under(self, button: QWidget) -> None:
        """Show the list below the chooser, the search field ready to type in."""
        rows = min(max(len(self._plans), 1), MOST_SHOWN)
        self.list.setFixedHeight(rows * theme().row(Size.ROW_TWO_LINES) + 2)
        self.setFixedWidth(max(button.width(), theme().px(Size.POPUP)))
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, typed: str) -> None:
        wanted = fold(typed).split()
        self.list.clear()
        for plan in self._plans if wanted else self._at_hand:
            said = fold(f"{plan.short_title} {plan.title} {plan.number} {plan.code} {plan.year}")
            if all(word in said for word in wanted):
                item = QListWidgetItem(plan.short_title)
                item.setData(PLAN, plan)
                item.setToolTip(plan.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{plan.short_title}, {second_line(plan)}")
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setText(self._missing_words(typed.strip()))
        self.nothing.setVisible(self.list.count() == 0)

    def _missing_words(self, typed: str) -> str:
        if not self._plans:
            return "Chưa có kế hoạch nào."
        missing = f"Không có kế hoạch nào khớp với “{typed}”."
        return missing if typed else "Các kế hoạch đều đã lưu trữ. Gõ tên, số hoặc năm để tìm."

    def take(self, item: QListWidgetItem | None) -> None:
        plan = item.data(PLAN) if item is not None else None
        self.close()
        if isinstance(plan, Plan):
            self._desk.choose_plan(plan.id)


class _PlanDelegate(QStyledItemDelegate):
    """Short name over number, kind and year; a tick before the plan being worked on."""

    def __init__(self, current: int | None) -> None:
        super().__init__()
        self._current = current

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme().row(Size.ROW_TWO_LINES))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        plan = index.data(PLAN)
        look = theme()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if chosen:
            paint_frame(painter, rect, "sel", None)
        if plan.id == self._current:
            tick = QRectF(rect.left() + Space.S, rect.top(), look.px(Size.ICON), rect.height())
            icons.draw(painter, "checkmark", "accent", tick)
        one, two = look.line(Type.STRONG), look.line(Type.SMALL)
        words = rect.adjusted(TEXT_LEFT, (rect.height() - one - two) / 2, -Space.S, 0)
        paint_text(
            painter, QRectF(words.left(), words.top(), words.width(), one), plan.short_title, Type.STRONG, "text"
        )
        second = QRectF(words.left(), words.top() + one, words.width(), two)
        paint_text(painter, second, second_line(plan), Type.SMALL, "muted")
        painter.restore()
