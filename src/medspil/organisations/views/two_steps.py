# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from typing import Any

from allauth.mfa.base.views import AuthenticateView
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from medspil.documents.qr import qr_svg
from medspil.organisations import passkeys
from medspil.organisations.access import signed_in
from medspil.organisations.confirming import confirmed
from medspil.organisations.forms import FiguresForm, SecondStepForm
from medspil.organisations.middleware import finds_whose, open_to_all
from medspil.organisations.two_steps import (
    PENDING,
    address_of,
    fits,
    is_on,
    pending_secret,
    spare_codes,
    switch_off,
    switch_on,
)


@never_cache
@confirmed
def two_steps(request: HttpRequest) -> HttpResponse:
    """Switch the second step on, or see that it is on and which spare codes are left."""
    person = signed_in(request)
    if is_on(person):
        return render(request, "organisations/two_steps_on.html", {"codes": spare_codes(person)})
    secret = pending_secret(request)
    form = FiguresForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if fits(secret, form.cleaned_data["code"]):
            switch_on(person=person, secret=secret)
            request.session.pop(PENDING, None)
            messages.success(request, _("From now on you sign in with two steps."))
            return redirect("two-steps")
        form.add_error("code", FiguresForm.wrong)
    picture = qr_svg(address_of(person, secret), title=_("Picture for the app"))
    spelled = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    page = {"form": form, "picture": picture, "secret": spelled}
    return render(request, "organisations/two_steps.html", page, status=422 if form.errors else 200)


@require_POST
@confirmed
def two_steps_off(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if switch_off(person=person, by=person):
        messages.success(request, _("You sign in with one step again."))
    return redirect("two-steps")


class _SecondStep(AuthenticateView):  # type: ignore[misc]
    template_name = "organisations/second_step.html"
    form_class = SecondStepForm
    webauthn_form_class = passkeys.SecondStepForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The passkey first, for whoever has one."""
        page: dict[str, Any] = super().get_context_data(**kwargs)
        person = self.stage.login.user
        options = (
            json.dumps(page["js_data"]["request_options"], cls=DjangoJSONEncoder) if passkeys.keys_of(person) else ""
        )
        return {**page, "app": is_on(person), "passkey": options}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not {"code", "credential"} & set(request.POST):
            return redirect("mfa_authenticate")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


second_step = open_to_all(never_cache(finds_whose(_SecondStep.as_view())))
