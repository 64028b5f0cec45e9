# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether a script of ours asks, which wants no whole page. Some networks take unusual headers away."""

from django.http import HttpRequest


def by_script(request: HttpRequest) -> bool:
    """A field of the form says so. Pages of an older server say it by a header."""
    return request.POST.get("live") == "1" or request.headers.get("X-Medspil") == "live"


def wants_piece(request: HttpRequest) -> bool:
    """What is found as one types, without the page around it: the question says so, or the header of an older page."""
    return request.GET.get("live") == "1" or request.headers.get("X-Medspil") == "search"
