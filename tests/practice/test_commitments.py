# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who does what by when, and how it went."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import lxml.html
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.models import Process
from medspil.organisations.models import Person
from medspil.practice.actions import commitments as actions
from medspil.practice.models import Commitment, CommitmentStatus
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import planned_meeting

WHAT = "Hænge et skilt op"


def process_of(cast: Cast) -> Process:
    return planned_meeting(cast).process


def made(cast: Cast, owner: Person, *, due_in: int) -> Commitment:
    """A commitment that was made some time ago, if need be."""
    return actions.commit(
        commitment_id=uuid4(),
        process=process_of(cast),
        what=WHAT,
        owner=owner,
        owner_name="",
        due_on=timezone.localdate() + timedelta(days=due_in),
        by=cast.bo,
    )


def add(client: Client, process: Process, by_whom: Person, **changed: Any) -> HttpResponse:
    data = {"id": uuid4(), "process": process.pk, "what": WHAT, "owner": by_whom.pk, "due_on": _in(7).isoformat()}
    return client.post(reverse("commitment-new"), {**data, **changed})


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def stored(cast: Cast) -> list[Commitment]:
    return list(Commitment.objects.of(cast.municipality))


def words(answer: HttpResponse) -> str:
    return " ".join(lxml.html.fromstring(answer.content.decode()).text_content().split())


def settle(client: Client, commitment: Commitment, status: str, how: str) -> int:
    url = reverse("commitment", args=[commitment.pk])
    return client.post(url, {"status": status, "how_it_went": how}).status_code


def test_a_commitment_is_added_once_however_often_it_is_sent(cast: Cast, material: None) -> None:
    process, karen, chosen = process_of(cast), client_for(cast.karen), uuid4()
    for _again in range(2):
        assert add(karen, process, cast.ali, id=chosen).status_code == 302
    (row,) = stored(cast)
    assert (row.pk, row.what, row.owner, row.owner_name, row.due_on) == (chosen, WHAT, cast.ali, "Ali Aslan", _in(7))
    assert WHAT in words(client_for(cast.mette).get(reverse("commitments")))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("due_on", "past", "Datoen er passeret. Vælg i dag eller senere."),
        ("due_on", "", "Vælg en dato."),
        ("due_on", "31-02-2027", ""),
        ("what", "  ", "Skriv"),
        ("what", "a" * 301, "300"),
        ("what", "Ring til 120360-1234", "cpr-nummer"),
        ("owner", "", "Vælg, hvem der gør det."),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_the_rest_kept(
    cast: Cast, material: None, field: str, value: str, told: str
) -> None:
    value = _in(-1).isoformat() if value == "past" else value
    answer = add(client_for(cast.karen), process_of(cast), cast.ali, **{field: value})
    assert answer.status_code == 422
    assert told in words(answer)
    assert "ugyldig" not in words(answer).lower()
    assert stored(cast) == []
    if field != "what":
        assert WHAT in answer.content.decode()


def test_today_is_not_past(cast: Cast, material: None) -> None:
    assert add(client_for(cast.karen), process_of(cast), cast.ali, due_on=_in(0).isoformat()).status_code == 302


def test_strangers_are_not_given_work_and_give_none(cast: Cast, material: None) -> None:
    process = process_of(cast)
    for owner in (cast.ulla, cast.ib):
        assert add(client_for(cast.karen), process, owner).status_code == 422
    assert add(client_for(cast.ali), process, cast.ali).status_code == 404
    assert add(client_for(cast.ulla), process, cast.ulla).status_code in {404, 422}
    assert stored(cast) == []


@pytest.mark.parametrize(
    ("late", "told"), [(1, "En aftale er en dag over tiden"), (3, "En aftale er 3 dage over tiden")]
)
def test_what_is_overdue_is_said_in_words(cast: Cast, material: None, late: int, told: str) -> None:
    commitment = made(cast, cast.mette, due_in=-late)
    mette = client_for(cast.mette)
    assert told in words(mette.get(reverse("home")))
    assert "over tiden" in words(mette.get(reverse("commitments")))
    assert "over tiden" in words(mette.get(reverse("commitment", args=[commitment.pk])))


def test_what_is_due_today_is_not_overdue(cast: Cast, material: None) -> None:
    made(cast, cast.mette, due_in=0)
    mette = client_for(cast.mette)
    assert "over tiden" not in words(mette.get(reverse("commitments")))
    assert "over tiden" not in words(mette.get(reverse("home")))


def test_whoever_took_it_on_says_how_it_went(cast: Cast, material: None) -> None:
    commitment, mette = made(cast, cast.mette, due_in=-2), client_for(cast.mette)
    assert settle(mette, commitment, "done", "Det hænger ved skranke 2.") == 302
    (row,) = stored(cast)
    assert (row.status, row.how_it_went, row.settled_on) == ("done", "Det hænger ved skranke 2.", timezone.localdate())
    page = words(client_for(cast.ali).get(reverse("commitments")))
    assert "Det hænger ved skranke 2." in page
    assert "over tiden" not in page
    assert "over tiden" not in words(mette.get(reverse("home")))


def test_what_is_done_can_be_taken_up_again(cast: Cast, material: None) -> None:
    commitment, mette = made(cast, cast.mette, due_in=2), client_for(cast.mette)
    for status in ("dropped", "open"):
        assert settle(mette, commitment, status, "") == 302
    (row,) = stored(cast)
    assert (row.status, row.settled_on) == (CommitmentStatus.OPEN, None)


def test_leader_and_facilitator_may_settle_and_others_may_not(cast: Cast, material: None) -> None:
    commitment = made(cast, cast.mette, due_in=2)
    assert settle(client_for(cast.ali), commitment, "done", "") == 404
    for person in (cast.ib, cast.lene, cast.ulla, cast.rita):
        assert client_for(person).get(reverse("commitment", args=[commitment.pk])).status_code == 404
        assert settle(client_for(person), commitment, "done", "") == 404
    assert stored(cast)[0].status == "open"
    for person in (cast.karen, cast.bo):
        assert settle(client_for(person), commitment, "done", "") == 302
    assert client_for(cast.ali).get(reverse("commitment", args=[commitment.pk])).status_code == 200


def test_a_cpr_number_in_how_it_went_is_refused(cast: Cast, material: None) -> None:
    commitment = made(cast, cast.mette, due_in=2)
    assert settle(client_for(cast.mette), commitment, "done", "Ringede til 120360-1234") == 422
    assert settle(client_for(cast.mette), commitment, "maybe", "") == 422
    assert (stored(cast)[0].status, stored(cast)[0].how_it_went) == ("open", "")


def test_a_commitment_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert client_for(cast.karen).get(reverse("commitment", args=[UUID(int=7)])).status_code == 404
