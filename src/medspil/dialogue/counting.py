# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Hands in the air beside the phones: what there is to count in the step at hand, and what has been counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dialogue.room import Room

PREFIX = "hands:"


@dataclass(frozen=True, kw_only=True)
class Hand:
    """A number to type."""

    option: str
    label: str
    count: int

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return PREFIX + self.option


@dataclass(frozen=True, kw_only=True)
class Hands:
    """The answers to one question. `title` is empty where only one thing is asked."""

    title: str
    hands: Sequence[Hand]


def hands_of(room: Room) -> list[Hands]:
    """Empty when nothing is counted, or answers are words."""
    if room.step is None or room.step.round is None or room.activity is None:
        return []
    if room.activity.asks:
        return [
            Hands(title=question.title, hands=[_hand(room, option.key, option.label) for option in question.hands])
            for question in room.content.questions
        ]
    return [Hands(title="", hands=[_hand(room, said.option, said.title) for said in room.said])] if room.said else []


def _hand(room: Room, option: str, label: str) -> Hand:
    return Hand(option=option, label=label, count=room.hands.get(option, 0))
