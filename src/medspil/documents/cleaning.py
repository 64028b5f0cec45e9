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
_DRAWN = re.compile(r"[\u2600-\u2704\u2706-\u27bf\u2b00-\u2bff\U00010000-\U0010ffff]+")


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
