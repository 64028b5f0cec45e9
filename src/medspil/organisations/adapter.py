# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from medspil.organisations.models import Person, SignInProvider
from medspil.organisations.providers.queries import provider_of
from medspil.organisations.queries import my_memberships
from medspil.organisations.suspending import paused_page
from medspil.record.mail import Letter, post
from medspil.record.transactions import write


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up alone, and sign-in mail goes the same way as all other mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """A code by mail is no way around the municipality's own sign-in, where a lost role is lost.

        And whoever has no role at all does not come in, whichever way."""
        if user.municipality.suspended_at:
            return paused_page(request, user.municipality)
        provider = provider_of(user.municipality)
        through = "sociallogin" in (kwargs.get("signal_kwargs") or {})
        if provider and not provider.codes and not through:
            return _refused(request, user, "code", provider)
        if user.is_active and not my_memberships(user):
            return _refused(request, user, "no-role", provider)
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def generate_login_code(self) -> str:
        """Six figures, easy to type; guarded by five tries and a quarter of an hour."""
        return "".join(secrets.choice("0123456789") for _place in range(6))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        text = render_to_string(f"{template_prefix}_message.txt", context).strip()
        write(post)(Letter(to=email, subject=subject, text=text))


def _refused(request: HttpRequest, user: Person, why: str, provider: SignInProvider | None) -> HttpResponse:
    """To somebody who has shown who she is: so she may see whom to ask in her municipality."""
    page = {"why": why, "provider": provider, "tenant": user.municipality}
    return render(request, "organisations/provider_refused.html", page, status=403)
