# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A suspended municipality: nobody of it comes in by any address, nothing is lost, and the others notice nothing."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from medspil.cli import COMMANDS
from medspil.custody.actions import expire_everywhere
from medspil.dialogue.models import Audience, Note
from medspil.dialogue.views.answering import stream_of
from medspil.organisations.actions import resume, suspend
from medspil.organisations.models import Municipality, Person, Suspension
from medspil.organisations.providers.actions import set_provider
from medspil.record.hub import hub
from medspil.record.mail import HELD_TIMES, Letter, post, send_letter
from medspil.record.streams import live
from medspil.web.suspensions import look
from tests.cast import Cast, client_for
from tests.organisations.staff.test_scim import asking, key_of
from tests.web.doors import arguments_for, every_url
from tests.web.world import HANDED, NOTED, RAW, World, make_world

PAUSED = "Adgangen er sat på pause"
WHY = "Aftalen er udløbet"
# Addresses that tell nothing of a municipality: they answer everybody as before.
OF_NOBODY = {
    *("healthz", "readyz", "metrics", "privacy", "accessibility", "guide-worker", "guide-manifest", "join"),
    "colour-sheet",
    "logo-file",
    *("session-left", "session-stay", "account_inactive", "sign-out", "account_logout", "demo-be"),
    *("sign-in", "account_login", "account_request_login_code", "account_signup", "sign-in-code"),
    *("account_confirm_login_code", "mfa_authenticate", "mfa_login_webauthn"),
}


@pytest.fixture
def world(cast: Cast, material: None) -> World:
    made = make_world(cast)
    suspend(municipality=cast.municipality, why=WHY, by=None)
    return made


def _text(answer: HttpResponse) -> str:
    return answer.content.decode(errors="replace")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["stranger", "karen"])
def test_no_address_lets_anybody_in(world: World, who: str, method: str) -> None:
    wrong = []
    for name, answer in _ask_everywhere(world, getattr(world.cast, who, None), method):
        told = [word for word in (*RAW, NOTED, HANDED) if word in _text(answer)]
        if told or not (name in OF_NOBODY or _refuses(answer)):
            wrong.append((name, answer.status_code, told))
    assert wrong == []


def _refuses(answer: HttpResponse) -> bool:
    to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("sign-in"))
    as_data = "json" in answer.headers.get("Content-Type", "")
    paused = answer.status_code == 403 and (PAUSED in _text(answer) or as_data)
    return to_sign_in or paused or answer.status_code in {401, 404, 405}


def _ask_everywhere(world: World, person: Person | None, method: str) -> Iterator[tuple[str, HttpResponse]]:
    signed_in = client_for(person).cookies if person else {}
    for name in every_url():
        with transaction.atomic():
            client = Client()
            client.cookies.update(signed_in)
            yield name, getattr(client, method)(reverse(name, kwargs=arguments_for(name, world)))
            transaction.set_rollback(True)


def test_whoever_is_signed_in_is_told_and_signed_out(cast: Cast, material: None) -> None:
    """In any role, at pages and at what scripts ask for."""
    people = (cast.karen, cast.bo, cast.ali, cast.ib, cast.lene, cast.rita)
    clients = {person: client_for(person) for person in people}
    suspend(municipality=cast.municipality, why=WHY, by=None)
    for number, (person, client) in enumerate(clients.items()):
        address = reverse(("home", "me", "processes", "guide", "dilemma-pass", "people")[number])
        answer = client.get(address)
        assert answer.status_code == 403
        assert PAUSED in _text(answer)
        assert "Fjordby Kommune" in _text(answer)
        assert person.email not in _text(answer)
        assert "no-store" in answer.headers["Cache-Control"]
        assert client.get(address).headers["Location"].startswith(reverse("sign-in"))


def test_the_others_notice_nothing(world: World) -> None:
    assert client_for(world.cast.ulla).get(reverse("home")).status_code == 200
    answer = Client().post(reverse("sign-in"), {"email": world.cast.ulla.email})
    assert answer.headers["Location"] == reverse("sign-in-code")


@pytest.mark.parametrize("address", ["karen@fjordby.example", "KAREN@FJORDBY.example", "ingen@fjordby.example"])
def test_sign_in_says_so_whether_the_address_is_known_or_not(world: World, address: str) -> None:
    waiting = DBTaskResult.objects.count()
    answer = Client().post(reverse("sign-in"), {"email": address})
    assert answer.status_code == 403
    assert PAUSED in _text(answer)
    assert DBTaskResult.objects.count() == waiting


