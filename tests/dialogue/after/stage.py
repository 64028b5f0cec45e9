# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A meeting about to end, with things said that are handed over, things that are not, and things nobody may see."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import decisions, invitations, meetings, notes
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import Contract, Meeting, Note, Outcome, OutcomeKind, Step, StepKind
from medspil.dialogue.queries.outcomes import candidates_of
from tests.cast import Cast
from tests.dialogue.before.post import deliver
from tests.dialogue.room.stage import fresh, go, open_at, write

ANSWER_DAYS = 9
TICKED = {
    "keep": "Borgeren taster selv",
    "develop": "Ét fælles svar til alle",
    "stop": "At låne vores egen telefon ud",
}
LEFT_OUT = "Det her bliver i rummet"
HIDDEN = "Noget om en kollega"
UNSHOWN = "Et afskedsord, ingen har set"


def about_to_end(cast: Cast) -> Meeting:
    """At the closing step. On the board: three notes to hand over, one left out, one hidden; two dots are set."""
    meeting, board = open_at(cast, StepKind.BOARD)
    Contract.objects.of(cast.municipality).filter(process=meeting.process).update(answer_days=ANSWER_DAYS)
    for key, text in TICKED.items():
        write(board, text, key)
    write(board, LEFT_OUT, "keep")
    hidden = write(board, HIDDEN, "stop")
    meetings.reveal(step=fresh(board), by=cast.bo)
    notes.hide(note=Note.objects.of(cast.municipality).get(pk=hidden.pk), hidden=True, by=cast.bo)
    _vote(meeting)
    for step in _steps(meeting):
        if step.position > board.position:
            go(meeting, step, cast)
        if step.kind == StepKind.DECIDE:
            decide(meeting, cast)
    write(step, UNSHOWN)
    notes.mark_ready(step=fresh(step), token="phone", ready=True)
    return again(meeting)


def decide(meeting: Meeting, cast: Cast) -> None:
    due = timezone.localdate() + timedelta(days=12)
    for what, owner, name in (("Hænge et skilt op", cast.mette, ""), ("Ringe til IT", None, "Vikaren")):
        decisions.decide(
            meeting=meeting, decision_id=uuid4(), what=what, owner=owner, owner_name=name, due_on=due, by=cast.bo
        )


def invite(meeting: Meeting, cast: Cast) -> None:
    details = invitations.Details(
        starts_at=timezone.now() + timedelta(days=1), place="Mødelokale 2", message="Kom", preparation=""
    )
    people = [cast.ali, cast.mette, cast.bo]
    invitations.send(meeting=meeting, details=details, people=people, seen=0, site="", by=cast.karen)
    post()


def handed(cast: Cast, *, summary: str = "") -> Outcome:
    """What the other tests begin with: an outcome with a keep, two proposals and two decisions."""
    meeting = about_to_end(cast)
    items = [Handed(kind=OutcomeKind(kind), text=text) for kind, text in TICKED.items()]
    outcome = hand_over(meeting=meeting, items=items, summary=summary, by=cast.bo)
    assert outcome is not None
    return outcome


def tick_and_end(client: Client, meeting: Meeting, *, summary: str = "Vi gør det forskelligt.") -> str:
    """Press »end and hand over« with the three lines ticked; the address one is led to."""
    keys = [entry.key for entry in candidates_of(meeting) if entry.text in TICKED.values()]
    answer = client.post(reverse("meeting-close", args=[meeting.pk]), {"items": keys, "summary": summary})
    assert answer.status_code == 302
    return str(answer["Location"])


def post() -> list[EmailMultiAlternatives]:
    """Let the worker send what waits; the letters sent since the last time."""
    return deliver()


def again(meeting: Meeting) -> Meeting:
    """The meeting as another screen has just read it."""
    rows = Meeting.objects.of(meeting.municipality).select_related("process__unit", "process__leader", "facilitator")
    return rows.get(pk=meeting.pk)


def item_of(outcome: Outcome, kind: str) -> UUID:
    return outcome.items.get(kind=kind).pk


def _steps(meeting: Meeting) -> list[Step]:
    return list(Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("meeting", "round"))


def _vote(meeting: Meeting) -> None:
    """Two phones set dots in a vote that nobody counts before the meeting ends."""
    step = next(step for step in _steps(meeting) if step.kind == StepKind.DOT_VOTE)
    said = Note.objects.of(meeting.municipality).filter(step__meeting=meeting, step__kind=StepKind.REFLECTION)
    options = {f"n:{note.pk}" for note in said}
    for phone in ("one", "two"):
        notes.place_dots(step=step, token=phone, chosen={max(options): 2}, options=options)
