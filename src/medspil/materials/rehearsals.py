# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the colleagues who are played in a rehearsal write. It is the same for everybody and stays in its file."""

from functools import cache

from django.conf import settings

from medspil.materials.reading import read_rehearsal
from medspil.materials.schema import RehearsalFile


def lines_for(topic: str, field: str) -> tuple[str, ...]:
    """Plausible notes on a topic, in a field of a canvas; something of each when neither is known."""
    words = _words()
    return words.fields.get(field) or words.notes.get(topic, ()) or words.anything


def last_words() -> tuple[str, ...]:
    """What is said in the round at the end."""
    return _words().closing


def single_words() -> tuple[str, ...]:
    """Answers to a question that asks for a word."""
    return _words().words


@cache
def _words() -> RehearsalFile:
    return read_rehearsal(settings.MEDSPIL_CONTENT)
