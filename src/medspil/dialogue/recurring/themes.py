# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Which of the things that a team has said are about the same: by the stems of the words that tell something."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medspil.dialogue.recurring.signs import Sign
from medspil.search.words import stems_of, telling, words_of

ALIKE = 0.4  # of the stems of the shorter of two texts
SHARED = 2  # stems at least, where the shorter has so many
EVERYWHERE = 1 / 3  # of all texts: a stem that stands in more tells nothing, as »borger« does
FEW_TEXTS = 9  # too few to know what stands everywhere

Stems = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Things said about the same, oldest first."""

    signs: Sequence[Sign]

    @property
    def text(self) -> str:
        """As it was said last."""
        return self.signs[-1].text

    @property
    def times(self) -> int:
        return len({sign.occasion for sign in self.signs})


def stems(text: str) -> Stems:
    return frozenset(stems_of(telling(words_of(text))))


def themes_in(signs: Sequence[Sign]) -> list[Theme]:
    """Each thing said joins the theme in which something is most like it, or begins one. `signs` are oldest first."""
    everywhere = _everywhere([stems(sign.text) for sign in signs])
    groups: list[list[tuple[Sign, Stems]]] = []
    for sign in signs:
        said = stems(sign.text) - everywhere or stems(sign.text)
        nearest = max(groups, key=lambda group: _nearness(said, group), default=None)
        if nearest is not None and _nearness(said, nearest) >= ALIKE:
            nearest.append((sign, said))
        else:
            groups.append([(sign, said)])
    return [Theme(signs=[sign for sign, _stems in group]) for group in groups]


def likeness(one: Stems, other: Stems) -> float:
    """From 0 to 1: the share of the shorter's stems that both have."""
    least = min(len(one), len(other))
    shared = len(one & other)
    return shared / least if least and shared >= min(SHARED, least) else 0.0


def _nearness(said: Stems, group: Iterable[tuple[Sign, Stems]]) -> float:
    return max(likeness(said, other) for _sign, other in group)


def _everywhere(texts: Sequence[Stems]) -> Stems:
    if len(texts) < FEW_TEXTS:
        return frozenset()
    counts = Counter(stem for found in texts for stem in found)
    return frozenset(stem for stem, count in counts.items() if count > EVERYWHERE * len(texts))
