# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the leader answers, and the talk between leader and facilitator."""

from datetime import timedelta

import lxml.html
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from medspil.dialogue.models import Outcome
from medspil.practice.models import Answer, OneToOne
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import TICKED, handed, item_of

REASON = "God idé. Prøv det i fire uger."


def given(outcome: Outcome, **answers: tuple[str, str]) -> dict[str, str]:
    """A filled form: kind of proposal = (verdict, reason)."""
    data = {}
    for kind, (verdict, reason) in answers.items():
        prefix = item_of(outcome, kind).hex
        data |= {f"{prefix}-verdict": verdict, f"{prefix}-reason": reason}
    return data


def send(client: Client, outcome: Outcome, **answers: tuple[str, str]) -> tuple[int, str]:
    answer = client.post(reverse("proposal-answer", args=[outcome.meeting_id]), given(outcome, **answers))
    return answer.status_code, answer.content.decode()


def stored(cast: Cast) -> list[tuple[str, str]]:
    return sorted(Answer.objects.of(cast.municipality).values_list("verdict", "reason"))


def team_page(cast: Cast, outcome: Outcome) -> str:
    page = client_for(cast.ali).get(reverse("what-came-of-it", args=[outcome.meeting_id]))
    return " ".join(lxml.html.fromstring(page.content.decode()).text_content().split())


