"""The `import` command: several files, each with its own account."""

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any

from thidua_desktop.cli.output import Answer, told_birth
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.compare import Standing
from thidua_desktop.domain.findings import Finding, Severity
from thidua_desktop.services import intake, plans, units
from thidua_desktop.services.intake import Preview
from thidua_desktop.services.workspace import Store


def import_files(store: Store, said: argparse.Namespace) -> Answer:
    """Take files in, one transaction each; a file that cannot be read has its sentence and the others go on."""
    intake.warm()
    plan = plans.by_code(store, said.plan)
    unit = units.find(store, said.unit) if said.unit else None
    received = said.received or date.today()
    files: list[dict[str, Any]] = []
    words: list[str] = []
    shown: list[Preview] = []
    saved = refused = 0
    for path in said.files:
        preview = intake.preview(store, plan, path, received, unit=unit, accept_errors=said.allow_problems)
        batch: int | None = None
        if not said.dry_run and preview.anything:
            done = intake.commit(store, plan, preview, backup_first=saved == 0)
            batch = done.batch_id
            saved += done.saved
        refused += len(preview.left_out)
        shown.append(preview)
        files.append(_file(preview, batch))
        words += _words(preview, batch)
    document = {"files": files, "saved": saved, "refused": refused}
    errors = [preview.error for preview in shown if preview.error]
    return Answer(_code(shown), document, words, errors)


def _code(shown: Sequence[Preview]) -> int:
    if all(preview.error for preview in shown):
        return 2
    clean = all(preview.error is None and not _to_see(preview) for preview in shown)
    return 0 if clean else 1


def _to_see(preview: Preview) -> bool:
    """True if the file or a row has something to see to, or was there before."""
    return any(note.severity is not Severity.NOTE for note in _notes(preview)) or any(
        preview.match(row) is not None or any(f.severity is not Severity.NOTE for f in row.findings)
        for row in preview.rows
    )


def _file(preview: Preview, batch: int | None) -> dict[str, Any]:
    return {
        "file": str(preview.path),
        "batch": batch,
        "encoding": preview.encoding,
        "unit": preview.unit.name if preview.unit else None,
        "rows": [_row(preview, row) for row in preview.rows],
        "findings": [_finding(note) for note in _notes(preview)],
        "error": preview.error,
    }


def _notes(preview: Preview) -> tuple[Finding, ...]:
    """What is to be said of a readable file as a whole; why another is not readable is its error."""
    return () if preview.error or preview.understanding is None else preview.understanding.notes


def _row(preview: Preview, row: Checked) -> dict[str, Any]:
    candidate = row.candidate
    return {
        "sheet": candidate.sheet,
        "row": candidate.row,
        "kind": candidate.kind.value,
        "name": candidate.name,
        "birth": told_birth(candidate.birth),
        "gender": candidate.gender,
        "position": candidate.position,
        "workplace": candidate.workplace,
        "award": row.award.name if row.award else candidate.award,
        "achievement": candidate.achievement,
        "state": _state(preview, row),
        "findings": [_finding(finding) for finding in row.findings],
    }


def _state(preview: Preview, row: Checked) -> str:
    """A row that is there already, word for word, is a duplicate: it is not stored a second time."""
    standing = preview.standing(row)
    if standing is Standing.UNCHANGED:
        return "duplicate"
    if not preview.kept(row):
        return "refused"
    if standing is Standing.CHANGED:
        return "changed"
    return "duplicate" if row.duplicate else "new"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "code": finding.code.value,
        "cell": finding.cell,
        "message": finding.message,
        "source": finding.source,
    }


def _words(preview: Preview, batch: int | None) -> list[str]:
    if preview.error:
        return []
    sender = preview.unit.short_name if preview.unit else "chưa rõ đơn vị"
    kept, left = len(preview.to_save), len(preview.left_out)
    act = f"lần nhập {batch}" if batch else "chưa ghi"
    told = [f"{preview.path.name}: {sender}, {kept} đề nghị ({act}), để lại {left} dòng."]
    same = len(preview.rows) - kept - left
    if same:
        told.append(f"  {same} đề nghị đã có, không đổi, nên không ghi thêm.")
    told += [
        f"  {one.name} có trong danh sách trước, không còn trong danh sách này; vẫn được giữ."
        for one in preview.comparison.missing
    ]
    told += [f"  {note.severity.label}: {note.message}" for note in _notes(preview)]
    for row in preview.rows:
        for finding in row.findings:
            name = row.candidate.name or "(không tên)"
            told.append(f"  {finding.severity.label}, dòng {row.candidate.row}, {name}: {finding.message}")
    return told
