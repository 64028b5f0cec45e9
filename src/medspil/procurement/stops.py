# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where wishes, requirements and bids stand on the road of a journey, and how far they have come."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from medspil.journeys.models import Journey, JourneyPhase
from medspil.journeys.road import Look, Stop
from medspil.organisations.permissions import Permission
from medspil.procurement.models import Agreed, Bid, Requirement, Specification, Wish


def _wishes(journey: Journey) -> Look:
    n = Wish.objects.of(journey.municipality).filter(journey=journey, joined=None).count()
    return Look(done=bool(n), words=ngettext("One wish", "%(n)d wishes", n) % {"n": n} if n else "")


def _requirements(journey: Journey) -> Look:
    n = Requirement.objects.of(journey.municipality).filter(journey=journey, taken_out_on=None).count()
    made = Specification.objects.of(journey.municipality).filter(journey=journey).exists()
    return Look(done=made, words=ngettext("One requirement", "%(n)d requirements", n) % {"n": n} if n else "")


def _bids(journey: Journey) -> Look:
    n = Bid.objects.of(journey.municipality).filter(supplier__journey=journey).count()
    agreed = Agreed.objects.of(journey.municipality).filter(bid__supplier__journey=journey).exists()
    return Look(done=agreed, words=ngettext("One bid is opened", "%(n)d bids are opened", n) % {"n": n} if n else "")


STOPS = (
    Stop(
        url="wishes",
        label=_("Wishes"),
        phase=JourneyPhase.PREPARATION,
        todo=_("Gather what you wish for"),
        why=_("Say what you need before a supplier tells you what you want."),
        missing=_("Nobody has written what they wish for."),
        look=_wishes,
        read=Permission.JOURNEY_WORK,
    ),
    Stop(
        url="requirements",
        label=_("Requirements"),
        phase=JourneyPhase.PROCUREMENT,
        todo=_("Turn the wishes into requirements and make the specification"),
        why=_("Then suppliers answer the same questions, and you can compare."),
        missing=_("There is no specification that suppliers can answer."),
        look=_requirements,
        read=Permission.JOURNEY_WORK,
    ),
    Stop(
        url="bids",
        label=_("Bids"),
        phase=JourneyPhase.PROCUREMENT,
        todo=_("Lock how you choose, open the bids and score them"),
        why=_("Who sees the prices first cannot choose a method that fits them."),
        missing=_("No bids are scored."),
        look=_bids,
        read=Permission.JOURNEY_WORK,
    ),
)
