# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Somebody with the database changes the history afterwards, and `medspil audit verify` tells where."""

import threading
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from medspil.dialogue.actions import rehearsals
from medspil.organisations.actions import create_unit, give_role
from medspil.organisations.events import PeopleRead
from medspil.organisations.permissions import Role
from medspil.record.actions import record, remember
from medspil.record.chain import check, holds
from medspil.record.models import Chain, Entry
from medspil.record.transactions import write
from medspil.record.whose import only
from tests.cast import Cast
from tests.dialogue.room.stage import planned_meeting


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """The people, and six units that somebody has made: what the history tells of."""
    for name in ("Ydelse", "Kontakt", "Sundhed", "Kultur", "Skole", "Teknik"):
        create_unit(parent=cast.root, name=name, by=cast.karen)
    return cast


def _lines(cast: Cast) -> list[Entry]:
    return list(Entry.objects.of(cast.municipality.pk).order_by("number"))


def _faults(cast: Cast) -> tuple[str, ...]:
    return check(cast.municipality.pk).faults


def _verify(*words: str) -> str:
    said = StringIO()
    try:
        call_command("audit_verify", *words, stdout=said, stderr=said)
    except CommandError as error:
        said.write(f"refused: {error}")
    return said.getvalue()


def test_what_happens_is_numbered_without_a_gap(cast: Cast) -> None:
    assert [line.number for line in _lines(cast)] == list(range(1, len(_lines(cast)) + 1))
    assert _faults(cast) == ()
    assert f"{len(_lines(cast))} lines, whole" in _verify("--municipality", cast.municipality.cvr)


def test_another_municipality_has_a_chain_of_its_own(cast: Cast) -> None:
    before = len(_lines(cast))
    create_unit(parent=cast.other_unit, name="Ny", by=None)
    assert len(_lines(cast)) == before
    assert check(cast.other_municipality.pk).faults == ()


def test_a_line_with_another_name_is_found(cast: Cast) -> None:
    third = _lines(cast)[2]
    Entry.objects.filter(pk=third.pk).update(by_id=uuid4())
    assert _faults(cast) == ("line 3 was changed, or the one before it",)
    assert "refused" in _verify()


@pytest.mark.parametrize("change", [{"kind": "RoleTaken"}, {"subject": {}}, {"mark": "0" * 64}])
def test_every_part_of_a_line_counts(cast: Cast, change: dict[str, object]) -> None:
    Entry.objects.filter(pk=_lines(cast)[1].pk).update(**change)
    assert _faults(cast)


def test_a_line_of_another_time_is_found(cast: Cast) -> None:
    line = _lines(cast)[1]
    Entry.objects.filter(pk=line.pk).update(at=line.at - timedelta(microseconds=1))
    assert _faults(cast) == ("line 2 was changed, or the one before it",)


def test_a_line_that_is_taken_out_is_missed(cast: Cast) -> None:
    _lines(cast)[3].delete()
    assert _faults(cast) == ("line 4 is missing before line 5",)


def test_the_last_lines_are_missed_too(cast: Cast) -> None:
    *_rest, last_but_one, last = _lines(cast)
    last.delete()
    last_but_one.delete()
    assert _faults(cast) == (f"lines {last_but_one.number} to {last.number} are missing at the end",)


def test_all_of_it_is_missed(cast: Cast) -> None:
    Entry.objects.of(cast.municipality.pk).delete()
    assert "are missing at the end" in _verify("--municipality", cast.municipality.cvr)


def test_a_line_that_is_put_in_has_no_number(cast: Cast) -> None:
    Entry.objects.create(municipality_id=cast.municipality.pk, kind="RoleGiven")
    assert _faults(cast) == ("1 lines have no number: they were put in past the program",)


def test_a_whole_new_chain_is_found_by_an_end_that_was_written_down(cast: Cast) -> None:
    end = check(cast.municipality.pk).end
    create_unit(parent=cast.root, name="Ny", by=cast.rita)
    assert holds(cast.municipality.pk, end)
    # Somebody who can write everything forgets what happened, and lets it happen again as it suits her.
    Entry.objects.of(cast.municipality.pk).delete()
    Chain.objects.filter(pk=cast.municipality.pk).delete()
    for _line in range(30):
        remember(PeopleRead(municipality_id=cast.municipality.pk), by=cast.rita)
    assert _faults(cast) == ()
    assert "no longer holds" in _verify("--municipality", cast.municipality.cvr, "--end", end)


@pytest.mark.parametrize("words", [["--municipality", "99999999"], ["--end", "1:ab"]])
def test_the_command_says_what_is_wrong_with_its_words(cast: Cast, words: list[str]) -> None:
    assert "refused" in _verify(*words)


def test_what_is_undone_leaves_no_line_and_no_gap(cast: Cast) -> None:
    before = len(_lines(cast))

    @write
    def half() -> None:
        record(PeopleRead(municipality_id=cast.municipality.pk), by=cast.rita)
        with transaction.atomic():
            record(PeopleRead(municipality_id=cast.municipality.pk), by=cast.bo)
            transaction.set_rollback(True)
        record(PeopleRead(municipality_id=cast.municipality.pk), by=cast.karen)

    half()
    assert [line.by_id for line in _lines(cast)[before:]] == [cast.rita.pk, cast.karen.pk]
    assert _faults(cast) == ()


def test_a_rehearsal_stands_in_no_history(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    before = len(_lines(cast))
    copy = rehearsals.start(meeting=meeting, rehearsal_id=uuid4(), colleagues=3, by=cast.bo)
    rehearsals.end(meeting=copy, by=cast.bo)
    rehearsals.remove(meeting=copy)
    assert len(_lines(cast)) == before


@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_make_one_chain(cast: Cast) -> None:
    @only(cast.municipality.pk)
    def gives_and_makes(number: int) -> None:
        try:
            for turn in range(4):
                unit = create_unit(parent=cast.root, name=f"{number} {turn}", by=cast.rita)
                give_role(person=cast.ali, unit=unit, role=Role.EMPLOYEE, by=cast.rita)
        finally:
            connection.close()

    threads = [threading.Thread(target=gives_and_makes, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _faults(cast) == ()
    assert len([line for line in _lines(cast) if line.by_id == cast.rita.pk]) == 6 * 4 * 2
