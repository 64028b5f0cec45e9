# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How every letter is written: from three templates, with whole addresses."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from medspil.record.mail import Letter


def letter(place: str, *, to: str, facts: Mapping[str, Any], **more: Any) -> Letter:
    """From `<place>.subject.txt`, `.txt` and `.html`; `more` is what else a `Letter` has."""
    return Letter(
        to=to,
        subject=render_to_string(f"{place}.subject.txt", dict(facts)).strip(),
        text=render_to_string(f"{place}.txt", dict(facts)).strip() + "\n",
        html=render_to_string(f"{place}.html", dict(facts)),
        **more,
    )


def address(name: str, *arguments: object) -> str:
    """The whole address of a page: a letter is often written where there is no request."""
    return settings.MEDSPIL_URL.rstrip("/") + reverse(name, args=arguments)
