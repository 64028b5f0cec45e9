# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is wrong with a piece or a package: in English for the command line, in Danish for editors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

# What pydantic finds, in our words; the gaps are the names that it gives its own facts.
_WORDS = {
    "missing": _("is missing"),
    "extra_forbidden": _("is not a name that a file may hold; is it spelt right?"),
    "string_type": _("has to be text"),
    "string_too_short": _("is empty"),
    "string_too_long": _("is too long: at most {max_length} characters"),
    "string_pattern_mismatch": _("may hold small letters a to z, figures and hyphens"),
    "literal_error": _("is none of the words to choose between"),
    "int_type": _("has to be a whole number"),
    "int_parsing": _("has to be a whole number"),
    "greater_than_equal": _("is at least {ge}"),
    "less_than_equal": _("is at most {le}"),
    "too_short": _("needs at least {min_length}"),
    "date_type": _("has to be a date like 2026-12-24"),
    "date_parsing": _("has to be a date like 2026-12-24"),
    "date_from_datetime_parsing": _("has to be a date like 2026-12-24"),
    "url_parsing": _("has to be a whole address that begins with https://"),
    "url_scheme": _("has to be a whole address that begins with https://"),
    "url_type": _("has to be a whole address that begins with https://"),
    "url_too_long": _("is too long: at most {max_length} characters"),
    "step_needs": _("a step of kind {kind} needs {needs}"),
    "steps_minutes": _("the steps take {total} minutes together, but the script says {minutes}"),
    "canvas_rows": _("a canvas of rows has columns, and no other has"),
    "canvas_quadrant": _("a quadrant has axes and four fields, and no other canvas has axes"),
}
_OTHER = _("cannot be used as it stands")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to put right. `words` is an English message with named gaps; `english` says it better if it can."""

    words: str
    params: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    field: str = ""
    place: str = ""  # what editors call the field
    english: str = ""

    def __str__(self) -> str:
        said = self.english or self.words.format(**self.params)
        return ": ".join(part for part in (self.file, self.field, said) if part)

    @property
    def said(self) -> str:
        """In the language of the reader, without the place."""
        return gettext(self.words).format(**self.params)


def problems_in(refused: ValidationError, file: str = "") -> list[Problem]:
    return [_problem(error, file) for error in refused.errors()]


def _problem(error: ErrorDetails, file: str) -> Problem:
    return Problem(
        words=_WORDS.get(error["type"], _OTHER),
        params=error.get("ctx", {}),
        file=file,
        field=".".join(str(part) for part in error["loc"]),
        english=error["msg"],
    )
