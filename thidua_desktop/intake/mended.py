"""A workbook (.xlsx) whose sheets are whole though what should lead to them is not: put together anew.

Nothing is guessed: every sheet must be well-formed to its end and every text it points at must be there, else the
file stays damaged. What is lost is names of sheets and styles (dates then are numbers).
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from thidua_desktop.intake.containers import DAMAGE
from thidua_desktop.intake.sheet_parts import sheets_of

NOTE = "Tệp bị hỏng một phần nhưng các trang tính còn nguyên nên vẫn đọc được. Hãy đối chiếu lại số dòng với bản giấy."
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TEXT_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\bt=["']s["']""")
_DATES_1904 = re.compile(rb"""date1904=["'](?:1|true)["']""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_DIGITS = re.compile(r"(\d+)")


@dataclass(slots=True)
class _Found:
    """The parts of a damaged package by what they are; `names` are known if the workbook still tells them."""

    sheets: list[tuple[str, bytes]] = field(default_factory=lambda: list[tuple[str, bytes]]())
    strings: bytes | None = None
    styles: bytes | None = None
    workbook: bytes = b""
    others: int = 0  # sheets that hold no cells


def mended(data: bytes) -> bytes | None:
    """The same workbook in a package put together anew, None if not all of its sheets are whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _find(archive)
            names = _names(archive)
    except DAMAGE:
        return None
    if found is None or not found.sheets or len(found.sheets) + found.others < len(_SHEET.findall(found.workbook)):
        return None
    if found.strings is None and any(_TEXT_CELL.search(xml) for _, xml in found.sheets):
        return None
    return _package(found, names)


def _find(archive: zipfile.ZipFile) -> _Found | None:
    found = _Found()
    for part in archive.namelist():
        base = part.replace("\\", "/").lower()
        if not base.endswith(".xml") or base.startswith(("docprops/", "customxml/")):
            continue
        try:
            xml = _as_utf8(archive.read(part))
            root = _root(xml)
        except (*DAMAGE, expat.ExpatError):
            if "/worksheets/" in base or base.endswith("sharedstrings.xml"):
                return None
            continue
        if root == "worksheet":
            found.sheets.append((part, xml))
        elif root == "sst":
            found.strings = xml
        elif root == "styleSheet":
            found.styles = xml
        elif root in ("chartsheet", "dialogsheet"):
            found.others += 1
        elif root == "workbook":
            found.workbook = xml
    found.sheets.sort(key=lambda sheet: [int(t) if t.isdigit() else t for t in _DIGITS.split(sheet[0])])
    return found


def _as_utf8(xml: bytes) -> bytes:
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml
    text = re.sub(r"^<\?xml[^>]*\?>", "", xml.decode("utf-16"))
    return text.encode("utf-8")


def _root(xml: bytes) -> str:
    """The local name of the root of a part that is well-formed to its end and declares nothing of its own."""
    names: list[str] = []
    parser = expat.ParserCreate()

    def begin(name: str, _attributes: dict[str, str]) -> None:
        names.append(name.rpartition(":")[2])
        parser.StartElementHandler = None

    def declared(*_: object) -> None:
        raise ParseError("a declaration of its own")

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = declared
    parser.Parse(xml, True)
    return names[0]


def _names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part -> the sheet's name, as far as the workbook still tells."""
    try:
        return {part: name for name, part in sheets_of(archive)}
    except DAMAGE:
        return {}


def _package(found: _Found, names: dict[str, str]) -> bytes:
    taken = set(names.values())
    entries: list[str] = []
    links: list[str] = []
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for number, (part, xml) in enumerate(found.sheets, 1):
            name = names.get(part) or _unused(posixpath.splitext(posixpath.basename(part))[0], taken)
            entries.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"/>')
            links.append(_link(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml"))
            new.writestr(f"xl/worksheets/sheet{number}.xml", xml)
        if found.strings is not None:
            links.append(_link("s", "sharedStrings", "sharedStrings.xml"))
            new.writestr("xl/sharedStrings.xml", found.strings)
        if found.styles is not None:
            links.append(_link("t", "styles", "styles.xml"))
            new.writestr("xl/styles.xml", found.styles)
        dates = '<workbookPr date1904="1"/>' if _DATES_1904.search(found.workbook) else ""
        sheets = f"{dates}<sheets>{''.join(entries)}</sheets>"
        new.writestr("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{sheets}</workbook>')
        new.writestr("xl/_rels/workbook.xml.rels", _relations(links))
        new.writestr("_rels/.rels", _relations([_link("w", "officeDocument", "xl/workbook.xml")]))
    return written.getvalue()


def _unused(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "'"
    taken.add(name)
    return name


def _link(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'


def _relations(links: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'
