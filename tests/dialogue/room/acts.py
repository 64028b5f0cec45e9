# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Everything that can happen in a meeting, each in the step where it happens: what the oracle tries one by one."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.custody.actions import remove_text
from medspil.custody.events import Reason
from medspil.dialogue.actions import (
    answers,
    decisions,
    exercises,
    fists,
    later,
    meetings,
    merging,
    modes,
    notes,
    rehearsals,
    seats,
    speakers,
    steps,
)
from medspil.dialogue.actions.outcomes import hand_over
from medspil.dialogue.activities import activity_of
from medspil.dialogue.counting import hands_of
from medspil.dialogue.models import (
    Anonymity,
    Audience,
    Decision,
    Group,
    Meeting,
    Note,
    Speaker,
    Step,
    StepKind,
)
from medspil.dialogue.room import room_of
from medspil.practice.actions.following import Said, follow_up
from medspil.practice.models import Commitment, HowItWent
from tests.cast import Cast
from tests.dialogue.room.stage import fresh, write

Act = Callable[[Cast, Meeting, Step], object]


def _note(step: Step) -> Note:
    note = Note.objects.of(step.municipality).filter(step__meeting=step.meeting).first()
    assert note is not None
    return note


def _own(step: Step) -> tuple[Note, str]:
    key = uuid4().hex
    return notes.lay(step=step, note_id=uuid4(), edit_key=key, field="", text="Min egen"), key


def _change(_cast: Cast, _meeting: Meeting, step: Step) -> None:
    note, key = _own(step)
    notes.change(note=note, edit_key=key, text="Rettet")


def _withdraw(_cast: Cast, _meeting: Meeting, step: Step) -> None:
    note, key = _own(step)
    notes.withdraw(note=note, edit_key=key)


def _vote(_cast: Cast, meeting: Meeting, step: Step) -> None:
    options = {said.option for said in room_of(meeting.pk, Audience.PARTICIPANT).said}
    notes.place_dots(step=step, token="phone", chosen={min(options): 2}, options=options)


def _vote_and_close(cast: Cast, meeting: Meeting, step: Step) -> None:
    _vote(cast, meeting, step)
    notes.close_round(step=fresh(step), by=cast.bo)


def _pile(cast: Cast, _meeting: Meeting, step: Step) -> Group:
    pile = notes.group(step=step, notes=[_note(step)], into=None, title="Frygt", by=cast.bo)
    assert pile is not None
    return pile


def _merge(cast: Cast, meeting: Meeting, _step: Step) -> Note:
    known = list(Note.objects.of(cast.municipality).filter(step__meeting=meeting, step__kind=StepKind.REFLECTION))
    assert known, "there is nothing to join"
    return merging.merge(notes=known, note_id=uuid4(), by=cast.bo)


def _write_and_merge(cast: Cast, _meeting: Meeting, step: Step) -> None:
    merging.merge(notes=[write(step, "Mod"), write(step, "Ro")], note_id=uuid4(), by=cast.bo)


def _rename(cast: Cast, meeting: Meeting, step: Step) -> None:
    notes.rename(pile=_pile(cast, meeting, step), title="Utryghed", by=cast.bo)


def _decide(cast: Cast, meeting: Meeting, _step: Step) -> Decision:
    due = timezone.localdate() + timedelta(days=14)
    return decisions.decide(
        meeting=meeting,
        decision_id=uuid4(),
        what="Opslag ved skranken",
        owner=cast.ali,
        owner_name="",
        due_on=due,
        by=cast.bo,
    )


def _strike_out(cast: Cast, meeting: Meeting, step: Step) -> None:
    decisions.strike_out(decision=_decide(cast, meeting, step), by=cast.bo)


def _next(cast: Cast, meeting: Meeting, step: Step) -> None:
    following = Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1)
    meetings.go_to(meeting=meeting, step=following, seen=step, by=cast.bo)


def _back(cast: Cast, meeting: Meeting, step: Step) -> None:
    previous = Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position - 1)
    meetings.go_to(meeting=meeting, step=previous, seen=step, by=cast.bo)


def _answer(_cast: Cast, _meeting: Meeting, step: Step, *phones: str) -> None:
    asks = activity_of(step).asks
    assert asks is not None
    question = asks(step)[0]
    for phone in phones or ("phone",):
        answers.answer(step=step, token=phone, question=question.key, option=question.options[2].key)


