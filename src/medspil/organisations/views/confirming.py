# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from medspil.organisations.access import signed_in
from medspil.organisations.confirming import send_code, takes, waits_for_code
from medspil.organisations.events import Confirmed, SessionsEnded
from medspil.organisations.forms import ConfirmForm, FiguresForm
from medspil.organisations.letters import confirm_letter
from medspil.organisations.middleware import next_page
from medspil.organisations.providers.queries import provider_of
from medspil.organisations.sessions import end_others
from medspil.organisations.two_steps import is_on
from medspil.record.actions import remember


@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """Who is it? Asked before pages that give and take rights."""
    person, wish = signed_in(request), next_page(request)
    with_app = is_on(person)
    form = (FiguresForm if with_app else ConfirmForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if takes(request, person, form.cleaned_data["code"]):
            remember(Confirmed(municipality_id=person.municipality_id), by=person)
            return redirect(wish or "home")
        form.add_error("code", form.wrong if with_app or waits_for_code(request) else form.gone)
    provider = provider_of(person.municipality)
    page = {
        "form": form,
        "person": person,
        "next": wish,
        "provider": provider if provider and not provider.codes else None,
        "waits": waits_for_code(request),
        "with_app": with_app,
    }
    return render(request, "organisations/confirm.html", page, status=422 if form.errors else 200)


@require_POST
def confirm_send(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if not ratelimit.consume(request, action="request_login_code", key=person.email):
        messages.error(request, _("We have sent you many codes lately. Wait an hour, or use the latest one."))
    else:
        send_code(request, person, lambda code: confirm_letter(person, code))
    return redirect(f"{request.path.removesuffix('kode/')}?{request.GET.urlencode()}")


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    end_others(person, request)
    remember(SessionsEnded(municipality_id=person.municipality_id), by=person)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("me")
