# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is stored about one person: all of it in a file, and none of it after she is erased."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from medspil.custody.actions import expire
from medspil.custody.models import Keeping
from medspil.custody.persons.places import ANONYMOUS, CLOSED, LOCKED, PLACES, TOLD, columns_to_people, columns_with_text
from medspil.dialogue.models import Note, OutcomeItem
from medspil.dilemmas.models import Dilemma, Signature
from medspil.organisations.actions import take_role
from medspil.organisations.events import SignedIn
from medspil.organisations.models import Membership, Person
from medspil.organisations.queries import ERASED_AT
from medspil.practice.models import Commitment
from medspil.record.actions import remember
from medspil.record.chain import check
from medspil.record.mail import Letter, post
from tests.cast import Cast, client_for
from tests.web.world import RAW, World, make_world


def _read(answer: HttpResponse) -> tuple[dict[str, object], str]:
    with ZipFile(BytesIO(answer.content)) as archive:
        return json.loads(archive.read("oplysninger.json")), archive.read("oplysninger.html").decode()


def _named(world: World) -> None:
    """Ali's name where people write it, where nobody knows who wrote, in JSON and in letters."""
    cast = world.cast
    post(Letter(to=cast.ali.email, subject="Hej", text="Din kode"))
    Note.objects.of(cast.municipality).filter(step__meeting=world.running).update(text="Ali Aslan sagde nej")
    OutcomeItem.objects.of(cast.municipality).update(text="ali aslans forslag, ali@fjordby.example")
    Commitment.objects.of(cast.municipality).update(owner=cast.ali, owner_name="Ali Aslan")
    world.trial.canvas = {"why": ["Spørg Ali Aslan", {"who": "Bo"}]}
    world.trial.save(update_fields=["canvas"])
    dilemma = Dilemma.objects.of(cast.municipality).first()
    Signature.objects.create(municipality=cast.municipality, dilemma=dilemma, person=cast.ali)
    remember(SignedIn(municipality_id=cast.municipality.pk, how="code"), by=cast.ali)


def test_each_column_that_points_at_a_person_is_in_the_table() -> None:
    assert {place.column for place in PLACES} == columns_to_people()


# The tables whose words the file quotes where they name her. The others are anonymous, or between two.
QUOTED = {
    "adoption": "Adoption Team",
    "counter": "GuideEntry GuideVersion",
    "custody": "Keeping",
    "dialogue": "CanvasLine Contract Decision FilledCanvas Fist Invitation Lap "
    "Meeting Outcome OutcomeSpread OwnTopic Process Step Tick",
    "directory": "Correction Intake Offer Opening Place Provider",
    "expectations": "PublicPage ServiceLevel Task",
    "journeys": "Ending Journey JourneyRole News Pause Point Purpose Training",
    "organisations": "Municipality",
    "practice": "Answer Closing Commitment FollowUp Happening Measure Tip Trial",
    "procurement": "Agreed Bid Method Paper Reference Requirement Specification Supplier TryOut Verdict Wish",
    "readiness": "Round",
}


def test_each_table_with_words_is_quoted_anonymous_or_closed() -> None:
    """A new table is quoted unless it is said to be something else: here it is said."""
    with_words = {model._meta.label for model, _fields in columns_with_text()}
    assert with_words - ANONYMOUS - CLOSED == {
        f"{app}.{name}" for app, names in QUOTED.items() for name in names.split()
    }
    assert not ANONYMOUS & CLOSED
    assert all(apps.get_model(label) for label in ANONYMOUS | CLOSED | LOCKED)


