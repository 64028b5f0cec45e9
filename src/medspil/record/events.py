# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an event is. Each package lists its own facts in its own `events` module."""

from dataclasses import dataclass, fields
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that has happened, in the past tense; ids and enums only, never what people wrote.

    `kept` says whether it belongs to history. What the anonymous do is not kept: a row with a time for each note
    would tell in which order people wrote.
    """

    kept: ClassVar[bool] = True

    municipality_id: UUID

    @classmethod
    def kind(cls) -> str:
        return cls.__name__

    def subject(self) -> dict[str, str]:
        """The ids of what it happened to, by name."""
        names = (field.name for field in fields(self) if field.name != "municipality_id")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name) is not None}
