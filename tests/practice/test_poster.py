# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""»This came of what you said« for the wall."""

from io import BytesIO

import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.models import Outcome
from medspil.practice.actions.answers import answer
from medspil.practice.models import Commitment, Verdict
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import LEFT_OUT, TICKED, handed
from tests.dialogue.before.plan import danish
from tests.documents.reading import assert_accessible, letters_of, tags_of, words_of

WIDTHS = {"a3": 842, "a4": 595}


@pytest.fixture
def outcome(cast: Cast, material: None) -> Outcome:
    found = handed(cast)
    answer(item=found.items.get(kind="develop"), verdict=Verdict.TRY, reason="Prøv i fire uger.", by=cast.karen)
    sign = Commitment.objects.of(cast.municipality).get(what="Hænge et skilt op")
    sign.status, sign.how_it_went, sign.settled_on = "done", "Det hænger der", timezone.localdate()
    sign.save()
    return found


def poster(cast: Cast, outcome: Outcome, paper: str) -> bytes:
    page = client_for(cast.ali).get(reverse("poster", args=[outcome.meeting_id]) + f"?paper={paper}")
    assert page["Content-Type"] == "application/pdf"
    return bytes(page.content)


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_it_says_what_was_proposed_answered_and_done(paper: str, cast: Cast, outcome: Outcome) -> None:
    pdf = poster(cast, outcome, paper)
    assert round(pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox.width) == WIDTHS[paper]
    assert_accessible(pdf, title=danish("This came of what you said"))
    assert {"/H1", "/H2", "/H3"} <= set(tags_of(pdf))
    printed = letters_of(words_of(pdf))
    for said in (*TICKED.values(), "Vi prøver det", "Prøv i fire uger.", "Hænge et skilt op", "Det hænger der"):
        assert letters_of(said) in printed, said
    assert letters_of("Intet svar endnu") in printed
    for unsaid in (LEFT_OUT, "Ringe til IT", "Karen Kjær", "Mette"):
        assert letters_of(unsaid) not in printed, unsaid


def test_a_long_one_goes_on_over_more_pages(cast: Cast, outcome: Outcome) -> None:
    for place in range(30):
        long = f"Forslag {place} " * 12
        outcome.items.create(municipality=cast.municipality, kind="develop", text=long, position=place)
    pdf = poster(cast, outcome, "a4")
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) > 2
    assert letters_of("Forslag 29") in letters_of(words_of(pdf))


def test_the_page_leads_to_it(cast: Cast, outcome: Outcome) -> None:
    page = client_for(cast.ali).get(reverse("what-came-of-it", args=[outcome.meeting_id])).content.decode()
    assert reverse("poster", args=[outcome.meeting_id]) in page