def test_a_code_that_was_sent_before_lets_nobody_in(cast: Cast) -> None:
    client = Client()
    client.post(reverse("sign-in"), {"email": cast.karen.email})
    letter = DBTaskResult.objects.latest("enqueued_at").args_kwargs["args"][0]
    code = next(word for word in letter["text"].split() if word.isdigit() and len(word) == 6)
    suspend(municipality=cast.municipality, why=WHY, by=None)
    answer = client.post(reverse("sign-in-code"), {"code": code})
    assert PAUSED in _text(answer)
    assert "_auth_user_id" not in client.session


def test_the_municipality_s_own_sign_in_is_closed_on_the_way_there_and_back(world: World) -> None:
    fields = {"issuer": "https://x.example", "client_id": "x", "domains": ["fjordby.example"]}
    set_provider(municipality=world.cast.municipality, fields=fields, meanings=[])
    for name in ("provider-sign-in", "provider-answer"):
        assert PAUSED in _text(Client().get(reverse(name, args=[world.cast.municipality.cvr])))


def test_a_note_from_an_open_page_is_not_taken(world: World) -> None:
    before = Note.objects.of(world.cast.municipality).count()
    address = reverse("note-lay", args=[world.running.code, world.step(world.running).pk])
    assert PAUSED in _text(Client().post(address, {"text": "Det gik godt"}))
    assert Note.objects.of(world.cast.municipality).count() == before


def test_scim_and_the_staff_file_wait(cast: Cast, tmp_path: Path) -> None:
    ask = asking(key_of(cast.municipality.cvr))
    assert ask("get", "/scim/v2/Users").status_code == 200
    suspend(municipality=cast.municipality, why=WHY, by=None)
    for method in ("get", "post"):
        answer = ask(method, "/scim/v2/Users", {})
        assert answer.status_code == 403
        assert answer.json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
        assert answer.json()["status"] == "403"
    file = tmp_path / "people.csv"
    file.write_text("e-mail;navn;enhed;roller\nrita@fjordby.example;Rita Ravn;;administrator")
    with pytest.raises(CommandError, match="suspended"):
        call_command("people_sync", str(file), cvr=cast.municipality.cvr, many=True)
    assert Person.objects.of(cast.municipality).count() == 8


class Socket:
    """What uvicorn's transport is to a stream."""

    def __init__(self) -> None:
        self.said, self.closing = b"", asyncio.Event()

    def write(self, data: bytes) -> None:
        self.said += data

    def get_write_buffer_size(self) -> int:
        return 0

    def get_extra_info(self, _name: str) -> "Socket":
        return self

    def setsockopt(self, *_what: int) -> None:
        """The kernel's part."""

    def is_closing(self) -> bool:
        return self.closing.is_set()

    def close(self) -> None:
        self.closing.set()


async def _listen(token: str, socket: Socket, until: Any) -> int:
    """Ask for the stream as a browser does; the status of the answer."""
    status: list[int] = []

    async def receive() -> dict[str, Any]:
        await until(socket)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        status.append(message.get("status", 0))

    extensions = {"medspil.transport": socket}
    scope = {"path": "/live/stream", "query_string": f"t={token}".encode(), "extensions": extensions}
    await live(scope, receive, send)  # type: ignore[arg-type]
    return status[0]


def test_open_streams_end_and_no_new_ones_begin(cast: Cast, material: None) -> None:
    world = make_world(cast)
    tokens = [
        str(stream_of(world.running, audience, "x")["token"]) for audience in (Audience.PARTICIPANT, Audience.SCREEN)
    ]
    suspend(municipality=cast.municipality, why=WHY, by=None)

    async def closed(socket: Socket) -> None:
        hub.bar(channels)
        await socket.closing.wait()

    async def scene() -> list[int]:
        hub.start(asyncio.get_running_loop())
        return [await _listen(token, Socket(), closed) for token in (*tokens, *tokens)]

    channels = frozenset({world.running.channel})
    try:
        assert asyncio.run(scene()) == [200, 403, 403, 403]
    finally:
        hub.bar(frozenset())


def test_the_server_finds_out_which_meetings_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "channels", lambda: ["somebody listens"])
    look()
    assert world.running.channel in hub.barred
    assert world.held.channel not in hub.barred
    resume(municipality=world.cast.municipality, why="", by=None)
    look()
    assert hub.barred == frozenset()


def _send_all() -> int:
    """Do what the thread of the mail does, with the jobs that there are; how many letters went."""
    before = len(mail.outbox)
    for job in DBTaskResult.objects.all():
        job.delete()
        send_letter.func(*job.args_kwargs["args"])
    return len(mail.outbox) - before


