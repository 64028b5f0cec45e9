# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What comes back in a team, what is new since last time, and what to talk about next, with the reasons in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import Meeting, Tally, TopicVote
from medspil.dialogue.recurring.signs import held_by, signs_of
from medspil.dialogue.recurring.themes import Stems, Theme, stems, themes_in
from medspil.materials.models import Topic
from medspil.materials.queries import topics
from medspil.organisations.models import Unit
from medspil.privacy.groups import FEWEST

RETURNING = 3  # dots that a theme which comes back weighs as much as; a new one weighs one


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    topic: Topic
    reasons: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Recurring:
    """`since` is when the team met last, before the newest of what was said; None when it has met once or never."""

    returning: Sequence[Theme]
    new: Sequence[Theme]
    since: datetime | None
    suggestion: Suggestion | None


def recurring_in(unit: Unit) -> Recurring:
    """A fixed number of queries, however much was said."""
    signs, meetings = signs_of(unit), held_by(unit)
    themes = themes_in(signs)
    since = _since(meetings, signs[-1].at if signs else None)
    returning = sorted((theme for theme in themes if theme.times > 1), key=lambda theme: -theme.times)
    new = [theme for theme in themes if theme not in returning and (since is None or theme.signs[0].at > since)]
    return Recurring(returning=returning, new=new, since=since, suggestion=_suggest(unit, meetings, returning, new))


def _since(meetings: Sequence[Meeting], newest: datetime | None) -> datetime | None:
    """The last meeting, or the one before it when nothing has been said since."""
    ends = [meeting.closed_at for meeting in meetings if meeting.closed_at is not None]
    if newest is not None and ends and newest <= ends[-1]:
        ends = ends[:-1]
    return ends[-1] if ends else None


def _suggest(
    unit: Unit, meetings: Sequence[Meeting], returning: Sequence[Theme], new: Sequence[Theme]
) -> Suggestion | None:
    """What comes back counts for any topic; what is new, and votes, for those the team has not met about yet."""
    known = topics(unit.municipality_id)
    words, talked = _words_of(known), Counter(meeting.process.topic for meeting in meetings)
    again = Counter(_topic_of(theme, words) for theme in returning)
    fresh = _unmet(Counter(_topic_of(theme, words) for theme in new), talked)
    dots = _unmet(_dots(unit), talked)
    weight = {topic.key: RETURNING * again[topic.key] + fresh[topic.key] + dots[topic.key] for topic in known}
    best = max(known, key=lambda topic: weight[topic.key], default=None)
    if best is None or not weight[best.key]:
        return None
    key = best.key
    return Suggestion(topic=best, reasons=list(_reasons(again[key], fresh[key], dots[key], talked[key])))


def _unmet(counts: Counter[str], talked: Counter[str]) -> Counter[str]:
    return Counter({key: count for key, count in counts.items() if not talked[key]})


def _reasons(again: int, fresh: int, dots: int, talked: int) -> Iterator[str]:
    if again:
        words = ngettext("One thing that comes back is about it.", "%(n)d things that come back are about it.", again)
        yield words % {"n": again}
    if fresh:
        words = ngettext("One new thing is about it.", "%(n)d new things are about it.", fresh)
        yield words % {"n": fresh}
    if dots:
        words = ngettext(
            "The team gave it one dot in the last vote.", "The team gave it %(n)d dots in the last vote.", dots
        )
        yield words % {"n": dots}
    if talked:
        words = ngettext("You have met about it once before.", "You have met about it %(n)d times before.", talked)
        yield words % {"n": talked}
    else:
        yield _("You have not met about it yet.")


def _dots(unit: Unit) -> Counter[str]:
    """What each topic got in the last vote, if so many dots were set that at least five people have voted."""
    votes = TopicVote.objects.of(unit.municipality).filter(process__unit=unit, round__closed=True)
    last = votes.select_related("round").order_by("-process__started_at").first()
    if last is None:
        return Counter()
    tallies = Tally.objects.of(unit.municipality).filter(round=last.round)
    dots = Counter({tally.option: tally.total for tally in tallies})
    return dots if dots.total() >= FEWEST * last.round.dots_each else Counter()


def _words_of(known: Sequence[Topic]) -> dict[str, Stems]:
    """The stems of the name of each topic that no other topic speaks of: »fuldmagt«, but not »borger«."""
    texts = [stems(f"{topic.title} {topic.short} {topic.summary}") for topic in known]
    counts = Counter(stem for found in texts for stem in found)
    names = {topic.key: stems(f"{topic.title} {topic.short}") for topic in known}
    return {key: frozenset(stem for stem in found if counts[stem] == 1) for key, found in names.items()}


def _topic_of(theme: Theme, words: Mapping[str, Stems]) -> str:
    """The topic whose own words the theme uses most; else the one it was said under most often."""
    said = [stem for sign in theme.signs for stem in stems(sign.text)]
    uses = {key: sum(stem in own for stem in said) for key, own in words.items()}
    best = max(uses, key=lambda key: uses[key], default="")
    if best and uses[best]:
        return best
    return Counter(sign.topic for sign in theme.signs).most_common(1)[0][0]
