# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from medspil.record.once import IdTaken

Handler = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; "
    "manifest-src 'self'"
)
EMBEDDABLE = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")


class ContentSecurityPolicy:
    """No inline script or style anywhere, nothing from elsewhere; others may frame what `ui.embedding` marks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = EMBEDDABLE if getattr(response, "embeddable", False) else POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class EarlierName:
    """A phone that has been in a meeting since before cookies had a prefix has the token of its forms under the earlier
    name. To be taken out after 0.1 (decision 42)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if earlier := request.COOKIES.get("csrftoken"):
            request.COOKIES.setdefault(settings.CSRF_COOKIE_NAME, earlier)
        return self.get_response(request)


class PlainRefusals:
    """What no view can answer gets a page that says what to do, not a bare status."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
            return render(request, "web/too_much.html", status=413)
        if isinstance(exception, IdTaken):
            return render(request, "web/not_found.html", status=404)
        return None