def test_the_file_holds_what_is_hers_and_nothing_that_is_anonymous(cast: Cast, material: None) -> None:
    world = make_world(cast)
    _named(world)
    found, page = _read(client_for(cast.ali).get(reverse("my-file")))
    rows = found["rows"]
    assert isinstance(rows, dict)
    for place in TOLD:
        assert len(rows.get(place.column, [])) == place.model._default_manager.filter(**{place.field: cast.ali}).count()
    assert rows["practice.Commitment.owner"]
    assert rows["dialogue.Invitee.person"]
    everything = json.dumps(found, ensure_ascii=False) + page
    assert "sagde nej" not in everything
    assert not any(raw in everything for raw in RAW)
    assert not any(told in everything for told in Dilemma.objects.values_list("told", flat=True))
    assert "Spørg Ali Aslan" in everything
    assert "Loggede ind" in page
    assert "<dt>Rolle</dt><dd>Medarbejder</dd>" in page
    assert "<dt>Unit</dt>" not in page
    assert "Rita Ravn" not in everything  # who acted on her is about them


def test_an_administrator_takes_it_out_and_that_stands_in_the_history(cast: Cast, tmp_path: Path) -> None:
    rita = client_for(cast.rita)
    answer = rita.get(reverse("person-file", args=[cast.ali.pk]))
    assert _read(answer)[0]["person"]["email"] == cast.ali.email  # type: ignore[index]
    history = rita.get(reverse("history")).content.decode()
    assert "Hentede det, der er gemt om et menneske" in history
    target = tmp_path / "ali.zip"
    command = ("person_export", cast.ali.email, "--municipality")
    with pytest.raises(CommandError):
        call_command(*command, cast.other_municipality.cvr, target)
    call_command(*command, cast.municipality.cvr, target)
    assert target.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError):  # it is never written over
        call_command(*command, cast.municipality.cvr, target)


def test_no_name_and_no_address_is_left_anywhere(cast: Cast, material: None) -> None:
    world = make_world(cast)
    _named(world)
    rita, page = client_for(cast.rita), reverse("person", args=[cast.ali.pk])
    assert rita.post(page, {"name": "Bo Brandt"}).status_code == 422
    assert rita.post(page, {"name": "ali aslan"}).status_code == 302
    for trace in ("ali aslan", "ali@fjordby"):
        assert trace not in _whole_database()
    person = Person.objects.get(pk=cast.ali.pk)
    assert (person.name, person.is_active) == ("Tidligere kollega", False)
    texts = OutcomeItem.objects.of(cast.municipality).values_list("text", flat=True)
    assert "en tidligere kollegas forslag, en tidligere kollega" in texts
    assert not Signature.objects.of(cast.municipality).filter(person=cast.ali).exists()
    assert client_for(cast.ali).get(reverse("me")).status_code == 302
    assert check(cast.municipality.pk).faults == ()
    for shown in (
        reverse("outcome", args=[world.held.pk]),
        reverse("commitments"),
        reverse("trials"),
        reverse("status"),
    ):
        assert client_for(cast.karen).get(shown).status_code == 200
    assert rita.post(page, {"name": "Ali Aslan"}).status_code == 302  # twice is once


def _whole_database() -> str:
    rows = (row for model in apps.get_models() for row in model._default_manager.all().values())
    return " ".join(json.dumps(row, default=str, ensure_ascii=False) for row in rows).casefold()


def test_the_last_administrator_and_oneself_stay(cast: Cast) -> None:
    answer = client_for(cast.rita).post(reverse("person", args=[cast.rita.pk]), {"name": "Rita Ravn"})
    assert "Du kan ikke slette dig selv" in answer.content.decode()
    assert Person.objects.get(pk=cast.rita.pk).is_active


def test_who_has_had_no_role_for_long_is_erased_by_age(cast: Cast) -> None:
    today = timezone.localdate()
    Keeping.objects.create(municipality=cast.municipality, begins_on=today)
    for membership in Membership.objects.of(cast.municipality).filter(person__in=[cast.ali, cast.ib]):
        take_role(membership=membership, by=cast.rita)
    assert cast.ali.email in client_for(cast.rita).get(reverse("retention")).content.decode()
    Person.objects.filter(pk=cast.ib.pk).update(last_login=timezone.now() + timedelta(days=100))
    assert expire(municipality=cast.municipality, today=today + timedelta(days=150)) == []
    expire(municipality=cast.municipality, today=today + timedelta(days=220))
    erased = Person.objects.filter(email__endswith=ERASED_AT)
    assert [person.pk for person in erased] == [cast.ali.pk]
