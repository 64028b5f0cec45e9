# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What commands are told in words, and what they need."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from stdnum.dk import cvr as cvr_number
from stdnum.exceptions import ValidationError as NoNumber

from medspil.organisations.models import Municipality
from medspil.organisations.queries import municipality_by_cvr


def municipality_with(cvr: str, *, returncode: int = 1) -> Municipality:
    """The one with this CVR number; CommandError, which ends the command with `returncode`, when there is none."""
    municipality = municipality_by_cvr(cvr)
    if municipality is None:
        raise CommandError("There is no municipality with this CVR number.", returncode=returncode)
    return municipality


def free_cvr(typed: str) -> str:
    """A CVR number that nobody has here, without spaces; CommandError when it is none, or somebody's."""
    try:
        cvr = str(cvr_number.validate(typed))
    except NoNumber as error:
        raise CommandError("That is no CVR number: it has eight figures, of which the last is a check.") from error
    if municipality_by_cvr(cvr):
        raise CommandError("This municipality is here already.")
    return cvr


@contextmanager
def refusals_of(option: str) -> Iterator[None]:
    """What is wrong with the words given to an option ends the command, and is said with the option's name."""
    try:
        yield
    except ValidationError as error:
        raise CommandError(f"{option}: {' '.join(error.messages)}") from error
