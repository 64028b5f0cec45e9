# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an activity asks each phone, and what an activity may look at to say what it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from medspil.dialogue.models import Audience, Meeting, Place, Step


@dataclass(frozen=True, kw_only=True)
class Option:
    """What a phone may answer. `key` is what its dot is set on; `x` and `y` are where it lies in a picture."""

    key: str
    label: str
    short: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with one answer from each phone. `by_hand` are the answers that hands can be counted for, where
    phones answer more finely."""

    key: str
    title: str
    options: Sequence[Option]
    by_hand: Sequence[Option] = ()
    text: str = ""

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options)

    @property
    def hands(self) -> Sequence[Option]:
        return self.by_hand or self.options


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A step of a meeting before one audience."""

    meeting: Meeting
    step: Step
    steps: Sequence[Step]
    audience: Audience
    place: Place | None = field(default=None)


Asks = Callable[[Step], Sequence[Question]]
Shows = Callable[[Scene], object]
