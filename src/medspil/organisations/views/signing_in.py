# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in by a code in a mail. allauth does the work; the words and the look are ours."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from medspil.organisations.events import SignedOut
from medspil.organisations.forms import AddressForm, CodeForm
from medspil.organisations.middleware import finds_whose, open_to_all
from medspil.organisations.models import Person
from medspil.organisations.providers.queries import provider_for_address, providers
from medspil.organisations.queries import demo_people
from medspil.organisations.suspending import paused_page, suspended_home_of
from medspil.record.actions import remember

FEW = 3  # so many municipalities are named on the page; of more, the address says which


class _Address(RequestLoginCodeView):  # type: ignore[misc]
    template_name = "organisations/sign_in.html"
    form_class = AddressForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = demo_people() if settings.DEMO else []
        known = providers()
        return {
            **super().get_context_data(**kwargs),
            "demo_people": people,
            "providers": known if len(known) <= FEW else [],
        }

    def form_valid(self, form: AddressForm) -> HttpResponseBase:
        """Whoever's municipality has a sign-in of its own is shown the way there, and gets no code."""
        paused = suspended_home_of(str(form.cleaned_data["email"]))
        if paused is not None:
            return paused_page(self.request, paused)
        provider = provider_for_address(str(form.cleaned_data["email"]))
        if provider is None or provider.codes:
            answer: HttpResponseBase = super().form_valid(form)
            return answer
        page = {"provider": provider, "next": self.request.POST.get(REDIRECT_FIELD_NAME, "")}
        return render(self.request, "organisations/sign_in_provider.html", page)


class _Code(ConfirmLoginCodeView):  # type: ignore[misc]
    template_name = "organisations/sign_in_code.html"
    form_class = CodeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        gone = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("sign-in"))
        if gone and not request.user.is_authenticated:
            messages.error(request, _("The code no longer works. Ask for a new one."))
        return answer


sign_in = open_to_all(never_cache(finds_whose(_Address.as_view())))
sign_in_code = open_to_all(never_cache(finds_whose(_Code.as_view())))


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Person):
        remember(SignedOut(municipality_id=request.user.municipality_id), by=request.user)
    logout(request)
    answer = redirect("sign-in")
    answer["Clear-Site-Data"] = '"cache"'  # nor does going back show what she saw
    return answer


@open_to_all
def not_active(request: HttpRequest) -> HttpResponse:
    return render(request, "organisations/not_active.html", status=403)
