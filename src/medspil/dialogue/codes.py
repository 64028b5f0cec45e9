# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Short codes that can be read aloud: »KOMA47«. No letter or figure that is taken for another."""

import secrets
from typing import Any

from medspil.record.whose import everywhere

_CONSONANTS = "BDFGHKLMNPRSTV"
_VOWELS = "AEUY"
_FIGURES = "23456789"


def new_code() -> str:
    """About 220,000 different; a unique column settles the rare clash."""
    letters = "".join(secrets.choice(group) for group in (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS))
    return letters + secrets.choice(_FIGURES) + secrets.choice(_FIGURES)


def free_code(rows: Any) -> str:
    """One that none of the rows has; codes are no two municipalities' either."""
    with everywhere():
        code = new_code()
        while rows.filter(code=code).exists():
            code = new_code()
    return code


def read_code(typed: str) -> str:
    """What somebody typed, as it stands in the database: »koma 47« is »KOMA47«."""
    return "".join(character for character in typed.upper() if character.isalnum())


def spoken(code: str) -> str:
    """With the gap that makes it easy to read: »KOMA 47«."""
    return f"{code[:4]} {code[4:]}"
