# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the documents point at is there, and no picture lies about that none of them shows."""

import re
from pathlib import Path

from tests.house.repository import ROOT

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\(([^)\s:]+)\)")


def _links(page: Path) -> list[str]:
    return LINK.findall(page.read_text(encoding="utf-8"))


def _anchors(page: Path) -> set[str]:
    """The headings, as a browser of the repository names them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_somewhere() -> None:
    lost = []
    for page in PAGES:
        for link in _links(page):
            path, _hash, anchor = link.partition("#")
            there = page.parent / path if path else page
            if not there.exists() or (anchor and anchor not in _anchors(there)):
                lost.append(f"{page.relative_to(ROOT)}: {link}")
    assert not lost


def test_every_picture_is_shown() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in _links(page) if link.endswith(".png")}
    assert not [picture.name for picture in (ROOT / "docs" / "pictures").iterdir() if picture not in shown]
