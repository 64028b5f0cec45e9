# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Our vocabularies as HSDS taxonomies. Their ids are made of their keys: the same wherever Medspil runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from medspil.directory.vocabulary import Need, ProviderKind, Way

MEDSPIL = UUID("6a3c2f0e-6d0f-4a9e-9a53-6b1c5c0d7e21")  # drawn once; nothing but a beginning for the others


@dataclass(frozen=True, kw_only=True)
class Term:
    taxonomy: str
    code: str
    name: str

    @cached_property
    def id(self) -> str:
        return str(uuid5(MEDSPIL, f"{self.taxonomy}/{self.code}"))


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    key: str
    name: str
    about: str
    terms: tuple[Term, ...]

    @cached_property
    def id(self) -> str:
        return str(uuid5(MEDSPIL, self.key))


NEEDS, WAYS, KINDS, FACTS = "needs", "ways", "provider-kinds", "facts"
REFERRAL, HOLIDAYS = "needs-referral", "open-on-holidays"


@cache
def taxonomies() -> tuple[Taxonomy, ...]:
    """All of them, in Danish: the one language there is."""
    facts = ((REFERRAL, _("needs a referral")), (HOLIDAYS, _("open on public holidays")))
    return (
        _taxonomy(NEEDS, _("Needs"), _("What somebody wants help with"), Need.choices),
        _taxonomy(WAYS, _("Ways"), _("How the help is given"), Way.choices),
        _taxonomy(KINDS, _("Providers"), _("Who gives the help"), ProviderKind.choices),
        _taxonomy(FACTS, _("Facts"), _("What else holds for the offer"), facts),
    )


def _taxonomy(key: str, name: str, about: str, choices: Iterable[tuple[Any, Any]]) -> Taxonomy:
    known = tuple(Term(taxonomy=key, code=str(code), name=str(words)) for code, words in choices)
    return Taxonomy(key=key, name=name, about=about, terms=known)


@cache
def terms() -> tuple[Term, ...]:
    return tuple(term for taxonomy in taxonomies() for term in taxonomy.terms)


def taxonomy_document(taxonomy: Taxonomy) -> dict[str, Any]:
    return {"id": taxonomy.id, "name": taxonomy.name, "description": taxonomy.about}


def term_document(term: Term) -> dict[str, Any]:
    taxonomy = next(one for one in taxonomies() if one.key == term.taxonomy)
    return {
        "id": term.id,
        "code": term.code,
        "name": term.name,
        "description": term.name,
        "taxonomy": taxonomy.name,
        "taxonomy_detail": taxonomy_document(taxonomy),
        "language": "da",
    }


def attributes(owner: UUID | str, entity: str, taxonomy: str, codes: Iterable[str]) -> list[dict[str, Any]]:
    """The terms that hold for something, as HSDS hangs them on it."""
    known = {term.code: term for term in terms() if term.taxonomy == taxonomy}
    return [
        {
            "id": str(uuid5(UUID(str(owner)), known[code].id)),
            "link_id": str(owner),
            "link_entity": entity,
            "taxonomy_term": term_document(known[code]),
        }
        for code in codes
        if code in known
    ]


def codes_in(document: dict[str, Any], taxonomy: str) -> list[str]:
    """Which of our terms a document carries."""
    codes = {term.id: term.code for term in terms() if term.taxonomy == taxonomy}
    named = [attribute.get("taxonomy_term", {}).get("id") for attribute in document.get("attributes", [])]
    return [codes[key] for key in named if key in codes]


def others_in(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The attributes that are not ours; they are kept as they came."""
    ours = {term.id for term in terms()}
    return [one for one in document.get("attributes", []) if one.get("taxonomy_term", {}).get("id") not in ours]
