# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Once a year the contact of an offer is asked. What she says is wrong waits until an editor takes it over."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from medspil.directory import letters
from medspil.directory.actions.offers import assure, change_offer
from medspil.directory.events import CorrectionSettled, OfferCorrected
from medspil.directory.freshness import CHECK_AGAIN_AFTER
from medspil.directory.hours import holidays_of
from medspil.directory.models import Correction, CorrectionState, Offer
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.mail import post_once, posted_on
from medspil.record.transactions import write

REMIND_AFTER = timedelta(days=30)


# no record: what was posted is noted by its key
def ask(today: date) -> int:
    """Ask about offers that nobody has looked at for a year, and once more after a month. Returns how many letters."""
    if today.weekday() >= 5 or today in holidays_of(today.year):
        return 0
    old = Q(assured_on__lt=today - CHECK_AGAIN_AFTER) | Q(assured_on=None)
    rows = (
        Offer.objects.shown()
        .filter(old, municipality__suspended_at=None)
        .exclude(keeper_email="")
        .select_related("provider", "municipality")
    )
    return sum(_ask(offer, today) for offer in rows)


@write
def _ask(offer: Offer, today: date) -> bool:
    key = f"offer:{offer.pk}:{offer.assured_on}"
    if post_once(f"{key}:first", lambda: letters.still_right(offer)):
        return True
    asked = posted_on(f"{key}:first")
    again = asked is not None and today >= asked + REMIND_AFTER
    return again and post_once(f"{key}:again", lambda: letters.still_right(offer))


@write
def send_correction(*, offer: Offer, values: Mapping[str, Any], words: str) -> Correction:
    """What ought to stand there. It takes the place of one that waits already."""
    fields = {"municipality": offer.municipality, "values": dict(values), "words": words, "at": timezone.now()}
    correction, _new = Correction.objects.update_or_create(offer=offer, state=CorrectionState.WAITING, defaults=fields)
    record(OfferCorrected(municipality_id=offer.municipality_id, offer_id=offer.pk), by=None)
    return correction


@write
def settle(*, correction: Correction, take: bool, by: Person) -> bool:
    """Take a correction over, or leave it. False when somebody has settled it already."""
    state = CorrectionState.TAKEN if take else CorrectionState.LEFT
    waiting = Correction.objects.of(correction.municipality).filter(pk=correction.pk, state=CorrectionState.WAITING)
    if not waiting.update(state=state, settled_by=by):
        return False
    offer = Offer.objects.of(correction.municipality).get(pk=correction.offer_id)
    if take:
        change_offer(offer=offer, fields=correction.values, seen=offer.changed_at, by=by)
        assure(offer=offer, on=timezone.localdate(), by=by)
    event = CorrectionSettled(municipality_id=offer.municipality_id, offer_id=offer.pk, state=state)
    record(event, by=by)
    return True
