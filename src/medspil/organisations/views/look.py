# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a browser fetches to show a page as its municipality's. Nobody has to be signed in: phones in a meeting are not.

Both addresses change when what is there does, so that it may be kept for good.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from medspil.organisations.middleware import open_to_all
from medspil.organisations.queries import logo_marked
from medspil.ui.colours import can_be_read, colour_of, edition_of, sheet_of

YEAR_SECONDS = 365 * 24 * 3600


@open_to_all
@require_safe
def colour_sheet(_request: HttpRequest, figures: str, edition: str) -> HttpResponse:
    """The style sheet of a colour. It says nothing of whose it is, and asks the database nothing."""
    colour = colour_of(figures)
    if colour is None or not can_be_read(colour):
        raise Http404
    answer = HttpResponse(sheet_of(colour), content_type="text/css; charset=utf-8")
    return _kept(answer) if edition == edition_of(colour) else answer  # else a page of another release has asked


@open_to_all
@require_safe
def logo_file(_request: HttpRequest, mark: str) -> HttpResponse:
    png = logo_marked(mark)
    if png is None:
        raise Http404
    return _kept(HttpResponse(png, content_type="image/png"))


def _kept(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=YEAR_SECONDS, immutable=True)
    return answer
