# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil doctor --deploy`, on an installation set up as docs/operations.md says, and on many that are not."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from pytest_django import Settings

from medspil.organisations.actions import create_unit
from medspil.organisations.providers.actions import set_provider
from medspil.record.models import Entry
from medspil.settings.database import database
from medspil.settings.environment import VARIABLES, unknown, wrong_values
from medspil.web.doctor import network_drives
from medspil.web.doctor.checks import encryption
from tests.cast import Cast

KEY = "kX9-vT2_qLmR7wZ4yB8nC1dF6gH3jK5pS0aEuIoVxWtYrQzN"  # 48
KEY = KEY + "Pf4M"
READY = """
import django; django.setup()
from django.test import Client
print(Client(HTTP_HOST="medspil.example.dk").get("/readyz", secure=True).status_code)
"""
Change = Callable[[Settings, pytest.MonkeyPatch], None]


@pytest.fixture(scope="module")
def mail_port() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = Controller(Sink(), hostname="127.0.0.1", port=port)
    server.start()
    yield port
    server.stop()


@pytest.fixture
def deployed(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mail_port: int) -> Settings:
    """This process, set up as production is."""
    for name in [name for name in os.environ if name.startswith(("MEDSPIL_", "FORWARDED_"))]:
        monkeypatch.delenv(name)
    (tmp_path / "staticfiles.json").write_text("{}")
    settings.SECRET_KEY, settings.DEMO, settings.DEBUG = KEY, False, False
    settings.ALLOWED_HOSTS, settings.MEDSPIL_URL = ["medspil.example.dk"], "https://medspil.example.dk"
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", mail_port, False
    settings.DEFAULT_FROM_EMAIL = "Medspil <medspil@example.dk>"
    settings.DATA = settings.STATIC_ROOT = tmp_path
    return settings


def _doctor(*words: str) -> tuple[int, str]:
    said = StringIO()
    try:
        call_command("doctor", "--deploy", *words, stdout=said, stderr=said)
    except CommandError as error:
        return error.returncode, said.getvalue()
    return 0, said.getvalue()


def test_an_installation_as_it_should_be_gets_zero(deployed: Settings) -> None:
    assert _doctor() == (0, "All is well.\n")


def _set(**changes: object) -> Change:
    def change(settings: Settings, _patch: pytest.MonkeyPatch) -> None:
        for name, value in changes.items():
            setattr(settings, name, value)

    return change


def _export(name: str, value: str) -> Change:
    return lambda _settings, patch: patch.setenv(name, value)


WRONG: list[tuple[Change, str]] = [
    (_set(SECRET_KEY="short"), "MEDSPIL_SECRET_KEY is easy to guess"),
    (_set(SECRET_KEY="a" * 80), "MEDSPIL_SECRET_KEY is easy to guess"),
    (_set(DEBUG=True), "DEBUG is on"),
    (_set(DEMO=True), "anybody can be anybody"),
    (_set(ALLOWED_HOSTS=["*"]), "lets any name in"),
    (_set(ALLOWED_HOSTS=["localhost"]), "no name but this machine's own"),
    (_set(MEDSPIL_URL="http://medspil.example.dk"), "not an https:// address"),
    (_set(MEDSPIL_URL="https://other.example.dk"), "which MEDSPIL_HOSTS does not name"),
    (_set(SECURE_SSL_REDIRECT=False), "not sent on to https"),
    (_set(SECURE_PROXY_SSL_HEADER=None), "X-Forwarded-Proto is not read"),
    (_set(SESSION_COOKIE_SECURE=False), "cookies would also be sent unencrypted"),
    (_set(EMAIL_PORT=9), "Nobody would get a code"),
    (_set(EMAIL_HOST="mail.example.invalid"), "unencrypted"),
    (_set(DEFAULT_FROM_EMAIL="Medspil <medspil@localhost>"), "MEDSPIL_FROM is not set"),
    (_set(DATA=Path("/nowhere/at/all")), "set MEDSPIL_DATA"),
    (_set(STATIC_ROOT=Path("/nowhere/at/all")), "collectstatic"),
    (_export("FORWARDED_ALLOW_IPS", "*"), "name the proxy's address"),
    (_export("MEDSPIL_HOST", "medspil.example.dk"), "MEDSPIL_HOST is read by nothing"),
    (_export("MEDSPIL_SMTP_PORT", "smtp"), "write a port as a number"),
]


