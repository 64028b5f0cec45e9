# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import contract_of, process_for
from medspil.dialogue.actions import contracts as actions
from medspil.dialogue.forms.processes import TermsForm
from medspil.dialogue.models import Contract, LeaderPresence
from medspil.dialogue.papers import contract_paper
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response
from medspil.materials.canvases import canvas, canvas_form, filled
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.ui.forms import Form, typed
from medspil.ui.keeping import stored


def contract(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    agreed = contract_of(process)
    words, terms = _forms(request, agreed)
    stale = False
    if request.method == "POST" and words.is_valid() & terms.is_valid():
        stale = terms.cleaned_data["version"] != agreed.version
        if not stale:
            fell = _change(agreed, words, terms, by=standing.person)
            stored(request, f"contract-{process.pk}")
            messages.success(request, _("Saved. You both agree anew.") if fell else _("Saved"))
            return redirect("contract", process_id=process.pk)
    page = {
        "process": process,
        "contract": agreed,
        "words": words,
        "terms": terms,
        "stale": stale,
        "filled": filled(canvas(process.municipality_id, "contract"), agreed.canvas),
        "person": standing.person,
    }
    wrong = bool(words.errors or terms.errors or stale)
    return render(request, "dialogue/contract.html", page, status=422 if wrong else 200)


def _forms(request: HttpRequest, agreed: Contract) -> tuple[Form, TermsForm]:
    """The words of the canvas, and the terms that the system can keep to; both ask where the leader is, so one does."""
    data = typed(request)
    template = canvas(agreed.municipality_id, "contract")
    words = canvas_form(template, data, initial=agreed.canvas, leave_out={"leader-presence"})
    now = {"version": agreed.version, "leader_presence": agreed.leader_presence, "answer_days": agreed.answer_days}
    return words, TermsForm(data, initial=now)


def _change(agreed: Contract, words: Form, terms: TermsForm, *, by: Person) -> bool:
    return actions.change(
        contract=agreed,
        canvas=words.cleaned_data,
        presence=LeaderPresence(terms.cleaned_data["leader_presence"]),
        answer_days=terms.cleaned_data["answer_days"],
        by=by,
    )


@require_POST
def agree(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    found = contract_of(process)
    if request.POST.get("version") == str(found.version):
        actions.agree(contract=found, by=standing.person)
    else:
        messages.error(request, _("The contract has been changed meanwhile. Read it before you agree."))
    return redirect("contract", process_id=process.pk)


@require_safe
def contract_pdf(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, _standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    found = contract_of(process)
    template = canvas(process.municipality_id, "contract")
    document = contract_paper(process, found, filled(template, found.canvas))
    return pdf_response(render_pdf(document), "kontrakt.pdf")
