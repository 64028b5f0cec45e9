# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The menu: short, the same on all pages, with a row of its own for what is at hand at the counter."""

import pytest
from django.urls import reverse
from lxml import html

from medspil.organisations.models import Person
from tests.cast import Cast, client_for

AT_THE_COUNTER = ["Skrankeguide", "Hjælpetilbud", "Dilemmaer", "Serviceniveau"]


def rows(who: Person, name: str) -> list[list[tuple[str, bool]]]:
    """The links of each row of the menu of a page, and whether they are marked as where one is."""
    page = html.fromstring(client_for(who).get(reverse(name)).content)
    return [
        [(str(link.text_content()), link.get("aria-current") == "page") for link in row.findall(".//a")]
        for row in page.findall(".//header//nav")
    ]


@pytest.mark.parametrize(
    ("name", "here"), list(zip(["guide", "offers", "dilemmas", "service-levels"], AT_THE_COUNTER, strict=True))
)
def test_what_is_at_hand_at_the_counter_is_one_row(cast: Cast, name: str, here: str) -> None:
    menu, at_the_counter = rows(cast.ali, name)
    assert [label for label, current in menu if current] == ["Skrankeguide"]
    assert at_the_counter == [(label, label == here) for label in AT_THE_COUNTER]


def test_other_pages_have_the_menu_alone(cast: Cast) -> None:
    (menu,) = rows(cast.ali, "processes")
    assert [label for label, current in menu if current] == ["Forløb"]
    assert not {*AT_THE_COUNTER[1:]} & {label for label, _current in menu}
