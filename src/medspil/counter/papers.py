# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An answer on paper, to hang beside the desk."""

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.counter.models import GuideEntry
from medspil.counter.queries.referrals import Referral
from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Quote
from medspil.materials.models import LegalPoint


def answer_paper(entry: GuideEntry, rules: Sequence[LegalPoint], referrals: Sequence[Referral] = ()) -> Document:
    return Document(
        title=entry.title,
        subtitle=str(entry.get_verdict_display()),
        meta=((_("Holds for"), entry.unit.name), (_("Role"), str(entry.get_role_display()))),
        blocks=tuple(_blocks(entry, rules, referrals)),
    )


def _blocks(entry: GuideEntry, rules: Sequence[LegalPoint], referrals: Sequence[Referral]) -> Iterator[Block]:
    if entry.depends_on:
        yield Paragraph(text=entry.depends_on, strong=True)
    yield Heading(text=_("This is how we do it"))
    yield Bullets(items=tuple(entry.steps), ordered=True)
    if entry.phrases:
        yield Heading(text=_("You can say"))
        yield from (Quote(text=f"»{phrase}«") for phrase in entry.phrases)
    places = (*(_offer(one) for one in referrals if one.stands), *entry.places)
    if places:
        yield Heading(text=_("Refer to"))
        yield Bullets(items=places)
    if rules:
        yield Heading(text=_("The rules behind"))
        yield Bullets(items=tuple(f"{point.title} ({point.law})" for point in rules))
    yield Paragraph(text=_agreed(entry), quiet=True)


def _offer(referral: Referral) -> str:
    """»It-café: mandag 10–12. Telefon 12 34 56 10«, as much of it as is known."""
    week = ", ".join(f"{days} {times}" for days, times in referral.week)
    phone = _("Phone %(number)s") % {"number": referral.phone} if referral.phone else ""
    known = ". ".join(filter(None, [week, phone]))
    return f"{referral.name}: {known}" if known else referral.name


def _agreed(entry: GuideEntry) -> str:
    words = _("Agreed by {who} on {day}. Looked at again on {again}.")
    if entry.overdue:
        words = _("Agreed by {who} on {day}. It was to be looked at again on {again}: ask before you lean on it.")
    return words.format(
        who=entry.agreed_by,
        day=date_format(entry.agreed_on, "j. F Y"),
        again=date_format(entry.look_again_on, "j. F Y"),
    )
