# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How long a session has left, and one press that begins its time anew. See `static/ui/stay.js`.

`last` says that no press will do: it has to be shown again who this is.
"""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from medspil.organisations.middleware import open_to_all
from medspil.organisations.sessions import for_good, seconds_left


@open_to_all
@never_cache
@require_GET
def session_left(request: HttpRequest) -> JsonResponse:
    """Asking changes nothing: nobody stays signed in because a page is open."""
    return JsonResponse({"left": seconds_left(request), "last": for_good(request)})


@open_to_all
@never_cache
@require_POST
def session_stay(request: HttpRequest) -> JsonResponse:
    if not request.user.is_authenticated:
        return JsonResponse({"left": 0, "last": True})
    request.session.modified = True
    left = request.session.get_expiry_age()
    return JsonResponse({"left": left, "last": left < settings.SESSION_COOKIE_AGE})
