# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""allauth keeps what was asked for in the session and lets people in; the rest is SAML, and judged here.

The answer comes as a form that another site sends, so our cookie stays away (`SameSite=Lax`). It is looked at, laid
aside as it came, encrypted, and taken up again by the request that follows, which has the cookie."""

import time
from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import Provider
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.errors import OneLogin_Saml2_Error
from xmlsec import Error as XmlsecError

from medspil.organisations.models import SignInProvider
from medspil.organisations.providers.access import provider_at
from medspil.organisations.providers.actions import spend
from medspil.organisations.providers.saml.answers import Assertion, believed
from medspil.organisations.providers.saml.keys import NotReady
from medspil.organisations.providers.saml.oiosaml import claims_of
from medspil.organisations.providers.saml.refusals import NotBelieved
from medspil.organisations.providers.saml.toolkit import Here, here, settings_for
from medspil.organisations.providers.tokens import Claims
from medspil.ui.links import absolute


class MunicipalSaml(Provider):  # type: ignore[misc]
    id = name = "saml"
    supports_redirect = True

    def extract_uid(self, data: Claims) -> str:
        return str(data[self.app.settings["uid_field"]])

    def extract_extra_data(self, data: Claims) -> dict[str, Any]:  # noqa: ARG002 - as allauth calls it
        """Nothing of what is said about somebody is kept."""
        return {}

    def begin(self, request: HttpRequest, next_url: str, *, again: bool) -> HttpResponse:
        """Send the browser there; `again` asks for more than that somebody is still signed in there."""
        provider = provider_at(self.app.provider_id)
        asked = OneLogin_Saml2_Auth({}, settings_for(provider, here_of(request, provider)))
        place = _signed(asked, again=again)
        known = {"nonce": asked.get_last_request_id(), **({"since": time.time()} if again else {})}
        self.stash_redirect_state(request, AuthProcess.LOGIN, next_url, state_id=known["nonce"], **known)
        return redirect(place)

    def arrive(self, request: HttpRequest, said: str) -> SocialLogin:
        """Somebody who asked in this browser, and whose answer nobody has come in with. NotBelieved otherwise."""
        provider = provider_at(self.app.provider_id)
        assertion, claims = heard(request, provider, said)
        if not spend(municipality=provider.municipality, assertion=assertion.id, until=assertion.until):
            raise NotBelieved("it was used before", "again")
        try:
            state = self.unstash_redirect_state(request, assertion.in_response_to)
        except PermissionDenied:
            raise NotBelieved("asked for by another browser, or too long ago") from None
        if assertion.signed_in_at.timestamp() + Words.ALLOWED_CLOCK_DRIFT < state.get("since", 0):
            raise NotBelieved("not signed in anew")
        login = self.sociallogin_from_response(request, claims)
        login.state, login.claims = state, claims
        return login


def heard(request: HttpRequest, provider: SignInProvider, said: str) -> tuple[Assertion, Claims]:
    """NotBelieved, or NotReady."""
    assertion = believed(said, settings=settings_for(provider, here_of(request, provider)))
    return assertion, claims_of(assertion, provider)


def here_of(request: HttpRequest, provider: SignInProvider) -> Here:
    return here(absolute(request, "/"), provider.municipality.cvr)


def _signed(asked: OneLogin_Saml2_Auth, *, again: bool) -> str:
    """The address to go to, with the request in it."""
    try:
        return str(asked.login(return_to="", force_authn=again, set_nameid_policy=False))
    except (OneLogin_Saml2_Error, XmlsecError) as error:
        raise NotReady("our key does not sign") from error
