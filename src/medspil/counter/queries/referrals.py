# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where an answer sends the citizen: the help offers that were chosen, as the directory has them now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from medspil.counter.models import GuideEntry
from medspil.directory.freshness import is_old
from medspil.directory.models import Offer
from medspil.directory.queries import Found, found_at, offers_by_ids

AHEAD = timedelta(days=15)  # that a phone knows opening hours for, somewhat longer than it keeps the pocket edition


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A chosen offer. `found` is None when the directory does not have it any more; then its name is what it was."""

    id: UUID
    name: str
    found: Found | None
    moment: datetime

    @property
    def offer(self) -> Offer | None:
        return self.found.offer if self.found else None

    @property
    def stands(self) -> bool:
        """Whether a citizen can be sent there; when not, the answer says so."""
        return self.offer is not None and self.offer.is_shown

    @property
    def phone(self) -> str:
        return (self.offer.phone or self.offer.provider.phone) if self.offer else ""

    @property
    def old(self) -> bool:
        return self.offer is not None and is_old(self.offer.assured_on, timezone.localdate(self.moment))

    @property
    def week(self) -> list[tuple[str, str]]:
        """The ordinary hours of its first place that has any, in words."""
        today = timezone.localdate(self.moment)
        weeks = [at.opening.timetable.week(today) for at in self.found.at] if self.found else []
        return next(filter(None, weeks), [])

    @property
    def spans(self) -> str:
        """When some place of it is open in the time to come, `from/until` in ISO: a phone works out the rest."""
        today = timezone.localdate(self.moment)
        days = [today + timedelta(days=ahead) for ahead in range(AHEAD.days)]
        known = {
            (datetime.combine(day, opens), datetime.combine(day, closes))
            for at in (self.found.at if self.found else ())
            for day in days
            for opens, closes in at.opening.timetable.spans(day)
        }
        return " ".join(f"{_iso(opens)}/{_iso(closes)}" for opens, closes in sorted(known))


def referrals_of(entry: GuideEntry, moment: datetime) -> list[Referral]:
    (found,) = referrals([entry], moment)
    return found


def referrals(entries: Sequence[GuideEntry], moment: datetime) -> list[list[Referral]]:
    """For each entry, in order. Three queries for them all, none when nothing was chosen."""
    ids = {UUID(row["id"]) for entry in entries for row in entry.offers}
    known = offers_by_ids(entries[0].municipality, ids) if ids else {}
    return [[_referral(row, known, moment) for row in entry.offers] for entry in entries]


def _referral(row: dict[str, str], known: dict[UUID, Offer], moment: datetime) -> Referral:
    offer = known.get(UUID(row["id"]))
    found = found_at(offer, moment) if offer else None
    return Referral(id=UUID(row["id"]), name=offer.name if offer else row["name"], found=found, moment=moment)


def _iso(moment: datetime) -> str:
    return timezone.make_aware(moment).isoformat(timespec="minutes")
