# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Word lists inside patterns, written so that they can be read."""

import re


def either(*words: str) -> str:
    """A pattern for any one of the words; they stand apart by spaces."""
    return f"(?:{'|'.join(' '.join(words).split())})"


def listed(words: str) -> tuple[str, ...]:
    """The words one by one."""
    return tuple(words.split())


def small(pattern: str) -> re.Pattern[str]:
    """A pattern that does not tell capital and small letters apart."""
    return re.compile(pattern, re.IGNORECASE)


MONTH = either(
    r"januar jan\.? februar feb\.? marts mar\.? april apr\.? maj juni jun\.? juli jul\.? august aug\.?",
    r"september sept?\.? oktober okt\.? november nov\.? december dec\.?",
)
