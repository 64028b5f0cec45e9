# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is looked at. A check yields a reason for each thing that is wrong, and nothing when all is well."""

import os
import shutil
import smtplib
import ssl
import stat
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from medspil.organisations.models import Protocol
from medspil.organisations.providers.queries import providers, secret_name, secret_of
from medspil.organisations.providers.saml.keys import last_day_of, what_is_wrong
from medspil.record.models import Entry
from medspil.record.policies import lacking
from medspil.settings.environment import unknown, wrong_values
from medspil.web.database import steps_behind
from medspil.web.doctor import network_drives

Check = Callable[[], Iterator[str]]

KEY_LENGTH, KEY_VARIETY = 50, 12
FREE_BYTES = 1_000_000_000
AHEAD = timedelta(minutes=5)
MAIL_SECONDS = 10
LOCAL = {"localhost", "127.0.0.1", "::1"}
ENCRYPTED = {"require", "verify-ca", "verify-full"}


def environment() -> Iterator[str]:
    yield from wrong_values(os.environ)
    for name in unknown(os.environ):
        yield f"{name} is read by nothing: is it spelled as in docs/operations.md?"


def secret_key() -> Iterator[str]:
    key = str(settings.SECRET_KEY)
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY:
        yield (
            f"MEDSPIL_SECRET_KEY is easy to guess: make one of at least {KEY_LENGTH} random characters, with "
            'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )


def demo() -> Iterator[str]:
    if settings.DEMO:
        yield "the demo's open sign-in is on: anybody can be anybody. Use medspil.settings.production"
    if settings.DEBUG:
        yield "DEBUG is on: error pages show the inside. Use medspil.settings.production"


def hosts() -> Iterator[str]:
    names = settings.ALLOWED_HOSTS
    if "*" in names:
        yield "MEDSPIL_HOSTS lets any name in: write the names that people use"
    elif not set(names) - LOCAL:
        yield "MEDSPIL_HOSTS has no name but this machine's own: write the names that people use"


def https() -> Iterator[str]:
    url = urlsplit(settings.MEDSPIL_URL)
    if url.scheme != "https":
        yield "MEDSPIL_URL is not an https:// address: mails and QR codes would lead past the encryption"
    elif not any(_fits(url.hostname or "", host) for host in settings.ALLOWED_HOSTS):
        yield f"MEDSPIL_URL leads to {url.hostname}, which MEDSPIL_HOSTS does not name"
    if not settings.SECURE_SSL_REDIRECT or not settings.SECURE_HSTS_SECONDS:
        yield "plain http is not sent on to https: use medspil.settings.production"
    if not settings.SECURE_PROXY_SSL_HEADER:
        yield "X-Forwarded-Proto is not read: behind a proxy every page would be sent on for ever"


def _fits(name: str, host: str) -> bool:
    return host in {"*", name} or (host.startswith(".") and f".{name}".endswith(host))


def proxy() -> Iterator[str]:
    if "*" in os.environ.get("FORWARDED_ALLOW_IPS", ""):
        yield "FORWARDED_ALLOW_IPS believes anybody about where a request comes from: name the proxy's address"


def cookies() -> Iterator[str]:
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SESSION_COOKIE_HTTPONLY):
        yield "cookies would also be sent unencrypted, or be read by scripts: use medspil.settings.production"


