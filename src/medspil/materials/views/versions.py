# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A piece beside its national text, and through time."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.materials import desk
from medspil.materials.access import piece_for, version_of
from medspil.materials.actions import publishing
from medspil.materials.actions.drafts import WrittenMeanwhile
from medspil.materials.actions.publishing import NotReady
from medspil.materials.comparing import differences as between
from medspil.materials.desk import Piece
from medspil.materials.forms.updates import typed_in, update_form
from medspil.materials.merging import Texts, merge
from medspil.materials.views.saving import save, too_late
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


@require_safe
def differences(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Side by side: the national text, and ours as it is written now."""
    _person, piece = piece_for(request, kind, key)
    if piece.national is None:
        raise Http404
    names = desk.names(piece.municipality_id)
    page = {"piece": piece, "differences": between(piece.kind, piece.national, piece.written, names)}
    return render(request, "materials/desk/differences.html", page)


def update(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The national text has moved on: choose part by part. What is chosen becomes the draft."""
    _person, piece = piece_for(request, kind, key)
    if piece.national is None or not piece.moved_on:
        return redirect("piece", kind, key)
    texts = Texts(kind=piece.kind, base=piece.base or {}, national=piece.national, ours=piece.written)
    names = desk.names(piece.municipality_id)
    data = typed(request)
    late = data is not None and data.get("mark") != piece.seen
    form = update_form(merge(texts, names).questions, None if late else data, mark=piece.seen)
    if form.is_valid():
        values = merge(texts, names, form.answers()).values
        if save(request, piece, values, piece.seen, base=piece.national) is None:
            stored(request, f"update-{kind}-{key}")
            return redirect("draft", kind, key)
    page = {"piece": piece, "form": form, "late": late, "typed": typed_in(data) if data and late else ()}
    return render(request, "materials/desk/update.html", page, status=422 if form.errors or late else 200)


@require_safe
def history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    _person, piece = piece_for(request, kind, key)
    return render(request, "materials/desk/history.html", {"piece": piece, "versions": desk.versions_of(piece)})


def version(request: HttpRequest, kind: str, key: str, number: int) -> HttpResponse:
    """An old version, beside what is read now; posting restores it as the newest."""
    person, piece = piece_for(request, kind, key)
    old = version_of(piece, number)
    if request.method == "POST":
        why = _("Version {n} restored").format(n=number)
        return _answer(request, piece, partial(publishing.restore, seen=piece, version=old, why=why, by=person))
    names = desk.names(piece.municipality_id)
    page = {
        "piece": piece,
        "old": old,
        "names": names,
        "differences": between(piece.kind, old.values or {}, piece.read or {}, names),
    }
    return render(request, "materials/desk/version.html", page)


@require_POST
def withdraw(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Back to the national text, or away with one's own piece."""
    person, piece = piece_for(request, kind, key)
    why = _("Taken away") if piece.is_own else _("Back to the national text")
    return _answer(request, piece, partial(publishing.withdraw, seen=piece, why=why, by=person))


def _answer(request: HttpRequest, piece: Piece, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except WrittenMeanwhile:
        too_late(request)
    except NotReady as refused:
        for problem in refused.problems:
            messages.error(request, problem.said)
    return redirect("piece", piece.kind.slug, piece.key)
