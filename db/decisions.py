"""Decisions, their lines, and the awards that nominees have had: rows <-> dataclasses."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from db.connection import Store, day, iso
from db.history import now
from thidua_desktop.domain.decisions import Decision, DecisionLine, EarlierAward
from thidua_desktop.domain.nomination import NomineeKind, Status


def decisions(store: Store, plan_id: int | None = None) -> list[Decision]:
    """The decisions of a plan (or all), drafts first, then the latest signed, each with its lines."""
    rows = store.rows(
        "SELECT * FROM decision WHERE :plan IS NULL OR plan_id = :plan "
        "ORDER BY signed IS NOT NULL, signed DESC, id DESC",
        {"plan": plan_id},
    )
    return [_decision(store, row) for row in rows]


def decision(store: Store, decision_id: int) -> Decision | None:
    """One decision with its lines in their order."""
    row = store.row("SELECT * FROM decision WHERE id = ?", (decision_id,))
    return None if row is None else _decision(store, row)


def _decision(store: Store, row: sqlite3.Row) -> Decision:
    lines = store.rows(
        "SELECT decision_line.*, nomination.name, nomination.kind, coalesce(award.name, '') AS award, "
        "coalesce(unit.name, '') AS unit FROM decision_line "
        "JOIN nomination ON nomination.id = decision_line.nomination_id "
        "LEFT JOIN award ON award.id = decision_line.award_id LEFT JOIN unit ON unit.id = nomination.unit_id "
        "WHERE decision_id = ? ORDER BY decision_line.position, decision_line.id",
        (row["id"],),
    )
    return Decision(
        plan_id=row["plan_id"],
        number=row["number"],
        symbol=row["symbol"],
        signed=day(row["signed"]),
        signer_id=row["signer_id"],
        issuer=row["issuer"],
        summary=row["summary"],
        lines=tuple(_line(found) for found in lines),
        revoked=datetime.fromisoformat(row["revoked_at"]) if row["revoked_at"] else None,
        revoked_reason=row["revoked_reason"],
        id=row["id"],
    )


def _line(row: sqlite3.Row) -> DecisionLine:
    return DecisionLine(
        nomination_id=row["nomination_id"],
        award_id=row["award_id"],
        name=row["name"],
        kind=NomineeKind(row["kind"]),
        award=row["award"],
        unit=row["unit"],
        money=row["money"],
        register_number=row["register_number"],
        status_before=Status(row["status_before"]) if row["status_before"] else None,
    )


def put_decision(store: Store, decision: Decision) -> int:
    """Add a decision (id None) or change one with its lines; its id."""
    values = {
        "plan_id": decision.plan_id,
        "number": decision.number,
        "symbol": decision.symbol,
        "signed": iso(decision.signed),
        "signer_id": decision.signer_id,
        "issuer": decision.issuer,
        "summary": decision.summary,
    }
    with store.atomic():
        decision_id = decision.id
        if decision_id is None:
            decision_id = store.insert("decision", **values)
        else:
            store.update("decision", decision_id, **values)
        store.execute("DELETE FROM decision_line WHERE decision_id = ?", (decision_id,))
        store.many(
            "INSERT INTO decision_line (decision_id, nomination_id, position, award_id, money, register_number, "
            "status_before) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    decision_id,
                    line.nomination_id,
                    position,
                    line.award_id,
                    line.money,
                    line.register_number,
                    line.status_before.value if line.status_before else None,
                )
                for position, line in enumerate(decision.lines)
            ],
        )
    return decision_id


def remove_draft(store: Store, decision_id: int) -> None:
    """Take out a draft with its lines; a signed decision is never taken out."""
    store.execute("DELETE FROM decision WHERE id = ? AND signed IS NULL", (decision_id,))


def mark_revoked(store: Store, decision_id: int, reason: str) -> None:
    """Mark a signed decision as revoked, and the awards it gave with it; everything stays to be read."""
    moment = now()
    with store.atomic():
        store.execute(
            "UPDATE decision SET revoked_at = ?, revoked_reason = ? WHERE id = ?", (moment, reason, decision_id)
        )
        store.execute("UPDATE nominee_award SET revoked_at = ? WHERE decision_id = ?", (moment, decision_id))


def taken(store: Store, nomination_ids: Iterable[int], leave_out: int | None = None) -> dict[int, str]:
    """Which nominations are in a decision in force or drafted, one decision left out: id -> "123/QĐ-UBND" or ""."""
    rows = store.rows(
        "SELECT nomination_id, CASE number WHEN '' THEN '' ELSE number || '/' || symbol END FROM decision_line "
        "JOIN decision ON decision.id = decision_line.decision_id "
        "WHERE revoked_at IS NULL AND decision.id IS NOT ?",
        (leave_out,),
    )
    wanted = set(nomination_ids)
    return {row[0]: row[1] for row in rows if row[0] in wanted}


def with_code(store: Store, number: str, symbol: str, year: int) -> int | None:
    """The decision that bears a number and symbol in a year, revoked or not."""
    return store.value(
        "SELECT id FROM decision WHERE number = ? AND symbol = ? AND substr(signed, 1, 4) = ?",
        (number, symbol, str(year)),
    )


def give_awards(store: Store, decision_id: int) -> None:
    """Write a signed decision's awards into its nominees' own record.

    The year is the plan's, for which the award is given; without a plan, that of the decision.
    """
    store.execute(
        "INSERT INTO nominee_award (nominee_id, year, award, achievement, decision_number, decision_date, issuer, "
        "decision_id) SELECT nomination.nominee_id, "
        "coalesce(plan.year, CAST(substr(decision.signed, 1, 4) AS INTEGER)), award.name, "
        "coalesce(nomination.achievement, ''), decision.number || '/' || decision.symbol, decision.signed, "
        "decision.issuer, decision.id FROM decision JOIN decision_line ON decision_line.decision_id = decision.id "
        "JOIN nomination ON nomination.id = decision_line.nomination_id "
        "JOIN award ON award.id = decision_line.award_id LEFT JOIN plan ON plan.id = nomination.plan_id "
        "WHERE decision.id = ? AND nomination.nominee_id IS NOT NULL ORDER BY decision_line.position",
        (decision_id,),
    )


def earlier_awards(store: Store, nominee_id: int) -> list[EarlierAward]:
    """The awards that a nominee has had and that were not revoked, latest first."""
    rows = store.rows(
        "SELECT * FROM nominee_award WHERE nominee_id = ? AND revoked_at IS NULL "
        "ORDER BY year DESC, decision_date DESC, id DESC",
        (nominee_id,),
    )
    return [
        EarlierAward(
            row["year"],
            row["award"],
            row["achievement"],
            row["decision_number"],
            day(row["decision_date"]),
            row["issuer"],
        )
        for row in rows
    ]
