# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What machines ask, and what is written in the log."""

import json
import logging

import pytest
from django.conf import settings as configured
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import resolve
from pytest_django import Settings

from medspil.dialogue.models import StepKind
from medspil.record.hub import hub
from medspil.record.mail import Letter, post
from medspil.record.transactions import write
from medspil.settings.logs import Json, Plain
from tests.cast import Cast
from tests.dialogue.room.stage import open_at


def test_it_is_ready_when_the_database_answers(db: None) -> None:
    """That one of another version makes it unready is tried in test_doctor.py."""
    assert Client().get("/readyz").json()["status"] == "ready"


def test_it_is_not_ready_while_it_stops(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "closing", True)
    assert Client().get("/readyz").status_code == 503


def test_pages_say_plainly_that_the_database_is_away(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of notes meanwhile is tried by `medspil drill`, with a database that really goes."""

    def away(*_words: object) -> None:
        raise OperationalError("gone")

    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "x" * 32
    with monkeypatch.context() as gone:
        gone.setattr(connection, "cursor", away)
        statuses = [client.get(path).status_code for path in ("/healthz", "/readyz")]
        page = client.get("/")
    assert statuses == [503, 503]
    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert "Medspil svarer ikke lige nu" in page.content.decode()
    assert "style-src 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize(("known", "status"), [([], 404), (["10.0.0.0/8"], 404), (["127.0.0.1"], 200), (["::1"], 404)])
def test_figures_are_for_named_addresses_alone(db: None, settings: Settings, known: list[str], status: int) -> None:
    settings.METRICS_FROM = known
    assert Client().get("/metrics").status_code == status


def test_a_header_does_not_make_an_address(db: None, settings: Settings) -> None:
    settings.METRICS_FROM = ["10.0.0.5"]
    assert Client().get("/metrics", headers={"X-Forwarded-For": "10.0.0.5"}).status_code == 404


def test_figures_count_meetings_and_letters(cast: Cast, material: None, settings: Settings) -> None:
    settings.METRICS_FROM = ["127.0.0.1"]
    open_at(cast, StepKind.REFLECTION)
    write(post)(Letter(to="x@fjordby.example", subject="Hemmelig", text="Hemmelig"))
    said = Client().get("/metrics").content.decode()
    assert "medspil_meetings_open 1\n" in said
    assert "medspil_mail_waiting 1\n" in said
    assert "medspil_mail_late 0\n" in said
    assert "Hemmelig" not in said
    assert "fjordby" not in said.lower()


def _fail(words: str) -> None:
    try:
        {}[words]
    except KeyError as error:
        raise ValueError(words) from error


def _failed(words: str) -> logging.LogRecord:
    with pytest.raises(ValueError, match=words) as caught:
        _fail(words)
    exc_info = (caught.type, caught.value, caught.tb)
    request = RequestFactory().get("/m/KOMA47/")
    request.resolver_match = resolve("/m/KOMA47/")
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Error: %s", ("/m/KOMA47/",), exc_info)
    record.request, record.status_code = request, 500
    return record


@pytest.mark.parametrize("formatter", [Plain(), Json()])
def test_the_log_says_where_and_not_with_what(formatter: logging.Formatter) -> None:
    line = formatter.format(_failed("Bo Brandt, 010170-1234"))
    for told in ("ValueError", "KeyError", "test_health.py", "500", "<str:code>"):
        assert told in line
    for secret in ("Brandt", "010170", "KOMA47"):
        assert secret not in line


def test_a_log_for_machines_is_one_object_a_line() -> None:
    line = Json().format(_failed("x"))
    assert "\n" not in line
    assert json.loads(line)["level"] == "error"


def test_no_logger_of_django_goes_past_the_formatters() -> None:
    used = {configured.LOGGING["formatters"][name]["()"] for name in ("plain", "json")}
    assert used == {"medspil.settings.logs.Plain", "medspil.settings.logs.Json"}
    assert all(handler["class"] == "logging.StreamHandler" for handler in configured.LOGGING["handlers"].values())
