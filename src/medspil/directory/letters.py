# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letter that asks the contact of an offer once a year, and the signed link in it."""

from django.core import signing

from medspil.directory.models import Offer
from medspil.record.letters import address, letter
from medspil.record.mail import Letter

SALT, DAYS = "medspil.offer", 90


def offer_token(offer: Offer) -> str:
    """A right to say whether one offer is still right, or what is wrong with it; nothing else, for ninety days."""
    return signing.dumps(str(offer.pk), salt=SALT)


def offer_in(token: str) -> object:
    """The id that a link carries; signing.BadSignature when it is not ours or its time is over."""
    return signing.loads(token, salt=SALT, max_age=DAYS * 86_400)


def still_right(offer: Offer) -> Letter:
    token = offer_token(offer)
    facts = {"offer": offer, "right": address("offer-right", token), "wrong": address("offer-wrong", token)}
    return letter("directory/emails/still_right", to=offer.keeper_email, facts=facts)
