# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Legal points that want to be looked at again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.materials import shelves
from medspil.materials.access import editor, piece_for
from medspil.materials.actions import checks as actions
from medspil.materials.forms.desk import ChangedForm, CheckedForm
from medspil.materials.kinds import LEGAL_POINT
from medspil.ui.forms import typed


@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """Those whose source has changed first, then the oldest."""
    person = editor(request)
    return render(request, "materials/desk/to_check.html", {"points": shelves.to_check(person.municipality_id)})


def check(request: HttpRequest, key: str) -> HttpResponse:
    """Look at the source, and say what was found: all is right, or it has changed."""
    person, piece = piece_for(request, LEGAL_POINT.slug, key)
    if piece.read is None:
        raise Http404
    says_changed = request.POST.get("found") == "changed"
    data = typed(request)
    checked = CheckedForm(None if says_changed else data, initial={"source": piece.read["source"]})
    changed = ChangedForm(data if says_changed else None, auto_id="changed_%s")
    if checked.is_valid():
        said = checked.cleaned_data
        actions.mark_checked(seen=piece, source=said["source"], note=said["note"], by=person)
    elif changed.is_valid():
        actions.mark_changed(seen=piece, note=changed.cleaned_data["note"], by=person)
    else:
        page = {"piece": piece, "checked": checked, "changed": changed}
        return render(request, "materials/desk/check.html", page, status=422 if data is not None else 200)
    messages.success(request, _("Saved. It stands in the history of the point."))
    return redirect("to-check")