def _four_answers(cast: Cast, meeting: Meeting, step: Step) -> None:
    _answer(cast, meeting, step, "one", "two", "three", "four")


def _answer_and_close(cast: Cast, meeting: Meeting, step: Step) -> None:
    _four_answers(cast, meeting, step)
    notes.close_round(step=fresh(step), by=cast.bo)


def _say(_cast: Cast, _meeting: Meeting, step: Step) -> None:
    answers.say_words(step=step, token="phone", words=["Tillid", "Tid"])


def _say_and_close(cast: Cast, meeting: Meeting, step: Step) -> None:
    _say(cast, meeting, step)
    notes.close_round(step=fresh(step), by=cast.bo)


def _hide_a_word(cast: Cast, meeting: Meeting, step: Step) -> None:
    _say_and_close(cast, meeting, step)
    answers.hide_word(step=fresh(step), word="Tid", hidden=True, by=cast.bo)


def _hands(cast: Cast, meeting: Meeting, step: Step) -> None:
    counts = {hand.option: 5 for hands in hands_of(room_of(meeting.pk, Audience.FACILITATOR)) for hand in hands.hands}
    assert counts
    answers.count_hands(step=step, counts=counts, by=cast.bo)


def _hands_after(cast: Cast, meeting: Meeting, step: Step) -> None:
    _answer_and_close(cast, meeting, step)
    _hands(cast, meeting, fresh(step))


def _ask(_cast: Cast, _meeting: Meeting, step: Step) -> None:
    speakers.ask(step=step, token="phone", name="Ali")


def _call(cast: Cast, meeting: Meeting, step: Step) -> None:
    _ask(cast, meeting, step)
    speakers.add(step=step, name="", by=cast.bo)
    assert speakers.call_next(step=step, seen=None, by=cast.bo)


def _strike_off(cast: Cast, meeting: Meeting, step: Step) -> None:
    _ask(cast, meeting, step)
    speakers.strike_off(speaker=Speaker.objects.of(cast.municipality).select_related("step").get(), by=cast.bo)


def _withdraw_from_the_list(cast: Cast, meeting: Meeting, step: Step) -> None:
    _ask(cast, meeting, step)
    speakers.withdraw(step=step, token="phone")


def _sit(_cast: Cast, _meeting: Meeting, step: Step) -> None:
    seats.sit(step=step, token="phone")


def _write_at_a_table(_cast: Cast, _meeting: Meeting, step: Step) -> None:
    notes.lay(step=step, note_id=uuid4(), edit_key=uuid4().hex, field="keep", text="Ved bordet", table=1)


def _write_on_a_shown_board(cast: Cast, _meeting: Meeting, step: Step) -> None:
    for field in ("develop", "stop", "develop"):
        write(step, "Skjult", field)
    meetings.reveal(step=fresh(step), by=cast.bo)
    for _again in range(5):
        write(step, "Vist", "develop")


def _write_where_tables_are_shown(cast: Cast, meeting: Meeting, step: Step) -> None:
    _show_the_tables(cast, meeting, step)
    write(step, "Senere", "keep")


def _show_the_tables(cast: Cast, meeting: Meeting, step: Step) -> None:
    _write_at_a_table(cast, meeting, step)
    meetings.reveal(step=fresh(step), by=cast.bo)


def _ask_for_fingers(cast: Cast, meeting: Meeting, step: Step) -> None:
    assert fists.ask(step=step, fist_id=uuid4(), what="Vi prøver det i to uger", by=cast.bo)


def _shorten(cast: Cast, meeting: Meeting, step: Step) -> None:
    later = Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 2)
    meetings.add_minutes(step=later, minutes=-1, seen=later.minutes, by=cast.bo)


def _sign_and_tighten(cast: Cast, meeting: Meeting, step: Step) -> None:
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(anonymity=Anonymity.NAMED)
    notes.lay(step=fresh(step), note_id=uuid4(), edit_key=uuid4().hex, field="", text="Mod", signature="Ali")
    assert modes.choose(meeting=meeting, anonymity=Anonymity.ANONYMOUS, by=cast.bo)


def _keep_open(cast: Cast, _meeting: Meeting, step: Step) -> None:
    assert later.keep_open(step=fresh(step), through=timezone.localdate() + timedelta(days=3), by=cast.bo)


