# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a citizen takes along: a page in large type, and a text to send by SMS."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from medspil.directory.hours import Exceptional
from medspil.directory.models import Offer, Opening
from medspil.documents.pdf import handout
from medspil.documents.qr import qr_svg
from medspil.ui.templatetags.ui import day

EXCEPTIONS_SHOWN = 3
SMS_LENGTH = 459  # three messages joined, with Danish letters


@dataclass(frozen=True, kw_only=True)
class Part:
    title: str
    lines: list[str]


@dataclass(frozen=True, kw_only=True)
class Handout:
    """`parts` in the order in which one needs them; `sms` is the shortest that gets one there."""

    offer: Offer
    parts: list[Part]
    sms: str
    url: str

    @property
    def qr(self) -> str:
        return qr_svg(self.url, title=_("The code leads to the page about the offer")) if self.url else ""


def handout_of(offer: Offer, *, url: str, today: date) -> Handout:
    """`url`: the public page of the offer, if it has one."""
    parts = [*_places(offer, today), _contact(offer), _how(offer), _cost(offer)]
    return Handout(offer=offer, parts=[part for part in parts if part.lines], sms=_sms(offer, url, today), url=url)


def as_pdf(made: Handout, *, today: date) -> bytes:
    offer = made.offer
    return handout(
        {
            "title": offer.name,
            "lead": offer.what,
            "from": offer.provider.name,
            "parts": [{"title": part.title, "lines": part.lines} for part in made.parts],
            "url": made.url,
            "qr": made.qr,
            "qr_alt": _("QR code that leads to the page about the offer"),
            "qr_words": _("Point your phone's camera at the code and see more"),
            "note": _printed(offer, today),
        }
    )


def _places(offer: Offer, today: date) -> list[Part]:
    return [
        Part(title=opening.place.name if opening.place else _("When"), lines=_where_and_when(opening, today))
        for opening in offer.openings.all()
    ]


def _where_and_when(opening: Opening, today: date) -> list[str]:
    """The address, the hours, and then how one gets there and in."""
    place = opening.place
    more = [place.transport, place.access] if place else []
    return [line for line in (place.address if place else "", *_when(opening, today), opening.note, *more) if line]


def _when(opening: Opening, today: date) -> list[str]:
    table = opening.timetable
    week = [f"{days.capitalize()} {times}" for days, times in table.week(today)]
    return week + [in_words(one) for one in table.exceptions(today)[:EXCEPTIONS_SHOWN]]


def in_words(one: Exceptional) -> str:
    """»Torsdag 24. december til fredag 1. januar: lukket (Juleferie)«."""
    days = (
        day(one.first)
        if one.first == one.last
        else _("%(first)s to %(last)s")
        % {
            "first": day(one.first),
            "last": day(one.last),
        }
    )
    what = one.in_words or _("closed")
    return f"{days[:1].upper()}{days[1:]}: {what}" + (f" ({one.words})" if one.words else "")


def _contact(offer: Offer) -> Part:
    phone = offer.phone or offer.provider.phone
    lines = [_("Phone %(number)s") % {"number": phone} if phone else "", offer.email, offer.contact, offer.website]
    return Part(title=_("Contact"), lines=[line for line in lines if line])


def _how(offer: Offer) -> Part:
    lines = [offer.notice, offer.for_whom, offer.how, _("You have to be referred.") if offer.referral else ""]
    return Part(title=_("Good to know"), lines=[line for line in lines if line])


def _cost(offer: Offer) -> Part:
    return Part(title=_("Price"), lines=[offer.price or _("It is free.")])


def _sms(offer: Offer, url: str, today: date) -> str:
    """Name, the places with their hours, phone and address of the page; hours are left out before anything is cut."""
    phone = offer.phone or offer.provider.phone
    end = [_("Phone %(number)s.") % {"number": phone}] if phone else []
    places = [_place_line(opening, today) for opening in offer.openings.all()]
    for shown in (places, [opening.place.address for opening in offer.openings.all() if opening.place], []):
        text = "\n".join(filter(None, [offer.name, *shown, *end, url]))
        if len(text) <= SMS_LENGTH:
            return text
    return "\n".join(filter(None, [offer.name, url]))


def _place_line(opening: Opening, today: date) -> str:
    where = f"{opening.place.name}, {opening.place.address}".strip(", ") if opening.place else ""
    when = ", ".join(f"{days} {times}" for days, times in opening.timetable.week(today))
    return ": ".join(part for part in (where, when) if part)


def _printed(offer: Offer, today: date) -> str:
    words = {"day": day(today)}
    if offer.assured_on is None:
        return _("Printed %(day)s.") % words
    return _("Printed %(day)s. Last checked %(checked)s.") % {**words, "checked": day(offer.assured_on)}
