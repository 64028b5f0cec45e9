# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A process being prepared, and what its pages say."""

import html
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from medspil.dialogue.actions import agendas, processes
from medspil.dialogue.models import Meeting, Process
from medspil.materials.queries import script_by_key
from tests.cast import Cast


def a_process(cast: Cast, *, topic: bool = False) -> Process:
    process = processes.start(
        process_id=uuid4(),
        unit=cast.counter,
        value="Borgerne kan selv næste gang",
        facilitator=cast.bo,
        planned_on=timezone.localdate() + timedelta(days=7),
        by=cast.karen,
    )
    if topic:
        processes.choose_topic(process=process, topic="own-equipment", title="Borgerens eget udstyr", by=cast.karen)
        process.refresh_from_db()
    return process


def a_meeting(cast: Cast) -> Meeting:
    """Planned from the script of thirty minutes."""
    script = script_by_key(cast.municipality.pk, "own-equipment-30")
    assert script is not None
    return agendas.design(process=a_process(cast, topic=True), script=script, by=cast.bo)


def words(response: HttpResponse) -> str:
    """The page as one reads it."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode())))


def danish(english: str, **facts: object) -> str:
    """The words of the screen in Danish; that they are translated is part of what is tested."""
    said = gettext(english)
    assert said != english
    return said % facts


def danish_count(one: str, many: str, n: int) -> str:
    said = ngettext(one, many, n)
    assert said not in {one, many}
    return said % {"n": n}


def errors(response: HttpResponse, form: str = "form") -> dict[str, list[str]]:
    found: Any = response.context[form]
    return dict(found.errors)
