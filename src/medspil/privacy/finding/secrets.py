# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Codes and passwords given away."""

import re
from collections.abc import Iterator

from medspil.privacy.finding.patterns import either, small
from medspil.privacy.plain import Plain

_NO_SECRET = either(
    "fejl post streg qr kilde program diagnose hoved takst zip svar farve adfærds lande område branche status",
    "sprog stillings konterings?",
)
_CODE = (
    rf"\b(?:(?!{_NO_SECRET})\w*?(?:kode(?:n|r|rne)?|kode-?ord(?:et|ene)?)"
    r"|pin(?:nen)?|pin-?koden?|passwords?|passwordet|passord|passcode|passphrase|pwd?|puk|løsen(?:et|ord)?|adgangsord|code|login)\b"
)
_STEMS = ("kode", "pin", "pass", "pw", "puk", "løsen", "adgangsord", "code", "login")  # one stands in every match
_ABOUT = r"(?:\s[\w.-]+){0,5}?"
_IS = (
    r"(?P<is>\s?[:=]|\s(?:er|var|hedder|hed|lyder|lød|blev|bliver|sat til|ændret til|skiftet til|skal være|nemlig)"
    r"(?:\s(?:nu|bare|stadig|vist|altid|på|til|jo|nemlig|så|faktisk|også|fortsat|netop|lig)){0,2}\s?:?"
    r"|\s?-(?=\s)|,|\s?\()"
)
_QUOTED = r"[»\"'“”„«‘’´`](?P<quoted>[^»«\"“”‘’\n]{3,40}?)[«»\"'“”‘’´`]"
_DIGITS = r"(?P<digits>\d(?:[ -]\d){3,7}\b|\d\d[ -]\d\d(?:[ -]\d\d)?\b|\d{3}[ -]\d{3}\b)"
_WORD = r"(?P<token>[^\s,;\"»«“”()]{3,40})"
_WITH_DIGIT = r"(?P<token>(?=\S*\d)[^\s,;\"»«“”()]{4,40})"
_TOLD = small(rf"{_CODE}{_ABOUT}{_IS}\s?(?:{_QUOTED}|{_DIGITS}|{_WORD})")
_DIRECT = small(rf"{_CODE}{_ABOUT}\s(?:{_QUOTED}|{_WITH_DIGIT})")
_BEFORE = small(
    r"(?<![\w.,/§-])(?P<token>\d{4,8}|(?=\S*\d)(?=\S*[a-z])[^\s,;\"»«“”()]{5,40})"
    rf"\s(?:er|som|var|bruger hun som|bruger han som|til)\s(?:\w+\s){{0,2}}{_CODE}"
)
_UNIT = small(
    r"\s?"
    + either(
        r"-?cifr\w* tegn tal\b bogstaver dage? gange? minutter min\b timer? måneder år sekunder forsøg uger kr\b",
        r"borgere sms",
        r"steder slags typer procent % forskellige ud\saf trin nøgler",
    )
)
_OTHER_NUMBER = re.compile(
    r"\d{1,2}[./:-]\d{1,2}.*|\d{1,3}|\d+[.-]?(?:cifret|cifrede|årig\w*|timers|dages)|(?:19|20)\d\d-\d\d-\d\d|\d+(?:kr|%)|\d+\.\d{3}.*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_LAW = small(r"(?:§|stk|kap|nr|kl|lov)\.?\s?$")
_NAMED = small(r"hed|lød|lyd|[:=]|sat til|ændret til|skiftet til")
# What may follow »koden er« without giving it away.
_SAID_OF_CODES = small(
    either(
        r"det den de en et ikke noget nogen der her hvad hvordan hvor alle altid aldrig ingen mitid nemid aula",
        r"borger\.dk",
        "udløbet forkert spærret glemt lang kort samme personligt? privat hemmeligt? fortroligt? adgangskode",
        "kode(?:ord)? pin",
        "pinkode password som hvis når og eller men så skift nulstil vælg skriv husk mindst højst brug del gem",
        "lav opret ring",
        "bed spørg kontakt tal find log se vis giv få hjælp tjek prøv kan skal vil må bør du hun han vi jeg man",
        "borgeren",
        "sms sms'en engangskode anderledes svær nem let vigtig låst lukket ukendt væk tom sendt modtaget oplyst",
        "dit din min",
        "hans hendes deres jeres vores med på i til fra af om ved for",
    )
)


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    low = simple.text.lower()
    if not any(stem in low for stem in _STEMS):
        return
    for shape in (_TOLD, _DIRECT, _BEFORE):
        for found in shape.finditer(simple.text):
            span = _given_away(found)
            if span:
                yield span


def _given_away(found: re.Match[str]) -> tuple[int, int] | None:
    said = found.groupdict()
    name = next(name for name in ("quoted", "digits", "token") if said.get(name))
    start, end = found.span(name)
    value = found[name].rstrip(".!?:)]»") if name == "token" else found[name]
    end = start + len(value)
    text = found.string
    if len(value) < 3 or _UNIT.match(text, end) or _OF_LAW.search(text, max(0, start - 5), start):
        return None
    if name == "quoted":
        return (start, end) if " " not in value or any(map(str.isdigit, value)) else None
    return (start, end) if name == "digits" or _is_secret(value, said.get("is")) else None


def _is_secret(value: str, link: str | None) -> bool:
    """Has it the look of a code, and not of a word that says something about one? Without a link it needs a digit."""
    if any(map(str.isdigit, value)):
        return not _OTHER_NUMBER.fullmatch(value) and not (link is None and _YEAR.fullmatch(value))
    if link is None or not value[0].isalpha() or _SAID_OF_CODES.fullmatch(value):
        return False
    mixed = value[1:] != value[1:].lower() and not value.isupper()
    return bool(_NAMED.search(link)) or (bool(re.search(" er| var", link)) and (mixed or value.istitle()))
