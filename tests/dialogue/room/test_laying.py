# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Notes that are laid in the same moment: each fares as if it had come alone."""

from uuid import UUID, uuid4

from django.core.exceptions import ValidationError

from medspil.dialogue.actions import meetings, notes
from medspil.dialogue.actions.laying import Sheet, lay_together
from medspil.dialogue.models import Audience, Meeting, Note, Step, StepKind
from medspil.dialogue.regions import notes_alone
from tests.cast import Cast
from tests.dialogue.room.stage import fresh, go, open_at, write

KEY, OTHER_KEY = "k" * 32, "o" * 32


def sheet(text: str, *, note_id: UUID | None = None, key: str = KEY, field: str = "") -> Sheet:
    return Sheet(note_id=note_id or uuid4(), edit_key=key, field=field, text=text)


def stored(step: Step) -> dict[UUID, str]:
    return dict(Note.objects.of(step.municipality).filter(step=step).values_list("pk", "text"))


def codes(laid: list[Note | ValidationError]) -> list[str]:
    return [entry.code if isinstance(entry, ValidationError) else "laid" for entry in laid]


def test_what_is_refused_hinders_no_other(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    version = Meeting.objects.of(cast.municipality).get().version
    sheets = [sheet("Ro"), sheet("I et felt, som ikke findes", field="stop"), sheet("Tid")]
    assert codes(lay_together(step=step, sheets=sheets)) == ["laid", "field", "laid"]
    assert sorted(stored(step).values()) == ["Ro", "Tid"]
    assert Meeting.objects.of(cast.municipality).get().version == version + 1


def test_sent_twice_at_once_it_is_one_note_with_the_latest_text(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    note_id = uuid4()
    sheets = [
        sheet("Mod", note_id=note_id),
        sheet("Mod!", note_id=note_id),
        sheet("Tyv", note_id=note_id, key=OTHER_KEY),
    ]
    assert codes(lay_together(step=step, sheets=sheets)) == ["laid", "laid", "taken"]
    assert stored(step) == {note_id: "Mod!"}


def test_an_id_of_another_municipality_is_refused_and_its_note_left(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    theirs = write(step, "Deres")
    Note.objects.filter(pk=theirs.pk).update(municipality=cast.other_municipality)
    assert codes(lay_together(step=step, sheets=[sheet("Vores"), sheet("Mod", note_id=theirs.pk)])) == ["laid", "taken"]
    assert Note.objects.get(pk=theirs.pk).text == "Deres"
    assert list(stored(step).values()) == ["Vores"]


def test_a_step_that_was_closed_meanwhile_takes_the_note_and_forgets_the_key(cast: Cast, material: None) -> None:
    """The phone's page is older than the room: what the database says counts."""
    meeting, step = open_at(cast, StepKind.REFLECTION)
    go(meeting, Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1), cast)
    (laid,) = lay_together(step=step, sheets=[sheet("Jeg var i elevatoren")])
    assert isinstance(laid, Note)
    assert Note.objects.of(cast.municipality).get(pk=laid.pk).edit_hash == ""


def test_a_note_that_lies_open_is_sent_alone_and_a_withdrawn_one_as_gone(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    stays, goes = write(step, "Bliver"), uuid4()
    gone = notes.lay(step=fresh(step), note_id=goes, edit_key=KEY, field="", text="Går")
    notes.withdraw(note=gone, edit_key=KEY)
    pieces = notes_alone(meeting, Audience.PARTICIPANT, {f"note-{stays.pk}", f"note-{goes}"})
    assert pieces is not None
    sent = {piece[0]: piece[1:] for piece in pieces}
    assert "Bliver" in sent[f"note-{stays.pk}"][0]
    assert sent[f"note-{stays.pk}"][1:] == ("notes-",)
    assert sent[f"note-{goes}"] == ("",)


def test_words_that_are_hidden_are_never_sent_as_a_note(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    note = write(step, "Skjult")
    for audience in Audience:
        pieces = notes_alone(meeting, audience, {f"note-{note.pk}"})
        assert "Skjult" not in str(pieces), audience
    meetings.reveal(step=fresh(step), by=cast.bo)
    meeting.refresh_from_db()
    assert "Skjult" in str(notes_alone(meeting, Audience.SCREEN, {f"note-{note.pk}"}))
