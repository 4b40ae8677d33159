"""Nominees over the years: who has been proposed and awarded before."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from db.connection import Store
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import natural_sort_key, person_sort_key

KIND = {kind: kind.value for kind in NomineeKind}
"""Stored words of the kinds, looked up: an enumeration reckons a member's value anew each time."""
KIND_OF = {word: kind for kind, word in KIND.items()}
"""Kinds by their stored words."""


def identity_key(kind: NomineeKind, name: str, birth: str | None, unit_id: int | None) -> str | None:
    """The facts that make two nominations one nominee without asking: the very same name, full birth date and unit.

    A collective needs no birth date. None when the facts do not suffice: then nobody is joined to anybody.
    """
    if unit_id is None or (kind is NomineeKind.INDIVIDUAL and len(birth or "") != 10):
        return None
    return f"{KIND[kind]}|{name}|{birth or ''}|{unit_id}"


class NewNominee(NamedTuple):
    """What is stored of a nominee when first proposed."""

    kind: NomineeKind
    name: str
    birth: str | None
    gender: str | None
    identity_number: str | None
    unit_id: int | None
    search_key: str


def find_or_add(store: Store, nominees: Sequence[NewNominee]) -> list[int]:
    """The nominee's id for each entry, known ones found by their identity key, new ones added. In one go."""
    keys = [identity_key(n.kind, n.name, n.birth, n.unit_id) for n in store.paced(nominees)]
    known = _known(store, {n.unit_id for n in nominees if n.unit_id is not None})
    next_id = int(store.value("SELECT coalesce(max(id), 0) FROM nominee")) + 1
    ids: list[int] = []
    fresh: list[NewNominee] = []
    fresh_keys: list[str | None] = []
    for nominee, key in store.paced(zip(nominees, keys, strict=True)):
        if key is not None and key in known:
            ids.append(known[key])
            continue
        one = next_id + len(fresh)
        ids.append(one)
        fresh.append(nominee)
        fresh_keys.append(key)
        if key is not None:
            known[key] = one
    if fresh:
        columns = dict(zip(NewNominee._fields, zip(*fresh, strict=True), strict=True))
        columns |= {"id": range(next_id, next_id + len(fresh)), "kind": [KIND[one.kind] for one in fresh]}
        store.insert_columns("nominee", columns | {"identity_key": fresh_keys})
    return ids


def _known(store: Store, unit_ids: Iterable[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit_id in unit_ids:
        for row in store.rows(
            "SELECT identity_key, id FROM nominee WHERE unit_id = ? AND identity_key IS NOT NULL", (unit_id,)
        ):
            found[row[0]] = row[1]
    return found


def sort_key(kind: NomineeKind, name: str) -> str:
    """People by tên, họ, đệm; collectives and households by alphabet with numbers by value."""
    return person_sort_key(name) if kind is NomineeKind.INDIVIDUAL else natural_sort_key(name)
