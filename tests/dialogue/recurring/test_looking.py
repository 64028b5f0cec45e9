# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What comes back in a team, what is new, and what to talk about next; from what was handed over and nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import meetings, processes, votes
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import DotRound, Meeting, Outcome, OutcomeKind, StepKind, Tally, TopicVote
from medspil.dialogue.recurring import signs
from medspil.organisations.models import Person, Unit
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import LEFT_OUT, about_to_end, again
from tests.dialogue.room.stage import planned_meeting


def met(cast: Cast, days_ago: int, *lines: str, exercise: bool = False) -> Meeting:
    """A meeting at which the team handed these lines over."""
    meeting = planned_meeting(cast)
    meeting.steps.filter(kind=StepKind.CASE).delete()
    assert meetings.open_meeting(meeting=again(meeting), by=cast.bo)
    items = [Handed(kind=OutcomeKind.DEVELOP, text=line) for line in lines]
    assert hand_over(meeting=again(meeting), items=items, summary="", by=cast.bo)
    at = timezone.now() - timedelta(days=days_ago)
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(closed_at=at, exercise=exercise)
    Outcome.objects.of(cast.municipality).filter(meeting=meeting).update(handed_over_at=at)
    return meeting


def page_of(person: Person, unit: Unit) -> lxml.html.HtmlElement:
    answer = client_for(person).get(reverse("recurring", args=[unit.pk]))
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def section(page: lxml.html.HtmlElement, name: str) -> str:
    found = page.xpath(f"//section[@aria-labelledby='{name}-title']")
    return " ".join(" ".join(part.text_content().split()) for part in found)


def voted(cast: Cast, topic: str, dots: int) -> None:
    process = processes.start(
        process_id=uuid4(),
        unit=cast.counter,
        value="Næste",
        facilitator=cast.bo,
        planned_on=timezone.localdate(),
        by=cast.karen,
    )
    votes.open_vote(process=process, by=cast.karen)
    vote = TopicVote.objects.of(cast.municipality).select_related("round").get(process=process)
    DotRound.objects.filter(pk=vote.round_id).update(closed=True, secret="")
    Tally.objects.create(municipality=cast.municipality, round=vote.round, option=topic, phones=dots)


def test_what_comes_back_and_what_is_new(cast: Cast, material: None) -> None:
    met(cast, 60, "Datteren kender sin mors kode", "Køen er lang om mandagen")
    met(cast, 20, "En datter har koden til sin mor", "Skiltet står bag planten")
    page = page_of(cast.ali, cast.counter)
    assert "En datter har koden til sin mor" in section(page, "again")
    assert "2 gange siden" in section(page, "again")
    assert "»Datteren kender sin mors kode«" in section(page, "again")
    assert "Skiltet står bag planten" in section(page, "new")
    for old in ("Køen er lang", "En datter har koden"):
        assert old not in section(page, "new")


def test_the_next_topic_is_suggested_with_the_reasons(cast: Cast, material: None) -> None:
    met(cast, 60, "Vi mangler fuldmagt fra borgeren", "Køen er lang om mandagen")
    met(cast, 20, "Fuldmagter mangler tit")
    suggestion = section(page_of(cast.karen, cast.counter), "next")
    assert "Tal om »Fuldmagt og samtykke« næste gang" in suggestion
    assert "En ting, der kommer igen, handler om det." in suggestion
    assert "I har ikke holdt møde om det endnu." in suggestion


@pytest.mark.parametrize(("dots", "counts"), [(15, True), (14, False)])
def test_a_vote_counts_from_five_people(cast: Cast, material: None, *, dots: int, counts: bool) -> None:
    """With three dots each, fifteen dots are set by at least five."""
    voted(cast, "private-solutions", dots)
    suggestion = section(page_of(cast.karen, cast.counter), "next")
    assert (f"Holdet satte {dots} prikker på det" in suggestion) is counts
    assert ("Private løsninger" in suggestion) is counts


def test_what_was_not_handed_over_stays_in_the_room(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    hand_over(meeting=meeting, items=[Handed(kind=OutcomeKind.STOP, text="At låne ud")], summary="", by=cast.bo)
    text = page_of(cast.karen, cast.counter).text_content()
    assert "At låne ud" in text
    assert LEFT_OUT not in text


def test_a_case_that_was_talked_about_counts_and_an_exercise_does_not(cast: Cast, material: None) -> None:
    about = about_to_end(cast)
    hand_over(meeting=about, items=[], summary="", by=cast.bo)
    met(cast, 5, "Ord fra en øvelse", exercise=True)
    text = section(page_of(cast.ali, cast.counter), "new")
    assert "Dilemma-case · Borgerens eget udstyr" in text
    assert "Ord fra en øvelse" not in text


@pytest.fixture
def _log() -> Iterator[None]:
    known = list(signs._SOURCES)
    signs.register(
        lambda unit: [
            signs.Sign(
                text=f"Hvem må bruge en fuldmagt? {unit.name}",
                at=timezone.now(),
                occasion="log",
                where="Dilemmalog",
                url="/",
            )
        ]
    )
    yield
    signs._SOURCES[:] = known


@pytest.mark.usefixtures("_log")
def test_another_package_may_add_what_it_knows(cast: Cast, material: None) -> None:
    met(cast, 20, "Køen er lang om mandagen")
    new = section(page_of(cast.ali, cast.counter), "new")
    assert "Hvem må bruge en fuldmagt? Borgerservice" in new
    assert "Køen er lang" not in new, "that was last time"
    suggestion = section(page_of(cast.ali, cast.counter), "next")
    assert "Tal om »Fuldmagt og samtykke« næste gang" in suggestion
    assert "En ny ting handler om det." in suggestion


def test_what_was_said_once_about_the_topic_of_the_meeting_is_no_reason_to_meet_again(
    cast: Cast, material: None
) -> None:
    met(cast, 5, "Køen er lang om mandagen", "Skiltet står bag planten")
    assert section(page_of(cast.ali, cast.counter), "next") == ""


def test_it_belongs_to_the_team(cast: Cast, material: None) -> None:
    met(cast, 5, "Køen er lang om mandagen")
    for person in (cast.lene, cast.ib, cast.ulla, cast.rita):
        assert client_for(person).get(reverse("recurring", args=[cast.counter.pk])).status_code == 404
    assert "Køen er lang" not in page_of(cast.ib, cast.jobcentre).text_content()
    assert "Ikke noget endnu" in page_of(cast.ib, cast.jobcentre).text_content()
