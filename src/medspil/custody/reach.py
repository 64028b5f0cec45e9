# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What was said in a meeting, and where that is written on: all that whoever ran it may take words out of.

Nothing ties a copy to what it was made of (decision 37). What ties both is the process, and so each table says how it
hangs on one. What a test does not find here or in `ELSEWHERE` is a failure.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from medspil.custody.persons.places import columns_with_text
from medspil.custody.texts import CODED, Looked
from medspil.dialogue.activities.words import mark_of
from medspil.dialogue.models import (
    Audience,
    Decision,
    Fist,
    Group,
    Meeting,
    Note,
    Outcome,
    OutcomeItem,
    ProcessKind,
    StepKind,
    Tally,
)
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText

# From a row to its meeting, and to its process where it hangs on no meeting.
TO_MEETING: dict[str, tuple[str, ...]] = {
    "dialogue.Meeting": ("pk",),
    "dialogue.Step": ("meeting",),
    "dialogue.Invitation": ("meeting",),
    "dialogue.Group": ("step__meeting",),
    "dialogue.Note": ("step__meeting",),
    "dialogue.Speaker": ("step__meeting",),
    "dialogue.Fist": ("step__meeting",),
    "dialogue.Tally": ("round__steps__meeting",),
    "dialogue.Decision": ("meeting",),
    "dialogue.Outcome": ("meeting",),
    "dialogue.OutcomeItem": ("outcome__meeting",),
    "dialogue.OutcomeSpread": ("outcome__meeting",),
    "practice.Answer": ("item__outcome__meeting",),
    "practice.OneToOne": ("meeting",),
    "practice.FollowUp": ("meeting",),
    "counter.GuideEntry": ("meeting",),
    "counter.GuideVersion": ("entry__meeting",),
    "expectations.ServiceLevel": ("meeting",),
}
TO_PROCESS: dict[str, tuple[str, ...]] = {
    "dialogue.Meeting": ("process",),
    "dialogue.FilledCanvas": ("process",),
    "dialogue.CanvasLine": ("canvas__process",),
    "dialogue.OwnTopic": ("process",),
    "practice.Closing": ("process",),
    "practice.Commitment": ("process",),
    "practice.Trial": ("process",),
    "practice.Tip": ("trial__process",),
    "practice.Measure": ("trial__process",),
    "practice.Happening": ("trial__process",),
    "counter.GuideEntry": ("trial__process",),
    "counter.GuideVersion": ("entry__trial__process",),
    "journeys.Point": ("commitment__process",),
    "procurement.Wish": ("line__canvas__process",),
}
# Packages and tables whose words come from no meeting, are agreed by others, or stay until an administrator takes them.
ELSEWHERE = (
    "adoption.",
    "custody.",
    "dilemmas.",
    "directory.",
    "journeys.",
    "materials.",
    "organisations.",
    "procurement.",
    "readiness.",
    "dialogue.Process",
    "dialogue.Lap",
    "dialogue.Contract",
    "dialogue.Tick",
    "dialogue.Dot",
    "dialogue.Seat",
    "dialogue.ReadyMark",
    "expectations.Task",
    "expectations.PublicPage",
)
WHO = frozenset({"owner_name", "agreed_by"})  # who answers for something is no words about somebody


def reached_from(meeting: Meeting, *, words: str) -> Iterator[Looked]:
    """The rows of the meeting and its process with their columns of prose; of a quick exercise those of it alone. One
    word alone is looked for where only people write, since a name in the code may be spelt like it."""
    alone = " " not in words
    for model, fields in columns_with_text():
        hangs = _hangs(model, meeting)
        prose = [field for field in fields if _is_prose(field) and not (alone and field.name in CODED - {"figures"})]
        if hangs is not None and prose:
            rows = model._default_manager.filter(hangs, municipality=meeting.municipality)  # noqa: SLF001 - public
            yield rows.filter(round__steps__kind=StepKind.WORDS) if model is Tally else rows, prose


def _hangs(model: type[models.Model], meeting: Meeting) -> Q | None:
    label = model._meta.label  # noqa: SLF001 - Django's public name for it
    exercise = meeting.process.kind == ProcessKind.EXERCISES
    found = [Q(**{path: meeting.pk}) for path in TO_MEETING.get(label, ())]
    if not exercise:
        near = [path for path in TO_MEETING.get(label, ()) if path != "pk"]
        found += [Q(**{f"{path}__process": meeting.process_id}) for path in near]
        found += [Q(**{path: meeting.process_id}) for path in TO_PROCESS.get(label, ())]
    whole = Q()
    for one in found:
        whole |= one
    return whole if found else None


def _is_prose(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, FreeText | ShortText | GuardedJSON) and field.name not in WHO


def text_in(meeting: Meeting, row_id: UUID) -> str:
    """What stands on the page of whoever runs the meeting, by the id of its row; nothing when it is not shown there."""
    mine = meeting.municipality
    shown: tuple[tuple[models.QuerySet[models.Model], str], ...] = (
        (Note.objects.of(mine).filter(step__meeting=meeting).visible_to(Audience.FACILITATOR), "text"),
        (Decision.objects.of(mine).filter(meeting=meeting), "what"),
        (OutcomeItem.objects.of(mine).filter(outcome__meeting=meeting), "text"),
        (Outcome.objects.of(mine).filter(meeting=meeting), "summary"),
        (Group.objects.of(mine).filter(step__meeting=meeting), "title"),
        (Fist.objects.of(mine).filter(step__meeting=meeting), "what"),
    )
    texts = (rows.filter(pk=row_id).values_list(column, flat=True).first() for rows, column in shown)
    return next((str(text) for text in texts if text), "") or _word(meeting, row_id)


def _word(meeting: Meeting, mark: UUID) -> str:
    """An answer that is counted has no row that a page could name: the mark is made of it."""
    counted = Tally.objects.of(meeting.municipality).filter(round__steps__meeting=meeting, round__closed=True)
    words = counted.filter(round__steps__kind=StepKind.WORDS).values_list("round__steps", "option")
    return next((word for step_id, word in words if mark_of(step_id, word) == mark), "")


def pattern_of(words: str) -> re.Pattern[str]:
    """Whole words, whatever their capitals and line breaks."""
    spelt = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){spelt}(?!\w)", re.IGNORECASE)
