# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""allauth speaks OpenID Connect (discovery, PKCE, state, the exchange of the code); what it hears is judged here."""

import secrets
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from medspil.organisations.models import Protocol, SignInProvider
from medspil.organisations.providers.actions import enter
from medspil.organisations.providers.queries import provider_by_cvr, secret_of
from medspil.organisations.providers.tokens import Claims, claims_of


class Exchange(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """One sign-in at one municipality. Its issuer must be the one we were told, and its token is always verified."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != self.get_provider().app.settings["issuer"]:
            raise OAuth2Error("the issuer calls itself something else")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002 - as allauth calls it
        return str(request.build_absolute_uri(reverse("provider-answer", args=[self.provider_id])))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        config = self.openid_config
        with get_adapter().get_requests_session() as session:
            keys = session.get(config["jwks_uri"])
            keys.raise_for_status()
        said = str(kwargs["response"].get("id_token") or "")
        claims = claims_of(said, keys=keys.json(), issuer=config["issuer"], client_id=app.client_id)
        if "email" not in claims and "userinfo_endpoint" in config:
            claims = {**self._more(token, claims), **claims}
        login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        login.claims = claims
        return login

    def _more(self, token: Any, claims: Claims) -> Claims:
        """Many providers tell the address only here. What is told of somebody else is not listened to."""
        told: dict[str, Any] = self._fetch_user_info(token.token)
        if told.get("sub") != claims["sub"]:
            raise OAuth2Error("the user info is about somebody else")
        return told


class Municipal(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = Exchange

    def extract_extra_data(self, data: Any) -> dict[str, Any]:  # noqa: ARG002 - as allauth calls it
        """Nothing of what is said about somebody is kept: it may hold a CPR number."""
        return {}

    def extract_email_addresses(self, data: Any) -> list[Any]:  # noqa: ARG002 - as allauth calls it
        return []

    def begin(self, request: HttpRequest, next_url: str, *, again: bool) -> HttpResponse:
        """Send the browser there; `again` asks for more than that somebody is still signed in there."""
        nonce = secrets.token_urlsafe(24)
        asked = {"nonce": nonce, **({"prompt": "login"} if again else {})}
        answer: HttpResponse = self.redirect(
            request, AuthProcess.LOGIN, next_url=next_url, auth_params=asked, nonce=nonce
        )
        return answer


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Registrations are ours, one for each municipality, named by its CVR number."""

    def list_apps(
        self,
        request: Any,  # noqa: ARG002 - as allauth calls it
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        known = provider_by_cvr(provider) if provider else None
        return [_app(known)] if known and client_id in {None, known.client_id} else []

    def get_provider(self, request: Any, provider: str, client_id: str | None = None) -> Any:
        app = self.get_app(request, provider=provider, client_id=client_id)
        if app.provider == Protocol.SAML:
            from medspil.organisations.providers.saml.allauth import MunicipalSaml  # noqa: PLC0415 - only when needed

            return MunicipalSaml(request, app=app)
        return Municipal(request, app=app)

    def is_open_for_signup(self, request: Any, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        return False

    def populate_user(self, request: Any, sociallogin: SocialLogin, data: Any) -> Any:  # noqa: ARG002
        return sociallogin.user

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> NoReturn:
        why = "cancelled" if kwargs.get("error") == AuthError.CANCELLED else "failed"
        refuse(request, why, provider_by_cvr(provider.app.provider_id))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        provider = provider_by_cvr(sociallogin.account.provider)
        claims, nonce = sociallogin.claims, sociallogin.state.get("nonce")
        if provider is None or not nonce or claims.get("nonce") != nonce:
            refuse(request, "failed", provider)
        entered = enter(provider=provider, claims=claims)
        if entered.account is None:
            refuse(request, str(entered.refusal), provider)
        sociallogin.account, sociallogin.user = entered.account, entered.account.user


def _app(provider: SignInProvider) -> SocialApp:
    municipality = provider.municipality
    return SocialApp(
        provider=OpenIDConnectProvider.id if provider.protocol == Protocol.OIDC else Protocol.SAML,
        provider_id=municipality.cvr,
        name=municipality.name,
        client_id=provider.client_id,
        secret=secret_of(municipality.cvr),
        settings={
            "server_url": provider.issuer.rstrip("/"),
            "issuer": provider.issuer,
            "uid_field": provider.subject_claim,
            "oauth_pkce_enabled": True,
        },
    )


def refuse(request: HttpRequest, why: str, provider: SignInProvider | None) -> NoReturn:
    page = {"why": why, "provider": provider, "tenant": provider.municipality if provider else None}
    raise ImmediateHttpResponse(render(request, "organisations/provider_refused.html", page, status=403))
