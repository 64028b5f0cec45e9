# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What may stand in the environment, and what is wrong with what stands there. Read before anything is set up."""

import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from medspil.settings.database import database

Check = Callable[[str], str]  # what is wrong in words, or nothing

HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", re.IGNORECASE)


def _any(_value: str) -> str:
    return ""


def _hosts(value: str) -> str:
    wrong = [host for host in value.split() if not HOST.fullmatch(host) and host != "*"]
    return f"{', '.join(wrong)}: write names of hosts, without https:// and port, with spaces between" if wrong else ""


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return "write a whole address, https://medspil.example.dk"
    return "leave out everything after the name of the host" if parts.path.strip("/") or parts.query else ""


def _addresses(value: str) -> str:
    return next((wrong for wrong in map(_address, value.split()) if wrong), "")


def _port(value: str) -> str:
    return "" if value.isdigit() and 0 < int(value) < 65536 else "write a port as a number, such as 587"


def _hours(value: str) -> str:
    return "" if value.isdigit() and 0 < int(value) <= 24 else "write a whole number of hours, from 1 to 24"


def _switch(value: str) -> str:
    return "" if value in {"0", "1"} else "write 1 for yes, or 0"


def _folder(value: str) -> str:
    return "" if Path(value).is_dir() else "there is no such folder"


def _database(value: str) -> str:
    try:
        database(value)
    except ValueError as error:
        return str(error)
    return ""


def _sender(value: str) -> str:
    return (
        ""
        if re.fullmatch(r"[^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+", value)
        else ("write it like this: Medspil <medspil@example.dk>")
    )


def _networks(value: str) -> str:
    for known in value.split():
        try:
            ipaddress.ip_network(known)
        except ValueError:
            return f"{known} is no address and no network, such as 10.0.0.5 or 10.0.0.0/24"
    return ""


def _one_of(*words: str) -> Check:
    return lambda value: "" if value in words else f"write one of {', '.join(words)}"


VARIABLES: dict[str, Check] = {
    "MEDSPIL_SECRET_KEY": _any,
    "MEDSPIL_HOSTS": _hosts,
    "MEDSPIL_ORIGINS": _addresses,
    "MEDSPIL_URL": _address,
    "MEDSPIL_DATA": _folder,
    "MEDSPIL_DATABASE": _database,
    "MEDSPIL_SMTP_HOST": _any,
    "MEDSPIL_SMTP_PORT": _port,
    "MEDSPIL_SMTP_USER": _any,
    "MEDSPIL_SMTP_PASSWORD": _any,
    "MEDSPIL_SMTP_TLS": _switch,
    "MEDSPIL_FROM": _sender,
    "MEDSPIL_IDLE_HOURS": _hours,
    "MEDSPIL_SESSION_HOURS": _hours,
    "MEDSPIL_LOG": _one_of("plain", "json"),
    "MEDSPIL_METRICS_FROM": _networks,
    "MEDSPIL_SAML_KEY": _any,
    "MEDSPIL_SAML_CERTIFICATE": _any,
    "MEDSPIL_DEMO": _any,
}
PREFIXES = ("MEDSPIL_OIDC_SECRET_",)


def wrong_values(environment: Mapping[str, str]) -> list[str]:
    """A line for each variable that cannot be what was meant. An empty one counts as left out."""
    judged = ((name, check(environment[name])) for name, check in VARIABLES.items() if environment.get(name))
    return [f"{name}: {wrong}" for name, wrong in judged if wrong]


def unknown(environment: Mapping[str, str]) -> Iterator[str]:
    """Variables of our name that nothing reads: a slip of the finger, most likely."""
    for name in sorted(environment):
        if name.startswith("MEDSPIL_") and name not in VARIABLES and not name.startswith(PREFIXES):
            yield name
