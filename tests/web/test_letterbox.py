# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Notes by the short way are checked, laid and answered as by the long one; what it cannot answer goes the long way."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode
from uuid import uuid4

import pytest

from medspil.dialogue.actions import outcomes
from medspil.dialogue.live import drawer
from medspil.dialogue.models import Audience, Meeting, Note, Place, Step, StepKind
from medspil.dialogue.viewers import name_of
from medspil.dialogue.views import handing_in
from medspil.record.streams import live_token
from medspil.web.letterbox import Letterbox
from tests.cast import Cast
from tests.dialogue.room.stage import open_at

FORM = b"application/x-www-form-urlencoded;charset=UTF-8"
DJANGO = (299, {"by": "the view"})
Answer = tuple[int, dict[str, Any]]


@pytest.fixture
def room(transactional_db: None, cast: Cast) -> Iterator[Step]:
    """A step where people write, and the thread that lays."""
    step = open_at(cast, StepKind.CLOSING)[1]
    drawer.start()
    yield step
    drawer.stop()


def page_of(step: Step, *, audience: Audience = Audience.PARTICIPANT, device: str = "mobil", **seat: Place) -> str:
    return live_token(channel=step.meeting.channel, audience=name_of(audience, **seat), device=device)


def note(text: str, token: str, **said: str) -> dict[str, str]:
    return {"id": str(uuid4()), "key": "k" * 32, "field": "", "text": text, "live": "1", "token": token, **said}


def send(step: Step, *notes: dict[str, str], cookie: bytes = b"", kind: bytes = FORM) -> list[Answer]:
    """Send notes at the same moment, each as a request of its own."""

    async def one(fields: dict[str, str]) -> Answer:
        body, sent = urlencode(fields).encode(), list[dict[str, Any]]()
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"cookie", cookie)]
        path = f"/m/{step.meeting.code}/trin/{step.pk}/seddel/"
        coming = [{"type": "http.request", "body": body}]

        async def receive() -> dict[str, Any]:
            return coming.pop(0)

        async def answer(message: Any) -> None:
            sent.append(message)

        await Letterbox(_view)({"type": "http", "method": "POST", "path": path, "headers": headers}, receive, answer)
        return sent[0]["status"], json.loads(sent[1]["body"])

    async def all_at_once() -> list[Answer]:
        return await asyncio.gather(*map(one, notes))

    return asyncio.run(all_at_once())


async def _view(_scope: Any, receive: Any, send: Any) -> None:
    """Stands for Django, and has to be given the whole request."""
    assert "text" in parse_qs((await receive())["body"].decode())
    await send({"type": "http.response.start", "status": DJANGO[0], "headers": []})
    await send({"type": "http.response.body", "body": json.dumps(DJANGO[1]).encode()})


def stored(step: Step) -> list[str]:
    return sorted(Note.objects.of(step.municipality).filter(step=step).values_list("text", flat=True))


def test_notes_of_one_moment_are_each_answered_for_themselves(room: Step, cast: Cast) -> None:
    token = page_of(room)
    twice = note("Æbler & pærer + 1", token)
    bad = [note(text, token) for text in ("", "ø" * 501, "Hun hed 120360-1234", "I et felt")]
    bad[3]["field"] = "findes-ikke"
    answers = send(room, twice, twice, *bad, note("Ro", token))
    assert [status for status, _said in answers] == [200, 200, 422, 422, 422, 422, 200]
    assert [said["error"] for _status, said in answers[2:6]] == [
        "Skriv noget på sedlen, før du lægger den.",
        "Teksten er 1 tegn for lang. Kort den ned til 500.",
        "Der står et cpr-nummer i teksten. Skriv situationen uden at nævne, hvem borgeren er.",
        "Vælg, hvor sedlen hører til.",
    ]
    assert stored(room) == ["Ro", "Æbler & pærer + 1"]

    outcomes.hand_over(meeting=room.meeting, items=[], summary="", by=cast.bo)
    ((status, said),) = send(room, note("For sent", token))
    assert (status, said["final"]) == (422, True)
    assert "Mødet er slut" in said["error"]


def test_what_takes_more_than_stands_in_the_letter_goes_the_long_way(
    room: Step, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _meeting, tables = open_at(cast, StepKind.TABLES)
    seated = note("Ved vores bord", page_of(tables, place=Place(tables.pk, 1)), field="keep")
    assert send(tables, seated) == [DJANGO]  # the view knows where the phone sits
    elsewhere, by_hand = note("Ro", page_of(tables)), note("Ro", page_of(room), live="")
    assert send(room, elsewhere, by_hand) == [DJANGO, DJANGO]
    monkeypatch.setattr(handing_in, "lay_together", lambda **_asked: 1 / 0)
    assert send(room, note("Ro", page_of(room)), note("Mod", page_of(room))) == [DJANGO, DJANGO]
    assert stored(room) == []


def test_what_no_phones_page_vouches_for_is_not_even_read() -> None:
    meeting = Meeting(code="ABCD23")
    step = Step(meeting=meeting)
    screen, picture = page_of(step, audience=Audience.SCREEN), page_of(step, device="")
    assert send(step, *(note("Ro", token) for token in ("", "x", screen, picture))) == [DJANGO] * 4


def test_whoever_is_signed_in_and_forms_of_other_kinds_go_the_long_way() -> None:
    step = Step(meeting=Meeting(code="ABCD23"))
    assert send(step, note("Ro", page_of(step)), cookie=b"a=b; sessionid=abc") == [DJANGO]
    assert send(step, note("Ro", page_of(step)), kind=b"multipart/form-data; boundary=x") == [DJANGO]
