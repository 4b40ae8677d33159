"""What the first bytes of a file that is neither a zip nor an old office container say it is."""

import re

from thidua_desktop.intake.plain_text import text_of
from thidua_desktop.intake.refusals import A_WORKBOOK, SAVE_AS

_UNPACK = "Hãy giải nén rồi nhập từng tệp bên trong."
_SAVE_AS_WORD = "Hãy mở bằng Word, lưu thành .docx rồi nhập lại."
_PICTURE = ("đây là ảnh chụp, không phải bảng dữ liệu", A_WORKBOOK)
_PACKED = ("đây là tệp nén", _UNPACK)
_ANCIENT = ("tệp Excel ở dạng quá cũ (trước năm 1993)", SAVE_AS)
_FOREIGN: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"%PDF", ("đây là tệp PDF", A_WORKBOOK)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf'\x1c", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (b"PK\x05\x06", ("đây là tệp nén rỗng", "Hãy xin nơi gửi gửi lại.")),
    (b"{\\rtf", ("tệp Word ở dạng RTF", _SAVE_AS_WORD)),
    (b"\x09\x00\x04\x00", _ANCIENT),
    (b"\x09\x02\x06\x00", _ANCIENT),
    (b"\x09\x04\x06\x00", _ANCIENT),
    (b"SQLite format 3", ("đây là tệp cơ sở dữ liệu", A_WORKBOOK)),
    (b"MZ", ("đây là một chương trình, không phải danh sách", "Xin đừng mở tệp này; hãy hỏi lại nơi gửi.")),
)
_TWO_LETTERS = 2  # so short a signature also begins words: then the file must be binary
_PICTURE_BOX = re.compile(rb"....ftyp(?:heic|heix|mif1|avif)|RIFF....WEBP", re.DOTALL)
_MARKUP = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|table|meta|div|style|font|center|p|tr)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_SHARE_OF_CONTROL = 50  # one control sign in so many letters is more than any text has
_WORD_XML = (b"schemas.microsoft.com/office/word/2003/wordml", b"schemas.microsoft.com/office/2006/xmlPackage")


def foreign_kind(data: bytes) -> tuple[str, str]:
    """Why a file of a known other kind is no list, and what to do; two empty texts for all the rest."""
    for sign, said in _FOREIGN:
        if data.startswith(sign) and (len(sign) > _TWO_LETTERS or b"\0" in data[:2000]):
            return said
    if any(sign in data[:4000] for sign in _WORD_XML):
        return "tệp Word ở dạng XML", _SAVE_AS_WORD
    return _PICTURE if _PICTURE_BOX.match(data) else ("", "")


def text_kind(data: bytes) -> str:
    """The kind of a text file: "html", "mht", "xml" (Excel 2003) or "csv"; "" if it is no text."""
    head = text_of(data[:8000])
    if head is None or len(_CONTROL.findall(head)) * _SHARE_OF_CONTROL > len(head):
        return ""
    low = head.lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in low and "<html" not in low:
        return "xml"
    if _MARKUP.match(head):
        return "html"
    if "mime-version:" in low and "multipart/related" in low:
        return "mht"
    return "csv"
