# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A page of the room without a browser: regions replaced as the script does it, and two drawings compared."""

import re

import pytest
from django.utils import timezone


def stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time stands still and ids are the same each time: what differs between two drawings is then what happened."""
    now = timezone.now()
    monkeypatch.setattr("medspil.dialogue.templatetags.room.timezone.now", lambda: now)
    monkeypatch.setattr("medspil.dialogue.templatetags.room.uuid4", lambda: "fresh")


def taken_in(page: str, region: str, html: str, inside: str = "") -> str:
    """As `apply` in room.js: swap the element with this id, or take it out, or put it in its place in a list."""
    if f'id="{region}"' in page:
        return _replaced(page, region, html)
    if not html or f'id="{inside}"' not in page:
        return page
    start = page.index(f'id="{inside}"')
    end = page.index("</section>", start)
    later = [
        found
        for found in re.finditer(r'<li class="note" id="[^"]+" data-rank="([^"]+)"', page)
        if found[1] > _rank(html)
    ]
    places = [found.start() for found in later if start < found.start() < end]
    place = places[0] if places else page.rindex("</ul>", start, end)
    return page[:place] + html + page[place:]


def _rank(html: str) -> str:
    found = re.search(r'data-rank="([^"]+)"', html)
    assert found
    return found[1]


def _replaced(page: str, region: str, html: str) -> str:
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
    return re.sub(r"> +<", "><", " ".join(html.split()))
