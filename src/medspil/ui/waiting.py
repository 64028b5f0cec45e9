# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What waits for a person: one line on the first page, with the one thing to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """`title` says what, `text` what it is about, `action` is the word on the button to `url`."""

    title: str
    text: str
    action: str
    url: str
    urgent: bool = False
