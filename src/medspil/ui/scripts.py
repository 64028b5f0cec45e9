# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether a form was sent by a script of ours, which wants an answer and not a page."""

from django.http import HttpRequest


def by_script(request: HttpRequest) -> bool:
    """A field says so, since some networks take unusual headers away. Pages of an older server say it by a header."""
    return request.POST.get("live") == "1" or request.headers.get("X-Medspil") == "live"
