# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The way back from a municipality's sign-in by SAML. What reads SAML is loaded when somebody comes this way."""

import logging
from typing import TYPE_CHECKING

from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.sessions import LoginSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from medspil.organisations.middleware import open_to_all
from medspil.organisations.models import Protocol, SignInProvider
from medspil.organisations.providers.access import provider_at
from medspil.organisations.providers.saml.keys import NotReady
from medspil.organisations.providers.saml.refusals import NotBelieved
from medspil.organisations.views.through_provider import no_answer
from medspil.ui.links import absolute

if TYPE_CHECKING:
    from medspil.organisations.providers.saml.allauth import MunicipalSaml

MOST_BYTES, WAITS_SECONDS, COOKIE = 300_000, 300, "saml-answer"
_log = logging.getLogger(__name__)


@csrf_exempt
@open_to_all
@never_cache
@require_POST
def answer(request: HttpRequest, cvr: str) -> HttpResponse:
    """Sent by a page of the municipality's sign-in, so without our cookies. Only what is believed is laid aside."""
    provider = provider_at(cvr, Protocol.SAML)
    from medspil.organisations.providers.saml.allauth import heard  # noqa: PLC0415 - see above

    try:
        said = _said(request)
        heard(request, provider, said)
    except NotBelieved as refused:
        return _refused(request, provider, refused)
    except NotReady as error:
        return no_answer(request, provider, error)
    return _laid_aside(request, said, redirect("saml-arrive", cvr))


@open_to_all
@never_cache
@require_safe
def arrive(request: HttpRequest, cvr: str) -> HttpResponse:
    """The request that follows, with our cookies."""
    provider = provider_at(cvr, Protocol.SAML)
    way: MunicipalSaml = get_adapter().get_provider(request, cvr)
    aside = LoginSession(request, "saml_answer", COOKIE)
    said = str(aside.store.get("said", ""))
    aside.delete()
    try:
        done: HttpResponse = complete_social_login(request, way.arrive(request, said))
    except NotBelieved as refused:
        sent_twice = refused.words == "again" and request.user.is_authenticated
        done = redirect("home") if sent_twice else _refused(request, provider, refused)
    except NotReady as error:
        done = no_answer(request, provider, error)
    done.delete_cookie(COOKIE, path=request.path)
    return done


@open_to_all
@require_safe
def metadata(request: HttpRequest, cvr: str) -> HttpResponse:
    """What the municipality registers us by."""
    provider = provider_at(cvr, Protocol.SAML)
    from medspil.organisations.providers.saml.metadata import our_metadata  # noqa: PLC0415 - see above

    try:
        document = our_metadata(provider, absolute(request, "/"))
    except NotReady as error:
        return no_answer(request, provider, error)
    return HttpResponse(document, content_type="application/samlmetadata+xml")


def _said(request: HttpRequest) -> str:
    if not ratelimit.consume(request, action="saml"):
        raise NotBelieved("too many answers from one address", "often")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise NotBelieved("too long")
    return request.POST.get("SAMLResponse", "")


def _laid_aside(request: HttpRequest, said: str, response: HttpResponse) -> HttpResponse:
    aside = LoginSession(request, "saml_answer", COOKIE)
    aside.store.update({"said": said})
    aside.store.set_expiry(WAITS_SECONDS)
    aside.save(response)
    response.cookies[COOKIE]["httponly"] = True
    return response


def _refused(request: HttpRequest, provider: SignInProvider, refused: NotBelieved) -> HttpResponse:
    """The log gets the reason, in our own words: nothing of what came."""
    _log.warning("a sign-in by SAML at %s was refused: %s", provider.municipality.cvr, refused.reason)
    page = {"why": refused.words, "provider": provider}
    return render(request, "organisations/provider_refused.html", page, status=429 if refused.words == "often" else 403)