def database() -> Iterator[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        yield f"the database does not answer: {type(error).__name__}. Is MEDSPIL_DATABASE right, and does it run?"
        return
    yield from _sqlite() if connection.vendor == "sqlite" else _postgres()


def _sqlite() -> Iterator[str]:
    file = Path(str(connection.settings_dict["NAME"]))
    if not file.is_file():
        return
    if network_drives.holds(file):
        yield f"{file} lies on a network drive, where SQLite loses data: keep it on a local disk, or use PostgreSQL"
    if file.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        yield f"{file} can be read by every user of this machine: chmod o-rwx {file}"
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        yield f"{file} and its folder cannot be written by this user"


def encryption(ours: Mapping[str, Any]) -> Iterator[str]:
    """To PostgreSQL on another machine. With `prefer`, which holds when nothing is said, whoever stands between may say
    no."""
    host, mode = str(ours["HOST"]), ours["OPTIONS"].get("sslmode") or os.environ.get("PGSSLMODE", "prefer")
    if host.startswith("/") or host in {"", *LOCAL} or mode in ENCRYPTED:
        return
    yield (
        f"what goes to the database on {host} may go unencrypted: put ?sslmode=verify-full at the end of"
        " MEDSPIL_DATABASE, or at least require"
    )


def _postgres() -> Iterator[str]:
    yield from encryption(connection.settings_dict)
    with connection.cursor() as cursor:
        cursor.execute("SELECT now(), current_setting('default_transaction_read_only')")
        now, read_only = cursor.fetchone()
        yield from kept_apart(cursor)
    if abs(now - timezone.now()) > AHEAD:
        yield f"the clocks of this machine and of the database differ by {abs(now - timezone.now())}: set both by NTP"
    if read_only == "on":
        yield "the database takes no writes: it is read-only"


def kept_apart(cursor: Any) -> Iterator[str]:
    """Whether PostgreSQL itself shows each municipality its own rows alone."""
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)")
    for (role,) in cursor.fetchall():
        yield (
            f"the role {role} of MEDSPIL_DATABASE may pass by what keeps municipalities apart in the database: "
            f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS, or use a role that owns the database and no more"
        )
    if tables := lacking(cursor):
        yield f"in {len(tables)} tables nothing keeps municipalities apart: medspil migrate"


def migrations() -> Iterator[str]:
    try:
        behind = steps_behind()
    except DatabaseError:
        return
    if behind:
        yield f"the database is {behind} steps behind this version: medspil migrate"


def workers(count: int) -> Iterator[str]:
    if count > 1 and connection.vendor == "sqlite":
        yield f"{count} processes on SQLite would not hear each other: use one, or PostgreSQL"


def clock() -> Iterator[str]:
    try:
        ahead = Entry.objects.filter(at__gt=timezone.now() + AHEAD).exists()
    except DatabaseError:
        return
    if ahead:
        yield "something has happened in the future: the clock of this machine is, or was, wrong. Set it by NTP"


def mail() -> Iterator[str]:
    host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
    if "localhost" in settings.DEFAULT_FROM_EMAIL:
        yield "MEDSPIL_FROM is not set: mails would come from nowhere"
    if host not in LOCAL and not settings.EMAIL_USE_TLS:
        yield f"mail goes to {host} unencrypted, with the codes that let people in: set MEDSPIL_SMTP_TLS=1"
    try:
        with smtplib.SMTP(host, port, timeout=MAIL_SECONDS) as server:
            if settings.EMAIL_USE_TLS:
                server.starttls(context=ssl.create_default_context())
            if settings.EMAIL_HOST_USER:
                server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        yield f"the mail server {host}:{port} cannot be used: {type(error).__name__}. Nobody would get a code"


def disk() -> Iterator[str]:
    folder = Path(settings.DATA)
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield f"{folder} is not there, or this user cannot write in it: set MEDSPIL_DATA"
        return
    free = shutil.disk_usage(folder).free
    if free < FREE_BYTES:
        yield f"only {free // 1_000_000} MB are free below {folder}: at least {FREE_BYTES // 1_000_000} are needed"


def files() -> Iterator[str]:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        yield "styles and scripts are not collected: medspil manage collectstatic --noinput"
    if not Path(settings.MEDSPIL_FONT_DIR).is_dir():
        yield "the font of the documents is missing: make setup"


def sign_in() -> Iterator[str]:
    try:
        known = providers()
    except DatabaseError:
        return
    speaks_saml = [provider for provider in known if provider.protocol == Protocol.SAML]
    if speaks_saml:
        yield from what_is_wrong()
        yield from _cannot_be_loaded()
    for provider in speaks_saml:
        if last := last_day_of(provider.certificates):
            yield f"the certificate of {provider.municipality}'s sign-in runs out on {last}: read its metadata anew"
    for provider in known:
        if provider.protocol == Protocol.OIDC and not secret_of(provider.municipality.cvr):
            name = secret_name(provider.municipality.cvr)
            yield f"{provider.municipality} signs in through its own provider, but {name} is not set"


def _cannot_be_loaded() -> Iterator[str]:
    """The packages lxml and xmlsec have to be built with the same libxml2; xmlsec says so when it is loaded."""
    try:
        import_module("xmlsec")
    except ImportError as error:
        yield f"sign-in by SAML does not work here: {error}"


CHECKS: tuple[Check, ...] = (
    environment,
    secret_key,
    demo,
    hosts,
    https,
    proxy,
    cookies,
    database,
    migrations,
    clock,
    mail,
    disk,
    files,
    sign_in,
)
