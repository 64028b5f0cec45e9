# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a word is by itself: a name on a list, a word that is also a name, a thing, or none of them."""

import re
from dataclasses import dataclass

from medspil.privacy.finding.lexicon import bare, lexicon, sound

_PARTICLES = "van von der den de da do dos del della di du el al bin ben ibn abu um ten ter la le af zu y st"
PARTICLES = frozenset(re.findall(r"\w+", _PARTICLES))
_WORD = re.compile(r"[^\W\d_]+(?:[-'’´.][^\W\d_]+)*(?![\d_@])")
_OPENS = '.!?:\n•*-»"“(>'
_FAMILY_ENDS = re.compile(
    r"(?:(?:er|el|an|in|en|on|ar|ik|ur|un|ut|it|ans|ens|ers)sen|[nrtdgk]ssen|sson|sd[oó]ttir|[nlrwz]sk[aiy]|wicz|vi[cć]|o[gğ]lu|enko"
    r"|[nrtl]ova|shvili|idze|poulos|yan|zad[ea]h?|lingam|rajah|nathan|swamy|samy|ullah|uddin)$"
)
_THING = re.compile(
    r"(?:service|pladsen|centre?t?|center|kommunen?|styrelsen|ministeriet|team(?:et)?|afdelingen|skolen?|bibliotek(?:et)?|hus(?:et)?|sagen|posten"
    r"|banken?|forsikring|klubben|foreningen|rådet|nævnet|lov(?:en)?|portalen|appen|løsningen|systemet|kassen?|fonden|gården|hjem(?:met)?|net(?:tet)?"
    r"|data|software|tech|online|post|id|kort|vej|gade|plads|erne|ingen|heden|elsen|tionen|dag|aften|ere|isk|ske|igt|vis|mand|linjen|formularen"
    r"|nummer(?:et)?|butikken|retten|arkivet|betjening|hjælp)$"
)


@dataclass(slots=True)  # frozen ones take three times as long to make, and there is one for each word
class Word:
    start: int
    end: int
    text: str
    low: str  # in small letters, without foreign accents
    first: bool  # of its sentence, so that a capital says nothing
    capital: bool

    @property
    def shouted(self) -> bool:
        return self.text.isupper()

    @property
    def mixed(self) -> bool:
        """MitID, eBoks: no person is spelled so, but for McDonald and the like."""
        inner = self.text[1:]
        return (
            inner != inner.lower() and not self.shouted and not re.search(r"['’-]|^(?:Mc|Mac|De|Al|El)[A-Z]", self.text)
        )

    @property
    def stems(self) -> tuple[str, ...]:
        """The word, and what it may be the genitive of."""
        if self.low.endswith(("'s", "’s")):
            return self.low, self.low[:-2]
        if self.low.endswith("s") and len(self.low) > 3:
            return self.low, self.low[:-1]
        return (self.low,)


def read(text: str) -> list[Word]:
    words = []
    last = -2  # where the word before ends
    for found in _WORD.finditer(text):
        start, end = found.span()
        # Right after another word it is not the first of a sentence; only else it takes a look back.
        follows = start == last + 1 and text[last] == " "
        before = "" if follows else text[max(0, start - 9) : start].rstrip(" ")[-1:]
        first = not follows and (not before or before in _OPENS)
        word = found[0]
        words.append(Word(start, end, word, bare(word), first, word[0].isupper()))
        last = end
    return words


def is_name(word: Word) -> bool:
    """On a list, and no word besides. In small letters the short list of names among people in Denmark counts."""
    known = lexicon()
    if word.low in known.words or word.mixed:
        return False
    if "-" in word.text or "'" in word.text or "’" in word.text:
        return _parts_are_names(word)
    return any(map(_listed, word.stems)) if word.capital else any(low in known.lower for low in word.stems)


def is_listed(word: Word) -> bool:
    """On a list, word or not."""
    known = lexicon()
    return any(low in known.given or low in known.family for low in word.stems)


def is_given(word: Word) -> bool:
    return any(low in lexicon().given for low in word.stems)


def may_be_family(word: Word) -> bool:
    return any(low in lexicon().family for low in word.stems)


def is_family(word: Word) -> bool:
    """As a family name, no word besides; or one by its ending."""
    known = lexicon()
    listed = any(low in known.family and low not in known.words for low in word.stems)
    return listed or (word.capital and ends_as_family(word)) or is_name(word)


def ends_as_family(word: Word) -> bool:
    return any(_FAMILY_ENDS.search(low) for low in word.stems)


def is_thing(word: Word) -> bool:
    """A place, a system, an office, an abbreviation, or a plain word."""
    known = lexicon()
    return (
        word.mixed
        or word.low in known.places
        or word.low in known.words
        or bool(_THING.search(word.low))
        or (word.shouted and len(word.text) < 5)
    )


def is_genitive(word: Word) -> bool:
    return not _listed(word.low) and any(map(_listed, word.stems[1:]))


def _listed(low: str) -> bool:
    known = lexicon()
    if low in known.words or low in known.places or len(low) < 3:
        return False
    return low in known.given or low in known.family or (len(low) > 3 and sound(low) in known.sounds)


def _parts_are_names(word: Word) -> bool:
    """Anne-Marie, Al-Khatib, O'Brien; but neither MitID-app nor Aula-brev."""
    known = lexicon()
    parts = re.split(r"[-'’]", word.text)
    if any(part[:1].isupper() != word.capital for part in parts if len(part) > 1):
        return _listed(word.low) or (parts[-1] == "s" and any(map(_listed, word.stems)))
    whole = [Word(word.start, word.end, part, bare(part), word.first, word.capital) for part in parts]
    if word.capital:
        return any(_listed(low) for part in whole for low in part.stems)
    return all(any(low in known.lower or low in PARTICLES for low in part.stems) for part in whole)
