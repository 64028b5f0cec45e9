# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.materials import desk
from medspil.materials.access import editor, kind_called, piece_for
from medspil.materials.actions import drafts as actions
from medspil.materials.actions.drafts import WrittenMeanwhile
from medspil.materials.actions.publishing import NotReady, publish
from medspil.materials.comparing import differences
from medspil.materials.desk import Piece
from medspil.materials.forms.desk import PublishForm
from medspil.materials.forms.writing import NewPieceForm, piece_form
from medspil.materials.kinds import KINDS, TOPIC
from medspil.materials.models import Draft
from medspil.materials.problems import Problem
from medspil.materials.views.saving import save, too_late
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


def piece_new(request: HttpRequest, kind: str) -> HttpResponse:
    """A piece of the municipality's own. What the address says (`?topic=`, `?title=`, `?body=`) is filled in."""
    person = editor(request)
    wanted = kind_called(kind)
    if wanted is TOPIC:
        raise Http404  # a topic is made of many pieces: it arrives as a package
    data = typed(request)
    suggested = {"checked_on": timezone.localdate().isoformat()} | request.GET.dict()
    topics = desk.topic_choices(person.municipality_id)
    place = NewPieceForm(data, kind=wanted, topics=topics, initial={"topic": request.GET.get("topic")})
    form = piece_form(wanted, {}, data, values=suggested)  # what it touches is chosen later, within its topic
    if data is not None and place.is_valid() & form.is_valid():
        draft = actions.begin(
            draft_id=place.cleaned_data["id"],
            municipality=person.municipality,
            kind=wanted,
            topic=place.cleaned_data.get("topic", ""),
            values=form.values({}),
            by=person,
        )
        stored(request, f"new-{kind}")
        first = wanted.items[0].slug if wanted.items else None
        return redirect("entries", kind, draft.key, first) if first else redirect("draft", kind, draft.key)
    page = {"kind": wanted, "place": place, "form": form}
    return render(request, "materials/desk/new.html", page, status=422 if place.errors or form.errors else 200)


def edit(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Write in the draft of a piece; the first saving makes one."""
    _person, piece = piece_for(request, kind, key)
    data = request.POST.copy() if request.method == "POST" else None
    form = piece_form(piece.kind, desk.names_near(piece), data, values=piece.written, mark=piece.seen)
    meanwhile = None
    if data is not None and form.is_valid():
        meanwhile = save(request, piece, form.values(piece.written), form.cleaned_data["mark"])
        if meanwhile is None:
            stored(request, f"piece-{kind}-{key}")
            return redirect("draft", kind, key)
        data["mark"] = meanwhile.now.seen
    page = {"piece": piece, "form": form, "meanwhile": meanwhile}
    return render(request, "materials/desk/edit.html", page, status=422 if form.errors or meanwhile else 200)


def draft(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The draft as readers would see it, what it changes, and the button that lets them."""
    person, piece = piece_for(request, kind, key)
    if piece.draft is None:
        return redirect("piece", kind, key)  # it has just been published, or discarded
    data = typed(request)
    form = PublishForm(data, initial={"mark": piece.seen})
    problems: list[Problem] = []
    if data is not None and form.is_valid():
        try:
            publish(seen=piece, mark=form.cleaned_data["mark"], why=form.cleaned_data["why"], by=person)
        except WrittenMeanwhile:
            too_late(request)
            return redirect("draft", kind, key)
        except NotReady as refused:
            problems = list(refused.problems)
        else:
            messages.success(request, _("»{title}« is published.").format(title=piece.title))
            return redirect("piece", kind, key)
    return _page(request, piece, form, problems)


def _page(request: HttpRequest, piece: Piece, form: PublishForm, problems: list[Problem]) -> HttpResponse:
    names = desk.names(piece.municipality_id)
    page = {
        "piece": piece,
        "form": form,
        "names": names,
        "problems": problems,
        "differences": differences(piece.kind, piece.read, piece.written, names) if piece.read else [],
    }
    return render(request, "materials/desk/draft.html", page, status=422 if form.errors or problems else 200)


@require_POST
def draft_undo(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    person, piece = piece_for(request, kind, key)
    try:
        actions.undo(seen=piece, mark=request.POST.get("mark", ""), by=person)
    except WrittenMeanwhile:
        too_late(request)
    return redirect("draft", kind, key)


@require_POST
def draft_discard(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    person, piece = piece_for(request, kind, key)
    try:
        actions.discard(seen=piece, mark=request.POST.get("mark", ""), by=person)
    except WrittenMeanwhile:
        too_late(request)
        return redirect("draft", kind, key)
    if piece.draft:
        request.session["discarded"] = _packed(piece.draft)
    return redirect("material")


@require_POST
def draft_put_back(request: HttpRequest) -> HttpResponse:
    """The draft that this editor discarded last."""
    person = editor(request)
    packed = request.session.pop("discarded", None)
    if packed is None:
        return redirect("material")
    actions.put_back(municipality=person.municipality, by=person, **packed)
    return redirect("draft", KINDS[packed["kind"]].slug, packed["key"])


def _packed(thrown: Draft) -> dict[str, object]:
    fields = {name: getattr(thrown, name) for name in ("topic", "values", "base")}
    return {"kind": thrown.kind, "key": thrown.key, "fields": fields}
