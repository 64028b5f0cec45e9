# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whatever is kept in the history has words on the page »Who has done what«."""

import ast
from collections.abc import Iterator
from pathlib import Path

from medspil.web.history.words import KINDS

ON_THEIR_WAY = 30  # are shown by their name in the code until they have words
SOURCE = Path(__file__).resolve().parents[2] / "src" / "medspil"


def _events() -> Iterator[tuple[str, set[str], bool]]:
    """Name, bases, and whether it is kept, of each class in the modules of events."""
    for path in SOURCE.rglob("*.py"):
        if "events" not in {path.stem, path.parent.name} or path.parent.name == "record":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                if any(base.endswith("Event") for base in bases):
                    yield node.name, bases, "kept: ClassVar = False" not in ast.unparse(node)


def test_whatever_is_kept_has_words() -> None:
    events = list(_events())
    above = {base for _name, bases, _kept in events for base in bases}
    kept = {name for name, _bases, is_kept in events if is_kept and name not in above}
    assert len(kept) > 50
    without = sorted(kept - KINDS.keys())
    assert len(without) <= ON_THEIR_WAY, f"give them words in src/medspil/web/history/words.py: {', '.join(without)}"
