# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import timedelta
from uuid import uuid4

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.models import Contract, Process
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_process, danish, errors, words

NEW = "/forloeb/nyt/"


def _form(cast: Cast, **changes: str) -> dict[str, str]:
    return {
        "id": str(uuid4()),
        "unit": str(cast.counter.pk),
        "value": "Vi giver samme svar",
        "facilitator": str(cast.bo.pk),
        "planned_on": (timezone.localdate() + timedelta(days=14)).isoformat(),
        **changes,
    }


def test_four_answers_start_a_process(cast: Cast) -> None:
    response = client_for(cast.karen).post(NEW, _form(cast))
    process = Process.objects.of(cast.municipality).get()
    assert response.headers["Location"] == reverse("process", args=[process.pk])
    assert (process.leader, process.facilitator, process.unit) == (cast.karen, cast.bo, cast.counter)
    assert Contract.objects.of(cast.municipality).filter(process=process).count() == 1


def test_the_page_of_a_process_says_what_is_next_and_whom_it_waits_for(cast: Cast) -> None:
    place = reverse("process", args=[a_process(cast).pk])
    next_steps = [
        reverse(name, args=[Process.objects.of(cast.municipality).get().pk]) for name in ("contract", "topic-vote")
    ]
    for person in (cast.karen, cast.bo):
        assert [row.url for row in client_for(person).get(place).context["waiting"]] == next_steps
    assert danish("Waits for you") in words(client_for(cast.karen).get(place))
    assert danish("Waits for you") not in words(client_for(cast.ali).get(place))


def test_a_form_sent_twice_starts_one(cast: Cast) -> None:
    client, form = client_for(cast.karen), _form(cast)
    answers = [client.post(NEW, form) for _press in range(2)]
    assert {answer.headers["Location"] for answer in answers} == {reverse("process", args=[form["id"]])}
    assert Process.objects.of(cast.municipality).count() == 1


def test_the_form_itself_brings_a_new_id_each_time_it_opens(cast: Cast) -> None:
    client = client_for(cast.karen)
    ids = {client.get(NEW).context["form"]["id"].value() for _time in range(2)}
    assert len(ids) == 2


def test_a_date_that_has_passed_is_refused_and_said_in_danish(cast: Cast) -> None:
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    response = client_for(cast.karen).post(NEW, _form(cast, planned_on=yesterday))
    assert response.status_code == 422
    assert danish("The date has passed. Choose today or later.") in words(response)
    assert not Process.objects.of(cast.municipality).exists()


def test_today_is_soon_enough(cast: Cast) -> None:
    response = client_for(cast.karen).post(NEW, _form(cast, planned_on=timezone.localdate().isoformat()))
    assert response.status_code == 302


@pytest.mark.parametrize("empty", ["value", "facilitator", "planned_on"])
def test_an_empty_field_says_what_to_do_and_keeps_the_rest(cast: Cast, empty: str) -> None:
    form = _form(cast, **{empty: ""})
    response = client_for(cast.karen).post(NEW, form)
    assert response.status_code == 422
    assert list(errors(response)) == [empty]
    kept = response.context["form"]
    assert {name: kept[name].value() for name in form} == form
    said = errors(response)[empty][0]
    assert said in words(response)
    assert said not in {"Dette felt er påkrævet.", "This field is required."}


def test_a_leader_starts_nothing_in_another_unit(cast: Cast) -> None:
    response = client_for(cast.karen).post(NEW, _form(cast, unit=str(cast.jobcentre.pk)))
    assert list(errors(response)) == ["unit"]


def test_nobody_from_another_municipality_is_named_as_facilitator(cast: Cast) -> None:
    response = client_for(cast.karen).post(NEW, _form(cast, facilitator=str(cast.ulla.pk)))
    assert list(errors(response)) == ["facilitator"]
    assert "Ulla" not in words(response)


def test_a_cpr_number_is_refused_and_stored_nowhere(cast: Cast) -> None:
    response = client_for(cast.karen).post(NEW, _form(cast, value="Hjælp til 010190-1234"))
    assert list(errors(response)) == ["value"]
    assert not Process.objects.of(cast.municipality).exists()


def test_an_id_that_another_municipality_uses_gives_no_way_in(cast: Cast) -> None:
    """The id comes from the browser; another's process is not returned for it."""
    theirs = a_process(cast)
    form = _form(cast, id=str(theirs.pk), unit=str(cast.other_unit.pk), facilitator=str(cast.ulla.pk))
    client = client_for(cast.ulla)
    client.raise_request_exception = False
    response = client.post(NEW, form)
    assert response.status_code in {404, 409, 422}
    assert Process.objects.of(cast.municipality).get().pk == theirs.pk


@pytest.mark.parametrize("who", ["karen", "bo", "ali"])
def test_on_the_page_of_a_process_everybody_finds_what_is_good_to_read(cast: Cast, material: None, who: str) -> None:
    process, client = a_process(cast), client_for(getattr(cast, who))
    page = client.get(reverse("process", args=[process.pk])).content.decode()
    for guide in ("first-time-facilitator", "leader-phases", "taking-part"):
        assert reverse("topic", args=[guide]) in page
        assert client.get(reverse("topic", args=[guide])).status_code == 200
    assert reverse("topic", args=["digital-journey"]) not in page


def test_the_checklist_says_whose_each_item_is(cast: Cast, material: None) -> None:
    page = client_for(cast.bo).get(reverse("process", args=[a_process(cast).pk]))
    found = lxml.html.fromstring(page.content.decode()).xpath("//ul[@class='checklist']/li")
    items = {item.get("id"): " ".join(item.text_content().split()) for item in found}
    assert "Byg dagsordenen · Facilitatoren" in items["item-agenda-designed"]
    assert "Send invitationen i dit eget navn · Lederen" in items["item-invitation-sent"]
