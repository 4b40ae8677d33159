"""A list that comes back with the desk's remarks still in it: the remarks are no part of the list."""

from thidua_desktop.domain.returned import HEADER
from thidua_desktop.intake.grid import Grid


def without_remarks(grid: Grid) -> None:
    """Empty the column "Nội dung cần sửa" from its header down, and remarks that stand elsewhere.

    The list is then found with the very columns it had when it was sent first, so that what was remembered of them
    still holds. The exporter puts nothing of the sender's below that header.
    """
    remarked: set[int] = set()
    for row in grid:
        if not remarked and HEADER not in "\n".join(row):
            continue
        for column in remarked:
            row[column] = ""
        for column, text in enumerate(row):
            if text.startswith(HEADER):
                row[column] = ""
                if len(text) == len(HEADER):
                    remarked.add(column)
