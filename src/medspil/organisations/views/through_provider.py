# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in through the municipality: there, and back again."""

import logging
from typing import TYPE_CHECKING

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from medspil.organisations.middleware import next_page, open_to_all
from medspil.organisations.models import Person, Protocol, SignInProvider
from medspil.organisations.providers.access import provider_at
from medspil.organisations.providers.allauth import Exchange, Municipal
from medspil.organisations.providers.saml.keys import NotReady

if TYPE_CHECKING:
    from medspil.organisations.providers.saml.allauth import MunicipalSaml

# What can be wrong: a provider is not there or says what is not in the protocol, or our own end is not set up.
FAULTS = (RequestException, OAuth2Error, NotReady, KeyError, ValueError)
_log = logging.getLogger(__name__)


@open_to_all
@never_cache
@require_safe
def begin(request: HttpRequest, cvr: str) -> HttpResponse:
    """A link leads here and on to the municipality; a form could not, since it may only be sent to ourselves."""
    provider, user = provider_at(cvr), request.user
    if isinstance(user, Person) and user.municipality_id != provider.municipality_id:
        return redirect("home")
    try:
        way: Municipal | MunicipalSaml = get_adapter().get_provider(request, cvr)
        return way.begin(request, next_page(request), again=user.is_authenticated)
    except ImmediateHttpResponse as refused:
        response: HttpResponse = refused.response
        return response
    except FAULTS as error:
        return no_answer(request, provider, error)


@open_to_all
@never_cache
@require_safe
def answer(request: HttpRequest, cvr: str) -> HttpResponse:
    provider = provider_at(cvr, Protocol.OIDC)
    try:
        done: HttpResponse = OAuth2CallbackView.adapter_view(Exchange(request, cvr))(request)
    except FAULTS as error:
        return no_answer(request, provider, error)
    return done


def no_answer(request: HttpRequest, provider: SignInProvider, error: Exception) -> HttpResponse:
    _log.warning("the sign-in of a municipality does not work: %s", type(error).__name__)
    page = {"why": "silent", "provider": provider}
    return render(request, "organisations/provider_refused.html", page, status=502)
