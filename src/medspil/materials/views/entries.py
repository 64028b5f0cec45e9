# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The lists in a draft: the steps of a script, the fields and columns of a template."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from medspil.materials import desk
from medspil.materials.access import list_in, piece_for
from medspil.materials.actions import drafts
from medspil.materials.desk import Piece
from medspil.materials.entries import entry_of, moved, twin_of, with_entry, without
from medspil.materials.forms.writing import entry_form
from medspil.materials.kinds import Items
from medspil.materials.pieces import Values
from medspil.materials.views.saving import save, too_late
from medspil.organisations.access import signed_in
from medspil.ui.keeping import stored


@require_safe
def entries(request: HttpRequest, kind: str, key: str, items: str) -> HttpResponse:
    _person, piece = piece_for(request, kind, key)
    found = list_in(piece, items)
    written = piece.written.get(found.name, [])
    page = {
        "piece": piece,
        "items": found,
        "entries": written,
        "total": sum(entry.get("minutes", 0) for entry in written),
        "removed": request.session.pop("removed_entry", None),
    }
    return render(request, "materials/desk/entries.html", page)


def entry(request: HttpRequest, kind: str, key: str, items: str, entry_key: str = "") -> HttpResponse:
    """Write in one entry of the list, or add one."""
    _person, piece = piece_for(request, kind, key)
    found = list_in(piece, items)
    old = _entry(piece, found, entry_key) if entry_key else {}
    data = request.POST.copy() if request.method == "POST" else None
    form = entry_form(found, desk.names_near(piece), data, values=old, mark=piece.seen)
    meanwhile = None
    if data is not None and form.is_valid():
        values, at = with_entry(piece.written, found, form.values(old))
        meanwhile = save(request, piece, values, form.cleaned_data["mark"])
        twin = None if entry_key else twin_of(piece.written, found, form.values({}))
        if meanwhile is None or twin:
            stored(request, f"entry-{kind}-{key}-{items}-{entry_key}")
            return _to(piece, found, f"entry-{twin or at}")
        data["mark"] = meanwhile.now.seen
    page = {"piece": piece, "items": found, "entry": old, "form": form, "meanwhile": meanwhile}
    return render(request, "materials/desk/entry.html", page, status=422 if form.errors or meanwhile else 200)


@require_POST
def entry_move(request: HttpRequest, kind: str, key: str, items: str, entry_key: str) -> HttpResponse:
    _person, piece = piece_for(request, kind, key)
    found = list_in(piece, items)
    way = "up" if request.POST.get("way") == "up" else "down"
    _change(request, piece, moved(piece.written, found, entry_key, by_places=-1 if way == "up" else 1))
    return _to(piece, found, f"{way}-{entry_key}")


@require_POST
def entry_remove(request: HttpRequest, kind: str, key: str, items: str, entry_key: str) -> HttpResponse:
    _person, piece = piece_for(request, kind, key)
    found = list_in(piece, items)
    gone = _entry(piece, found, entry_key)
    if _change(request, piece, without(piece.written, found, entry_key)):
        request.session["removed_entry"] = gone.get("title", entry_key)
    return _to(piece, found, "list")


def _entry(piece: Piece, items: Items, key: str) -> Values:
    entry = entry_of(piece.written, items, key)
    if entry is None:
        raise Http404
    return entry


def _change(request: HttpRequest, piece: Piece, values: Values) -> bool:
    """Whether it was done; when the page was out of date nothing is, and the next one says so."""
    try:
        drafts.save(seen=piece, mark=request.POST.get("mark", ""), values=values, by=signed_in(request))
    except drafts.WrittenMeanwhile:
        too_late(request)
        return False
    return True


def _to(piece: Piece, items: Items, place: str) -> HttpResponse:
    """Back to the list, at the entry or button that was used."""
    return redirect(reverse("entries", args=[piece.kind.slug, piece.key, items.slug]) + f"#{place}")
