"""What the clerk decides about one file before it is taken in, as plain values that can be stored with it."""

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from thidua_desktop.domain.nomination import Row as Row
from thidua_desktop.domain.text import nfc

if TYPE_CHECKING:  # the readers cost a start-up dearly
    from thidua_desktop.intake.columns import Mapping
    from thidua_desktop.intake.grid import Grid
    from thidua_desktop.intake.raw import RawSheet

Place = tuple[str, int, int]
"""A cell: (sheet, row as the file shows it, column counted from 0)."""
RowField = tuple[str, int, str]
"""A field of a row that no column of its table holds: (*Candidate.place, "award")."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The clerk's decisions; each method gives the same decisions with one more.

    `cells` are new texts of cells, `fields` of fields without a column; `accepted` says why a row with errors is
    taken all the same, `kept` why one stays against the plan, which accepts no error; `units` says which unit a text
    of the file names, and those in `aliases` are to be remembered as the unit's names. `award` is what is asked for
    rows that name none, `late_reason` why rows that came after the deadline are taken all the same. Of a list that
    comes again, rows in `separate` are others than the nominations they look like, and the nominations `withdrawn` are
    taken back because the list no longer has them. Sheets and rows as the file shows them; where tables stand side by
    side a row holds several nominees, and `Candidate.place` names one of them.
    """

    mappings: "tuple[Mapping, ...]" = ()
    cells: dict[Place, str] = field(default_factory=dict[Place, str])
    fields: dict[RowField, str] = field(default_factory=dict[RowField, str])
    skipped: frozenset[Row] = frozenset()
    accepted: dict[Row, str] = field(default_factory=dict[Row, str])
    kept: dict[Row, str] = field(default_factory=dict[Row, str])
    units: dict[str, int] = field(default_factory=dict[str, int])
    aliases: frozenset[str] = frozenset()
    award: str = ""
    late_reason: str = ""
    separate: frozenset[Row] = frozenset()
    withdrawn: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self != Corrections()

    def with_mapping(self, mapping: "Mapping") -> "Corrections":
        """A table's columns mean this; an earlier decision about the same table is replaced.

        Two tables beside each other have the same header row and no column in common.
        """
        letters = {letter for letter, _, _ in mapping.columns}
        others = tuple(
            m
            for m in self.mappings
            if (m.sheet, m.header_row) != (mapping.sheet, mapping.header_row)
            or letters.isdisjoint(letter for letter, _, _ in m.columns)
        )
        return replace(self, mappings=(*others, mapping))

    def without_mapping(self, mapping: "Mapping") -> "Corrections":
        """This table's columns mean again what the file tells."""
        return replace(self, mappings=tuple(m for m in self.mappings if m != mapping))

    def with_cells(self, texts: dict[Place, str]) -> "Corrections":
        """These cells say this instead."""
        return replace(self, cells={**self.cells, **{place: nfc(text).strip() for place, text in texts.items()}})

    def without_cells(self, places: frozenset[Place]) -> "Corrections":
        """These cells say again what was sent."""
        return replace(self, cells={place: text for place, text in self.cells.items() if place not in places})

    def with_field(self, place: RowField, text: str) -> "Corrections":
        """A row says this in a field for which its table has no column."""
        return replace(self, fields={**self.fields, place: nfc(text).strip()})

    def without_field(self, place: RowField) -> "Corrections":
        """A row says again what its table tells."""
        return replace(self, fields={known: text for known, text in self.fields.items() if known != place})

    def with_skipped(self, rows: frozenset[Row], *, skipped: bool = True) -> "Corrections":
        """These rows are left out, or taken again."""
        return replace(self, skipped=self.skipped | rows if skipped else self.skipped - rows)

    def with_accepted(self, rows: frozenset[Row], reason: str) -> "Corrections":
        """These rows are taken with their errors, for a reason; an empty reason takes the acceptance back."""
        return replace(self, accepted=_with_reason(self.accepted, rows, reason))

    def with_kept(self, rows: frozenset[Row], reason: str) -> "Corrections":
        """These rows stay against the plan, for a reason; an empty one takes that back. It accepts no error."""
        return replace(self, kept=_with_reason(self.kept, rows, reason))

    def with_unit(self, written: str, unit_id: int, *, remember: bool) -> "Corrections":
        """What the file writes as `written` is this unit, in later files too if it is to be remembered."""
        aliases = self.aliases | {written} if remember else self.aliases - {written}
        return replace(self, units={**self.units, written: unit_id}, aliases=aliases)

    def without_unit(self, written: str) -> "Corrections":
        """A name of a unit means again what its words tell."""
        units = {known: unit for known, unit in self.units.items() if known != written}
        return replace(self, units=units, aliases=self.aliases - {written})

    def with_separate(self, row: Row, *, separate: bool = True) -> "Corrections":
        """A row is another nominee than the one it looks like, or is that one after all."""
        return replace(self, separate=self.separate | {row} if separate else self.separate - {row})

    def with_withdrawn(self, nominations: frozenset[int], *, withdrawn: bool = True) -> "Corrections":
        """Nominations that the list no longer has are taken back, or stay."""
        return replace(self, withdrawn=self.withdrawn | nominations if withdrawn else self.withdrawn - nominations)

    def on_grid(self, sheet: "RawSheet", grid: "Grid") -> None:
        """Put the corrected texts into a sheet's cells."""
        for (name, row, column), text in self.cells.items():
            place = row - sheet.first_row
            if name == sheet.name and 0 <= place < len(grid) and column < len(grid[place]):
                grid[place][column] = text

    def on_sheet(self, sheet: "RawSheet") -> "RawSheet":
        """The sheet without the complaints about formulas in cells that were corrected."""
        mended = {(row - sheet.first_row, column) for name, row, column in self.cells if name == sheet.name}
        return replace(sheet, unvalued=sheet.unvalued - mended) if mended & sheet.unvalued else sheet

    def to_json(self) -> str:
        """As stored with the import."""
        told: dict[str, Any] = {
            "mappings": [
                [m.sheet, m.header_row, [[place, header, meaning.value] for place, header, meaning in m.columns]]
                for m in self.mappings
            ],
            "cells": [[*place, text] for place, text in self.cells.items()],
            "fields": [[*place, text] for place, text in self.fields.items()],
            "skipped": sorted(self.skipped),
            "accepted": [[*row, reason] for row, reason in self.accepted.items()],
            "kept": [[*row, reason] for row, reason in self.kept.items()],
            "units": self.units,
            "aliases": sorted(self.aliases),
            "award": self.award,
            "late_reason": self.late_reason,
            "separate": sorted(self.separate),
            "withdrawn": sorted(self.withdrawn),
        }
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def _with_reason(reasons: dict[Row, str], rows: frozenset[Row], reason: str) -> dict[Row, str]:
    """The reasons with this one for these rows, or with none for them."""
    others = {row: why for row, why in reasons.items() if row not in rows}
    return others | (dict.fromkeys(rows, reason) if reason else {})


def corrections_of(stored: str) -> Corrections:
    """What `Corrections.to_json` stored."""
    from thidua_desktop.intake.columns import Mapping
    from thidua_desktop.intake.headers import ColumnMeaning

    told: dict[str, Any] = json.loads(stored)
    return Corrections(
        mappings=tuple(
            Mapping(tuple((place, header, ColumnMeaning(meaning)) for place, header, meaning in columns), sheet, row)
            for sheet, row, columns in told.get("mappings", ())
        ),
        cells={(sheet, row, column): text for sheet, row, column, text in told.get("cells", ())},
        fields={(sheet, row, name): text for sheet, row, name, text in told.get("fields", ())},
        skipped=frozenset((sheet, row) for sheet, row in told.get("skipped", ())),
        accepted={(sheet, row): reason for sheet, row, reason in told.get("accepted", ())},
        kept={(sheet, row): reason for sheet, row, reason in told.get("kept", ())},
        units=dict(told.get("units", {})),
        aliases=frozenset(told.get("aliases", ())),
        award=told.get("award", ""),
        late_reason=told.get("late_reason", ""),
        separate=frozenset((sheet, row) for sheet, row in told.get("separate", ())),
        withdrawn=frozenset(told.get("withdrawn", ())),
    )
