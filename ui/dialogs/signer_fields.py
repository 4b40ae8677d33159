"""Who signs: the authority from the list of the decree, for whom, the post and the name; and the block as printed."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from thidua_desktop.domain.office import Signer
from ui.dialogs.letterhead import CENTRE, FAMILIES
from ui.kit.buttons import paint_frame
from ui.kit.delegates import paint_text
from ui.kit.form_row import Check
from ui.kit.forms import ComboField, Form, LineField, TextField
from ui.kit.tokens import Radius, Size, Space, Type, theme

AUTHORITIES = (
    ("Tự ký, không ghi gì trước chức vụ", ""),
    ("TM. – thay mặt tập thể", "TM."),
    ("KT. – ký thay người đứng đầu", "KT."),
    ("TL. – thừa lệnh", "TL."),
    ("TUQ. – thừa ủy quyền", "TUQ."),
)
USUAL = {"TM.": "ỦY BAN NHÂN DÂN", "KT.": "CHỦ TỊCH", "TL.": "CHỦ TỊCH", "TUQ.": "CHỦ TỊCH"}
NO_NAME = "(họ và tên)"
SIGNING_LINES = 2  # left free for the signature and the seal
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def parted(lines: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") -> ("TM.", "ỦY BAN NHÂN DÂN", ("CHỦ TỊCH",))."""
    if lines:
        for _, authority in AUTHORITIES:
            if authority and lines[0].upper().startswith(authority):
                return authority, lines[0][len(authority) :].strip(), lines[1:]
    return "", "", lines


class SignerFields:
    """The fields of one signer, put into `form`; `signer()` is what stands there now. `check` is asked of the name."""

    def __init__(self, form: Form, papers: str, signer: Signer, *, optional: bool, check: Check | None = None) -> None:
        self._start = signer
        authority, whom, post = parted(signer.authority_lines)
        self.authority = ComboField(f"Quyền hạn của người ký {papers}", AUTHORITIES, authority, optional=True)
        self.whom = LineField("Thay mặt, thay cho", whom, help="Viết hoa: ỦY BAN NHÂN DÂN, CHỦ TỊCH")
        self.post = TextField(
            f"Chức vụ người ký {papers}",
            "\n".join(post),
            lines=2,
            optional=optional,
            help="Viết hoa, mỗi dòng một phần: CHỦ TỊCH; hoặc KT. CHỦ TỊCH rồi PHÓ CHỦ TỊCH",
        )
        self.name = LineField(
            f"Người ký {papers}", signer.name, optional=True, help="Để trống thì in chỗ ghi tên", check=check
        )
        form.add_line(self.authority, self.whom)
        form.add_line(self.post, self.name)
        self.authority.changed.connect(self._follow)
        self.whom.setVisible(bool(authority))

    def _follow(self) -> None:
        """Whom it is signed for is asked only where the authority names somebody; the usual one is offered."""
        authority = self.authority.value()
        self.whom.setVisible(bool(authority))
        if authority and self.whom.value() in ("", *USUAL.values()):
            self.whom.set_value(USUAL[authority])

    def signer(self) -> Signer:
        """The signer as written; without a post there is none (no lines)."""
        post = tuple(line.strip() for line in self.post.value().splitlines() if line.strip())
        authority = self.authority.value()
        first = (f"{authority} {self.whom.value()}".strip(),) if authority and post else ()
        return replace(self._start, authority_lines=(*first, *post), name=self.name.value())


class SignatureBlock(QWidget):
    """The foot of the papers as printed: nơi nhận at the left, then each signer under the paper's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signers: list[tuple[str, Signer]] = []
        self._recipients: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Phần ký và nơi nhận như sẽ in")

    def show_foot(self, signers: list[tuple[str, Signer]], recipients: tuple[str, ...]) -> None:
        """Draw these: (what is signed, who) and the usual recipients."""
        self._signers = [(papers, signer) for papers, signer in signers if signer.authority_lines]
        self._recipients = recipients
        said = [f"{papers}: {', '.join(signer.authority_lines)}, {signer.name}" for papers, signer in self._signers]
        self.setAccessibleDescription(". ".join([*said, "Nơi nhận: " + ", ".join(recipients)]))
        self.updateGeometry()
        self.update()

    def _line(self) -> int:
        return theme().line(Type.BODY) + 1

    def sizeHint(self) -> QSize:
        most = max((len(signer.authority_lines) for _, signer in self._signers), default=1)
        lines = max(most + SIGNING_LINES + 1, len(self._recipients) + 1)
        height = lines * self._line() + theme().line(Type.SMALL) + Space.XS + 2 * Space.M
        return QSize(theme().px(Size.POPUP), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "raised", "line", 1, Radius.SHEET)
        inner = QRectF(self.rect()).adjusted(Space.M, Space.M, -Space.M, -Space.M)
        parts = len(self._signers) + 1
        width = inner.width() / parts
        self._paint_recipients(painter, QRectF(inner.left(), inner.top(), width, inner.height()))
        for number, (papers, signer) in enumerate(self._signers, 1):
            place = QRectF(inner.left() + number * width, inner.top(), width, inner.height())
            self._paint_signer(painter, place, papers, signer)

    def _paint_recipients(self, painter: QPainter, place: QRectF) -> None:
        y = place.top() + theme().line(Type.SMALL) + Space.XS
        self._write(painter, place, y, "Nơi nhận:", LEFT, bold=True, italic=True)
        for number, words in enumerate(self._recipients, 1):
            self._write(painter, place, y + number * self._line(), f"- {words}", LEFT)

    def _paint_signer(self, painter: QPainter, place: QRectF, papers: str, signer: Signer) -> None:
        caption = QRectF(place.left(), place.top(), place.width(), theme().line(Type.SMALL))
        paint_text(painter, caption, papers[:1].upper() + papers[1:], Type.SMALL, "muted", CENTRE)
        y = caption.bottom() + Space.XS
        for words in signer.authority_lines:
            self._write(painter, place, y, words, CENTRE, bold=True)
            y += self._line()
        y += SIGNING_LINES * self._line()
        self._write(painter, place, y, signer.name or NO_NAME, CENTRE, bold=bool(signer.name), italic=not signer.name)

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        y: float,
        words: str,
        align: Qt.AlignmentFlag,
        *,
        bold: bool = False,
        italic: bool = False,
    ) -> None:
        """One line in the papers' letters; drawn smaller where it is too long, never cut."""
        font = QFont(FAMILIES)
        points = theme().points(Type.BODY)
        font.setPointSizeF(points)
        font.setBold(bold)
        font.setItalic(italic)
        room = place.width() - Space.S
        needed = QFontMetrics(font).horizontalAdvance(words)
        if needed > room:
            font.setPointSizeF(points * room / needed)
        painter.setFont(font)
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(place.left(), y, room, self._line()), align, words)
