# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the tests of the editor's desk do over and over: write, publish, read, and let the national text move on."""

import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import lxml.html
from django.conf import settings as configured
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.materials import desk
from medspil.materials.actions import drafts, publishing
from medspil.materials.actions.loading import load_national
from medspil.materials.desk import Piece
from medspil.materials.kinds import CASE, LEGAL_POINT, SCRIPT, Kind
from medspil.materials.models import Draft, Version
from medspil.organisations.models import Person

CRACKED = (CASE, "cracked-screen")
LIABILITY = (LEGAL_POINT, "fault-liability")
HALF_HOUR = (SCRIPT, "own-equipment-30")
Which = tuple[Kind, str]


def piece(person: Person, which: Which) -> Piece:
    found = desk.piece(person.municipality_id, *which)
    assert found is not None
    return found


def draft(person: Person, which: Which, **changes: Any) -> Draft:
    """Write in a piece as the person sees it now."""
    now = piece(person, which)
    return drafts.save(seen=now, mark=now.seen, values={**now.written, **changes}, by=person)


def adapt(person: Person, which: Which, why: str = "Passer bedre", **changes: Any) -> Version:
    """Write and publish."""
    draft(person, which, **changes)
    now = piece(person, which)
    version = publishing.publish(seen=now, mark=now.seen, why=why, by=person)
    assert version is not None
    return version


def address(name: str, which: Which, *more: object) -> str:
    return reverse(name, args=[which[0].slug, which[1], *more])


def typed(client: Client, url: str) -> dict[str, Any]:
    """The page's main form as a browser would send it when nothing is changed."""
    answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    page = lxml.html.fromstring(answer.content.decode())
    form = page.xpath("//main//form[.//input[@name='mark' or @name='why']]")[0]
    sent: dict[str, Any] = defaultdict(list)
    for name, value in form.form_values():
        sent[name].append(value)
    return {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"}


def text_of(answer: HttpResponse) -> str:
    return " ".join(lxml.html.fromstring(answer.content.decode()).text_content().split())


class National:
    """A copy of the national material that a test may change; `load` lets the database hear of it."""

    def __init__(self, folder: Path, settings: Any) -> None:
        self.root = folder / "content"
        shutil.copytree(configured.MEDSPIL_CONTENT, self.root)
        settings.MEDSPIL_CONTENT = self.root

    def change(self, name: str, pattern: str, by: str) -> None:
        path = self.root / "da" / "topics" / name
        text, found = re.subn(pattern, by, path.read_text(), count=1, flags=re.MULTILINE)
        assert found, f"{pattern} is not in {name}"
        path.write_text(text)
        load_national()

    def remove_topic(self, key: str) -> None:
        shutil.rmtree(self.root / "da" / "topics" / key)
        load_national()

    def put_back_topic(self, key: str) -> None:
        shutil.copytree(
            Path(__file__).parents[3] / "content" / "da" / "topics" / key, self.root / "da" / "topics" / key
        )
        load_national()