def test_letters_wait_for_two_days_and_are_then_too_late(cast: Cast) -> None:
    letter = Letter(to=cast.ali.email, subject="Husk mødet", text="I morgen")
    post(letter)
    post(Letter(to=cast.ulla.email, subject="Til en anden", text="Hej"))
    suspend(municipality=cast.municipality, why=WHY, by=None)
    assert [_send_all(), _send_all()] == [1, 0]
    resume(municipality=cast.municipality, why="", by=None)
    assert _send_all() == 1
    post(letter)
    suspend(municipality=cast.municipality, why=WHY, by=None)
    for _hour in range(HELD_TIMES + 1):
        assert _send_all() == 0
    resume(municipality=cast.municipality, why="", by=None)
    assert DBTaskResult.objects.count() == 0


def test_no_letter_is_written_meanwhile_and_no_pile_waits_at_the_end(cast: Cast, material: None) -> None:
    from medspil.practice.actions.posting import remind  # noqa: PLC0415 - here to be read beside what it does

    world = make_world(cast)
    type(world.commitment).objects.filter(pk=world.commitment.pk).update(due_on=date(2026, 3, 2), owner=cast.ali)
    suspend(municipality=cast.municipality, why=WHY, by=None)
    DBTaskResult.objects.all().delete()
    weeks = [date(2026, 3, 2) + timedelta(weeks=week) for week in range(8)]
    assert sum(remind(day) for day in weeks) == 0
    resume(municipality=cast.municipality, why="", by=None)
    assert [remind(weeks[-1]), remind(weeks[-1])] == [1, 0]


def test_what_must_be_deleted_is_deleted_all_the_same(world: World) -> None:
    expire_everywhere(timezone.localdate() + timedelta(days=4000))
    assert Municipality.objects.get(pk=world.cast.municipality.pk).suspended_at is not None
    assert Suspension.objects.of(world.cast.municipality).exists()


def test_it_can_be_taken_out_and_deleted(world: World, tmp_path: Path) -> None:
    cvr, name = world.cast.municipality.cvr, world.cast.municipality.name
    call_command("municipality_export", cvr, str(tmp_path / "out.zip"), stdout=StringIO())
    assert (tmp_path / "out.zip").stat().st_size > 1000
    call_command("municipality_delete", cvr, name=name, without_export=True, stdout=StringIO())
    assert not Municipality.objects.filter(cvr=cvr).exists()


def test_when_it_is_over_everybody_signs_in_anew_and_all_is_there(world: World) -> None:
    karen, stays_away = client_for(world.cast.karen), client_for(world.cast.bo)
    karen.get(reverse("home"))
    resume(municipality=world.cast.municipality, why="Aftalen er fornyet", by=None)
    for client in (karen, stays_away):  # one has met the pause, the other has not
        assert client.get(reverse("home")).headers["Location"].startswith(reverse("sign-in"))
    karen = client_for(Person.objects.get(pk=world.cast.karen.pk))
    assert HANDED in _text(karen.get(reverse("outcome", args=[world.held.pk])))


def test_the_history_says_when_and_why(world: World) -> None:
    resume(municipality=world.cast.municipality, why="Aftalen er fornyet", by=None)
    page = _text(client_for(Person.objects.get(pk=world.cast.rita.pk)).get(reverse("history")))
    for words in ("Satte kommunens adgang på pause", WHY, "Åbnede kommunens adgang igen", "Aftalen er fornyet"):
        assert words in page


def test_the_commands_pause_tell_and_let_in_again(cast: Cast) -> None:
    assert {"municipality_list", "municipality_suspend", "municipality_resume"} <= set(COMMANDS)
    cvr = cast.municipality.cvr
    key_of(cvr)
    assert _said("municipality_list").splitlines()[1:] == [
        "Bakkeby Kommune  10000002  1       open   code by mail  no",
        "Fjordby Kommune  10000001  8       open   code by mail  yes",
    ]
    with pytest.raises(CommandError, match="not suspended"):
        _said("municipality_resume", cvr)
    assert "is suspended" in _said("municipality_suspend", cvr, why=WHY)
    assert f"suspended since {timezone.now():%Y-%m-%d}: {WHY}" in _said("municipality_list")
    with pytest.raises(CommandError, match="already"):
        _said("municipality_suspend", cvr, why="igen")
    assert "people sync" in _said("municipality_resume", cvr)
    with pytest.raises(CommandError, match="cpr"):
        _said("municipality_suspend", cvr, why="Borger 010203-1234 klager")
    assert Suspension.objects.of(cast.municipality).count() == 1


def _said(command: str, *words: str, **options: str) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize("name", ["home", "me", "processes"])
def test_a_page_asks_for_the_person_and_the_municipality_at_once(cast: Cast, material: None, name: str) -> None:
    client = client_for(cast.karen)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(reverse(name))
    tables = [query["sql"].split("FROM ")[1].split()[0].strip('"') for query in asked if "FROM " in query["sql"]]
    assert tables.count("organisations_person") == 1
    assert "organisations_municipality" not in tables
