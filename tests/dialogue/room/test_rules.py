# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who can see what: each row of the table is a sentence on the page, and what the code does."""

from uuid import uuid4

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from medspil.dialogue import rules
from medspil.dialogue.actions import answers, dots, meetings, notes
from medspil.dialogue.models import (
    Anonymity,
    Audience,
    Dot,
    LeaderPresence,
    Meeting,
    Note,
    Place,
    Step,
    StepKind,
)
from medspil.dialogue.personal import Answers, personal_of
from medspil.dialogue.promises import MORE, NAMES, SEEN, WHEN, sections_for
from medspil.dialogue.room import room_of
from medspil.dialogue.rules import RULES, Rule, Sees, State, Thing, Viewer, sees
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import CASES, fresh, open_at

WORDS = "Jeg turde ikke sige nej"
SIGNATURE = "Skranke 2"
AUDIENCES = {Viewer.PARTICIPANT: "phone", Viewer.SCREEN: "wall", Viewer.FACILITATOR: "console"}
NOTE_STATES = {State.WRITTEN, State.KEPT_OPEN, State.SHOWN, State.HIDDEN}


def name_of(rule: Rule) -> str:
    return f"{rule.viewer} {rule.thing} {rule.state}"


def page(meeting: Meeting) -> str:
    answer = Client().get(reverse("who-sees", args=[meeting.code]))
    return " ".join(lxml.html.fromstring(answer.content.decode()).text_content().split())


@pytest.mark.parametrize("exercise", [False, True])
@pytest.mark.parametrize("presence", [LeaderPresence.IN_ROOM, LeaderPresence.FRAMES])
@pytest.mark.parametrize("anonymity", list(Anonymity))
def test_every_row_is_a_sentence_on_the_page(
    anonymity: Anonymity, presence: LeaderPresence, exercise: bool, cast: Cast, material: None
) -> None:
    meeting, _step = open_at(cast, StepKind.FRAME)
    kind = {"anonymity": anonymity, "leader_presence": presence, "exercise": exercise}
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(**kind)
    shown = page(meeting)
    parts = [part for section in sections_for(anonymity, presence, exercise=exercise) for part in section.parts]
    another = State.OVER if exercise else State.EXERCISE_OVER
    away = Viewer.LEADER_OUT if presence == LeaderPresence.IN_ROOM else Viewer.LEADER_IN_ROOM
    for rule in RULES:
        if rule.viewer == away or rule.state == another or (rule.thing == Thing.NAME and rule.state != anonymity):
            continue  # of another meeting
        what, who = str(SEEN[rule.thing, rule.sees]), str(NAMES[rule.viewer]).lower()
        here = [part for part in parts if part.title == str(WHEN[rule.thing, rule.state])]
        said = [words for part in here for words in part.sentences if words.endswith(f"ser {what}.")]
        assert any(who in words.lower() and words in shown for words in said), name_of(rule)


def test_the_page_says_nothing_that_is_no_rule() -> None:
    """Its sentences come from the table: as many as there are groups of viewers who see the same."""
    for anonymity in Anonymity:
        for presence in LeaderPresence:
            for section in sections_for(anonymity, presence):
                assert section.more in {"", *(str(words) for words in MORE.values())}
                for part in section.parts:
                    assert len(part.sentences) == len(set(part.sentences))
                    assert all(" ser " in said and said.endswith(".") for said in part.sentences)


def test_all_that_can_be_seen_has_words() -> None:
    assert {(rule.thing, rule.sees) for rule in RULES} <= set(SEEN)
    assert {(rule.thing, rule.state) for rule in RULES} == set(WHEN)


def test_what_no_row_says_is_not_seen() -> None:
    assert sees(Viewer.LEADER_OUT, Thing.NOTE, State.SHOWN) == Sees.NOTHING
    assert sees("participant/3", Thing.NOTE, State.SHOWN) == Sees.TEXT


