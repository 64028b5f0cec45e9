# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letter that asks the contact of an offer once a year, and the signed link in it."""

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from medspil.directory.models import Offer
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
    facts = {"offer": offer, "right": _address("offer-right", token), "wrong": _address("offer-wrong", token)}
    place = "directory/emails/still_right"
    return Letter(
        to=offer.keeper_email,
        subject=render_to_string(f"{place}.subject.txt", facts).strip(),
        text=render_to_string(f"{place}.txt", facts).strip() + "\n",
        html=render_to_string(f"{place}.html", facts),
    )


def _address(name: str, token: str) -> str:
    return settings.MEDSPIL_URL.rstrip("/") + reverse(name, args=[token])
