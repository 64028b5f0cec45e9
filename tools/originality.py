# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Finds sentences that content/ has in common with other people's texts.

`python3 tools/originality.py FOLDER [PART_OF_CONTENT]` compares with every text file in FOLDER and lists each run of
eight words that stands in both. Run by hand, where the sources are at hand; exits 1 when it finds any. Titles of laws
and the six names of the parts of a meeting may be the same: they are names.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 8
ROOT = Path(__file__).resolve().parents[1]
LETTERS = re.compile(r"[^\W_]+")


def words(path: Path) -> list[str]:
    """Lower-case words, front matter and markup included; words broken over a line are mended."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return LETTERS.findall(re.sub(r"-\n(?=[a-zæøå])", "", text).lower())


def runs(text: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(text[start : start + RUN]) for start in range(len(text) - RUN + 1))


def main(sources: Path, content: Path) -> int:
    theirs = {run: path.name for path in sorted(sources.rglob("*")) if path.is_file() for run in runs(words(path))}
    if not theirs:
        print(f"There is no text in {sources}")
        return 2
    ours = sorted(path for path in content.rglob("*") if path.suffix in {".md", ".yaml"})
    shared = [(path, run, theirs[run]) for path in ours for run in runs(words(path)) if run in theirs]
    for path, run, source in shared:
        print(f"{path.relative_to(ROOT)}: »{' '.join(run)}« stands in {source} too")
    print(f"{len(ours)} files of ours, {len(shared)} runs of {RUN} words in common")
    return 1 if shared else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), ROOT / (sys.argv[2] if len(sys.argv) > 2 else "content")))
