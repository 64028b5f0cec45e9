# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""PDF for everybody: tagged, in Danish, with a title, and with nothing in it that somebody's text could set going."""

from io import BytesIO

import pikepdf
import pypdf
import pytest

from medspil.documents.model import Bullets, Document
from medspil.documents.pdf import Paper, render_pdf, vote_sheet
from tests.documents.reading import assert_accessible, letters_of, tags_of, words_of
from tests.documents.samples import HOSTILE, every_block, hostile


def test_a_document_is_tagged_danish_and_has_a_title() -> None:
    pdf = render_pdf(every_block())
    assert_accessible(pdf, title="Borgerens eget udstyr")
    tags = tags_of(pdf)
    for tag in ("/H1", "/H2", "/L", "/LI", "/LBody", "/Table", "/TR", "/TH", "/TD", "/P"):
        assert tag in tags, (tag, sorted(set(tags)))
    assert tags.count("/H1") == 1


def test_the_words_come_in_the_order_they_are_read() -> None:
    read = letters_of(words_of(render_pdf(every_block())))
    order = ["Borgerens eget udstyr", "Møde i Borgerservice", "Dato", "3. marts", "Det taler vi om", "Først afsnittet."]
    order += ["Så næste linje.", "Æbler", "Øl", "Aftaler", "Hvad", "Hænge skiltet op", "Ringe til IT", "Behold"]
    order += ["Udvikl", "Stop", "Til sidst."]
    at = 0
    for words in order:
        place = read.find(letters_of(words), at)
        assert place >= 0, f"{words} does not come after {read[max(0, at - 40) : at]}"
        at = place


def test_headings_have_the_level_they_are_given() -> None:
    tags = [tag for tag in tags_of(render_pdf(every_block())) if tag.startswith("/H") and tag[2:].isdigit()]
    assert tags == ["/H1", "/H2", "/H3", "/H2", "/H2", "/H2"]


def test_text_that_looks_like_code_is_text() -> None:
    pdf = render_pdf(hostile())
    assert_accessible(pdf, title="Titel " + HOSTILE[0])
    read = letters_of(words_of(pdf)).replace("“", '"').replace("”", '"')
    for text in HOSTILE:
        assert letters_of(text) in read, text
    assert "sys.inputs" not in read  # nobody reads our own files by #read
    assert "root:" not in read


def test_nothing_in_a_document_can_be_set_going() -> None:
    with pikepdf.open(BytesIO(render_pdf(hostile()))) as opened:
        assert "/OpenAction" not in opened.Root
        assert "/Names" not in opened.Root or "/JavaScript" not in opened.Root.Names
        for page in opened.pages:
            assert all("/A" not in note or note.A.S != "/JavaScript" for note in page.get("/Annots", []))


def test_a_long_document_says_which_page_of_how_many() -> None:
    blocks = every_block().blocks * 12
    pdf = render_pdf(Document(title="Lang", blocks=blocks))
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 2
    last = letters_of(pages[-1].extract_text())
    assert f"Side{len(pages)}af{len(pages)}" in last
    assert_accessible(pdf, title="Lang")


@pytest.mark.parametrize(
    "document",
    [
        Document(title="Tom"),
        Document(title="Łódź, Привіт, Nguyễn", subtitle="½ → ✓ ”citat”"),
        Document(title="Emojier", subtitle="🙂 👍🏽 👩‍👧 日本 ☐", blocks=(Bullets(items=("🙂", "❤️")),)),
    ],
)
def test_little_and_strange_text_still_makes_a_document(document: Document) -> None:
    assert_accessible(render_pdf(document), title=document.title)


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_a_sheet_for_dots_names_every_topic(paper: Paper) -> None:
    topics = tuple((f"Emne {number}", f"Hvad det handler om {number}") for number in range(1, 8))
    pdf = vote_sheet(
        title="Sæt prikker", intro="Hver har tre", topics=topics, url="https://medspil.fjordby.example/v/1", paper=paper
    )
    assert_accessible(pdf, title="Sæt prikker")
    read = letters_of(words_of(pdf))
    for name, about in topics:
        assert letters_of(name + about) in read
    assert "https://medspil.fjordby.example/v/1" in read
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1


def test_a_sheet_for_dots_takes_hostile_text_as_text() -> None:
    pairs = tuple(zip(HOSTILE, reversed(HOSTILE), strict=True))
    pdf = vote_sheet(title=HOSTILE[2], intro=HOSTILE[3], topics=pairs, url=HOSTILE[4])
    assert_accessible(pdf, title=HOSTILE[2])
    read = letters_of(words_of(pdf)).replace("“", '"').replace("”", '"')
    assert letters_of(HOSTILE[0]) in read
    assert letters_of(HOSTILE[6]) in read
