# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is alike comes together, and nothing smaller than five is told to anybody."""

from datetime import date, timedelta
from uuid import uuid4

import lxml.etree
from django.urls import reverse
from django.utils import timezone

from medspil.dilemmas.models import Dilemma
from medspil.dilemmas.pictures import draw
from medspil.dilemmas.themes import themes_in
from tests.cast import Cast, client_for
from tests.dilemmas.stage import noted, words

TODAY = date(2026, 11, 30)
PHONE = (
    "Han rakte mig sin telefon",
    "Skulle jeg trykke på hendes telefon?",
    "Telefonerne ligger på disken",
    "Jeg tog telefonen for at hjælpe",
    "Måtte jeg holde hans telefon?",
)
NEWER = (
    "Telefonen lå hjemme hos naboen",
    "Hun ville låne en telefon",
    "Der var ingen lyd på telefonen",
    "Skærmen på telefonen er for lille",
    "Hvem lader hans telefon op?",
)
BANK = (
    "Hun viste mig sin bank",
    "Banken havde sendt ham herover",
    "Bankens side var på engelsk",
    "Han ringede til banken fra skranken",
    "Er det bankerne eller os, der hjælper?",
)


def rows(*texts: str, weeks: int = 9, topic: str = "") -> list[Dilemma]:
    week = TODAY - timedelta(weeks=weeks)
    return [Dilemma(pk=uuid4(), told=text, week=week, topic=topic) for text in texts]


def test_other_forms_of_a_word_are_the_same_word() -> None:
    phone, bank = rows(*PHONE), rows(*BANK)
    found = themes_in(phone + bank, TODAY)
    assert {theme.dilemmas for theme in found} == {frozenset(row.pk for row in group) for group in (phone, bank)}
    assert sorted(theme.words[0].lower()[:4] for theme in found) == ["bank", "tele"]


def test_four_are_no_theme() -> None:
    assert themes_in(rows(*PHONE[:4]), TODAY) == []


def test_a_word_that_four_used_names_no_theme() -> None:
    """A name of a person, for example."""
    told = [f"{text} og Jytte" for text in PHONE[:4]]
    (theme,) = themes_in(rows(*told, PHONE[4]), TODAY)
    assert not {"Jytte", "jytte"} & set(theme.words)


def test_growth_is_told_when_both_parts_are_at_least_five() -> None:
    (theme,) = themes_in(rows(*PHONE) + rows(*NEWER, weeks=1), TODAY)
    assert (theme.size, theme.recent) == (10, 5)
    (theme,) = themes_in(rows(*PHONE) + rows(*NEWER[:4], weeks=1), TODAY)
    assert (theme.size, theme.recent) == (9, None)


def test_the_same_dilemmas_make_the_same_themes_in_whatever_order_the_rows_lie() -> None:
    found = sorted(rows(*PHONE, *BANK), key=lambda row: row.pk)
    assert themes_in(found, TODAY) == themes_in(list(found), TODAY)


def test_a_topic_names_the_theme_when_five_share_it() -> None:
    (theme,) = themes_in(rows(*PHONE, topic="own-equipment"), TODAY)
    assert theme.topic == "own-equipment"


def test_the_picture_says_in_words_what_it_shows() -> None:
    found = themes_in(rows(*PHONE) + rows(*NEWER, weeks=1), TODAY)
    svg = lxml.etree.fromstring(str(draw(found, {})))
    assert "10 dilemmaer, heraf 5 i de sidste fire uger" in svg.findtext("{*}title")
    assert "style" not in str(draw(found, {}))
    assert draw([], {}) == ""


def test_words_in_the_picture_are_no_markup() -> None:
    told = [f"<b>{text}</b> &amp;" for text in PHONE]
    lxml.etree.fromstring(str(draw(themes_in(rows(*told), TODAY), {})))


def test_the_leader_sees_themes_and_no_word_of_what_was_told(cast: Cast, material: None) -> None:
    for text in PHONE:
        noted(cast, text, topic="own-equipment", hard="role")
    leader, colleague = (words(client_for(who).get(reverse("dilemmas"))) for who in (cast.karen, cast.mette))
    assert "Borgerens eget udstyr: telefon" in leader
    assert "Min rolle og opgave: 5" in leader
    for text in PHONE:
        assert text not in leader
        assert text in colleague


def test_what_four_have_chosen_is_not_counted_aloud(cast: Cast, material: None) -> None:
    for text in PHONE[:4]:
        noted(cast, text, hard="time")
    page = words(client_for(cast.karen).get(reverse("dilemmas")))
    assert "Tiden" not in page
    assert "Når mindst fem dilemmaer handler om det samme" in page


def test_a_theme_lasts_half_a_year(cast: Cast, material: None) -> None:
    for text in PHONE:
        noted(cast, text, day=timezone.localdate() - timedelta(weeks=30))
    assert "Når mindst fem dilemmaer" in words(client_for(cast.karen).get(reverse("dilemmas")))