def note_in_state(cast: Cast, state: State) -> tuple[Meeting, Step]:
    """A note whose step is in this state, in a meeting that runs."""
    meeting, step = open_at(cast, StepKind.REFLECTION)
    note = notes.lay(step=step, note_id=uuid4(), edit_key="k" * 32, field="", text=WORDS)
    rows = Step.objects.of(cast.municipality).filter(pk=step.pk)
    if state == State.KEPT_OPEN:
        rows.update(open_until=meeting.opened_at)
    if state in {State.SHOWN, State.HIDDEN}:
        meetings.reveal(step=fresh(step), by=cast.bo)
    if state == State.HIDDEN:
        notes.hide(note=Note.objects.of(cast.municipality).get(pk=note.pk), hidden=True, by=cast.bo)
    return meeting, fresh(step)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.state in NOTE_STATES], ids=name_of)
def test_notes_are_seen_as_the_row_says(rule: Rule, cast: Cast, material: None) -> None:
    meeting, step = note_in_state(cast, rule.state)
    if rule.viewer in AUDIENCES:
        audience = Audience(rule.viewer)
        visible = Note.objects.of(cast.municipality).filter(step=step).visible_to(audience)
        assert visible.exists() == (rule.sees == Sees.TEXT)
        place = AUDIENCES[rule.viewer]
        client = client_for(cast.bo) if place == "console" else Client()
        shown = client.get(reverse(place, args=[meeting.pk if place == "console" else meeting.code])).content.decode()
        assert (WORDS in shown) == (rule.sees == Sees.TEXT)
        if rule.sees in {Sees.NOTHING, Sees.NUMBER} and rule.state in {State.WRITTEN, State.KEPT_OPEN}:
            assert room_of(meeting.pk, audience).written == (1 if rule.sees == Sees.NUMBER else 0)
    elif rule.viewer == Viewer.LEADER_IN_ROOM:
        Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(leader_presence=LeaderPresence.IN_ROOM)
        shown = client_for(cast.karen).get(reverse("phone", args=[meeting.code])).content.decode()
        assert (WORDS in shown) == (rule.sees == Sees.TEXT)
    else:  # one's own phone has it in its memory, whoever runs the server in the table
        assert rule.sees == Sees.TEXT
        assert WORDS in _raw("SELECT text FROM dialogue_note")


@pytest.mark.parametrize("state", sorted(NOTE_STATES))
def test_a_leader_who_stays_out_sees_no_note_in_any_state(state: State, cast: Cast, material: None) -> None:
    assert sees(Viewer.LEADER_OUT, Thing.NOTE, state) == Sees.NOTHING
    meeting, _step = note_in_state(cast, state)
    for place in ("phone", "wall"):
        answer = client_for(cast.karen).get(reverse(place, args=[meeting.code]))
        assert answer.status_code == 403
        assert WORDS not in answer.content.decode()


