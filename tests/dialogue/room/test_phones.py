# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a phone sends and gets. Some phones run the script, some do not; neither loses a word."""

import json
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import meetings, notes
from medspil.dialogue.models import Audience, Dot, LeaderPresence, Meeting, Note, Place, ReadyMark, Seat, Step, StepKind
from medspil.dialogue.viewers import read_name
from medspil.record.streams import SALT
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import fresh, open_at, planned_meeting

SCRIPT = {"X-Medspil": "live"}
NASTY = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp; {{ 7*7 }} {% now "Y" %}'


def lay(client: Client, step: Step, text: str, *, script: bool = True, **said: Any) -> HttpResponse:
    data = {"id": uuid4(), "key": "k" * 32, "field": "", "text": text, **said}
    url = reverse("note-lay", args=[step.meeting.code, step.pk])
    return client.post(url, data, headers=SCRIPT if script else {})


def stored(step: Step) -> list[str]:
    return list(Note.objects.of(step.municipality).filter(step=step).values_list("text", flat=True))


def set_dots(client: Client, step: Step, *counts: int, script: bool = True) -> tuple[HttpResponse, list[str]]:
    """Set so many dots on the first choices of the phone's own page."""
    page = client.get(reverse("phone-mine", args=[step.meeting.code]))
    names = lxml.html.fromstring(page.content.decode()).xpath("//input[@type='number']/@name")
    data = {"csrf": "x", **dict(zip(names, counts, strict=False))}
    url = reverse("dots-place", args=[step.meeting.code, step.pk])
    return client.post(url, data, headers=SCRIPT if script else {}), names


def test_a_wrong_code_says_where_to_look_and_keeps_what_was_typed(db: None) -> None:
    answer = Client().post(reverse("join"), {"code": "zzzz 99"})
    assert answer.status_code == 422
    assert "Se på skærmen, og skriv den igen." in answer.content.decode()
    assert 'value="zzzz 99"' in answer.content.decode()
    assert Client().get(reverse("phone", args=["ZZZZ99"])).status_code == 404


