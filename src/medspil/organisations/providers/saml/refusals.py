# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0


class NotBelieved(Exception):
    """What came is not to be believed, or not enough.

    `reason` is for the log and holds nothing that came; `words` is which sentence the page says; `again` is said to
    nobody who is in."""

    def __init__(self, reason: str, words: str = "failed") -> None:
        super().__init__(reason)
        self.reason = reason
        self.words = words
