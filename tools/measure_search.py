# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How fast search answers: `.venv/bin/python tools/measure_search.py [number of documents ...]`.

The documents are made up of the sentences of content/, with compounds that stand nowhere else, so that the number of
different words grows as it does in real text. Half of the questions are words, the others beginnings of words,
misspelt words, compounds and whole sentences.
"""

import random
import re
import sys
import time
from pathlib import Path
from statistics import quantiles

from medspil.search.index import Document, Index
from medspil.search.words import words_of

CONTENT = Path(__file__).resolve().parents[1] / "content" / "da"
SIZES = (2_000, 20_000)
QUESTIONS = 1_000
LETTERS = "abcdefghijklmnoprstuvyæøå"


def main(sizes: list[int]) -> None:
    chance = random.Random(1)  # noqa: S311 - the same documents every time
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md")))
    sentences = [sentence for sentence in re.split(r"(?<=[.?!])\s+", text) if len(sentence) > 20]
    words = sorted({word for word in words_of(text) if len(word) > 4})
    chance.shuffle(words)
    for size in sizes or SIZES:
        documents = [document(chance, sentences, words) for _number in range(size)]
        began = time.perf_counter()
        index = Index.build(documents)
        built = time.perf_counter() - began
        taken = [measured(index, question(chance, sentences, words)) for _number in range(QUESTIONS)]
        print(
            f"{size} documents: built in {built:.2f} s; "
            f"half of {QUESTIONS} questions within {quantiles(taken)[1]:.1f} ms, "
            f"95 % within {quantiles(taken, n=20)[-1]:.1f} ms, all within {max(taken):.1f} ms"
        )


def document(chance: random.Random, sentences: list[str], words: list[str]) -> Document:
    """About a hundred words, one in twelve a compound of two."""
    text = " ".join(chance.sample(sentences, 8)) + " " + " ".join(compound(chance, words) for _number in range(8))
    return Document(kind="entry", title=chance.choice(sentences)[:60], text=text)


def compound(chance: random.Random, words: list[str]) -> str:
    """Some words stand in very many compounds and most in few, as in any language."""
    return "s".join(chance.choices(words, weights=[1 / rank for rank in range(1, len(words) + 1)], k=2))


def question(chance: random.Random, sentences: list[str], words: list[str]) -> str:
    word = chance.choice(words)
    place = chance.randrange(len(word))
    kinds = [
        word,
        " ".join(chance.sample(words, 2)),
        word[: chance.randint(1, len(word))],
        word[:place] + chance.choice(LETTERS) + word[place + 1 :],
        compound(chance, words),
        chance.choice(sentences)[:80],
    ]
    return chance.choices(kinds, weights=(3, 2, 2, 1, 1, 1))[0]


def measured(index: Index[Document], asked: str) -> float:
    """Milliseconds until the first twenty hits could be shown."""
    began = time.perf_counter()
    _shown = [(hit.title, hit.passage) for hit in index.search(asked)]
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
