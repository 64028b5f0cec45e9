# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Requests and threads: each sees whom it is about, and leaves nothing to the next on the same connection."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404, HttpRequest, JsonResponse
from django.test import Client
from django.urls import include, path

from medspil.dialogue.models import Note, StepKind
from medspil.dialogue.views.handing_in import HandedIn, hand_in
from medspil.organisations.middleware import MUNICIPALITY, open_to_all
from medspil.organisations.models import Unit
from medspil.record.postgres.base import DatabaseWrapper
from medspil.record.whose import NobodySaidError, only, said
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import open_at

OURS, OTHERS = {"Fjordby Kommune", "Borgerservice", "Jobcenter"}, {"Bakkeby Kommune", "Borgerservice"}


def forgetful(request: HttpRequest) -> JsonResponse:
    """A view with a query that nobody has given a municipality."""
    return JsonResponse([unit.name for unit in Unit.objects.all()], safe=False)


@open_to_all
def open_and_forgetful(request: HttpRequest) -> JsonResponse:
    return forgetful(request)


def broken(request: HttpRequest) -> JsonResponse:
    if request.GET:
        raise Http404
    list(Unit.objects.all())
    raise RuntimeError


urlpatterns = [
    path("glemsom/", forgetful),
    path("aaben/", open_and_forgetful),
    path("i-stykker/", broken),
    path("", include("medspil.web.urls")),
]
handler404, handler500 = "medspil.web.views.not_found", "medspil.web.views.server_error"
with_these_views = pytest.mark.urls(__name__)


def _units(client: Client, address: str = "/glemsom/") -> set[str]:
    return set(client.get(address).json())


@with_these_views
def test_a_forgotten_filter_shows_ones_own_alone_turn_by_turn(cast: Cast) -> None:
    karen, ulla = client_for(cast.karen), client_for(cast.ulla)
    for _turn in range(2):
        assert (_units(karen), _units(ulla), _units(Client(), "/aaben/")) == (OURS, OTHERS, set())
    assert said() == "*", "the test itself is as it was"


def test_a_page_and_a_note_tell_the_database_nothing_that_it_knows(cast: Cast, told: list[str]) -> None:
    """What is told is a round trip; only when the municipality is another than before it is needed."""
    meeting, step = open_at(cast, StepKind.REFLECTION)
    karen, ours = client_for(cast.karen), str(cast.municipality.pk)
    karen.get("/")
    told.clear()
    karen.get("/")
    with only(ours):
        assert not hand_in(HandedIn(step=step, fields=_note())).errors
    assert told == []
    client_for(cast.ulla).get("/mig/")
    told.clear()
    karen.get("/")
    assert told == [ours]
    told.clear()
    Client().get(f"/m/{meeting.code}/")
    assert told == ["*", ours]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the database is told from here on."""
    words: list[str] = []
    tell = DatabaseWrapper.tell

    def heard(self: DatabaseWrapper, whose: str) -> None:
        words.append(whose)
        tell(self, whose)

    monkeypatch.setattr(DatabaseWrapper, "tell", heard)
    return words


def _note() -> dict[str, str]:
    return {"id": str(uuid4()), "key": "k" * 32, "text": "Vi øver os sammen", "field": ""}


@with_these_views
@pytest.mark.parametrize("address", ["/i-stykker/", "/i-stykker/?a=b", "/findes-ikke/"])
def test_after_a_request_that_failed_the_next_sees_its_own(cast: Cast, address: str) -> None:
    karen, ulla = client_for(cast.karen), client_for(cast.ulla)
    karen.raise_request_exception = False
    assert karen.get(address).status_code in {404, 500}
    assert (_units(ulla), _units(karen)) == (OTHERS, OURS)


@with_these_views
def test_a_session_from_before_the_upgrade_goes_on(cast: Cast) -> None:
    karen = client_for(cast.karen)
    session = karen.session
    del session[MUNICIPALITY]
    session.save()
    assert _units(karen) == OURS
    assert karen.session[MUNICIPALITY] == str(cast.municipality.pk)


@with_these_views
def test_a_session_cannot_name_a_municipality_that_is_not_its_persons(cast: Cast) -> None:
    karen = client_for(cast.karen)
    session = karen.session
    session[MUNICIPALITY] = str(cast.other_municipality.pk)
    session.save()
    assert karen.get("/glemsom/").status_code == 302, "there she is nobody"


def test_who_is_signed_in_elsewhere_comes_into_a_room_by_its_code(cast: Cast) -> None:
    meeting, _step = open_at(cast, StepKind.REFLECTION)
    ulla = client_for(cast.ulla)
    for address in (f"/m/{meeting.code}/", f"/m/{meeting.code}/vaeg/"):
        assert ulla.get(address).status_code == Client().get(address).status_code


def test_notes_that_are_laid_together_lie_each_in_its_own_municipality(cast: Cast) -> None:
    """One thread goes for all who wait, wherever they are."""
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    fields = _note()
    with only(cast.other_municipality.pk):
        form = hand_in(HandedIn(step=step, fields=fields))
        assert said() == str(cast.other_municipality.pk)
    assert not form.errors
    assert Note.objects.get(pk=fields["id"]).municipality_id == cast.municipality.pk


def test_a_thread_has_to_say_whose_rows_it_is_about(cast: Cast) -> None:
    refused: list[BaseException] = []

    def ask() -> None:
        try:
            Unit.objects.exists()
        except NobodySaidError as error:
            refused.append(error)
        finally:
            connection.close()

    with only(cast.municipality.pk):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert len(refused) == 1
