"""The office's profile and its dated catalogues: awards and base salary."""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from db.connection import Store, day, iso, stored_texts, texts
from thidua_desktop.domain.kinds import NomineeKind
from thidua_desktop.domain.office import Level, Office, Signer

if TYPE_CHECKING:  # a start reads the profile only, and what awards are told apart by takes 4 ms to prepare
    from thidua_desktop.domain.awards import Award
    from thidua_desktop.domain.money import BaseSalary


def get(store: Store) -> Office | None:
    """The profile, None in a folder whose office has not been named yet."""
    row = store.row("SELECT * FROM office WHERE id = 1")
    if row is None:
        return None
    return Office(
        body=row["body"],
        head=row["head"],
        level=Level(row["level"]),
        superior_line=row["superior_line"],
        issuer_line=row["issuer_line"],
        code=row["code"],
        place=row["place"],
        desk=row["desk"],
        superior=row["superior"],
        superior_head=row["superior_head"],
        standing_body=row["standing_body"],
        recipients=texts(row["recipients"]),
        signers=tuple(_signer(found) for found in store.rows("SELECT * FROM signer ORDER BY position")),
    )


def _signer(row: sqlite3.Row) -> Signer:
    return Signer(
        authority_lines=texts(row["authority_lines"]),
        name=row["name"],
        id=row["id"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
    )


def put(store: Store, office: Office) -> None:
    """Store the profile and its signers in their order. Signers no longer listed stay for old decisions' sake."""
    with store.atomic():
        store.connection.execute(
            "INSERT OR REPLACE INTO office (id, body, head, level, superior_line, issuer_line, code, place, desk, "
            "superior, superior_head, standing_body, recipients) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                office.body,
                office.head,
                office.level.value,
                office.superior_line,
                office.issuer_line,
                office.code,
                office.place,
                office.desk,
                office.superior,
                office.superior_head,
                office.standing_body,
                stored_texts(office.recipients),
            ),
        )
        kept = [signer.id for signer in office.signers if signer.id is not None]
        used = {row[0] for row in store.rows("SELECT DISTINCT signer_id FROM decision WHERE signer_id IS NOT NULL")}
        for row in store.rows("SELECT id FROM signer"):
            if row["id"] not in kept and row["id"] not in used:
                store.connection.execute("DELETE FROM signer WHERE id = ?", (row["id"],))
        for position, signer in enumerate(office.signers):
            _put_signer(store, position, signer)


def _put_signer(store: Store, position: int, signer: Signer) -> None:
    values = (
        position,
        stored_texts(signer.authority_lines),
        signer.name,
        iso(signer.valid_from),
        iso(signer.valid_to),
    )
    if signer.id is None:
        store.connection.execute(
            "INSERT INTO signer (position, authority_lines, name, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)",
            values,
        )
    else:
        store.connection.execute(
            "UPDATE signer SET position = ?, authority_lines = ?, name = ?, valid_from = ?, valid_to = ? WHERE id = ?",
            (*values, signer.id),
        )


def awards(store: Store) -> "list[Award]":
    """The whole catalogue, highest award first."""
    return [_award(row) for row in store.rows("SELECT * FROM award ORDER BY rank, id")]


def _award(row: sqlite3.Row) -> "Award":
    from thidua_desktop.domain.awards import Award

    return Award(
        id=row["id"],
        name=row["name"],
        is_title=bool(row["is_title"]),
        own=bool(row["own"]),
        kinds=frozenset(NomineeKind(kind) for kind in texts(row["kinds"])),
        aliases=texts(row["aliases"]),
        individual_hundredths=row["individual_hundredths"],
        collective_hundredths=row["collective_hundredths"],
        vote_percent=row["vote_percent"],
        rank=row["rank"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        source=row["source"],
    )


def put_award(store: Store, award: "Award") -> int:
    """Add an award (id 0) or change one; its id."""
    values = {
        "name": award.name,
        "is_title": int(award.is_title),
        "own": int(award.own),
        "kinds": stored_texts(sorted(kind.value for kind in award.kinds)),
        "aliases": stored_texts(award.aliases),
        "individual_hundredths": award.individual_hundredths,
        "collective_hundredths": award.collective_hundredths,
        "vote_percent": award.vote_percent,
        "rank": award.rank,
        "valid_from": iso(award.valid_from),
        "valid_to": iso(award.valid_to),
        "source": award.source,
    }
    if award.id:
        store.update("award", award.id, **values)
        return award.id
    return store.insert("award", **values)


def base_salaries(store: Store) -> "list[BaseSalary]":
    """Base salaries by date, oldest first."""
    from thidua_desktop.domain.money import BaseSalary

    rows = store.rows("SELECT * FROM base_salary ORDER BY valid_from")
    return [BaseSalary(date.fromisoformat(row["valid_from"]), row["dong"], row["source"]) for row in rows]


def put_base_salary(store: Store, salary: "BaseSalary") -> None:
    """Add the base salary from a date on, or correct it."""
    store.execute(
        "INSERT INTO base_salary (valid_from, dong, source) VALUES (?, ?, ?) "
        "ON CONFLICT (valid_from) DO UPDATE SET dong = excluded.dong, source = excluded.source",
        (iso(salary.valid_from), salary.dong, salary.source),
    )


def begun(store: Store) -> tuple[bool, int, bool, bool]:
    """How far the office is: profile there, number of units, any plan, any nomination (the trash counts as none)."""
    row = store.rows(
        "SELECT EXISTS (SELECT 1 FROM office), (SELECT count(*) FROM unit WHERE deleted_at IS NULL), "
        "EXISTS (SELECT 1 FROM plan WHERE deleted_at IS NULL), "
        "EXISTS (SELECT 1 FROM nomination WHERE deleted_at IS NULL)"
    )[0]
    return bool(row[0]), row[1], bool(row[2]), bool(row[3])


def drop_base_salary(store: Store, valid_from: date) -> None:
    """Take away the base salary from a date on."""
    store.execute("DELETE FROM base_salary WHERE valid_from = ?", (iso(valid_from),))
