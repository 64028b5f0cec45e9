# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Noting dilemmas as a page does, and as a phone does that was without a net."""

from typing import Any
from uuid import uuid4

import lxml.html
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dilemmas.actions import log
from medspil.dilemmas.models import Dilemma
from medspil.organisations.models import Person
from tests.cast import Cast

TOLD = "Han rakte mig telefonen med banken åben"


def noted(cast: Cast, told: str = TOLD, *, by: Person | None = None, **more: Any) -> Dilemma:
    day = more.pop("day", timezone.localdate())
    signed = more.pop("signed", False)
    said = {"told": told, **more}
    return log.note(dilemma_id=uuid4(), unit=cast.counter, said=said, day=day, signed=signed, by=by or cast.ali)


def form(cast: Cast, **changed: str) -> dict[str, str]:
    return {"id": str(uuid4()), "unit": str(cast.counter.pk), "told": TOLD, **changed}


def send(client: Client, said: dict[str, str]) -> Any:
    """As the script does."""
    return client.post(reverse("dilemma-new"), {**said, "live": "1"})


def words(response: Any) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())
