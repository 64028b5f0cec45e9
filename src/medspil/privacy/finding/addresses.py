# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Street addresses. A street is a place; only with a number is it somebody's home."""

import re
from collections.abc import Iterator

from medspil.privacy.finding.patterns import MONTH, either, listed, small
from medspil.privacy.plain import Plain

# What a street may end in. Written small it is taken for one too, if the ending is no everyday word.
_SURE = listed(
    "vejen vejs vej gaden gade alléen allé alleen alle allè strædet stræder stræde boulevarden boulevard "
    "vænget vænger vænge torvet torv svinget skellet toften tofte ageren leddet kæret hegnet skrænten "
    "esplanaden esplanade promenaden promenade vangen krattet kløften slugten runddelen tunet agrene "
    "kobbel klinten "
)
_UNSURE = listed(
    "pladsen plads krogen stien lunden engen bakken højen dalen haven parken marken gården passagen "
    "passage kvarteret brinken kajen havnen stranden åsen mosen lyngen bakke høj have park vang mark "
    "kollegiet minde kilden bo løkken skoven sletten dammen søen odden kanten buen bugten volden vold "
    "jorden lodden klit kær vig led bro "
)
_ALONE = frozenset(listed("vej gade allé alle plads torv boulevard park have bo høj stræde"))
_NO_STREET = small(
    either(
        "motorvej(?:en)? hovedvej omvej genvej arbejdsplads(?:en)? p-plads parkeringsplads(?:en)?",
        "legeplads(?:en)? byggeplads",
        "undervejs? begravelsesplads børnehaven? hjemmebo arbejdsmark(?:en)? markedsplads danmark digitalbo",
    )
)
_NUMBER = r"\d{1,3}\s?(?:[A-Za-z](?![A-Za-zæøåÆØÅ]))?(?:\s?-\s?\d{1,3}(?![\d.,]))?(?![\d.]\d|\d|\s?%)"
_DOOR = (
    r"(?:,?\s{0,2}(?:\d{1,2}\.?\s?(?:sal|etage|th|tv|mf|dør)\b\.?"
    r"|(?:st|stuen|kld?|kælder)\b\.?(?=[\s,]*(?:th|tv|mf|dør|\d|,|$))|(?:th|tv|mf)\b\.?"
    r"|(?:dør|lejl|lejlighed|opg|opgang|værelse|vær)\b\.?\s?\w{1,3}\b|\d{1,2}\.(?=\s|,))){0,3}"
)
_TOWN = r",?\s{0,2}(?:DK-?)?\d{4}\s[A-ZÆØÅa-zæøå][\wæøå]+(?:\s(?:[CNSVØK]|NV|SV|NØ|SØ)\b)?"
_END = re.compile(rf"(?<=[\s,]){_NUMBER}{_DOOR}(?P<town>{_TOWN})?")
_WORDS = re.compile(r"(?:[\w.'’-]+ ){0,4}[\w.'’-]+$")
_CAPITALS = re.compile(r"(?:[A-ZÆØÅ][\w.'’-]* ){0,4}[\w.'’-]+$")
_LIVES = small(
    r"\b(?:bor|boende|bopæl\w*|adresse\w*|flytte[rt]?|hjemme|adr)\b\.?:?\s?(?:(?:er|nu|på|i|til|hos)\s){0,3}:?\s?$"
)
_NEAR = 60  # characters: the longest name of a street
_UNIT = small(
    r"\s?(?:\.\s?)?"
    + either(
        r"kl\b timer dage dag\b uger? måneder år\b personer borgere kr\b kroner km m\b meter stk gange? procent",
        rf"besøg {MONTH}\b",
        "pladser ansatte minutter min\\b mennesker deltagere kolleger møder sager træer bænke bede mio biler",
        "cykler boder butikker",
        "tilbud emner spørgsmål ting",
    )
)


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    """A number that may be a house's, and a street before it."""
    text = simple.text
    for found in _END.finditer(text):
        before = re.sub(r",?\s{1,2}(?:nr\.?\s)?$", "", text[max(0, found.start() - _NEAR) : found.start()])
        words = _WORDS.search(before)
        street = _CAPITALS.search(before)
        if words is None or street is None or _UNIT.match(text, found.end()):
            continue
        if _is_street(words[0].split(), lives=_lives(before[: street.start()], street[0]), town=bool(found["town"])):
            yield found.start() - len(text[max(0, found.start() - _NEAR) : found.start()]) + street.start(), found.end()


def _lives(before: str, street: str) -> bool:
    return street[0].isupper() and bool(_LIVES.search(before))


def _is_street(words: list[str], *, lives: bool, town: bool) -> bool:
    last, small_last = words[-1].rstrip("."), words[-1].rstrip(".").lower()
    if small_last in _ALONE:
        return len(words) > 1 and (words[-2][0].isupper() or (words[-2].endswith("s") and len(words[-2]) > 3))
    if lives or (town and last[:1].isupper()):
        return True
    if _NO_STREET.fullmatch(small_last):
        return False
    if small_last.endswith(_SURE) and small_last not in _ENDINGS:
        return True
    if not small_last.endswith(_UNSURE) or not last[:1].isupper():
        return False
    return small_last not in _ENDINGS or (len(words) > 1 and words[-2][:1].isupper())


_ENDINGS = frozenset((*_SURE, *_UNSURE))