def _shut(cast: Cast, meeting: Meeting, step: Step) -> None:
    _keep_open(cast, meeting, step)
    assert later.shut(step=fresh(step), by=None)


def _go_on_after_days(cast: Cast, meeting: Meeting, step: Step) -> None:
    _shut(cast, meeting, step)
    assert meetings.go_to(meeting=meeting, step=fresh(step), seen=fresh(step), by=cast.bo)


def as_rehearsal(meeting: Meeting) -> Meeting:
    """The meeting at hand, as if it had been a rehearsal from the start."""
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(rehearsal=4)
    return Meeting.objects.of(meeting.municipality).get(pk=meeting.pk)


def _wind(cast: Cast, meeting: Meeting, _step: Step) -> None:
    rehearsals.wind(meeting=meeting, minutes=1, by=cast.bo)


def _end_rehearsal(cast: Cast, meeting: Meeting, _step: Step) -> None:
    assert rehearsals.end(meeting=meeting, by=cast.bo)


def _tell_and_take_away(cast: Cast, meeting: Meeting, _step: Step) -> None:
    for text in ("To minutter igen", ""):
        meetings.tell(meeting=meeting, text=text, by=cast.bo)


def left_open(meeting: Meeting) -> None:
    """Something that was agreed before the meeting."""
    fields = {"what": "Hænge et skilt op", "owner_name": "Mette", "due_on": timezone.localdate()}
    Commitment.objects.create(municipality=meeting.municipality, process=meeting.process, **fields)


def _say_how_it_went(cast: Cast, meeting: Meeting, _step: Step) -> None:
    row = Commitment.objects.of(cast.municipality).get(process=meeting.process)
    assert follow_up(meeting=meeting, row=row, said=Said(how=HowItWent.DONE, words="Det hænger der"), by=cast.bo)


def _end_exercise(cast: Cast, meeting: Meeting, _step: Step) -> None:
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(exercise=True)
    assert exercises.end(meeting=Meeting.objects.of(meeting.municipality).get(pk=meeting.pk), by=cast.bo)


def _hand_over(cast: Cast, meeting: Meeting, _step: Step) -> None:
    assert hand_over(meeting=meeting, items=[], summary="Tak", by=cast.bo) is not None


def _remove_words(cast: Cast, _meeting: Meeting, step: Step) -> None:
    write(step, "Hende fra kiosken igen")
    assert remove_text(municipality=cast.municipality, words="fra kiosken", why=Reason.CITIZEN, by=cast.rita)


