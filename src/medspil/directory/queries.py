# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Finding help: by what somebody needs, where, when, and in which language.

for found in search(municipality, Wanted(text="mitid", when="now"), timezone.now()):
found.offer.name, found.now.is_open, found.title, found.passage
offer_of(municipality, offer_id)
documents(municipality)     for an index of one's own, as the counter guide has
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from threading import Lock
from uuid import UUID

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from medspil.directory.hours import DAYS, Now
from medspil.directory.models import Correction, CorrectionState, KeptInside, Offer, Opening, Place, Provider
from medspil.directory.vocabulary import Need, language_name
from medspil.organisations.models import Municipality
from medspil.search.index import Document, Hit, Index
from medspil.search.marking import Run

ANYWHERE = "anywhere"  # by phone, on screen or at the citizen's home
EVENING = time(17), time(23, 59)
EDITIONS_KEPT = 16
BOOSTS = {"needs": 2.0, "where": 1.0, "about": 0.5}
KIND = "offer"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; what is empty does not matter, what is not must all be met.

    `where` is a postcode or ANYWHERE; `when` is `now`, `evening`, `weekend` or a day as HSDS writes it.
    """

    text: str = ""
    need: str = ""
    where: str = ""
    when: str = ""
    language: str = ""

    @property
    def anything(self) -> bool:
        return self != Wanted()


@dataclass(frozen=True, kw_only=True)
class OfferDocument(Document):
    """An offer as a search knows it."""

    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class At:
    """One of the places of an offer, and how it stands there now."""

    opening: Opening
    now: Now


@dataclass(frozen=True, kw_only=True)
class Found:
    """An offer that meets what was wanted. `title` and `passage` are marked where they hold the words looked for."""

    offer: Offer
    at: tuple[At, ...]
    title: tuple[Run, ...] = ()
    passage: tuple[Run, ...] = ()

    @property
    def now(self) -> Now:
        """The best of its places: open, else the one that opens first."""
        known = [at.now for at in self.at]
        never = timezone.now() + timedelta(days=3650)
        return min(known, key=lambda now: (not now.is_open, now.next or never), default=Now(is_open=False))


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What one can choose from, so that every choice finds something."""

    needs: list[tuple[str, str]]
    places: list[tuple[str, str]]
    times: list[tuple[str, str]]
    languages: list[tuple[str, str]]


def search(municipality: Municipality, wanted: Wanted, moment: datetime, *, hidden: bool = False) -> list[Found]:
    """The offers that meet all that is wanted: the best first when there are words, else by name.

    `hidden`: those too that citizens do not see. Three queries, however many offers.
    """
    return meeting(offers_of(municipality, hidden=hidden), wanted, moment)


def meeting(offers: Sequence[Offer], wanted: Wanted, moment: datetime) -> list[Found]:
    """The same among offers that have been read, `whole`."""
    found = {offer.pk: found_at(offer, moment) for offer in offers if _meets(offer, wanted, moment)}
    if not wanted.text.strip():
        return list(found.values())
    hits = _index(offers).search(wanted.text, limit=len(offers) or 1)
    return [_marked(found[hit.document.offer_id], hit) for hit in hits if hit.document.offer_id in found]


def found_at(offer: Offer, moment: datetime) -> Found:
    openings = offer.openings.all()
    return Found(offer=offer, at=tuple(At(opening=one, now=one.timetable.now(moment)) for one in openings))


def offers_of(municipality: Municipality, *, hidden: bool = False) -> list[Offer]:
    rows = Offer.objects.of(municipality).whole()
    return list(rows if hidden else rows.shown())


def offer_of(municipality: Municipality, offer_id: UUID) -> Offer | None:
    """One offer, `whole`, hidden or not."""
    found: Offer | None = Offer.objects.of(municipality).whole().filter(pk=offer_id).first()
    return found


def offers_by_ids(municipality: Municipality, ids: Collection[UUID]) -> dict[UUID, Offer]:
    """Those of them that are there, `whole`, hidden or not."""
    rows: dict[UUID, Offer] = Offer.objects.of(municipality).whole().in_bulk(list(ids))
    return rows


def is_public(municipality: Municipality) -> bool:
    """Whether everybody may read the directory; so it is unless an editor has said otherwise."""
    return not KeptInside.objects.of(municipality).exists()


def choices_among(offers: Iterable[Offer]) -> Choices:
    known = list(offers)
    openings = [opening for offer in known for opening in offer.openings.all()]
    places = {one.place.postcode: one.place.city for one in openings if one.place and one.place.postcode}
    towns = sorted(((code, f"{code} {city}".strip()) for code, city in places.items()), key=lambda town: town[0])
    if any(one.place is None for one in openings):
        towns.append((ANYWHERE, _("By phone, on screen or at home")))
    needs = {need for offer in known for need in offer.needs}
    languages = {code for offer in known for code in offer.languages}
    return Choices(
        needs=[(need.value, str(need.label)) for need in Need if need.value in needs],
        places=towns,
        times=times(),
        languages=sorted(((code, language_name(code)) for code in languages), key=lambda row: row[1]),
    )


