"""Comments on cells, as every spreadsheet program shows them: a comments part, and a drawing with a box for each.

Excel wants both; comments of the sender's own stay, and a cell that has one gets ours below it.
"""

import re
from collections.abc import Mapping
from typing import Any

from openpyxl.utils import get_column_letter

from exporters.cells import plain_text
from exporters.return_package import Package, lxml
from exporters.return_sheet import SheetXml
from exporters.return_styles import MAIN

MOST_COMMENTS = 2_000  # of a sheet: more make programs slow, and the last column says all of it
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOX_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = re.compile(r"<((?:\w+:)?)shape\s.*?</\1shape>", re.DOTALL)
_NUMBER = re.compile(r"_x0000_s(\d+)")
_BLOCKS = re.compile(r"""idmap\s[^>]*\bdata=["']([^"']*)["']""")
_BLOCK = 1024  # numbers of shapes go by blocks of this size
_LETTERS_A_LINE = 42


def add_comments(
    package: Package, sheet: str, xml: SheetXml, texts: Mapping[tuple[int, int], str], author: str
) -> None:
    """Put a comment on each cell (row from 1, column from 0) of `texts`, in the author's name.

    What the same author said on this sheet before, in an earlier return, is taken away first.
    """
    comments = package.linked(sheet, "comments")
    if not texts and not comments:
        return
    root = package.xml(comments) if comments else _blank()
    removed = _without_author(root, author)
    said = dict(sorted(texts.items())[:MOST_COMMENTS])
    fresh = _write(root, said, author)
    if comments:
        package.put(comments, root)
    else:
        name = package.new_name("xl/comments{}.xml")
        package.add(name, root, _COMMENTS_TYPE)
        package.link(sheet, "comments", name)
    _draw(package, sheet, xml, fresh, removed)


def _blank() -> Any:
    root = lxml.Element(f"{{{MAIN}}}comments", nsmap={None: MAIN})
    lxml.SubElement(root, f"{{{MAIN}}}authors")
    lxml.SubElement(root, f"{{{MAIN}}}commentList")
    return root


def _without_author(root: Any, author: str) -> set[str]:
    """Remove what an author said, in comments of others too; the cells that have no comment any more.

    It is known by its first line, for some programs keep no authors.
    """
    removed: set[str] = set()
    for comment in list(root.iter(f"{{{MAIN}}}comment")):
        texts = list(comment.iter(f"{{{MAIN}}}t"))
        said = "".join(text.text or "" for text in texts)
        start = 0 if said.startswith(_opening(author)) else said.find(f"\n{_opening(author)}")
        if start == 0:
            removed.add(comment.get("ref", ""))
            comment.getparent().remove(comment)
        elif start > 0:
            for text in texts:
                length = len(text.text or "")
                text.text = (text.text or "")[: max(start, 0)]
                start -= length
    return removed


def _opening(author: str) -> str:
    """The first line of a comment, as Excel writes it."""
    return f"{author}:\n"


def _write(root: Any, texts: Mapping[tuple[int, int], str], author: str) -> list[tuple[int, int, str]]:
    """Add the texts to the part; those whose cells have had no comment and so need a box."""
    authors, listed = (root.find(f"{{{MAIN}}}{tag}") for tag in ("authors", "commentList"))
    known = [one.text for one in authors]
    if texts and author not in known:
        lxml.SubElement(authors, f"{{{MAIN}}}author").text = author
        known.append(author)
    there = {comment.get("ref"): comment for comment in listed}
    fresh: list[tuple[int, int, str]] = []
    for (row, column), text in texts.items():
        place = f"{get_column_letter(column + 1)}{row}"
        comment = there.get(place)
        if comment is not None:
            _add_run(comment.find(f"{{{MAIN}}}text"), f"\n{_opening(author)}{text}")
            continue
        comment = lxml.SubElement(listed, f"{{{MAIN}}}comment", ref=place, authorId=str(known.index(author)))
        _add_run(lxml.SubElement(comment, f"{{{MAIN}}}text"), _opening(author) + text)
        fresh.append((row, column, text))
    return fresh


