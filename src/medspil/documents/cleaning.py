# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Text as a document can hold it. What people paste has signs that no font draws and that Word and PDF/UA refuse."""

import re
from typing import Any

_BREAKS = re.compile(r"[\x0b\x0c\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200d\ufeff\ufe00-\ufe0f\ufff9-\uffff\ue000-\uf8ff"
    r"\U0001f3fb-\U0001f3ff\U000e0000-\U0010ffff]"
)
# What no Latin, Greek or Cyrillic font has: faces, drawings, and scripts that the machine may lack a font for.
_DRAWN = re.compile(r"[^\t\n\x20-\u052f\u1e00-\u1fff\u2010-\u22ff\u25a0-\u25ff\u2713]+")


def clean(value: Any) -> Any:
    """The same data with line breaks as such and without signs that nobody sees; lists and dicts throughout."""
    return _each(value, lambda text: _INVISIBLE.sub("", _BREAKS.sub("\n", text)))


def without_drawings(value: Any) -> Any:
    """Faces and other drawings become a box: for when the font has no picture of them."""
    return _each(value, lambda text: _DRAWN.sub("□", text))


def _each(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each(entry, change) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_each(entry, change) for entry in value]
    return value