def times() -> list[tuple[str, str]]:
    days = [(code, str(WEEKDAYS[number])) for number, code in enumerate(DAYS)]
    return [("now", _("Open now")), *days, ("evening", _("In the evening")), ("weekend", _("At the weekend"))]


def edition(municipality: Municipality) -> str:
    """Another one as soon as an offer is another, is new or is gone; without reading them."""
    known = Offer.objects.of(municipality).shown().aggregate(number=Count("pk"), latest=Max("changed_at"))
    return f"{known['number']} {known['latest']}"


def documents(municipality: Municipality) -> list[OfferDocument]:
    return [document_of(offer) for offer in offers_of(municipality)]


def document_of(offer: Offer) -> OfferDocument:
    places = [opening.place for opening in offer.openings.all() if opening.place]
    about = (offer.provider.name, *offer.way_words, *offer.language_words)
    where = " ".join(f"{place.name} {place.address}" for place in places)
    return OfferDocument(
        kind=KIND,
        title=offer.name,
        text="\n".join(filter(None, (offer.what, offer.for_whom, offer.how))),
        more={"needs": " ".join(offer.need_words), "where": where, "about": " ".join(about)},
        offer_id=offer.pk,
    )


def providers_of(municipality: Municipality) -> list[Provider]:
    return list(Provider.objects.of(municipality))


def places_of(municipality: Municipality) -> list[Place]:
    return list(Place.objects.of(municipality))


def correction_of(offer: Offer) -> Correction | None:
    """The correction of an offer that waits for an editor, if there is one."""
    rows = Correction.objects.of(offer.municipality).filter(offer=offer, state=CorrectionState.WAITING)
    return rows.first()


def offers_corrected(municipality: Municipality) -> set[UUID]:
    """The offers of which a correction waits for an editor."""
    rows = Correction.objects.of(municipality).filter(state=CorrectionState.WAITING)
    return set(rows.values_list("offer", flat=True))


def differences(correction: Correction) -> list[tuple[str, str, str]]:
    """What each field is called, how it reads and how it ought to."""
    fields = {field.name: field for field in Offer._meta.get_fields()}  # noqa: SLF001 - Django's public name for it
    return [
        (str(getattr(fields[name], "verbose_name", name)), getattr(correction.offer, name), value)
        for name, value in correction.values.items()
    ]


def _meets(offer: Offer, wanted: Wanted, moment: datetime) -> bool:
    return (
        (not wanted.need or wanted.need in offer.needs)
        and (not wanted.language or wanted.language in offer.languages)
        and any(_suits(opening, wanted, moment) for opening in _openings(offer, wanted))
    )


def _openings(offer: Offer, wanted: Wanted) -> list[Opening | None]:
    """An offer of which nobody knows where and when suits those who do not ask."""
    known: list[Opening | None] = list(offer.openings.all())
    return known if known or wanted.where or wanted.when else [None]


def _suits(opening: Opening | None, wanted: Wanted, moment: datetime) -> bool:
    """Place and time hold for one and the same opening."""
    if opening is None:
        return True
    if wanted.where and wanted.where != (opening.place.postcode if opening.place else ANYWHERE):
        return False
    return not wanted.when or _open_at(opening, wanted.when, moment)


def _open_at(opening: Opening, when: str, moment: datetime) -> bool:
    table, today = opening.timetable, timezone.localtime(moment).date()
    days = [today + timedelta(days=ahead) for ahead in range(7)]
    if when == "now":
        return table.now(moment).is_open
    if when == "evening":
        return any(table.open_within(day, *EVENING) for day in days)
    if when == "weekend":
        return any(table.spans(day) for day in days if day.weekday() >= 5)
    return any(table.spans(day) for day in days if DAYS[day.weekday()] == when)


def _marked(found: Found, hit: Hit[OfferDocument]) -> Found:
    return replace(found, title=hit.title, passage=hit.passage)


_indexes: dict[frozenset[tuple[UUID, datetime]], Index[OfferDocument]] = {}
_building = Lock()


def _index(offers: Sequence[Offer]) -> Index[OfferDocument]:
    """An index for each set of offers as they are now; **whoever changes what is found changes `changed_at`**."""
    edition = frozenset((offer.pk, offer.changed_at) for offer in offers)
    with _building:
        index = _indexes.pop(edition, None) or Index.build(map(document_of, offers), boosts=BOOSTS)
        _indexes[edition] = index  # the last one asked for stands last
        while len(_indexes) > EDITIONS_KEPT:
            del _indexes[next(iter(_indexes))]
        return index
