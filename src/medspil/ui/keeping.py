# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is typed stays in the browser until we say that it is stored: see `static/ui/keep.js`."""

from django.http import HttpRequest

_STORED = "stored_form"


def stored(request: HttpRequest, form: str) -> None:
    """Say that the form of this name (`data-keep`) is stored; the next page tells the browser to let go of it."""
    request.session[_STORED] = form


def just_stored(request: HttpRequest) -> str:
    """The form that was stored by the request before this one, told once."""
    session = getattr(request, "session", None)
    return str(session.pop(_STORED)) if session and _STORED in session else ""
