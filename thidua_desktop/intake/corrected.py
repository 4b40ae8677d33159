"""Candidates with what the clerk said about them where their table has no column to say it in."""

from collections.abc import Sequence
from datetime import date

from thidua_desktop.domain.findings import Code, Finding, Severity
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.intake.cells import read_birth_cell, read_gender, read_kind
from thidua_desktop.intake.corrections import Corrections


def corrected(rows: Sequence[Candidate], corrections: Corrections, today: date) -> list[Candidate]:
    """The rows with the clerk's fields and the award for all; rows left out stay, for the window shows them."""
    if not corrections.fields and not corrections.award:
        return list(rows)
    said: dict[tuple[str, int], dict[str, str]] = {}
    for (sheet, row, field), text in corrections.fields.items():
        said.setdefault((sheet, row), {})[field] = text
    found: list[Candidate] = []
    for row in rows:
        for field, text in said.get(row.place, {}).items():
            row = _with_field(row, field, text, today)
        found.append(row._replace(award=row.award or corrections.award or None))
    return found


def _with_field(row: Candidate, field: str, text: str, today: date) -> Candidate:
    """One row with one field said by the clerk; what was found about that field before is settled or said anew."""
    row = row._replace(findings=tuple(f for f in row.findings if f.field != field))
    if field == "birth":
        return _with_birth(row, text, today)
    if field == "kind":
        return row._replace(kind=read_kind(text) or _kind(text) or row.kind)
    if field == "gender":
        return row._replace(gender=read_gender(text))
    return row._replace(**{field: text or None}) if field != "name" else row._replace(name=text)


def _with_birth(row: Candidate, text: str, today: date) -> Candidate:
    if not text:
        return row._replace(birth=None)
    read = read_birth_cell(text, today)
    if not read.problem:
        return row._replace(birth=read.value)
    code = Code.UNREADABLE_DATE if read.problem == "unreadable" else Code.IMPOSSIBLE_DATE
    says = f"Dòng {row.row}: không đọc được ngày sinh “{text}”. Ghi ngày/tháng/năm hoặc chỉ ghi năm sinh."
    return row._replace(birth=None, findings=(*row.findings, Finding(Severity.ERROR, code, says, "birth")))


def _kind(text: str) -> NomineeKind | None:
    return next((kind for kind in NomineeKind if kind.value == text), None)
