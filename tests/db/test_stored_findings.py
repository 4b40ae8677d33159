"""Findings as they are stored: JSON, whatever a sender wrote in a cell, and back again the same."""

import json

from db.nominations import read_findings, stored_findings
from thidua_desktop.domain.findings import Code, Finding, Severity

ODD = 'Ô C4: "Tổ 4"\\ \n\t“…” \x01 không có'


def test_what_is_stored_reads_back_the_same_and_is_json() -> None:
    findings = (
        Finding(Severity.NOTE, Code.DITTO_FILLED, ODD, "name", "C4", 'Kế hoạch "12"\\KH'),
        Finding(Severity.WARNING, Code.LATE, "Trễ 2 ngày"),
    )
    text, heaviest = stored_findings(findings)
    assert read_findings(text) == findings
    assert heaviest == "warning"
    assert json.loads(text)[0] == ["note", "ditto-filled", ODD, "name", "C4", 'Kế hoạch "12"\\KH']


def test_a_clean_row_stores_an_empty_list() -> None:
    assert stored_findings(()) == ("[]", None)
