"""A look at the bytes before a reader opens them: what kind of file it is, and whether it is safe to open.

Readers can be driven to exhaust memory or to abort the process by files that only pretend to be lists; what
can be told from the first bytes and from the zip directory is refused here, each with its own sentence.
"""

import io
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib

from thidua_desktop.intake.compound import CompoundFile
from thidua_desktop.intake.refusals import A_WORKBOOK, damaged, locked, refusal, swollen
from thidua_desktop.intake.signatures import foreign_kind, text_kind

MAX_UNPACKED_BYTES = 250_000_000
MAX_PARTS = 5_000
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    struct.error,
    LookupError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    OverflowError,
)
"""What the standard readers raise on a file whose bytes are wrong; never on a good one."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OLE_STREAMS = ("EncryptedPackage", "Workbook", "Book", "WordDocument")
_SHARED_STRINGS = "xl/sharedStrings.xml"
_UNIQUE = re.compile(rb"""uniqueCount\s*=\s*["'](\d+)""")


def kind_of(name: str, data: bytes) -> str:
    """The kind of file its bytes say: "xlsx", "xlsb", "ods", "docx", "xls", "html", "mht", "xml" or "csv".

    Raises UserError with one sentence for an empty, locked, damaged, too large or foreign file.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise refusal(name, "tệp rỗng, không có dữ liệu")
    if data.startswith(_ZIP):
        return _zip_kind(name, data)
    if data.startswith(_OLE):
        return _ole_kind(name, data)
    reason, advice = foreign_kind(data)
    if reason:
        raise refusal(name, reason, advice)
    kind = text_kind(data)
    if not kind:
        raise refusal(name, "đây không phải tệp Excel hay Word", A_WORKBOOK)
    return kind


def _ole_kind(name: str, data: bytes) -> str:
    try:
        held, is_whole = CompoundFile(data).names, True
    except DAMAGE:  # what it was can still be told
        held, is_whole = frozenset(n for n in _OLE_STREAMS if n.encode("utf-16-le") in data), False
    if "EncryptedPackage" in held:
        raise locked(name)
    if not held.isdisjoint(("Workbook", "Book")) and (is_whole or "WordDocument" not in held):
        return "xls"
    if "WordDocument" in held:
        raise refusal(name, "tệp Word ở dạng cũ (.doc)", "Hãy mở bằng Word, lưu thành .docx rồi nhập lại.")
    if not is_whole:
        raise damaged(name)
    raise refusal(name, "đây không phải tệp Excel hay Word", A_WORKBOOK)


def _zip_kind(name: str, data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as failure:
        raise damaged(name) from failure
    with archive:
        parts = {part.filename: part for part in archive.infolist()}
        _refuse_bomb(name, archive)
        if any(part.flag_bits & 1 for part in parts.values()):
            raise refusal(name, "tệp nén được đặt mật khẩu", "Hãy bỏ mật khẩu rồi nhập lại.")
        if len(parts) < len(archive.infolist()):  # two parts of one name: which one a reader takes is chance
            raise damaged(name)
        if "xl/workbook.bin" in parts:
            return "xlsb"
        if "xl/workbook.xml" in parts:
            _refuse_lying_strings(name, archive)
            return "xlsx"
        if "word/document.xml" in parts:
            return "docx"
        if "content.xml" in parts:
            return _open_document(name, archive)
    if any(part.replace("\\", "/").startswith("xl/") for part in parts):
        return "xlsx"  # without the part that leads to its sheets; they may be whole
    if any(part.startswith(("word/", "docProps/", "_rels/")) for part in parts):
        raise damaged(name)
    raise refusal(
        name, "đây không phải tệp Excel hay Word", "Nếu là tệp nén, hãy giải nén rồi nhập từng tệp bên trong."
    )


def _open_document(name: str, archive: zipfile.ZipFile) -> str:
    """ "ods", or the sentence about another document of that suite."""
    try:
        kind, manifest = archive.read("mimetype"), b""
        if "META-INF/manifest.xml" in archive.namelist():
            manifest = archive.read("META-INF/manifest.xml")
    except DAMAGE as failure:
        raise damaged(name) from failure
    if b"encryption-data" in manifest:
        raise locked(name)
    if b"spreadsheet" in kind:
        return "ods"
    raise refusal(name, "tệp ở dạng OpenDocument, không phải bảng tính", "Hãy mở tệp đó, lưu thành .docx rồi nhập lại.")


def _refuse_bomb(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise swollen(name)


def _refuse_lying_strings(name: str, archive: zipfile.ZipFile) -> None:
    """A count of strings that the part's own size cannot hold makes a reader ask for all memory at once."""
    try:
        part = archive.getinfo(_SHARED_STRINGS)
        with archive.open(part) as stream:
            found = _UNIQUE.search(stream.read(2000))
    except KeyError:
        return
    except DAMAGE as failure:
        raise damaged(name) from failure
    if found and int(found.group(1)) > part.file_size // len("<si/>") + 1:
        raise damaged(name)
