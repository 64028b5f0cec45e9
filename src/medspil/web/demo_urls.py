# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_POST

from medspil.organisations.middleware import finds_whose, open_to_all
from medspil.organisations.queries import demo_people


@open_to_all
@require_POST
@finds_whose
def be(request: HttpRequest, person_id: UUID) -> HttpResponseBase:
    """Step into a role. These addresses exist only where settings say DEMO, which production refuses."""
    person = next((person for person in demo_people() if person.pk == person_id), None)
    if person is None:
        raise Http404
    record_authentication(request, person, "other")
    answer: HttpResponse = perform_login(request, person)
    return answer


urlpatterns = [path("vaer/<uuid:person_id>/", be, name="demo-be")]
