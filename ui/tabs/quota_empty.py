"""What stands on the quota tab while there is nothing to count: no plan, no quota lines, or no units."""

from collections.abc import Callable

from thidua_desktop.domain.plan import Plan
from ui.kit.empty import EmptyState


def empty_state(plan: Plan | None, ask: Callable[[str], object]) -> EmptyState:
    """What is missing before there can be a grid, and the way there: `ask(tab's title)`."""

    def go(tab: str) -> Callable[[], object]:
        return lambda: ask(tab)

    if plan is None:
        empty = EmptyState("Chưa có kế hoạch nào", "Bảng chỉ tiêu tính theo kế hoạch đang làm.", drawing=True)
        empty.add_choice("Thêm kế hoạch", "Phong trào, chỉ tiêu, thời hạn và hồ sơ", "edit", go("Kế hoạch"))
    elif not plan.quotas:
        sentence = "Ghi chỉ tiêu của từng nhóm đơn vị thì bảng này cho biết đơn vị nào vượt, thiếu hay còn chỗ."
        empty = EmptyState("Kế hoạch này chưa có chỉ tiêu", sentence, drawing=True)
        second = "Nhóm đơn vị, đối tượng, số lượng và câu trong kế hoạch"
        empty.add_choice("Ghi chỉ tiêu vào kế hoạch", second, "edit", go("Kế hoạch"))
    else:
        sentence = "Kế hoạch có chỉ tiêu, nhưng các nhóm được giao chưa có đơn vị nào."
        empty = EmptyState("Chưa có đơn vị nào được giao chỉ tiêu", sentence, drawing=True)
        empty.add_choice("Thêm đơn vị", "Phường, phòng, ban, đoàn thể", "building", go("Đơn vị"))
    return empty
