"""What stands in the place of the nominations while there are none, or no plan they could belong to."""

from collections.abc import Callable

from thidua_desktop.domain.dates import show
from thidua_desktop.services import samples
from thidua_desktop.services.workspace import Store
from ui.kit.empty import EmptyState


def nothing_yet(store: Store, open_import: Callable[..., object], add: Callable[[], object]) -> EmptyState:
    """The ways to begin: import, hand entry, and the sample's own lists in a folder of the sample."""
    empty = EmptyState(
        "Chưa có đề nghị nào",
        "Đề nghị khen thưởng do các đơn vị gửi về được nhận, kiểm tra và theo dõi ở đây.",
        drawing=True,
    )
    empty.add_choice(
        "Nhập danh sách…",
        "Tệp Excel hoặc Word các đơn vị gửi, nhiều tệp một lúc",
        "arrow_import",
        open_import,
    )
    empty.add_choice("Thêm đề nghị", "Nhập tay từng đề nghị, kiểm tra như khi nhập tệp", "edit", add)
    if (trial := samples.lists_to_try(store)) is not None:
        lists, received = trial
        empty.add_choice(
            "Thử với danh sách mẫu",
            f"{len(lists)} tệp các phường gửi ngày {show(received)}: Excel, Word, phông chữ cũ",
            "lightbulb",
            lambda: open_import(lists, received),
        )
    empty.add_note("Có thể kéo tệp thả vào đây, hoặc dán (Ctrl+V) các ô chép từ Excel, Word.")
    return empty


def no_plan_chosen(open_plans: Callable[[], object]) -> EmptyState:
    """Nominations belong to a plan: the way to one."""
    no_plan = EmptyState(
        "Chưa chọn kế hoạch", "Chọn hoặc thêm một kế hoạch trước, rồi nhận đề nghị của kế hoạch đó.", drawing=True
    )
    no_plan.add_act("Mở Kế hoạch", open_plans)
    return no_plan
