# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whoever runs a meeting takes words out of it, while it lasts and afterwards; what others have made stays theirs."""

import json
from uuid import uuid4

from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from medspil.counter.models import GuideEntry
from medspil.custody.persons.places import columns_with_text
from medspil.custody.reach import ELSEWHERE, TO_MEETING, TO_PROCESS
from medspil.dialogue.actions import answers, meetings, notes
from medspil.dialogue.models import Decision, Meeting, Note, OutcomeItem, Step, StepKind, Tally
from medspil.dilemmas.models import Dilemma
from medspil.record.mail import Letter, post
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import fresh, go, open_at
from tests.web.world import World, make_world

BAD = "Fru Hansen fra nummer tolv"
REMOVED = "[fjernet]"
EXACTLY = "Husk at ringe til Fru Hansen fra nummer tolv."


def _whole_database() -> str:
    rows = (row for model in apps.get_models() for row in model._default_manager.all().values())
    return " ".join(json.dumps(row, default=str, ensure_ascii=False) for row in rows)


def _press(client: Client, meeting: Meeting, words: str, **more: str) -> str:
    said = {"words": words, "sure": "on", "id": str(uuid4()), **more}
    return client.post(reverse("meeting-text-remove", args=[meeting.pk]), said, follow=True).content.decode()


def _removals(cast: Cast) -> int:
    return Entry.objects.of(cast.municipality.pk).filter(kind="MeetingTextRemoved").count()


