# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is about the same, as people who speak Danish would say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from medspil.dialogue.recurring.signs import Sign
from medspil.dialogue.recurring.themes import Theme, themes_in


def said(*texts: str) -> list[Sign]:
    """One at each meeting."""
    now = timezone.now()
    return [
        Sign(text=text, at=now + timedelta(days=n), occasion=str(n), where="", url="") for n, text in enumerate(texts)
    ]


def texts(themes: list[Theme]) -> list[list[str]]:
    return [[sign.text for sign in theme.signs] for theme in themes]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Et fælles svar, når borgeren rækker os telefonen",
            "Samme svar, når telefoner bliver rakt frem",
        ),
        ("Datteren kender sin mors kode", "Hvad gør vi, når en datter har koden til sin mor?"),
        ("Fuldmagter", "Hvem må hjælpe uden fuldmagt?"),
        ("En stille plads, hvor ingen kan se skærmen", "Ingen stille pladser"),
    ],
)
def test_the_same_in_other_words_is_one_theme(first: str, second: str) -> None:
    assert texts(themes_in(said(first, second))) == [[first, second]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Borgeren har glemt sin kode til MitID", "Borgeren kommer med sin nabo"),
        ("Køen er lang om mandagen", "En stille plads, hvor ingen kan se skærmen"),
        ("At låne vores egen telefon ud", "Vi hjælper med banken på egen hånd"),
    ],
)
def test_other_things_are_other_themes(first: str, second: str) -> None:
    assert len(themes_in(said(first, second))) == 2


def test_a_word_that_stands_everywhere_joins_nothing() -> None:
    lines = [f"Borgeren ved skranken spørger om {about}" for about in ("pas", "skat", "bolig", "pension", "lån", "bil")]
    lines += [f"Borgeren ved skranken mangler {about}" for about in ("briller", "tid", "tolk", "ro")]
    assert len(themes_in(said(*lines))) == len(lines)


def test_what_was_said_twice_at_one_meeting_is_no_return() -> None:
    twice = [Sign(text="Koden", at=timezone.now(), occasion="same", where="", url="") for _ in range(2)]
    assert [theme.times for theme in themes_in(twice)] == [1]
    assert [theme.times for theme in themes_in(said("Koden", "Koder"))] == [2]


def test_nothing_said_is_no_theme() -> None:
    assert themes_in([]) == []
    assert len(themes_in(said("", "og"))) == 2, "what says nothing is alike nothing"
