# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How old a legal point is. Law changes silently; material that does not say its age misleads."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

CHECK_AGAIN_AFTER = timedelta(days=365)


class Age(StrEnum):
    """Why a legal point wants to be looked at again; FRESH when it does not."""

    FRESH = "fresh"
    OLD = "old"
    SOURCE_CHANGED = "source-changed"


class Checked(Protocol):
    """A legal point, from a file or from the database."""

    @property
    def checked_on(self) -> date: ...
    @property
    def source_changed_on(self) -> date | None: ...


def age_of(point: Checked, today: date) -> Age:
    """A source seen to have changed since the check counts before mere age."""
    if point.source_changed_on and point.source_changed_on >= point.checked_on:
        return Age.SOURCE_CHANGED
    return Age.OLD if today - point.checked_on > CHECK_AGAIN_AFTER else Age.FRESH
