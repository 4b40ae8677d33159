"""Which parts of the plans are being edited in their place on the sheet."""

from typing import TYPE_CHECKING

from thidua_desktop.domain.plan import Plan
from ui.kit.tokens import State

if TYPE_CHECKING:
    from ui.tabs.plans import PlansTab
    from ui.tabs.plans_edit import SectionEditor

FIRST = "Lưu hoặc bỏ phần đang sửa ở đây trước, rồi sửa phần khác."


class Editing:
    """Which parts are being edited: one of each plan at most. What is written stays while another plan is looked at."""

    def __init__(self, tab: "PlansTab") -> None:
        self._tab = tab
        self._editors: dict[int, SectionEditor] = {}

    def of(self, plan: Plan | None) -> "SectionEditor | None":
        """What is being edited of a plan."""
        return self._editors.get(plan.id or 0) if plan is not None else None

    def begin(self, plan: Plan, name: str, what: str | int = "") -> None:
        """Edit a part; another part of the plan with unsaved words must be stored or left first."""
        open_one = self.of(plan)
        if open_one is not None and open_one.unsaved():
            open_one.banner.show_message(State.WARN, FIRST)
            open_one.part.go_here()
            return
        from ui.tabs.plans_edit import SectionEditor  # with the pages of the form: a start needs none of them

        editor = SectionEditor(self._tab.desk, plan, name, what)
        editor.left.connect(lambda: self._close(editor))
        editor.saved.connect(self._tab.edited)
        editor.grown.connect(lambda: self._tab.sheet.bring_settled(editor))
        self._editors[plan.id or 0] = editor
        self._tab.show_again(open_one)
        editor.go_here()

    def _close(self, editor: "SectionEditor") -> None:
        del self._editors[editor.plan.id or 0]
        self._tab.show_again(editor)
        shown = self._tab.desk.plan
        if shown is not None and shown.id == editor.plan.id:  # the clerk may have gone on to another plan meanwhile
            self._tab.sheet.go_to_section(editor.part.name)

    def put_away_all_but(self, shown: Plan) -> None:
        """A plan is shown: of the others, what was not written in is closed, the rest waits unseen for its plan."""
        for plan_id, editor in list(self._editors.items()):
            if plan_id == shown.id:
                continue
            self._tab.sheet.let_go(editor)
            if not editor.unsaved():
                del self._editors[plan_id]
                editor.deleteLater()

    def unsaved(self) -> "list[SectionEditor]":
        """Those in which something is written that is not stored."""
        return [editor for editor in self._editors.values() if editor.unsaved()]