def test_a_name_is_taken_out_of_a_note_while_the_meeting_runs(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    key = uuid4().hex
    note = notes.lay(step=step, note_id=uuid4(), edit_key=key, field="", text=EXACTLY)
    phone, bo = Client(), client_for(cast.bo)
    console = bo.get(reverse("console", args=[meeting.pk])).content.decode()
    link = f"{reverse('meeting-text-remove', args=[meeting.pk])}?fra={note.pk}"
    assert link in console
    assert EXACTLY in bo.get(link).content.decode()

    assert "Teksten er fjernet" in _press(bo, meeting, BAD)
    assert BAD not in _whole_database()
    room = phone.get(reverse("phone", args=[meeting.code])).content.decode()
    assert f"Husk at ringe til {REMOVED}." in room
    assert f'data-forget="{note.pk}"' in room  # the phone that wrote it drops its own copy
    for again in (
        lambda: notes.change(note=Note.objects.get(pk=note.pk), edit_key=key, text=EXACTLY),
        lambda: notes.lay(step=step, note_id=note.pk, edit_key=key, field="", text=EXACTLY),
    ):
        try:
            again()
        except ValidationError:
            continue
    assert BAD not in _whole_database()

    meetings.close_everything(meeting=meeting)
    assert Meeting.objects.get(pk=meeting.pk).forget == []


def _copied_everywhere(cast: Cast) -> World:
    """The words stand in what was made of a meeting, and where nobody of the team brought them."""
    world = make_world(cast)
    OutcomeItem.objects.of(cast.municipality).filter(outcome__meeting=world.held).update(text=EXACTLY)
    Decision.objects.create(
        municipality=cast.municipality, meeting=world.held, what=BAD, owner_name="Bo", due_on="2026-12-01"
    )
    step = Step.objects.of(cast.municipality).filter(meeting=world.planned).first()
    Note.objects.create(municipality=cast.municipality, step=step, text=BAD)
    world.commitment.what = BAD
    world.commitment.save(update_fields=["what"])
    world.trial.canvas = {"why": BAD}
    world.trial.save(update_fields=["canvas"])
    GuideEntry.objects.filter(pk=world.guide_entry.pk).update(how=BAD, meeting=world.held)
    Dilemma.objects.create(municipality=cast.municipality, unit=cast.counter, told=BAD, week="2026-01-05")
    return world


def test_afterwards_the_words_are_gone_from_all_that_was_made_of_the_meeting(cast: Cast, material: None) -> None:
    world = _copied_everywhere(cast)
    bo = client_for(cast.bo)
    page = bo.get(reverse("outcome", args=[world.held.pk])).content.decode()
    line = OutcomeItem.objects.of(cast.municipality).filter(outcome__meeting=world.held).first()
    assert line is not None
    assert f"?fra={line.pk}" in page
    assert EXACTLY in bo.get(reverse("meeting-text-remove", args=[world.held.pk]), {"fra": line.pk}).content.decode()

    assert "Teksten er fjernet" in _press(bo, world.held, BAD)
    Dilemma.objects.of(cast.municipality).filter(told=BAD).delete()  # noted at the counter, and no part of the meeting
    assert BAD not in _whole_database()
    assert f"Husk at ringe til {REMOVED}." in bo.get(reverse("outcome", args=[world.held.pk])).content.decode()
    history = client_for(cast.rita).get(reverse("history")).content.decode()
    assert "Fjernede en tekst fra et møde" in history


def test_what_is_not_of_the_meeting_is_left_to_those_who_administer(cast: Cast, material: None) -> None:
    world = _copied_everywhere(cast)
    post(Letter(to=cast.ali.email, subject="Udbytte", text=BAD))
    _press(client_for(cast.bo), world.held, BAD)
    assert Dilemma.objects.of(cast.municipality).filter(told=BAD).exists()
    Dilemma.objects.of(cast.municipality).update(told="Noget helt andet")
    assert "Ordene står ikke sådan i mødet" in _press(client_for(cast.bo), world.held, "Noget helt andet")


def test_two_presses_are_one_removal(cast: Cast, material: None) -> None:
    world = _copied_everywhere(cast)
    bo, same = client_for(cast.bo), str(uuid4())
    assert all("Teksten er fjernet" in _press(bo, world.held, BAD, id=same) for _press_of_two in range(2))
    assert _removals(cast) == 1


def test_nothing_goes_that_is_too_short_unknown_or_not_sure(cast: Cast, material: None) -> None:
    world = _copied_everywhere(cast)
    bo = client_for(cast.bo)
    for words, more, told in (
        ("Fr", {}, "Skriv mindst tre bogstaver"),
        ("Hans", {}, "Ordene står ikke sådan"),  # part of a word is none
        (BAD, {"sure": ""}, "Sæt kryds"),
    ):
        page = _press(bo, world.held, words, **more)
        assert told in page
        assert words in page
    assert _removals(cast) == 0
    assert EXACTLY in _whole_database()


def test_a_leader_who_runs_no_meeting_has_no_such_page(cast: Cast, material: None) -> None:
    world = _copied_everywhere(cast)
    karen = client_for(cast.karen)
    assert karen.get(reverse("meeting-text-remove", args=[world.held.pk])).status_code == 404
    assert "fjern-tekst" not in karen.get(reverse("outcome", args=[world.held.pk])).content.decode()


def test_words_that_were_counted_go_one_by_one(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.WORDS)
    for token, word in enumerate(("Hansen", "Olsen", "scale")):
        answers.say_words(step=step, token=f"phone {token}", words=[word])
    notes.close_round(step=fresh(step), by=cast.bo)
    bo = client_for(cast.bo)
    console = bo.get(reverse("console", args=[meeting.pk])).content.decode()
    links = [part.split('"')[0] for part in console.split('href="') if "?fra=" in part.split('"')[0]]
    offered = " ".join(bo.get(link).content.decode() for link in links)
    assert "Hansen" in offered
    for word in ("Hansen", "Olsen", "scale"):
        _press(bo, meeting, word)
    assert not Tally.objects.of(cast.municipality).filter(round=fresh(step).round).exists()
    assert "Hansen" not in _whole_database()
    later = Step.objects.of(cast.municipality).filter(meeting=meeting, kind=StepKind.SCALE).last()
    assert later is not None
    go(meeting, later, cast)  # the code's own »scale« stands
    assert bo.get(reverse("console", args=[meeting.pk])).status_code == 200
    assert later.settings["scale"] == "confidence"


def test_every_table_with_words_hangs_on_a_meeting_or_is_known_not_to() -> None:
    reached = TO_MEETING.keys() | TO_PROCESS.keys()
    labels = {model._meta.label for model, _fields in columns_with_text()}
    unknown = {label for label in labels - reached if not label.startswith(ELSEWHERE)}
    assert unknown == set()
    assert reached <= labels