@pytest.mark.parametrize(("change", "reason"), WRONG, ids=[reason for _change, reason in WRONG])
def test_a_wrong_one_gets_one_and_the_reason(
    deployed: Settings, monkeypatch: pytest.MonkeyPatch, change: Change, reason: str
) -> None:
    change(deployed, monkeypatch)
    code, said = _doctor()
    assert code == 1
    assert reason in said


def test_what_happened_in_the_future_tells_of_a_wrong_clock(deployed: Settings, cast: Cast) -> None:
    create_unit(parent=cast.root, name="Ny", by=cast.rita)
    Entry.objects.filter(number=1).update(at=timezone.now() + timedelta(days=1))
    assert "the clock of this machine" in _doctor()[1]


def test_a_municipality_whose_secret_is_missing_is_named(deployed: Settings, cast: Cast) -> None:
    fields = {"issuer": "https://x.example", "client_id": "m", "domains": ["fjordby.example"]}
    set_provider(municipality=cast.municipality, fields=fields, meanings=[])
    assert "MEDSPIL_OIDC_SECRET_10000001 is not set" in _doctor()[1]


@pytest.mark.parametrize(
    ("address", "complains"),
    [
        ("postgresql://m:x@database.example.dk/medspil", True),
        ("postgresql://m:x@10.0.0.7:5432/medspil?sslmode=prefer", True),
        ("postgresql://m:x@database.example.dk/medspil?sslmode=require", False),
        ("postgresql://m:x@database.example.dk/medspil?sslmode=verify-full&sslrootcert=/etc/ssl/db.pem", False),
        ("postgresql://m:x@localhost/medspil", False),
        ("postgresql://m@/medspil?host=/run/postgresql", False),
    ],
)
def test_a_database_on_another_machine_is_talked_to_encrypted(
    address: str, complains: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    assert any("unencrypted" in said for said in encryption(database(address))) == complains


def test_sqlite_on_a_drive_of_another_machine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(network_drives, "MOUNTS", mounts)
    assert network_drives.holds(tmp_path / "medspil.sqlite3")
    assert not network_drives.holds(Path("/usr/medspil.sqlite3"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MEDSPIL_HOSTS", "https://medspil.example.dk"),
        ("MEDSPIL_URL", "medspil.example.dk"),
        ("MEDSPIL_URL", "https://medspil.example.dk/medspil"),
        ("MEDSPIL_ORIGINS", "https://a.example b.example"),
        ("MEDSPIL_DATA", "/nowhere/at/all"),
        ("MEDSPIL_DATABASE", "mysql://x"),
        ("MEDSPIL_SMTP_TLS", "yes"),
        ("MEDSPIL_FROM", "Medspil"),
        ("MEDSPIL_LOG", "xml"),
        ("MEDSPIL_METRICS_FROM", "10.0.0.0/8 monitor"),
        ("MEDSPIL_DATABASE", "postgresql://m@database.example.dk/medspil?sslmode=yes"),
        ("MEDSPIL_DATABASE", "postgresql://m@database.example.dk/medspil?ssl=1"),
        ("MEDSPIL_IDLE_HOURS", "0"),
        ("MEDSPIL_SESSION_HOURS", "48"),
    ],
)
def test_a_value_that_cannot_be_meant_is_named(name: str, value: str) -> None:
    (line,) = wrong_values({name: value})
    assert line.startswith(f"{name}: ")


def test_what_the_documentation_writes_is_right() -> None:
    assert not wrong_values(
        {
            "MEDSPIL_HOSTS": "medspil.example.dk .example.dk 127.0.0.1 [::1]",
            "MEDSPIL_URL": "https://medspil.example.dk/",
            "MEDSPIL_DATABASE": "postgresql://user:p%40ss@host:5432/name",
            "MEDSPIL_FROM": "Medspil <medspil@example.dk>",
            "MEDSPIL_SMTP_PORT": "587",
            "MEDSPIL_SMTP_TLS": "1",
            "MEDSPIL_DATA": "",
            "MEDSPIL_METRICS_FROM": "10.0.0.5 10.1.0.0/16 ::1",
        }
    )
    assert list(unknown({"MEDSPIL_OIDC_SECRET_10000001": "x", "MEDSPIL_TYPO": "x"})) == ["MEDSPIL_TYPO"]


def _lines(*, also_left_out: bool) -> dict[str, str]:
    """What deploy/medspil.env says; with `also_left_out` the lines, too, that one may add."""
    line = r"(?m)^#?([A-Z][A-Z0-9_]+)=(.*)$" if also_left_out else r"(?m)^([A-Z][A-Z0-9_]+)=(.*)$"
    return dict(re.findall(line, (Path(__file__).resolve().parents[2] / "deploy" / "medspil.env").read_text()))


def documented(folder: Path, *, mail_port: int) -> dict[str, str]:
    """The documented environment, filled in, with its folder and its mail server here."""
    here = {"MEDSPIL_SMTP_HOST": "127.0.0.1", "MEDSPIL_SMTP_PORT": str(mail_port), "MEDSPIL_SMTP_TLS": "0"}
    return {**_lines(also_left_out=False), **here, "MEDSPIL_SECRET_KEY": KEY, "MEDSPIL_DATA": str(folder)}


def test_the_documented_environment_names_every_variable_and_nothing_else(tmp_path: Path) -> None:
    everything = _lines(also_left_out=True)
    left_out = {"MEDSPIL_DEMO"}  # never in production
    assert set(VARIABLES) - set(everything) == left_out
    assert not list(unknown(everything))
    assert not wrong_values({**everything, "MEDSPIL_DATA": str(tmp_path)})


@pytest.mark.once
def test_the_words_of_the_documentation_lead_to_zero_and_a_slip_does_not_start(tmp_path: Path, mail_port: int) -> None:
    environment = {**documented(tmp_path, mail_port=mail_port), "PATH": os.environ["PATH"]}

    def medspil(words: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "medspil.cli", *words.split()]
        both = {**environment, **more}
        return subprocess.run(command, env=both, check=False, capture_output=True, text=True, umask=0o077)

    def ready() -> str:
        command = [sys.executable, "-c", READY]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()

    assert "steps behind" in medspil("doctor --deploy").stderr
    assert ready() == "503"
    refused = medspil("serve --no-migrate")
    assert (refused.returncode, "say: medspil migrate" in refused.stderr) == (1, True)
    assert medspil("migrate --check").returncode == 1
    assert ready() == "503"  # neither has touched it
    assert " new, 0 changed" in medspil("migrate").stdout
    assert "Migrations: 0 were due. Material: 0 new," in medspil("migrate").stdout
    assert medspil("migrate --check").returncode == 0
    assert ready() == "200"
    assert medspil("manage collectstatic --noinput").returncode == 0
    well = medspil("doctor --deploy")
    assert (well.returncode, well.stdout) == (0, "All is well.\n"), well.stderr
    two = medspil("doctor --deploy --workers 2")
    assert (two.returncode, "would not hear each other" in two.stderr) == (1, True)
    slip = medspil("doctor --deploy", MEDSPIL_URL="medspil.example.dk", MEDSPIL_SMTP_TLS="on")
    assert slip.returncode != 0
    assert "MEDSPIL_URL: write a whole address" in slip.stderr
    assert "MEDSPIL_SMTP_TLS: write 1 for yes, or 0" in slip.stderr
