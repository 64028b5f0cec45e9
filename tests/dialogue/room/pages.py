# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A page of the room without a browser: regions replaced as the script does it, and two drawings compared."""

import pytest
from django.utils import timezone


def stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time stands still and ids are the same each time: what differs between two drawings is then what happened."""
    now = timezone.now()
    monkeypatch.setattr("medspil.dialogue.templatetags.room.timezone.now", lambda: now)
    monkeypatch.setattr("medspil.dialogue.templatetags.room.uuid4", lambda: "fresh")


def replaced(page: str, region: str, html: str) -> str:
    """Swap the element with this id; found by counting its own kind of tag, as a browser would by its tree."""
    mark = page.find(f'id="{region}"')
    if mark < 0:
        return page
    start = page.rfind("<", 0, mark)
    tag = page[start + 1 :].split(None, 1)[0]
    end, depth = start, 0
    while True:
        opened, closed = page.find(f"<{tag}", end + 1), page.find(f"</{tag}>", end + 1)
        if 0 <= opened < closed:
            depth, end = depth + 1, opened
        elif depth:
            depth, end = depth - 1, closed
        else:
            return page[:start] + html + page[closed + len(tag) + 3 :]


def plain(html: str) -> str:
    """Without the blank space between tags."""
    return " ".join(html.split())
