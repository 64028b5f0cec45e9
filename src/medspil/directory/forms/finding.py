# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What somebody looks for. What cannot be made sense of is left out: a search never fails."""

from django.http import QueryDict

from medspil.directory.queries import Choices, Wanted
from medspil.search.index import LONGEST_QUESTION


def wanted_in(said: QueryDict, choices: Choices) -> Wanted:
    """The question in an address, as far as it can be chosen."""
    return Wanted(
        text=said.get("q", "").replace("\0", "")[:LONGEST_QUESTION],
        need=_among(said.get("behov", ""), choices.needs),
        where=_among(said.get("hvor", ""), choices.places),
        when=_among(said.get("tid", ""), choices.times),
        language=_among(said.get("sprog", ""), choices.languages),
    )


def _among(value: str, choices: list[tuple[str, str]]) -> str:
    return value if value in dict(choices) else ""
