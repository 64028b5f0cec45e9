# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality ends: all its rows go at once. The keys between them are checked when the transaction ends."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from medspil.custody.whole.tables import tables
from medspil.organisations.models import Municipality, Person


def take_out_whole(municipality: Municipality) -> int:
    """How many rows went. Call inside a write."""
    keys = UserSession.objects.filter(user__municipality=municipality).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    _letters(municipality)
    gone = 0
    for table in tables():
        ids = list(table.rows(municipality).values_list("pk", flat=True))
        rows = table.model._default_manager.filter(pk__in=table.rows(municipality).order_by().values("pk"))  # noqa: SLF001
        rows._raw_delete(rows.db)  # noqa: SLF001 - past PROTECT, which is for single rows
        gone += len(ids)
    return gone


def _letters(municipality: Municipality) -> None:
    addresses = set(Person.objects.filter(municipality=municipality).values_list("email", flat=True))
    jobs = DBTaskResult.objects.values_list("pk", "args_kwargs")
    DBTaskResult.objects.filter(pk__in=[pk for pk, packed in jobs if _goes_to(packed) in addresses]).delete()


def _goes_to(packed: object) -> str:
    try:
        return str(packed["args"][0]["to"])  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        return ""