def _add_run(text: Any, words: str) -> None:
    plain = text.find(f"{{{MAIN}}}t")
    if plain is not None:  # a bare text and runs do not go together
        text.remove(plain)
        _add_run(text, plain.text or "")
    run = lxml.SubElement(text, f"{{{MAIN}}}r")
    look = lxml.SubElement(run, f"{{{MAIN}}}rPr")
    lxml.SubElement(look, f"{{{MAIN}}}sz", val="9")
    lxml.SubElement(look, f"{{{MAIN}}}color", indexed="81")
    lxml.SubElement(look, f"{{{MAIN}}}rFont", val="Tahoma")
    lxml.SubElement(look, f"{{{MAIN}}}family", val="2")
    written = lxml.SubElement(run, f"{{{MAIN}}}t")
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    written.text = plain_text(words)


def _draw(package: Package, sheet: str, xml: SheetXml, fresh: list[tuple[int, int, str]], removed: set[str]) -> None:
    """Give each new comment its box and take the boxes of removed ones away, in the drawing the sheet points at.

    A drawing is changed as text: programs write it in ways that no XML parser takes.
    """
    pointer = xml.root.find(f"{{{MAIN}}}legacyDrawing")
    targets = {link: target for link, _, target in package.links(sheet)}
    drawing = targets.get(pointer.get(f"{{{_RELATION}}}id"), "") if pointer is not None else ""
    before = package.read(drawing).decode("utf-8") if drawing in package else ""
    text = _SHAPE.sub(lambda shape: "" if _cell_of(shape[0]) in removed else shape[0], before) if removed else before
    if fresh:
        text = (
            text or f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
        )
        text = _with_boxes(text, fresh)
    if text == before:
        return
    if before:
        package.put(drawing, text.encode())
        return
    name = package.new_name("xl/drawings/vmlDrawing{}.vml")
    package.add(name, text.encode(), _DRAWING_TYPE)
    xml.child("legacyDrawing").set(f"{{{_RELATION}}}id", package.link(sheet, "vmlDrawing", name))


def _with_boxes(text: str, fresh: list[tuple[int, int, str]]) -> str:
    """The drawing with a box for each new comment at its end."""
    number = max((int(found) for found in _NUMBER.findall(text)), default=_BLOCK)
    boxes = [] if 'id="_x0000_t202"' in text else [_BOX_TYPE]
    for row, column, said in fresh:
        number += 1
        boxes.append(_box(number, row, column, said))
    head, end, tail = text.rpartition("</xml>")
    blocks = {str(block) for block in range(1, number // _BLOCK + 1)}
    if stated := _BLOCKS.search(head):
        listed = ",".join(sorted(blocks | set(stated[1].split(",")), key=lambda block: (len(block), block)))
        head = f"{head[: stated.start(1)]}{listed}{head[stated.end(1) :]}"
    return head + "".join(boxes) + end + tail


def _box(number: int, row: int, column: int, said: str) -> str:
    lines = 1 + sum(len(line) // _LETTERS_A_LINE + 1 for line in said.split("\n"))  # the author's first
    rows = min(max(lines, 2), 20)
    anchor = f"{column + 1}, 12, {max(row - 2, 0)}, 6, {column + 4}, 12, {max(row - 2, 0) + rows}, 6"
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f'width:200pt;height:{rows * 13}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row>"
        f"<x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _cell_of(shape: str) -> str:
    """The cell that a box of a drawing belongs to: "D16"; "" for any other shape."""
    row, column = (re.search(rf"<(?:\w+:)?{tag}>\s*(\d+)\s*</", shape) for tag in ("Row", "Column"))
    return f"{get_column_letter(int(column[1]) + 1)}{int(row[1]) + 1}" if row and column else ""
