# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The topic vote, with test clients as phones."""

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.actions import dots
from medspil.dialogue.models import Dot, Process, TopicVote
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_process, danish, danish_count, words

TOPICS = ("own-equipment", "personal-data", "power-of-attorney", "public-solutions", "private-solutions")
CLOSED = "The vote is closed"


@pytest.fixture
def process(cast: Cast, material: None) -> Process:
    return a_process(cast)


@pytest.fixture
def code(cast: Cast, process: Process) -> str:
    client_for(cast.karen).post(reverse("vote-open", args=[process.pk]))
    return TopicVote.objects.of(cast.municipality).get().code


def _vote(phone: Client, code: str, **dots: int) -> HttpResponse:
    sent = {f"dots:{topic.replace('_', '-')}": str(count) for topic, count in dots.items()}
    return phone.post(f"/valg/{code}/", sent, follow=True)


def _close(cast: Cast, process: Process) -> None:
    client_for(cast.karen).post(reverse("vote-close", args=[process.pk]))


def _page(cast: Cast, process: Process) -> HttpResponse:
    return client_for(cast.karen).get(reverse("topic-vote", args=[process.pk]))


def _counts(cast: Cast, process: Process) -> dict[str, int]:
    return {count.topic.key: count.total for count in _page(cast, process).context["counts"] if count.total}


def test_a_phone_sets_three_dots_and_sees_them_again(code: str) -> None:
    phone = Client()
    assert danish("Thank you. Your dots are in. You can move them until the vote is closed.") in words(
        _vote(phone, code, own_equipment=2, personal_data=1)
    )
    again = phone.get(f"/valg/{code}/").context
    assert {choice.option: choice.count for choice in again["choices"] if choice.count} == {
        "own-equipment": 2,
        "personal-data": 1,
    }
    assert again["left"] == 0


def test_all_six_topics_stand_on_the_ballot(code: str) -> None:
    options = {choice.option for choice in Client().get(f"/valg/{code}/").context["choices"]}
    assert len(options) == 6
    assert options >= set(TOPICS)


def test_a_fourth_dot_is_refused_and_the_choice_kept(cast: Cast, process: Process, code: str) -> None:
    phone = Client()
    response = _vote(phone, code, own_equipment=3, personal_data=1)
    assert response.status_code == 422
    refused = "Take one away before you set another."
    many = danish_count(f"You have %(n)d dot. {refused}", f"You have %(n)d dots. {refused}", 3)
    assert many in words(response)
    assert "-1" not in words(response)
    assert sum(choice.count for choice in response.context["choices"]) == 4
    assert not Dot.objects.of(cast.municipality).exists()


@pytest.mark.parametrize("dots", [{}, {"own_equipment": 0}, {"unknown_topic": 1}, {"own_equipment": -3}])
def test_an_empty_or_strange_ballot_is_refused_with_words(cast: Cast, code: str, dots: dict[str, int]) -> None:
    response = _vote(Client(), code, **dots)
    assert response.status_code == 422
    assert response.context["error"]
    assert not Dot.objects.of(cast.municipality).exists()


def test_one_device_has_one_ballot(cast: Cast, process: Process, code: str) -> None:
    phone = Client()
    _vote(phone, code, own_equipment=3)
    _vote(phone, code, personal_data=2)
    _vote(Client(), code, personal_data=1)
    _close(cast, process)
    assert _counts(cast, process) == {"personal-data": 3}
    assert danish_count("One voted on a phone.", "%(n)s voted on a phone.", 2) in words(_page(cast, process))


def test_the_result_is_hidden_from_the_leader_until_it_is_closed(cast: Cast, process: Process, code: str) -> None:
    _vote(Client(), code, personal_data=3)
    before = _page(cast, process)
    assert danish_count("One has voted", "%(n)s have voted", 1) in words(before)
    assert _counts(cast, process) == {}
    _close(cast, process)
    assert danish("Most dots are on »%(topic)s«.", topic="Persondata")[:12] in words(_page(cast, process))
    assert _counts(cast, process) == {"personal-data": 3}


def test_after_closing_nothing_tells_which_device_set_which_dots(cast: Cast, process: Process, code: str) -> None:
    _vote(Client(), code, personal_data=3)
    _close(cast, process)
    vote = TopicVote.objects.of(cast.municipality).select_related("round").get()
    assert (vote.round.secret, Dot.objects.of(cast.municipality).count()) == ("", 0)


