"""The fields of an office's profile, shared by the profile and by a new office."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from thidua_desktop.domain.office import Level, Office, Signer
from thidua_desktop.services import office as profile
from ui.dialogs.signer_fields import SignatureBlock, SignerFields
from ui.kit.base import Label
from ui.kit.forms import ComboField, Form, LineField, TextField
from ui.kit.tokens import Type

SIGNED = ("tờ trình, danh sách", "quyết định")  # the papers of the first and of the second signer
BLANK = Office(body="", head="", level=Level.COMMUNE, superior_line="", issuer_line="", code="", place="", desk="")


class OfficeForm(QObject):
    """Puts the profile's fields into `form`; `office()` is what stands there now, `changed` at each change.

    With `propose`, leaving the names fills what is still empty with what such an office most likely writes.
    """

    changed = Signal()

    def __init__(self, form: Form, office: Office, *, propose: bool = False) -> None:
        super().__init__(form)
        self._start = office
        self._make_names(office)
        self._make_letterhead(office)
        self._make_council(office)
        self._lay_out(form)
        form.changed.connect(self.changed)
        if propose:
            self.body.edit.left.connect(self._propose)
            self.desk.edit.left.connect(self._propose)

    def _make_names(self, office: Office) -> None:
        self.body = LineField("Cơ quan khen thưởng", office.body, help="Ví dụ: UBND phường Cầu Giấy")
        self.level = ComboField(
            "Cấp", [(level.label, level) for level in Level], office.level, help="Quyết định danh mục khen thưởng"
        )
        self.desk = LineField("Bộ phận thi đua, khen thưởng", office.desk, help="Ví dụ: Phòng Văn hóa - Xã hội")
        self.head = LineField(
            "Người đứng đầu cơ quan", office.head, help="Chức vụ như ghi trong quyết định: Chủ tịch UBND phường …"
        )
        self.superior = LineField(
            "Cấp trên trực tiếp", office.superior, optional=True, help="Ví dụ: UBND thành phố Hà Nội"
        )
        self.superior_head = LineField(
            "Người đứng đầu cấp trên", office.superior_head, optional=True, help="Nơi trình khen cấp trên gửi đến"
        )

    def _make_letterhead(self, office: Office) -> None:
        self.superior_line = TextField(
            "Dòng trên", office.superior_line, lines=2, help="Cơ quan chủ quản, viết hoa, mỗi dòng một phần"
        )
        self.issuer_line = LineField("Dòng dưới", office.issuer_line, help="Nơi ra văn bản, viết hoa, in đậm")
        self.code = LineField("Ký hiệu", office.code, optional=True, help="Đứng sau số: …/TTr-NV")
        self.place = LineField("Địa danh", office.place, help="Đứng trước ngày tháng: Cầu Giấy, ngày …")

    def _make_council(self, office: Office) -> None:
        self.standing = LineField("Thường trực Hội đồng thi đua, khen thưởng", office.standing_body, optional=True)
        self.recipients = TextField(
            "Nơi nhận thường dùng", "\n".join(office.recipients), lines=3, optional=True, help="Mỗi dòng một nơi"
        )

    def _lay_out(self, form: Form) -> None:
        form.add_line(self.body, self.level)
        form.add_line(self.desk, self.head)
        form.add_line(self.superior, self.superior_head)
        form.add_widget(Label("Phần đầu văn bản", Type.TITLE))
        form.add_line(self.superior_line, self.issuer_line)
        form.add_line(self.code, self.place)
        form.add_widget(Label("Người ký, nơi nhận", Type.TITLE))
        self.signers = [
            SignerFields(form, papers, signer, optional=bool(number), check=self._posts_problem if number else None)
            for number, (papers, signer) in enumerate(zip(SIGNED, _first_signers(self._start), strict=True))
        ]
        form.add_line(self.recipients, self.standing)
        self.foot = SignatureBlock()
        form.add_widget(self.foot)
        self.changed.connect(self._show_foot)
        self._show_foot()

    def _show_foot(self) -> None:
        signers = [(papers, fields.signer()) for papers, fields in zip(SIGNED, self.signers, strict=True)]
        self.foot.show_foot(signers, _lines(self.recipients.value()))

    def office(self) -> Office:
        """The profile as it stands in the fields."""
        return replace(
            self._start,
            body=self.body.value(),
            head=self.head.value(),
            level=self.level.value() or Level.COMMUNE,
            superior_line=self.superior_line.value(),
            issuer_line=self.issuer_line.value(),
            code=self.code.value(),
            place=self.place.value(),
            desk=self.desk.value(),
            superior=self.superior.value(),
            superior_head=self.superior_head.value(),
            standing_body=self.standing.value(),
            recipients=_lines(self.recipients.value()),
            signers=self._signers(),
        )

    def _signers(self) -> tuple[Signer, ...]:
        """Those written here, then the others as they were."""
        written = [fields.signer() for fields in self.signers]
        return (*(signer for signer in written if signer.authority_lines), *self._start.signers[len(SIGNED) :])

    def _posts_problem(self, _name: str) -> str:
        return profile.problems(self.office()).get("signers", "")

    def _propose(self) -> None:
        """Fill what is empty; nothing that was typed is ever changed."""
        fields = {
            "head": self.head,
            "superior_line": self.superior_line,
            "issuer_line": self.issuer_line,
            "code": self.code,
            "place": self.place,
        }
        level = self.level.value() or Level.COMMUNE
        for name, words in profile.proposed(self.body.value(), level, self.desk.value()).items():
            if not fields[name].value():
                fields[name].set_value(words)
        self.changed.emit()


def _first_signers(office: Office) -> list[Signer]:
    blank = [Signer((), "")] * len(SIGNED)
    return [*office.signers, *blank][: len(SIGNED)]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
