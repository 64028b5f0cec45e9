# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Keys of what editors make: from the title, and like no other."""

from collections.abc import Container, Iterator
from itertools import count

from django.utils.text import slugify

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
_LENGTH = 50  # leaves room for a number


def key_from(title: str, otherwise: str) -> str:
    return slugify(title.translate(_LETTERS)).replace("_", "-")[:_LENGTH].strip("-") or otherwise


def unlike(taken: Container[str], wish: str) -> str:
    return next(key for key in _numbered(wish) if key not in taken)


def _numbered(wish: str) -> Iterator[str]:
    yield wish
    for number in count(2):
        yield f"{wish}-{number}"
