"""A workbook as its parts: read, changed and added to; a part that is not touched stays byte for byte what it was."""

import io
import posixpath
import zipfile
import zlib
from typing import Any

import lxml.etree as untyped_lxml  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

lxml: Any = untyped_lxml

WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STAMP = (1980, 1, 1, 0, 0, 0)  # of added parts, so that the same marks make the same file
_PLAIN_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS = frozenset(f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml" for kind in ("sheet", "template")) | {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
}
_MACROS = "application/vnd.ms-office.vbaProject"
_PRINTER = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
MOST_BYTES = 120_000_000  # of the parts together; a list is far smaller


class UnfitError(Exception):
    """The workbook is not made as a workbook should be, so that it cannot be changed with care."""


DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, NotImplementedError, lxml.LxmlError)
"""What a workbook made wrongly raises while its parts are changed."""


class Package:
    """The parts of an .xlsx by name."""

    def __init__(self, data: bytes) -> None:
        """Raises UnfitError, or one of DAMAGE, for what is no sound workbook."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._about = {about.filename: about for about in archive.infolist()}
            if sum(about.file_size for about in self._about.values()) > MOST_BYTES:
                raise UnfitError
            self._parts = {name: archive.read(name) for name in self._about}
        self._types = self.xml(_TYPES)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        """A part's bytes."""
        return self._parts[part]

    def xml(self, part: str) -> Any:
        """A part as a tree; nothing outside the part is ever looked at.

        Raises UnfitError for a part that declares entities of its own.
        """
        data = self._parts[part]
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnfitError
        return lxml.fromstring(data, lxml.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))

    def put(self, part: str, content: Any) -> None:
        """Give a part other content: bytes, or a tree."""
        is_tree = not isinstance(content, bytes)
        self._parts[part] = (
            lxml.tostring(content, xml_declaration=True, encoding="UTF-8", standalone=True) if is_tree else content
        )

    def sheets(self) -> dict[str, str]:
        """The parts of the sheets that are there, by the sheets' names."""
        targets = {link: target for link, _, target in self.links(WORKBOOK)}
        found: dict[str, str] = {}
        for sheet in self.xml(WORKBOOK).iter("{*}sheet"):
            link = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            if (target := targets.get(link, "")) in self:
                found[sheet.get("name", "")] = target
        return found

    def strings(self) -> list[str]:
        """The texts that cells share, by their numbers."""
        part = self.linked(WORKBOOK, "sharedStrings")
        if not part:
            return []
        spoken = ("{*}t", "{*}r/{*}t")  # without the phonetic reading
        return [
            "".join(t.text or "" for way in spoken for t in one.iterfind(way))
            for one in self.xml(part).iterfind("{*}si")
        ]

    def links(self, part: str) -> list[tuple[str, str, str]]:
        """A part's links to other parts: (id, the last word of the type, the other part)."""
        name = _links_of(part)
        if name not in self:
            return []
        base = posixpath.dirname(part)
        found: list[tuple[str, str, str]] = []
        for link in self.xml(name):
            if isinstance(link.tag, str) and link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", base, link.get("Target", ""))).lstrip("/")
                found.append((link.get("Id"), link.get("Type", "").rpartition("/")[2], target))
        return found

    def linked(self, part: str, kind: str) -> str:
        """The first part of a kind that a part links to, "" if there is none."""
        return next((target for _, known, target in self.links(part) if known == kind and target in self), "")

    def link(self, part: str, kind: str, target: str) -> str:
        """Add a link from a part to another; its id."""
        name = _links_of(part)
        root = (
            self.xml(name) if name in self else lxml.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        )
        taken = {link.get("Id") for link in root if isinstance(link.tag, str)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        added = lxml.SubElement(root, f"{{{_RELATIONS}}}Relationship")
        added.set("Id", f"rId{number}")
        added.set("Type", f"{_OFFICE}/{kind}")
        added.set("Target", f"/{target}")
        self.put(name, root)
        return f"rId{number}"

    def new_name(self, pattern: str) -> str:
        """The first name of a pattern with a number in it that no part has."""
        number = 1
        while pattern.format(number).lower() in {name.lower() for name in self._parts}:
            number += 1
        return pattern.format(number)

    def add(self, part: str, content: Any, kind: str) -> None:
        """Add a part with its content type."""
        self.put(part, content)
        entry = lxml.SubElement(self._types, f"{{{_CONTENT}}}Override")
        entry.set("PartName", f"/{part}")
        entry.set("ContentType", kind)

    def without_macros(self) -> None:
        """Make a plain workbook of one with macros or of a template: a list needs neither."""
        for entry in self._types:
            if entry.get("ContentType") in _WITH_MACROS:
                entry.set("ContentType", _PLAIN_WORKBOOK)
            if entry.get("Extension") and entry.get("ContentType") == _MACROS:
                entry.set("ContentType", _PRINTER)  # what else ends in .bin
        programs = {target for _, kind, target in self.links(WORKBOOK) if kind == "vbaProject"}
        if not programs:
            return
        programs |= {target for program in programs for _, _, target in self.links(program)}
        name = _links_of(WORKBOOK)
        root = self.xml(name)
        for link in list(root):
            if link.get("Type", "").endswith("/vbaProject"):
                root.remove(link)
        self.put(name, root)
        for entry in list(self._types):
            if entry.get("PartName", "").lstrip("/") in programs:
                self._types.remove(entry)
        for program in programs:
            self._parts.pop(program, None)
            self._parts.pop(_links_of(program), None)

    def to_bytes(self) -> bytes:
        """The whole file, the parts in the order in which they came."""
        if self._types_changed():
            self.put(_TYPES, self._types)
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._parts.items():
                known = self._about.get(name)
                about = zipfile.ZipInfo(name, known.date_time if known else _STAMP)
                about.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(about, content)
        return written.getvalue()

    def _types_changed(self) -> bool:
        return lxml.tostring(self._types, method="c14n") != lxml.tostring(self.xml(_TYPES), method="c14n")


def _links_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
