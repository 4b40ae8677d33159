"""How one use of a quota line is said and drawn, wherever it is shown."""

from thidua_desktop.domain.quota import QuotaUse
from ui.kit.tokens import State, Strength


def use_state(use: QuotaUse, sent: bool) -> tuple[State, str, Strength]:
    """How a quota line stands for a unit: Vượt 1, Thiếu 1, Còn 2, Đủ; Chưa gửi only if it has sent nothing at all."""
    words = use.words(sent)
    if use.over:
        return State.ERROR, words, Strength.PILL
    if not sent:
        return State.NONE, words, Strength.QUIET
    if not use.left:
        return State.OK, words, Strength.QUIET
    if use.missing:
        return State.WARN, words, Strength.PILL
    return State.FREE, words, Strength.QUIET
