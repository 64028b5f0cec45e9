# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The guard: what may not be written here is refused before it is kept. What it found goes nowhere."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.privacy import cpr
from medspil.privacy.finding import spoken
from medspil.privacy.plain import plain


class CitizenDataRefused(ValidationError):
    """There is a CPR number in a text. Carries neither the number nor the text, so it can be shown and logged."""

    def __init__(self) -> None:
        super().__init__(
            _("There is a CPR number in the text. Describe the situation without saying who the citizen is."),
            code="citizen_data",
        )


def refuse(text: str) -> None:
    """Raise CitizenDataRefused if the text holds a CPR number."""
    simple = plain(text)
    if cpr.spans(simple) or any(kind == "cpr" for _start, _end, kind in spoken.spans(simple)):
        # Raised here and from nothing: an exception that wraps another could carry the text along.
        raise CitizenDataRefused from None


def refuse_in(value: object) -> None:
    """The same for all that JSON can hold, keys and numbers too."""
    match value:
        case str():
            refuse(value)
        case int():
            refuse(_as_written(value))
        case dict():
            for key, inner in value.items():
                refuse_in(key)
                refuse_in(inner)
        case list() | tuple():
            for inner in value:
                refuse_in(inner)


def _as_written(number: int) -> str:
    """A number stored as a number has lost the nought that a birthday early in the month begins with."""
    digits = str(abs(number))
    return digits.zfill(10) if len(digits) == 9 else digits