def test_a_vote_after_closing_says_so_and_does_not_count(cast: Cast, process: Process, code: str) -> None:
    phone = Client()
    _vote(phone, code, personal_data=1)
    _close(cast, process)
    response = _vote(phone, code, own_equipment=3)
    assert response.status_code == 422
    assert danish(CLOSED) in words(response)
    assert danish("The vote is closed. Your dots were not counted.") in words(response)
    assert _counts(cast, process) == {"personal-data": 1}


def test_phones_see_the_result_when_it_is_closed(cast: Cast, process: Process, code: str) -> None:
    _vote(Client(), code, personal_data=1)
    assert not Client().get(f"/valg/{code}/").context["counts"]
    _close(cast, process)
    response = Client().get(f"/valg/{code}/")
    assert danish(CLOSED) in words(response)
    assert response.context["counts"][0].total == 1


@pytest.mark.parametrize("typed", ["BABA99", "x", "KOMA470"])
def test_a_wrong_code_is_not_found(code: str, typed: str) -> None:
    assert Client().get(f"/valg/{typed}/").status_code == 404
    assert _vote(Client(), typed, own_equipment=1).status_code == 404


def test_a_code_is_read_as_people_type_it(code: str) -> None:
    assert Client().get(f"/valg/{code.lower()[:4]} {code[4:]}/").status_code == 200


def test_dots_on_paper_are_added_and_typing_them_again_does_not_double_them(
    cast: Cast, process: Process, code: str
) -> None:
    _vote(Client(), code, personal_data=2, own_equipment=1)
    client, address = client_for(cast.bo), reverse("vote-paper", args=[process.pk])
    for _press in range(2):
        assert client.post(address, {"personal-data": "4", "public-solutions": "1"}).status_code == 302
    _close(cast, process)
    assert _counts(cast, process) == {"personal-data": 6, "own-equipment": 1, "public-solutions": 1}


@pytest.mark.parametrize("typed", ["-1", "mange", "5001"])
def test_paper_dots_that_are_no_number_are_refused(cast: Cast, process: Process, code: str, typed: str) -> None:
    response = client_for(cast.bo).post(reverse("vote-paper", args=[process.pk]), {"personal-data": typed})
    assert response.status_code == 422
    assert response.context["paper"]["personal-data"].value() == typed


def test_paper_is_not_counted_after_closing(cast: Cast, process: Process, code: str) -> None:
    _close(cast, process)
    client = client_for(cast.bo)
    response = client.post(reverse("vote-paper", args=[process.pk]), {"personal-data": "4"}, follow=True)
    assert danish("The vote is closed. No more dots can be counted.") in words(response)
    assert _counts(cast, process) == {}


def test_opened_twice_it_is_one_vote(cast: Cast, process: Process, code: str) -> None:
    client_for(cast.bo).post(reverse("vote-open", args=[process.pk]))
    assert TopicVote.objects.of(cast.municipality).get().code == code


def test_the_topic_is_chosen_by_a_press(cast: Cast, process: Process, code: str) -> None:
    address = reverse("topic-choose", args=[process.pk])
    assert client_for(cast.karen).post(address, {"topic": "no-such-topic"}).status_code == 404
    response = client_for(cast.karen).post(address, {"topic": "personal-data"})
    assert response.headers["Location"] == reverse("agenda", args=[process.pk])
    process.refresh_from_db()
    assert process.topic == "personal-data"


def test_a_ballot_that_was_on_its_way_when_the_vote_was_closed_is_not_counted(cast: Cast, process: Process) -> None:
    karen = client_for(cast.karen)
    karen.post(reverse("vote-open", args=[process.pk]))
    as_it_was = TopicVote.objects.of(cast.municipality).select_related("round").get().round
    karen.post(reverse("vote-close", args=[process.pk]))
    assert not as_it_was.closed
    with pytest.raises(ValidationError) as refused:
        dots.place(round=as_it_was, token="late", dots={"own-equipment": 1}, options=set(TOPICS))
    assert refused.value.code == "closed"
    assert not Dot.objects.of(cast.municipality).exists()
