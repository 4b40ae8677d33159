"""The signers in the office's profile: authority from the list, whom for, post, name; and the block as printed."""

# ruff: noqa: F811 - pytest hands the imported fixture in under its own name
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixtures import desk, type_in  # noqa: F401
from thidua_desktop.services import office
from ui import messages
from ui.desk import Desk
from ui.dialogs.office import OfficeDialog
from ui.dialogs.signer_fields import AUTHORITIES, parted


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> OfficeDialog:
    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)  # what was written is thrown away at the end
    made = OfficeDialog(desk, office.get(desk.store))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_authority_of_the_decree_is_offered_and_the_usual_body_with_it(dialog: OfficeDialog) -> None:
    signer = dialog.fields.signers[1]
    assert [value for _, value in AUTHORITIES] == ["", "TM.", "KT.", "TL.", "TUQ."]
    assert not signer.whom.isVisible()
    signer.authority.set_value("TM.")
    assert signer.whom.isVisible()
    assert signer.whom.value() == "ỦY BAN NHÂN DÂN"
    signer.authority.set_value("KT.")
    assert signer.whom.value() == "CHỦ TỊCH"
    signer.authority.set_value("")
    assert not signer.whom.isVisible()


def test_what_the_clerk_wrote_is_not_replaced_by_the_usual(dialog: OfficeDialog) -> None:
    signer = dialog.fields.signers[0]
    signer.authority.set_value("KT.")
    signer.whom.set_value("TRƯỞNG PHÒNG")
    signer.authority.set_value("TL.")
    assert signer.whom.value() == "TRƯỞNG PHÒNG"


def test_the_block_is_drawn_anew_while_it_is_written(dialog: OfficeDialog) -> None:
    signer = dialog.fields.signers[1]
    signer.authority.set_value("TM.")
    signer.name.edit.clear()
    dialog.fields.recipients.edit.clear()
    type_in(signer.name.edit, "Nguyễn Văn Ẵ")
    type_in(dialog.fields.recipients.edit, "Như trên")
    said = dialog.fields.foot.accessibleDescription()
    assert "quyết định: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, Nguyễn Văn Ẵ" in said
    assert "Như trên" in said
    assert not dialog.fields.foot.grab().isNull()


def test_the_lines_are_stored_as_they_are_printed(dialog: OfficeDialog, desk: Desk, qtbot: QtBot) -> None:
    dialog.fields.signers[1].authority.set_value("TM.")
    dialog.fields.signers[1].post.set_value("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    stored = office.get(desk.store)
    assert stored is not None
    assert stored.signers[1].authority_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    again = OfficeDialog(desk, stored)
    qtbot.addWidget(again)
    assert again.fields.office().signers == stored.signers


def test_an_authority_without_whom_is_asked_for(dialog: OfficeDialog, qtbot: QtBot) -> None:
    dialog.fields.signers[0].authority.set_value("TL.")
    dialog.fields.signers[0].whom.set_value("")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.fields.signers[0].whom.shown_error() == "Chưa ghi “Thay mặt, thay cho”."


def test_two_people_in_one_post_are_refused_at_the_second_name(dialog: OfficeDialog, desk: Desk, qtbot: QtBot) -> None:
    before = office.get(desk.store)
    first, second = dialog.fields.signers
    for signer, name in ((first, "Nguyễn Văn An"), (second, "Trần Thị Bình")):
        signer.authority.set_value("")
        signer.post.set_value("TRƯỞNG PHÒNG")
        signer.name.set_value(name)
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    said = "“TRƯỞNG PHÒNG” đang ghi hai người: Nguyễn Văn An và Trần Thị Bình."
    assert second.name.shown_error().startswith(said)
    assert second.name.field.hasFocus()
    assert office.get(desk.store) == before
    second.name.set_value("Nguyễn Văn An")  # one person who signs both
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    stored = office.get(desk.store)
    assert stored is not None
    assert [signer.name for signer in stored.signers] == ["Nguyễn Văn An", "Nguyễn Văn An"]


def test_there_may_be_several_deputies(dialog: OfficeDialog, qtbot: QtBot) -> None:
    for signer, name in zip(dialog.fields.signers, ("Nguyễn Văn An", "Trần Thị Bình"), strict=True):
        signer.authority.set_value("KT.")
        signer.post.set_value("PHÓ CHỦ TỊCH")
        signer.name.set_value(name)
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_lines_without_an_authority_are_a_post() -> None:
    assert parted(("TRƯỞNG PHÒNG",)) == ("", "", ("TRƯỞNG PHÒNG",))
    assert parted(("TUQ. CHỦ TỊCH", "GIÁM ĐỐC")) == ("TUQ.", "CHỦ TỊCH", ("GIÁM ĐỐC",))
    assert parted(()) == ("", "", ())