ACTS: list[tuple[str, StepKind, Act]] = [
    ("write", StepKind.REFLECTION, lambda _c, _m, s: write(s, "En ny")),
    ("write on the board", StepKind.BOARD, lambda _c, _m, s: write(s, "En ny", "develop")),
    ("write when all is shown", StepKind.CLOSING, lambda _c, _m, s: write(s, "Mod")),
    ("write on a board that is shown", StepKind.BOARD, _write_on_a_shown_board),
    ("write where tables are shown", StepKind.TABLES, _write_where_tables_are_shown),
    ("change", StepKind.CLOSING, _change),
    ("withdraw", StepKind.CLOSING, _withdraw),
    ("ready", StepKind.REFLECTION, lambda _c, _m, s: notes.mark_ready(step=s, token="phone", ready=True)),
    ("reveal notes", StepKind.REFLECTION, lambda c, _m, s: (write(s, "Gemt"), meetings.reveal(step=s, by=c.bo))),
    ("reveal a legal point", StepKind.LEGAL_POINT, lambda c, _m, s: meetings.reveal(step=s, by=c.bo)),
    ("hide", StepKind.GROUPING, lambda c, _m, s: notes.hide(note=_note(s), hidden=True, by=c.bo)),
    ("pile", StepKind.GROUPING, _pile),
    ("join notes", StepKind.GROUPING, _merge),
    ("take a joined note apart", StepKind.GROUPING, lambda c, m, s: merging.split(note=_merge(c, m, s), by=c.bo)),
    ("join notes where they were written", StepKind.CLOSING, _write_and_merge),
    ("rename a pile", StepKind.GROUPING, _rename),
    ("vote", StepKind.DOT_VOTE, _vote),
    ("count the dots", StepKind.DOT_VOTE, _vote_and_close),
    ("decide", StepKind.DECIDE, _decide),
    ("strike out", StepKind.DECIDE, _strike_out),
    ("go on", StepKind.REFLECTION, _next),
    ("go back", StepKind.BOARD, _back),
    ("more minutes", StepKind.CASE, lambda c, _m, s: meetings.add_minutes(step=s, minutes=2, by=c.bo)),
    ("fewer minutes", StepKind.CASE, lambda c, _m, s: meetings.add_minutes(step=s, minutes=-2, seen=5, by=c.bo)),
    ("shorten a later step", StepKind.CASE, _shorten),
    ("tell the room", StepKind.CASE, lambda c, m, _s: meetings.tell(meeting=m, text="Pause til 10.15", by=c.bo)),
    ("take the message away", StepKind.CASE, _tell_and_take_away),
    (
        "the facilitator is gone",
        StepKind.CASE,
        lambda _c, m, _s: meetings.facilitator_came_or_went(meeting=m, away=True),
    ),
    ("show names no more", StepKind.CLOSING, _sign_and_tighten),
    ("keep open", StepKind.REFLECTION, _keep_open),
    ("keep a vote open", StepKind.DOT_VOTE, _keep_open),
    ("write while it is open", StepKind.REFLECTION, lambda c, m, s: (_keep_open(c, m, s), write(s, "Hjemmefra"))),
    ("shut what was open", StepKind.REFLECTION, _shut),
    ("shut a vote that was open", StepKind.DOT_VOTE, _shut),
    ("go on after days", StepKind.REFLECTION, _go_on_after_days),
    ("wind a rehearsal", StepKind.CASE, _wind),
    ("end a rehearsal", StepKind.CASE, _end_rehearsal),
    ("hand on", StepKind.CASE, lambda c, m, _s: meetings.hand_on(meeting=m, to=c.mette, by=c.bo)),
    ("take over", StepKind.CASE, lambda c, m, _s: meetings.take_over(meeting=m, by=c.ali)),
    ("name a note-taker", StepKind.CASE, lambda c, m, _s: meetings.name_note_taker(meeting=m, person=c.tove, by=c.bo)),
    ("answer a scale", StepKind.SCALE, _answer),
    ("show a scale", StepKind.SCALE, _answer_and_close),
    ("set the first dot in the compass", StepKind.COMPASS, _answer),
    ("set four dots in the compass", StepKind.COMPASS, _four_answers),
    ("close the compass", StepKind.COMPASS, _answer_and_close),
    ("say words", StepKind.WORDS, _say),
    ("show the words", StepKind.WORDS, _say_and_close),
    ("hide a word", StepKind.WORDS, _hide_a_word),
    ("count hands for dots", StepKind.DOT_VOTE, _hands),
    ("count hands in the compass", StepKind.COMPASS, _hands),
    ("count hands after the phones", StepKind.SCALE, _hands_after),
    ("count a word", StepKind.WORDS, lambda c, _m, s: answers.count_word(step=s, word="Ro", count=4, by=c.bo)),
    ("hold up fingers", StepKind.DECIDE, _answer),
    ("show the fingers", StepKind.DECIDE, _answer_and_close),
    ("ask for fingers", StepKind.DECIDE, _ask_for_fingers),
    ("open a list of speakers", StepKind.DISCUSSION, lambda c, _m, s: speakers.open_list(step=s, by=c.bo)),
    ("ask for the word", StepKind.DISCUSSION, _ask),
    ("do not want the word after all", StepKind.DISCUSSION, _withdraw_from_the_list),
    ("give the word", StepKind.DISCUSSION, _call),
    ("strike a speaker off", StepKind.DISCUSSION, _strike_off),
    ("sit down at a table", StepKind.TABLES, _sit),
    ("write at a table", StepKind.TABLES, _write_at_a_table),
    ("show all tables", StepKind.TABLES, _show_the_tables),
    ("say how it went", StepKind.FOLLOW_UP, _say_how_it_went),
    ("hand over", StepKind.CLOSING, _hand_over),
    ("end an exercise", StepKind.REFLECTION, _end_exercise),
    ("remove words", StepKind.CLOSING, _remove_words),
    ("own notes", StepKind.CASE, lambda c, _m, s: steps.write_own_notes(step=s, text="Husk pausen", by=c.bo)),
]


REHEARSED = {"wind a rehearsal", "end a rehearsal"}