def test_a_code_is_read_as_people_type_it(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    code = meeting.code.lower()
    for typed in (code, f" {code[:4]}  {code[4:]} ", f"{code[:4]}-{code[4:]}"):
        answer = Client().post(reverse("join"), {"code": typed})
        assert (answer.status_code, answer["Location"]) == (302, reverse("phone", args=[meeting.code]))


def test_a_note_is_acknowledged_when_it_is_stored(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    answer = lay(Client(), step, "Han rakte mig den bare\r\nuden et ord")
    assert (answer.status_code, json.loads(answer.content)) == (200, {"ok": True})
    assert stored(step) == ["Han rakte mig den bare\nuden et ord"]


@pytest.mark.parametrize("text", ["", "   \n ", "a" * 501, "ø" * 10_000, "Hun hed 120360-1234", "nul\0tegn"])
def test_what_is_not_stored_is_not_acknowledged(cast: Cast, material: None, text: str) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    answer = lay(Client(), step, text)
    assert answer.status_code == 422
    told = json.loads(answer.content)
    assert told["error"]
    assert "ok" not in told
    assert told["final"] is False
    assert "Ugyldig" not in told["error"]
    assert stored(step) == []


def test_five_hundred_characters_fit_and_one_more_is_told(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    assert lay(Client(), step, "å" * 500).status_code == 200
    told = json.loads(lay(Client(), step, "å" * 501).content)["error"]
    assert "500" in told
    assert "1 tegn" in told
    assert [len(text) for text in stored(step)] == [500]


def test_what_was_written_stands_after_a_refusal_without_script(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    answer = lay(Client(), step, "b" * 501, script=False)
    assert answer.status_code == 422
    (area,) = lxml.html.fromstring(answer.content.decode()).xpath("//textarea[@name='text']")
    assert area.text_content().strip() == "b" * 501


def test_a_note_in_html_is_shown_as_it_was_written(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    assert lay(Client(), step, NASTY).status_code == 200
    meetings.reveal(step=fresh(step), by=cast.bo)
    for name, place, client in (
        ("phone", meeting.code, Client()),
        ("wall", meeting.code, Client()),
        ("console", meeting.pk, client_for(cast.bo)),
    ):
        page = client.get(reverse(name, args=[place])).content.decode()
        regions = json.loads(client.get(reverse(f"{name}-regions", args=[place])).content)["regions"]
        for html in (page, "<div>" + "".join(html for _region, html in regions) + "</div>"):
            assert "<script>alert" not in html
            assert "<img src=x" not in html
            assert lxml.html.fromstring(html).xpath("//*[@onerror]") == []
            assert NASTY in lxml.html.fromstring(html).text_content(), name


def test_a_note_sent_again_is_one_note_with_the_latest_words(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    phone, note_id = Client(), uuid4()
    for text in ("Først", "Først", "Rettet"):
        assert json.loads(lay(phone, step, text, id=note_id).content) == {"ok": True}
    assert stored(step) == ["Rettet"]
    taken = lay(Client(), step, "Kapret", id=note_id, key="x" * 32)
    assert (taken.status_code, json.loads(taken.content)["final"]) == (422, True)
    assert stored(step) == ["Rettet"]


def test_only_the_phone_with_the_key_changes_or_takes_back_its_note(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    note_id = uuid4()
    lay(Client(), step, "Min", id=note_id)
    url = reverse("note-change", args=[meeting.code, note_id])
    assert Client().post(url, {"key": "x" * 32, "text": "Din"}, headers=SCRIPT).status_code == 422
    assert Client().post(url, {"key": "k" * 32, "text": " "}, headers=SCRIPT).status_code == 422
    assert stored(step) == ["Min"]
    assert Client().post(url, {"key": "k" * 32, "text": "Rettet"}, headers=SCRIPT).status_code == 200
    assert stored(step) == ["Rettet"]
    assert Client().post(url, {"key": "x" * 32, "withdraw": "1"}, headers=SCRIPT).status_code == 422
    assert Client().post(url, {"key": "k" * 32, "withdraw": "1"}, headers=SCRIPT).status_code == 200
    assert stored(step) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_fourth_dot_is_told_and_the_ballot_stays(cast: Cast, material: None, script: bool) -> None:
    _meeting, step = open_at(cast, StepKind.DOT_VOTE)
    phone = Client()
    set_dots(phone, step, 1, 1)
    answer, names = set_dots(phone, step, 2, 2, script=script)
    assert answer.status_code == 422
    page = lxml.html.fromstring(answer.content.decode())
    (told,) = page.xpath("//*[@data-stepper]//*[@role='alert']")
    assert "3 prikker" in told.text_content()
    assert told.get("hidden") is None
    assert [page.xpath(f"//input[@name='{name}']/@value") for name in names] == [["2"], ["2"]]
    assert list(Dot.objects.of(cast.municipality).values_list("count", flat=True)) == [1, 1]


@pytest.mark.parametrize("value", ["-1", "1.5", "x", "999", "٣", ""])
def test_what_is_no_number_of_dots_sets_none(cast: Cast, material: None, value: str) -> None:
    _meeting, step = open_at(cast, StepKind.DOT_VOTE)
    note = Note.objects.of(cast.municipality).filter(step__meeting=step.meeting)[0]
    url = reverse("dots-place", args=[step.meeting.code, step.pk])
    answer = Client().post(url, {f"dots:n:{note.pk}": value}, headers=SCRIPT)
    assert answer.status_code in {200, 422}
    assert sum(Dot.objects.of(cast.municipality).values_list("count", flat=True)) <= 3


def test_whoever_has_the_version_is_sent_nothing(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    url, version = reverse("phone-regions", args=[meeting.code]), fresh(step).meeting.version
    same = Client().get(url, {"since": version})
    assert (same.status_code, same.content) == (204, b"")
    for since in (version - 1, "", "x", version + 1):
        assert Client().get(url, {"since": since}).status_code == 200
    lay(Client(), step, "Noget nyt")
    assert Client().get(url, {"since": version}).status_code == 200


def test_a_leader_who_has_agreed_to_stay_out_is_told_so(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    karen = client_for(cast.karen)
    for name in ("phone", "phone-regions", "phone-mine", "who-sees", "wall"):
        answer = karen.get(reverse(name, args=[meeting.code]))
        assert answer.status_code == 403
        assert "Du har aftalt" in answer.content.decode()
    assert karen.get(reverse("wall-regions", args=[meeting.code])).status_code == 403
    assert f"medspil_{meeting.code.lower()}" not in karen.cookies
    assert lay(karen, step, "Jeg er her ikke").status_code == 403
    assert stored(step) == []
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(leader_presence=LeaderPresence.IN_ROOM)
    assert karen.get(reverse("phone", args=[meeting.code])).status_code == 200


def test_a_meeting_that_is_over_says_thank_you_and_takes_nothing(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(state="closed", closed_at=timezone.now())
    page = Client().get(reverse("phone", args=[meeting.code])).content.decode()
    stage = page.split('id="stage"')[1]
    assert "Tak, fordi du var med" in stage
    assert "<textarea" not in stage
    answer = lay(Client(), step, "For sent")
    assert (answer.status_code, json.loads(answer.content)["final"]) == (422, True)
    assert lay(Client(), step, "For sent", script=False).status_code == 422
    assert stored(step) == []


def test_without_script_the_page_itself_is_enough(cast: Cast, material: None) -> None:
    """The forms as they stand on the page are sent, and each leads back to the page."""
    meeting, step = open_at(cast, StepKind.REFLECTION)
    phone, room = Client(enforce_csrf_checks=True), reverse("phone", args=[meeting.code])
    (form,) = lxml.html.fromstring(phone.get(room).content.decode()).xpath("//form[@data-note]")
    answer = phone.post(form.get("action"), {**dict(form.form_values()), "text": "Uden script"})
    assert (answer.status_code, answer["Location"]) == (302, room)
    ready = Client().post(reverse("ready", args=[meeting.code, step.pk]), {"ready": "1"})
    assert (ready.status_code, ready["Location"]) == (302, room)
    assert stored(step) == ["Uden script"]
    assert ReadyMark.objects.of(cast.municipality).filter(step=step).count() == 1


def test_a_phone_without_script_says_that_it_is_done_and_takes_it_back(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    phone, url = Client(), reverse("phone", args=[meeting.code])
    for pressed, marks in (("1", 1), ("0", 0)):
        form = lxml.html.fromstring(phone.get(url).content.decode()).xpath("//form[@class='ready-row']")[0]
        assert form.xpath(".//button/@value") == [pressed]
        assert phone.post(form.get("action"), {"ready": pressed}).status_code == 302
        assert ReadyMark.objects.of(cast.municipality).filter(step=step).count() == marks


def sent(client: Client, name: str, step: Step, data: dict[str, str], *, script: bool) -> HttpResponse:
    url = reverse(name, args=[step.meeting.code, step.pk])
    return client.post(url, data, headers=SCRIPT if script else {})


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("asked", "good", "bad", "told"),
    [
        (
            (StepKind.SCALE, "answer"),
            {"question": "", "option": "4"},
            {"question": "", "option": "9"},
            "Spørgsmålet er ændret",
        ),
        ((StepKind.WORDS, "words-say"), {"word_1": "Ro"}, {"word_1": "", "word_2": " . "}, "Skriv mindst ét ord"),
        ((StepKind.WORDS, "words-say"), {"word_1": "Ro"}, {"word_1": "a" * 31}, "tegn for lang"),
        ((StepKind.WORDS, "words-say"), {"word_1": "Ro"}, {"word_1": "120360-1234"}, "cpr-nummer"),
        ((StepKind.DISCUSSION, "speak"), {"name": "Ali"}, {"name": "Hun hed 120360-1234"}, "cpr-nummer"),
    ],
)
def test_an_answer_is_taken_or_told_what_is_wrong(
    cast: Cast,
    material: None,
    script: bool,
    asked: tuple[StepKind, str],
    good: dict[str, str],
    bad: dict[str, str],
    told: str,
) -> None:
    kind, name = asked
    _meeting, step = open_at(cast, kind)
    phone = Client()
    refused = sent(phone, name, step, bad, script=script)
    assert refused.status_code == 422
    page = lxml.html.fromstring(refused.content.decode())
    assert told in " ".join(alert.text_content() for alert in page.xpath("//*[@role='alert'][not(@hidden)]"))
    for typed in bad.values():
        if len(typed) > 3:
            assert typed in page.xpath("//input/@value")
    taken = sent(phone, name, step, good, script=script)
    assert taken.status_code == 200
    assert not lxml.html.fromstring(taken.content.decode()).xpath("//*[@role='alert'][not(@hidden)]")
    assert ("<html" in taken.content.decode()) is not script


def test_a_late_answer_is_told_that_it_was_not_counted(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.SCALE)
    notes.close_round(step=step, by=cast.bo)
    late = sent(Client(), "answer", step, {"question": "", "option": "4"}, script=True)
    assert late.status_code == 422
    assert "Svarene er vist" in late.content.decode()


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_that_sits_down_gets_its_table_and_no_other(cast: Cast, material: None, script: bool) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    phones = [Client(), Client()]
    for phone in phones:
        assert sent(phone, "sit", step, {}, script=script).status_code == 200
    tables = set()
    for number, phone in enumerate(phones):
        lay(phone, step, f"Ved vores bord {number}", field="keep")
        page = phone.get(reverse("phone", args=[meeting.code])).content.decode()
        tables.add(lxml.html.fromstring(page).xpath("//*[@class='chip']")[0].text_content())
    assert tables == {"Bord 1", "Bord 2"}
    for number, phone in enumerate(phones):
        for address in ("phone", "phone-regions"):
            html = phone.get(reverse(address, args=[meeting.code])).content.decode()
            assert f"Ved vores bord {number}" in html
            assert f"Ved vores bord {1 - number}" not in html
    for address in ("phone", "wall", "wall-regions"):
        assert "Ved vores bord" not in Client().get(reverse(address, args=[meeting.code])).content.decode()


def test_a_seat_comes_with_a_token_to_listen_at_the_table(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.TABLES)
    phone = Client()
    html = sent(phone, "sit", step, {}, script=True).content.decode()
    (token,) = lxml.html.fromstring(html).xpath("//*[@id='mine']/@data-stream")
    channel, audience, *_rest = signing.loads(token, salt=SALT)
    assert channel == step.meeting.channel
    who, where = read_name(audience)
    assert (who, where) == (Audience.PARTICIPANT, Place(step.pk, Seat.objects.of(cast.municipality).get().table))
    again = phone.get(reverse("phone-mine", args=[step.meeting.code])).content.decode()
    assert lxml.html.fromstring(again).xpath("//*[@id='mine']/@data-stream")
