# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Why something cannot be done, and what a change to the method is called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.procurement.actions import bids, scoring
from medspil.procurement.bids.sensitivity import Change, Variant
from medspil.procurement.models import PriceModel

_WHY = {
    bids.LockedAlready: gettext_lazy("The method is locked already. Unlock it first if you want another."),
    bids.BidsAreOpened: gettext_lazy(
        "A bid is opened, so it stays. When somebody has seen a price, nobody can choose a method by it."
    ),
    bids.NotLocked: gettext_lazy("Lock price model and weights before you open the first bid."),
    bids.NoSpecification: gettext_lazy("Make the specification ready first. Bids are compared by its requirements."),
    bids.Scored: gettext_lazy("Somebody has scored the bid as it is, so it is not read again."),
    scoring.Settled: gettext_lazy("You are done, or the group agrees already. Scores stay as they are."),
    scoring.ScoresMissing: gettext_lazy("Some of your scores are missing. Give points for everything in every bid."),
    scoring.NothingToScore: gettext_lazy("There is no bid to score. Open a bid first."),
    scoring.NotAgreeingYet: gettext_lazy("Not everybody has given their scores yet."),
}


def why_not(refused: bids.NotNow) -> str:
    return str(_WHY[type(refused)])


def variant_words(variant: Variant) -> str:
    if variant.kind is Change.MODEL:
        return _("Price model: {model}").format(model=PriceModel(variant.subject).label)
    if variant.kind is Change.WEIGHT:
        return _("The price counts {n} %").format(n=variant.subject)
    return _("Without {supplier}").format(supplier=variant.subject)