def test_what_came_of_an_exercise_is_not_for_a_leader_who_stays_out() -> None:
    """The page says so; test_exercises.py tries the door."""
    assert sees(Viewer.LEADER_OUT, Thing.NOTE, State.EXERCISE_OVER) == Sees.NOTHING


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.thing == Thing.NAME], ids=name_of)
def test_a_signature_stands_with_the_note_as_the_row_says(rule: Rule, cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(anonymity=rule.state)
    sent = {"id": uuid4(), "key": "k" * 32, "text": WORDS, "signature": SIGNATURE, "consent": "1"}
    answer = Client().post(reverse("note-lay", args=[meeting.code, step.pk]), sent, headers={"X-Medspil": "live"})
    assert answer.status_code == 200
    seen = rule.sees != Sees.NOTHING
    if rule.viewer in AUDIENCES:
        place = AUDIENCES[rule.viewer]
        client = client_for(cast.bo) if place == "console" else Client()
        shown = client.get(reverse(place, args=[meeting.pk if place == "console" else meeting.code])).content.decode()
        assert (SIGNATURE in shown) == seen
    assert (SIGNATURE in _raw("SELECT signature FROM dialogue_note")) == seen


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.thing in {Thing.RESULT, Thing.DOT}], ids=name_of)
def test_votes_are_seen_as_the_row_says(rule: Rule, cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DOT_VOTE)
    said = room_of(meeting.pk, Audience.SCREEN).said
    options = {entry.option for entry in said}
    notes.place_dots(step=step, token="mine", chosen={said[0].option: 2}, options=options)
    if rule.state == State.CLOSED:
        notes.close_round(step=fresh(step), by=cast.bo)
    if rule.state == State.KEPT_OPEN:
        Step.objects.of(cast.municipality).filter(pk=step.pk).update(open_until=meeting.opened_at)
    round_ = fresh(step).round
    assert round_ is not None
    if rule.thing == Thing.RESULT and rule.viewer in AUDIENCES:
        room = room_of(meeting.pk, Audience(rule.viewer))
        assert any(entry.dots for entry in room.said) == (rule.sees == Sees.SUMS)
        assert room.voted == (0 if rule.sees == Sees.NOTHING else 1)
    elif rule.viewer == Viewer.WRITER:
        assert dots.set_by(round=round_, token="mine") == ({said[0].option: 2} if rule.sees == Sees.PLACE else {})
    if rule.state == State.CLOSED:
        assert not Dot.objects.of(cast.municipality).exists()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.state == State.AT_TABLE], ids=name_of)
def test_notes_at_a_table_are_seen_as_the_row_says(rule: Rule, cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    notes.lay(step=step, note_id=uuid4(), edit_key="k" * 32, field="keep", text=WORDS, table=1)
    audience = Audience(rule.viewer) if rule.viewer in AUDIENCES else Audience.PARTICIPANT
    place = Place(step.pk, 1) if rule.viewer in {Viewer.TABLE, Viewer.WRITER} else None
    if rule.viewer == Viewer.KEEPER:
        assert WORDS in _raw("SELECT text FROM dialogue_note")
    else:
        visible = Note.objects.of(cast.municipality).filter(step=step).visible_to(audience, place)
        assert visible.exists() == (rule.sees == Sees.TEXT)
        assert room_of(meeting.pk, audience, place).written == 1


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.thing == Thing.COMPASS], ids=name_of)
def test_the_compass_is_seen_as_the_row_says(rule: Rule, cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.COMPASS)
    phones = ["mine", "two", "three", "four"][: 4 if rule.state == State.ENOUGH else 3]
    for phone in phones:
        answers.answer(step=step, token=phone, question=CASES[0], option=f"{CASES[0]}:solving")
    if rule.viewer == Viewer.WRITER:
        mine = personal_of(room_of(meeting.pk, Audience.PARTICIPANT), "mine")
        assert isinstance(mine, Answers)
        assert mine.answered[0].option == f"{CASES[0]}:solving"
    elif rule.viewer in AUDIENCES:
        shown = room_of(meeting.pk, Audience(rule.viewer)).content.spreads[0]
        assert bool(shown.rows) == (rule.sees == Sees.SUMS)
        assert (shown.total or shown.few) == len(phones)


def test_a_changed_row_changes_both_the_page_and_the_code(
    cast: Cast, material: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, _step = note_in_state(cast, State.WRITTEN)
    before = page(meeting)
    assert room_of(meeting.pk, Audience.SCREEN).said == []
    monkeypatch.setitem(rules._TABLE, (Viewer.SCREEN, Thing.NOTE, State.WRITTEN), Sees.TEXT)
    assert [said.title for said in room_of(meeting.pk, Audience.SCREEN).said] == [WORDS]
    after = page(meeting)
    assert after != before
    monkeypatch.setitem(rules._TABLE, (Viewer.FACILITATOR, Thing.NOTE, State.WRITTEN), Sees.NOTHING)
    assert room_of(meeting.pk, Audience.FACILITATOR).written == 0
    assert page(meeting) != after


def _raw(query: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {str(row[0]) for row in cursor.fetchall()}
