# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The age of legal points: editors have a list, facilitators a gentle line, and a check stands in the history."""

from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import agendas, meetings, processes
from medspil.dialogue.models import Step
from medspil.materials.models import LegalPoint, Version
from medspil.materials.queries import legal_point_by_key, script_by_key
from medspil.organisations.models import Person
from tests.cast import Cast, client_for
from tests.materials.desk.bench import LIABILITY, adapt, draft, piece, text_of, typed
from tests.materials.desk.test_own_pieces import begin

CHECK = reverse("point-check", args=["fault-liability"])
LIST = reverse("to-check")


@pytest.fixture
def old(rita: Person) -> LegalPoint:
    """A legal point that nobody has looked at for a year and a day."""
    LegalPoint.objects.filter(key="fault-liability").update(checked_on=timezone.localdate() - timedelta(days=366))
    return LegalPoint.objects.get(key="fault-liability")


def told(point: LegalPoint) -> str:
    return Template("{% load freshness %}{% point_age point %}").render(Context({"point": point})).strip()


def test_a_point_is_listed_when_a_year_has_gone(client: Client, rita: Person, old: LegalPoint) -> None:
    page = text_of(client.get(LIST))
    assert "Kun en fejl giver erstatning" in page
    assert "Gammel kilde" in page
    assert "Kommunen hæfter for din fejl" not in page
    assert "Én juridisk pointe skal tjekkes igen" in text_of(client.get("/"))


def test_a_check_counts_at_once_and_stands_in_the_history(client: Client, rita: Person, old: LegalPoint) -> None:
    form = {"source": "https://www.retsinformation.dk/ny", "note": "Reglen er den samme.", "found": "right"}
    assert client.post(CHECK, form).status_code == client.post(CHECK, form).status_code == 302
    read = legal_point_by_key(rita.municipality_id, "fault-liability")
    assert read is not None
    assert (read.checked_on, read.source) == (timezone.localdate(), "https://www.retsinformation.dk/ny")
    assert "Alle pointer er friske" in text_of(client.get(LIST))
    assert [(version.why, version.by) for version in Version.objects.all()] == [("Reglen er den samme.", rita)]
    national = legal_point_by_key(None, "fault-liability")
    assert national is not None
    assert national.checked_on == old.checked_on


def test_a_changed_source_is_marked_and_a_later_check_clears_it(client: Client, rita: Person) -> None:
    assert client.post(CHECK, {"note": "Paragraffen er skrevet om.", "found": "changed"}).status_code == 302
    assert "Kilden er ændret" in text_of(client.get(LIST))
    client.post(CHECK, {"source": "https://kilde.dk/", "note": "Passer stadig.", "found": "right"})
    assert "Kun en fejl" not in text_of(client.get(LIST))


def test_a_check_reaches_the_draft_as_well(client: Client, rita: Person, old: LegalPoint) -> None:
    draft(rita, LIABILITY, at_the_counter="Kald på en kollega.")
    client.post(CHECK, {"source": "https://kilde.dk/", "note": "Set efter.", "found": "right"})
    now = piece(rita, LIABILITY)
    assert now.written["at_the_counter"] == "Kald på en kollega."
    assert now.written["checked_on"] == timezone.localdate().isoformat()
    assert now.read is not None
    assert now.read["at_the_counter"] != "Kald på en kollega."


def test_our_own_words_stay_when_we_check(client: Client, rita: Person) -> None:
    adapt(rita, LIABILITY, at_the_counter="Kald på en kollega.")
    client.post(CHECK, {"source": "https://kilde.dk/", "note": "Set efter.", "found": "right"})
    now = piece(rita, LIABILITY)
    assert now.read is not None
    assert now.read["at_the_counter"] == "Kald på en kollega."
    assert not now.moved_on


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"source": "", "note": "x", "found": "right"}, "Skriv adressen, hvor du så efter."),
        ({"source": "kilde", "note": "x", "found": "right"}, "Skriv en hel adresse"),
        ({"source": "https://kilde.dk/", "note": "", "found": "right"}, "Skriv, hvad du så på."),
        ({"note": "", "found": "changed"}, "Skriv, hvad der er ændret."),
        ({"note": "010190-1234", "found": "changed"}, "cpr-nummer"),
    ],
)
def test_what_is_missing_is_said_at_the_field(client: Client, rita: Person, form: dict[str, str], words: str) -> None:
    answer = client.post(CHECK, form)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Version.objects.exists()


def test_a_draft_of_a_point_is_no_point_to_check(client: Client, rita: Person) -> None:
    from medspil.materials.kinds import LEGAL_POINT  # noqa: PLC0415

    made = begin(rita, LEGAL_POINT, title="Ikke udgivet")
    assert client.get(reverse("point-check", args=[made.key])).status_code == 404


def test_the_line_is_there_when_it_is_needed_and_says_why(old: LegalPoint) -> None:
    assert "Ikke tjekket i et år" in told(old)
    old.source_changed_on = timezone.localdate()
    assert "Kilden er ændret" in told(old)
    old.source_changed_on, old.checked_on = None, timezone.localdate()
    assert told(old) == ""


def test_the_facilitator_sees_it_on_agenda_and_console_and_the_room_does_not(cast: Cast, rita: Person) -> None:
    script = script_by_key(None, "own-equipment-30")
    assert script is not None
    key = next(step["legal_point"] for step in script.steps if step.get("legal_point"))
    process = processes.start(
        process_id=uuid4(),
        unit=cast.counter,
        value="Værdi",
        facilitator=cast.bo,
        planned_on=timezone.localdate(),
        by=cast.karen,
    )
    processes.choose_topic(process=process, topic="own-equipment", title="Udstyr", by=cast.karen)
    meeting = agendas.design(process=process, script=script, by=cast.bo)
    bo = client_for(cast.bo)
    agenda = reverse("agenda", args=[process.pk])
    assert "Ikke tjekket i et år" not in text_of(bo.get(agenda))
    LegalPoint.objects.filter(key=key).update(checked_on=timezone.localdate() - timedelta(days=400))
    assert "Ikke tjekket i et år" in text_of(bo.get(agenda))
    meetings.open_meeting(meeting=meeting, by=cast.bo)
    steps = list(Step.objects.of(cast.municipality).filter(meeting=meeting).select_related("meeting", "round"))
    for seen, step in pairwise(steps):
        meetings.go_to(meeting=meeting, step=step, seen=seen, by=cast.bo)
        if step.kind == "legal_point":
            break
    assert "Ikke tjekket i et år" in text_of(bo.get(reverse("console", args=[meeting.pk])))
    for name in ("phone", "wall"):
        assert "Ikke tjekket" not in text_of(Client().get(reverse(name, args=[meeting.code])))


def test_editing_a_point_does_not_say_that_it_is_checked(client: Client, rita: Person, old: LegalPoint) -> None:
    url = reverse("piece-edit", args=["pointe", "fault-liability"])
    client.post(url, typed(client, url) | {"title": "Ny titel"})
    assert piece(rita, LIABILITY).written["checked_on"] == old.checked_on.isoformat()
