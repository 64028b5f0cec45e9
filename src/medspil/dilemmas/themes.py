# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Dilemmas that are about the same: alike by the Danish stems of their words, and grouped by Louvain's method.

Two dilemmas are tied as strongly as the cosine between their words, where a rare word counts for more (tf-idf). A theme
is a community of that graph. Why this and not a library of machine learning: docs/decisions/0023.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import log, sqrt
from uuid import UUID

from medspil.dilemmas.models import Dilemma
from medspil.privacy.groups import FEWEST
from medspil.search.words import composed, places_of, stems_of, telling

RECENT = timedelta(weeks=4)
WORDS = 3  # that a theme is called by; each stands in at least FEWEST dilemmas
TIED_FROM = 0.18  # of 1; below, two dilemmas share no more than a common word
SAME_TOPIC = 1.5

Weights = dict[str, float]  # by stem


@dataclass(frozen=True, kw_only=True)
class Theme:
    """`topic` is the key that at least five share, else empty. `recent` is how many of `size` came in the last four
    weeks: None when it, or the rest, are too few to be told."""

    words: tuple[str, ...]
    topic: str
    size: int
    recent: int | None
    dilemmas: frozenset[UUID]


def themes_in(dilemmas: Sequence[Dilemma], today: date) -> list[Theme]:
    """The largest first; what belongs to no theme of at least five is in none of them."""
    texts = [composed(dilemma.told) for dilemma in dilemmas]
    stems = [set(stems_of(telling([word for word, _from, _to in places_of(text)]))) for text in texts]
    uses = Counter(stem for found in stems for stem in found)
    weights = [_weights(found, uses, len(texts)) for found in stems]
    groups = _groups(dilemmas, weights)
    forms = _forms(texts)
    return [
        _theme([dilemmas[place] for place in group], [weights[place] for place in group], uses, forms, today)
        for group in groups
        if len(group) >= FEWEST
    ]


def _weights(stems: set[str], uses: Counter[str], size: int) -> Weights:
    """Of length one. A word that stands in one dilemma alone ties it to nothing."""
    raw = {stem: log(1 + size / uses[stem]) for stem in stems if uses[stem] > 1}
    length = sqrt(sum(weight**2 for weight in raw.values()))
    return {stem: weight / length for stem, weight in raw.items()}


def _groups(dilemmas: Sequence[Dilemma], weights: Sequence[Weights]) -> list[list[int]]:
    import networkx  # noqa: PLC0415 - 11 MiB that a server of live rooms need not carry

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(dilemmas)))
    for (one, other), tie in _ties(weights).items():
        near = tie * SAME_TOPIC if dilemmas[one].topic and dilemmas[one].topic == dilemmas[other].topic else tie
        if near >= TIED_FROM:
            graph.add_edge(one, other, weight=near)
    communities = networkx.community.louvain_communities(graph, seed=1)
    return sorted((sorted(group) for group in communities), key=lambda group: (-len(group), group))


def _ties(weights: Sequence[Weights]) -> dict[tuple[int, int], float]:
    """The cosine of each two that share a word."""
    places = defaultdict(list)
    for place, weight_of in enumerate(weights):
        for stem in sorted(weight_of):
            places[stem].append(place)
    ties: dict[tuple[int, int], float] = defaultdict(float)
    for stem, found in places.items():
        for one, other in combinations(found, 2):
            ties[one, other] += weights[one][stem] * weights[other][stem]
    return ties


def _forms(texts: Sequence[str]) -> dict[str, str]:
    """For each stem the way it is written most often; in small letters rather than as a sentence begins."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        found = [(word, text[start:end]) for word, start, end in places_of(text)]
        for stem, (_word, form) in zip(stems_of([word for word, _form in found]), found, strict=True):
            written[stem][form] += 1
    return {stem: min(forms, key=lambda form: (form.istitle(), -forms[form], form)) for stem, forms in written.items()}


def _theme(
    dilemmas: Sequence[Dilemma], weights: Sequence[Weights], uses: Counter[str], forms: dict[str, str], today: date
) -> Theme:
    heaviest: Counter[str] = Counter()
    for weight_of in weights:
        heaviest.update({stem: weight for stem, weight in weight_of.items() if uses[stem] >= FEWEST})
    shared = [stem for stem, _weight in heaviest.most_common() if sum(stem in found for found in weights) >= FEWEST - 2]
    topic, most = Counter(dilemma.topic for dilemma in dilemmas).most_common(1)[0]
    new = sum(dilemma.week > today - RECENT for dilemma in dilemmas)
    told = all(part == 0 or part >= FEWEST for part in (new, len(dilemmas) - new))
    return Theme(
        words=tuple(forms[stem] for stem in shared[:WORDS]),
        topic=topic if most >= FEWEST else "",
        size=len(dilemmas),
        recent=new if told else None,
        dilemmas=frozenset(dilemma.pk for dilemma in dilemmas),
    )
