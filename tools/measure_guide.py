# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How fast the counter guide answers as one types: `.venv/bin/python tools/measure_guide.py [number of entries ...]`.

A guide of made-up entries beside all the legal points and cases, in an SQLite file of its own. The hundred questions of
`tests/counter/questions.txt` are typed letter by letter by somebody who is signed in; a time is that of the whole
answer, from the request to the finished piece of page. Then entries are saved one by one, and each is looked for.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "medspil.settings.test"
os.environ["MEDSPIL_DATABASE"] = f"sqlite:///{Path(tempfile.mkdtemp()) / 'guide.sqlite3'}"

import django

django.setup()

from django.core.management import call_command
from django.test import Client
from tests.cast import Cast, client_for, make_cast
from tests.counter.stage import entry, text
from tools.measure_search import compound

from medspil.counter.models import GuideEntry
from medspil.counter.suggestions import suggestions
from medspil.materials.actions.loading import load_national
from medspil.search.words import words_of

SIZES = (2_000, 20_000)
KEYS = 1_000
CHANGES = 9


def main(sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    load_national()
    cast, chance = make_cast(), random.Random(1)  # noqa: S311 - the same entries every time
    lines = (ROOT / "tests" / "counter" / "questions.txt").read_text(encoding="utf-8").splitlines()
    questions = [line.split(" | ")[0] for line in lines if not line.startswith("#")]
    typed = [question[:end] for question in questions for end in range(1, len(question) + 1)]
    slowest = []
    for size in sizes or SIZES:
        fill(cast, chance, size)
        client = client_for(cast.ali)
        began = time.perf_counter()
        client.get("/skranke/", {"q": "telefon"})
        built = time.perf_counter() - began
        taken = [measured(client, asked) for asked in chance.sample(typed, min(KEYS, len(typed)))]
        print(f"{size} entries: first answer after {built:.2f} s, then of {len(taken)} keys", flush=True)
        for kind, times in zip(("by the clock", "of the processor"), zip(*taken, strict=True), strict=True):
            half, most = quantiles(times)[1], quantiles(times, n=20)[-1]
            print(f"  half within {half:.1f} ms {kind}, 95 % within {most:.1f} ms", flush=True)
            slowest += [most] if kind == "by the clock" else []
        print(f"  found after a change: half within {changed(cast, client):.1f} ms by the clock", flush=True)
    if len(slowest) > 1:
        print(f"95 % by the clock, the last size against the first: {slowest[-1] / slowest[0]:.2f}")


def fill(cast: Cast, chance: random.Random, size: int) -> None:
    """Entries put together of the suggested ones, one word in twelve a new compound."""
    GuideEntry.objects.all().delete()
    known = list(suggestions().values())
    words = sorted({word for found in known for word in words_of(found.text["how"]) if len(word) > 4})
    GuideEntry.objects.bulk_create(
        [
            GuideEntry(pk=uuid4(), municipality=cast.municipality, unit=cast.root, **made(chance, known, words))
            for _number in range(size - 1)
        ],
        batch_size=500,
    )
    entry(cast)  # its version tells the search that there is something new


def changed(cast: Cast, client: Client) -> float:
    """Milliseconds until the first answer after somebody has saved a new entry, which is to be found; the median."""
    taken = []
    for number in range(CHANGES):
        word = f"kvabselbab{'abcdefghijklmnop'[number]}"
        entry(cast, title=f"Borgeren har en {word}")
        began = time.perf_counter()
        found = client.get("/skranke/", {"q": word, "live": "1"})
        taken.append((time.perf_counter() - began) * 1000)
        assert word in found.content.decode()  # noqa: S101 - a figure for what is not found would say nothing
    return median(taken)


def made(chance: random.Random, known: list, words: list[str]) -> dict:
    parts = [chance.choice(known).text for _part in range(4)]
    new = " ".join(compound(chance, words) for _number in range(6))
    return text(
        title=parts[0]["title"],
        citizen_words=parts[1]["citizen_words"],
        employee_words=f"{parts[2]['employee_words']}\n{new}",
        how=parts[3]["how"],
        say=parts[0]["say"],
        legal_points=parts[1]["legal_points"],
    )


def measured(client: Client, asked: str) -> tuple[float, float]:
    """Milliseconds by the clock, and those that the processor worked: on a busy machine the two differ."""
    began, worked = time.perf_counter(), time.process_time()
    client.get("/skranke/", {"q": asked, "live": "1"})
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
