# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Search from a desk: the guide first, and what else may help. See `sources` for what is looked through."""

from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from medspil.counter.queries.guide import replaced_in
from medspil.counter.sources import BOOSTS, Answer, sources
from medspil.organisations.models import Municipality, Unit
from medspil.search.index import Hit, Index

SHOWN = 5  # more are not read while somebody waits
KEPT = 16  # indexes, the last ones asked for


@dataclass(frozen=True, kw_only=True)
class _Known:
    edition: str
    index: Index[Answer]


_indexes: dict[UUID, _Known] = {}
_building = Lock()


def find(unit: Unit, question: str, *, limit: int = SHOWN) -> list[Hit[Answer]]:
    """The best answers for a desk, the best first."""
    hidden = replaced_in(unit)
    here = {kind for source in sources() for kind in source.kinds(unit)}
    hits = _index(unit.municipality).search(question, kinds=here, limit=limit + len(hidden))
    return [hit for hit in hits if hit.document.id not in hidden][:limit]


def find_entries(unit: Unit, question: str) -> list[Hit[Answer]]:
    """Only what is agreed in the guide of the unit."""
    hidden, here = replaced_in(unit), {str(pk) for pk in unit.above()}
    hits = _index(unit.municipality).search(question, kinds=here, limit=SHOWN + len(hidden))
    return [hit for hit in hits if hit.document.id not in hidden][:SHOWN]


def _index(municipality: Municipality) -> Index[Answer]:
    """Built anew when a source says that something is another; what was written meanwhile is for the next time."""
    with _building:
        edition = "/".join(source.edition(municipality) for source in sources())
        known = _indexes.pop(municipality.pk, None)
        if known is None or known.edition != edition:
            found = (answer for source in sources() for answer in source.answers(municipality))
            known = _Known(edition=edition, index=Index.build(found, boosts=BOOSTS))
        _indexes[municipality.pk] = known
        while len(_indexes) > KEPT:
            del _indexes[next(iter(_indexes))]
        return known.index
