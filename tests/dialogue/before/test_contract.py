# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import pytest
from django.test import Client
from django.urls import reverse

from medspil.dialogue.models import Contract, LeaderPresence, Meeting, Process
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_meeting, a_process, danish, words

MINE = {
    "purpose": "Et fælles svar",
    "time": "En time på teammødet",
    "mandate": "Hvordan vi gør ved skranken",
    "follow-up": "Svar inden to uger",
    "leader_presence": LeaderPresence.OUT,
    "answer_days": "10",
}


@pytest.fixture
def process(cast: Cast, material: None) -> Process:
    return a_process(cast)


def _contract(process: Process) -> Contract:
    return Contract.objects.of(process.municipality).get(process=process)


def _save(client: Client, process: Process, **changes: str) -> object:
    form = {**MINE, "version": str(_contract(process).version), **changes}
    return client.post(reverse("contract", args=[process.pk]), form)


def _agree(client: Client, process: Process, version: int | None = None) -> object:
    version = _contract(process).version if version is None else version
    return client.post(reverse("contract-agree", args=[process.pk]), {"version": version}, follow=True)


def test_what_is_written_stands_there_for_both(cast: Cast, process: Process) -> None:
    _save(client_for(cast.karen), process)
    contract = _contract(process)
    assert (contract.leader_presence, contract.answer_days, contract.version) == (LeaderPresence.OUT, 10, 2)
    page = words(client_for(cast.bo).get(reverse("contract", args=[process.pk])))
    assert "Hvordan vi gør ved skranken" in page


def test_another_version_keeps_the_typed_text_and_saves_nothing(cast: Cast, process: Process) -> None:
    _save(client_for(cast.bo), process, purpose="Bos ord")
    response = _save(client_for(cast.karen), process, version="1", purpose="Den andens ord")
    assert response.status_code == 422
    page = words(response)
    assert danish("Somebody else has changed the contract meanwhile") in page
    assert "Den andens ord" in page
    assert "Bos ord" in page
    assert response.context["words"]["purpose"].value() == "Den andens ord"
    assert _contract(process).canvas["purpose"] == "Bos ord"


def test_after_reading_the_other_version_the_same_page_saves(cast: Cast, process: Process) -> None:
    """The page that tells of the clash carries the new version; a browser sends both fields, the last one counts."""
    _save(client_for(cast.bo), process, purpose="Bos ord")
    client = client_for(cast.karen)
    page = _save(client, process, version="1", purpose="Begges ord").content.decode()
    sent = [part.split('value="')[1].split('"')[0] for part in page.split("<input") if 'name="version"' in part]
    form = {**MINE, "purpose": "Begges ord", "version": sent}
    assert client.post(reverse("contract", args=[process.pk]), form).status_code == 302
    assert _contract(process).canvas["purpose"] == "Begges ord"


def test_both_agree_each_for_themselves(cast: Cast, process: Process) -> None:
    _save(client_for(cast.karen), process)
    _agree(client_for(cast.karen), process)
    assert not _contract(process).agreed
    assert danish("has not agreed yet") in words(client_for(cast.bo).get(reverse("contract", args=[process.pk])))
    _agree(client_for(cast.bo), process)
    assert _contract(process).agreed


def test_a_change_withdraws_what_both_agreed_to_and_says_so(cast: Cast, process: Process) -> None:
    for person in (cast.karen, cast.bo):
        _agree(client_for(person), process)
    client = client_for(cast.karen)
    _save(client, process, purpose="Noget andet")
    contract = _contract(process)
    assert (contract.agreed_by_leader_at, contract.agreed_by_facilitator_at) == (None, None)
    assert danish("Saved. You both agree anew.") in words(client.get(reverse("contract", args=[process.pk])))


def test_one_does_not_agree_to_a_text_one_has_not_seen(cast: Cast, process: Process) -> None:
    seen = _contract(process).version
    _save(client_for(cast.karen), process)
    response = _agree(client_for(cast.bo), process, version=seen)
    assert danish("The contract has been changed meanwhile. Read it before you agree.") in words(response)
    assert _contract(process).agreed_by_facilitator_at is None


@pytest.mark.parametrize("days", ["0", "61", "-1", "ti", ""])
def test_days_to_answer_stay_within_two_months(cast: Cast, process: Process, days: str) -> None:
    response = _save(client_for(cast.karen), process, answer_days=days)
    assert response.status_code == 422
    assert list(response.context["terms"].errors) == ["answer_days"]
    assert response.context["words"]["purpose"].value() == MINE["purpose"]
    assert _contract(process).version == 1


@pytest.mark.parametrize("text", ["Borger 010190-1234 var i tvivl", ""])
def test_a_cpr_number_or_nothing_is_refused_and_the_rest_kept(cast: Cast, process: Process, text: str) -> None:
    response = _save(client_for(cast.karen), process, mandate=text)
    assert response.status_code == 422
    assert list(response.context["words"].errors) == ["mandate"]
    assert _contract(process).canvas == {}


def test_where_the_leader_is_holds_for_the_planned_meeting(cast: Cast, material: None) -> None:
    meeting = a_meeting(cast)
    _save(client_for(cast.karen), meeting.process)
    assert Meeting.objects.of(cast.municipality).get().leader_presence == LeaderPresence.OUT


def test_the_contract_is_a_pdf_with_its_words(cast: Cast, process: Process) -> None:
    _save(client_for(cast.karen), process)
    response = client_for(cast.bo).get(reverse("contract-pdf", args=[process.pk]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
