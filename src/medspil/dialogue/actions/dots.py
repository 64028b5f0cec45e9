# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Setting dots. One engine: the topic vote, and all that is counted in a meeting, call the same functions."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping, Set

from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import Dot, DotRound, Tally
from medspil.dialogue.rules import Sees, State, Thing, Viewer, sees
from medspil.record.traces import owe


# no record: computes
def pseudonym(secret: str, token: str) -> str:
    """What stands for a device in one round. Without the secret it leads nowhere."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


# no record: the caller knows whether it was a topic vote or a step, and records that
def place(
    *,
    round: DotRound,  # noqa: A002
    token: str,
    dots: Mapping[str, int],
    options: Set[str],
    replaces: Set[str] | None = None,
) -> None:
    """Replace what this device has set by `dots`: all of it, or in a round of several questions what it set on
    `replaces`. Call inside a write; ValidationError says what to do instead."""
    # Locked, so that no dot slips in while somebody else is closing the round.
    current = DotRound.objects.of(round.municipality).select_for_update().get(pk=round.pk)
    if current.closed:
        raise ValidationError(_("The vote is closed. Your dots were not counted."), code="closed")
    chosen = {option: count for option, count in dots.items() if count > 0}
    if set(chosen) - options:
        raise ValidationError(_("The choices have changed. Look at them again and set your dots."), code="option")
    name = pseudonym(current.secret, token)
    mine = Dot.objects.of(round.municipality).filter(round=current, pseudonym=name)
    old = mine if replaces is None else mine.filter(option__in=replaces)
    old.delete()
    kept = mine.aggregate(n=Sum("count"))["n"] or 0
    if kept + sum(chosen.values()) > current.dots_each:
        raise _too_many(current.dots_each)
    Dot.objects.bulk_create(
        Dot(municipality=round.municipality, round=current, pseudonym=name, option=option, count=count)
        for option, count in chosen.items()
    )


def _too_many(n: int) -> ValidationError:
    message = ngettext(
        "You have %(n)d dot. Take one away before you set another.",
        "You have %(n)d dots. Take one away before you set another.",
        n,
    )
    return ValidationError(message, code="too-many", params={"n": n})


# no record: reads
def set_by(*, round: DotRound, token: str) -> dict[str, int]:  # noqa: A002
    """What this device has set so far; empty once the round is closed."""
    if sees(Viewer.WRITER, Thing.DOT, State.CLOSED if round.closed else State.OPEN) != Sees.PLACE:
        return {}
    name = pseudonym(round.secret, token)
    rows = Dot.objects.of(round.municipality).filter(round=round, pseudonym=name)
    return dict(rows.values_list("option", "count"))


# no record: reads
def voters(round: DotRound) -> int:  # noqa: A002
    """How many devices have set a dot."""
    if round.closed:
        return round.voters
    return voters_in(Dot.objects.of(round.municipality).filter(round=round))


# no record: reads
def voters_in(dots: QuerySet[Dot]) -> int:
    return dots.aggregate(n=Count("pseudonym", distinct=True))["n"] or 0


# no record: reads
def sums_of(dots: QuerySet[Dot]) -> dict[str, int]:
    return dict(dots.values("option").annotate(total=Sum("count")).values_list("option", "total"))


# no record: the caller records what was closed
def close(*, round: DotRound, alike: Callable[[str], str] = str) -> bool:  # noqa: A002
    """Add up, delete the dots, destroy the secret. False when somebody else closed it first.

    Options for which `alike` gives the same are one option, under the spelling that most chose.
    """
    won = DotRound.objects.of(round.municipality).filter(pk=round.pk, closed=False).update(closed=True, secret="")
    if not won:
        return False
    dots = Dot.objects.of(round.municipality).filter(round=round)
    people, sums = voters_in(dots), sums_of(dots)
    dots.delete()
    known = Tally.objects.of(round.municipality).filter(round=round).values_list("option", flat=True)
    for option, total in _together(sums, known, alike).items():
        Tally.objects.update_or_create(
            round=round, option=option, defaults={"phones": total, "municipality": round.municipality}
        )
    DotRound.objects.of(round.municipality).filter(pk=round.pk).update(voters=people)
    owe()
    round.refresh_from_db()
    return True


def _together(sums: Mapping[str, int], known: Iterable[str], alike: Callable[[str], str]) -> dict[str, int]:
    """Sums of options that are alike, under a spelling that is known, or most used, or shouts least."""
    spelling = {alike(option): option for option in known}
    together: dict[str, int] = {}
    for option, total in sorted(sums.items(), key=lambda entry: (-entry[1], _capitals(entry[0]), entry[0])):
        name = spelling.setdefault(alike(option), option)
        together[name] = together.get(name, 0) + total
    return together


def _capitals(word: str) -> int:
    return sum(letter.isupper() for letter in word)


# no record: reads
def results(round: DotRound) -> dict[str, int]:  # noqa: A002
    """Dots by option, paper included; empty while the round is open: nobody sees a result before it is closed."""
    if sees(Viewer.SCREEN, Thing.RESULT, State.CLOSED if round.closed else State.OPEN) != Sees.SUMS:
        return {}
    return {tally.option: tally.total for tally in Tally.objects.of(round.municipality).filter(round=round)}
