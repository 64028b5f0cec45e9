# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from medspil.journeys.access import journey_for
from medspil.journeys.actions import news as actions
from medspil.journeys.forms.news import NewsForm
from medspil.journeys.frame import frame
from medspil.journeys.queries.news import news_of
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored


@require_safe
def news(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    page = {**frame(journey, standing, "journey-news"), "news": news_of(journey)}
    return render(request, "journeys/news.html", page)


def tell(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_WORK)
    form = NewsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        told = actions.tell(
            journey=journey, news_id=said["id"], text=said["text"], by_mail=said["by_mail"], by=standing.person
        )
        told.refresh_from_db()
        stored(request, f"news-{journey.pk}")
        count = told.mailed
        words = ngettext("It is told, also by mail to one.", "It is told, also by mail to %(n)d.", count) % {"n": count}
        messages.success(request, words)
        return redirect("journey-news", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey-news"), "form": form}
    return render(request, "journeys/news_new.html", page, status=422 if form.errors else 200)
