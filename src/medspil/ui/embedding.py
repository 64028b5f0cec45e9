# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The few pages that other sites may show in a frame of theirs. All others refuse it."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def embeddable(view: View) -> View:
    """Mark the answers of a view; the middleware that writes the policy of a page asks for it."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.embeddable = True  # type: ignore[attr-defined]
        response.xframe_options_exempt = True
        return response

    return wrapper
