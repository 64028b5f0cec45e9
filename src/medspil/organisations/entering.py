# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens when somebody has come in, whichever way it was."""

from typing import Any

from django.http import HttpRequest

from medspil.organisations.events import SignedIn
from medspil.organisations.middleware import MUNICIPALITY
from medspil.organisations.models import Person
from medspil.record.actions import remember
from medspil.record.whose import also


def on_sign_in(*, request: HttpRequest, user: Person, **_more: Any) -> None:
    """Called by allauth. The session says by which method; of several, the last decided."""
    methods = request.session.get("account_authentication_methods", [])
    how = str(methods[-1]["method"]) if methods else "other"
    remember(SignedIn(municipality_id=user.municipality_id, how=how), by=user)


def keep_municipality(*, request: HttpRequest, user: Person, **_more: Any) -> None:
    """Called by Django: the session knows whose rows its person sees, and the next request need not look for her."""
    request.session[MUNICIPALITY] = str(user.municipality_id)
    also(user.municipality_id)