def test_an_answer_without_a_reason_is_refused(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    status, page = send(client_for(cast.karen), outcome, develop=("try", "  "), stop=("no", "Den er vores"))
    assert status == 422
    assert "Skriv hvorfor. Holdet ser begrundelsen sammen med svaret." in page
    assert "Den er vores" in page
    assert stored(cast) == []


def test_a_reason_without_an_answer_is_refused(cast: Cast, material: None) -> None:
    status, page = send(client_for(cast.karen), handed(cast), develop=("", REASON))
    assert status == 422
    assert REASON in page
    assert stored(cast) == []


def test_nothing_chosen_is_not_called_an_answer(cast: Cast, material: None) -> None:
    outcome, karen = handed(cast), client_for(cast.karen)
    assert send(karen, outcome, develop=("", ""), stop=("", ""))[0] == 302
    page = karen.get(reverse("proposal-answer", args=[outcome.meeting_id])).content.decode()
    assert "Der er ikke noget nyt svar. Vælg et svar, og skriv hvorfor." in page
    assert "er gemt" not in page
    assert stored(cast) == []


def test_some_now_and_the_rest_later(cast: Cast, material: None) -> None:
    outcome, karen = handed(cast), client_for(cast.karen)
    assert send(karen, outcome, develop=("try", REASON), stop=("", ""))[0] == 302
    assert stored(cast) == [("try", REASON)]
    first = Answer.objects.of(cast.municipality).get().at
    assert "Svar på et forslag fra »Borgerens eget udstyr«" in karen.get("/").content.decode()
    assert send(karen, outcome, develop=("try", REASON), stop=("no", "Vi har ikke råd."))[0] == 302
    assert stored(cast) == [("no", "Vi har ikke råd."), ("try", REASON)]
    assert "Svar på et forslag" not in karen.get("/").content.decode()
    assert Answer.objects.of(cast.municipality).get(verdict="try").at == first  # what was not changed is not sent anew


def test_the_team_sees_each_answer_with_its_reason(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    due = date_format(outcome.answers_due_on, "j. F")
    before = team_page(cast, outcome)
    assert before.count(due) >= 2
    send(client_for(cast.karen), outcome, develop=("not-now", REASON), stop=("", ""))
    after = team_page(cast, outcome)
    assert REASON in after
    assert "Ikke nu" in after
    assert "Karen Kjær" in after
    assert after.index(TICKED["develop"]) < after.index(REASON) < after.index(TICKED["stop"])
    assert REASON in client_for(cast.ali).get(reverse("outcome", args=[outcome.meeting_id])).content.decode()


def test_a_changed_answer_takes_the_place_of_the_old(cast: Cast, material: None) -> None:
    outcome, karen = handed(cast), client_for(cast.karen)
    send(karen, outcome, develop=("no", "Ikke nu."))
    send(karen, outcome, develop=("do", "Jeg er blevet klogere."))
    assert stored(cast) == [("do", "Jeg er blevet klogere.")]
    assert "Ikke nu." not in team_page(cast, outcome)


def test_a_cpr_number_in_a_reason_is_refused(cast: Cast, material: None) -> None:
    status, page = send(client_for(cast.karen), handed(cast), develop=("do", "Hun hed 120360-1234"))
    assert status == 422
    assert "120360-1234" in page
    assert stored(cast) == []


def test_a_verdict_that_nobody_offered_is_refused(cast: Cast, material: None) -> None:
    assert send(client_for(cast.karen), handed(cast), develop=("maybe", REASON))[0] == 422
    assert stored(cast) == []


def test_a_reason_in_html_is_text(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    send(client_for(cast.karen), outcome, develop=("do", "<script>alert(1)</script>"))
    url = reverse("what-came-of-it", args=[outcome.meeting_id])
    assert "<script>alert" not in client_for(cast.ali).get(url).content.decode()
    assert "<script>alert(1)</script>" in team_page(cast, outcome)


def test_only_the_leader_answers(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    for person in (cast.bo, cast.ali, cast.lene, cast.ulla, cast.rita):
        assert send(client_for(person), outcome, develop=("do", REASON))[0] == 404, person.name
    assert stored(cast) == []


def test_the_agenda_of_the_talk_is_put_together(cast: Cast, material: None) -> None:
    outcome = handed(cast, summary="Vi gør det forskelligt.")
    send(client_for(cast.karen), outcome, develop=("try", REASON))
    url = reverse("one-to-one", args=[outcome.meeting_id])
    for person in (cast.karen, cast.bo):
        page = client_for(person).get(url).content.decode()
        for said in (*TICKED.values(), "Vi gør det forskelligt.", "Hænge et skilt op", "Vikaren", "Vi prøver det"):
            assert said in page, said
    for person in (cast.ali, cast.lene, cast.ulla):
        assert client_for(person).get(url).status_code == 404
        assert client_for(person).post(url, {"held_on": "2026-01-01"}).status_code == 404


def test_both_write_in_the_talk_and_say_when_it_was_held(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    url = reverse("one-to-one", args=[outcome.meeting_id])
    bo = client_for(cast.bo)
    keys = lxml.html.fromstring(bo.get(url).content.decode()).xpath("//textarea/@name")
    assert bo.post(url, dict.fromkeys(keys, "Det vil vi tale om")).status_code == 302
    assert "Det vil vi tale om" in client_for(cast.karen).get(url).content.decode()
    tomorrow, today = timezone.localdate() + timedelta(days=1), timezone.localdate()
    early = bo.post(url, {"held_on": tomorrow.isoformat()})
    assert early.status_code == 422
    assert OneToOne.objects.of(cast.municipality).get().held_on is None
    assert bo.post(url, {"held_on": today.isoformat()}).status_code == 302
    talk = OneToOne.objects.of(cast.municipality).get()
    assert (talk.held_on, talk.canvas) == (today, dict.fromkeys(keys, "Det vil vi tale om"))


def test_a_cpr_number_in_the_talk_is_refused(cast: Cast, material: None) -> None:
    outcome, bo = handed(cast), client_for(cast.bo)
    url = reverse("one-to-one", args=[outcome.meeting_id])
    keys = lxml.html.fromstring(bo.get(url).content.decode()).xpath("//textarea/@name")
    answer = bo.post(url, dict.fromkeys(keys, "Det var 120360-1234"))
    assert answer.status_code == 422
    assert not OneToOne.objects.of(cast.municipality).exists()
