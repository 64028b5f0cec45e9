# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Markdown on a page, in a document and in a search: the same words, safe whoever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.documents.model import Block, Bullets, Heading, Item, Paragraph, Quote, Run
from medspil.materials.blocks import blocks_of
from medspil.materials.markdown import sections, to_html, to_words

EVERYTHING = """\
# Over alt

### Et spring

Hej **fed** og *skrå **og begge*** med `kode`\\
på [to linjer](https://borger.dk), [af sted](ftp://x.example) og ![et *billede*](x.png).

> »Sig det højt.«

1. Et
   - Inden i
     - Dybest

   Mere om et
2. To
"""


def test_a_document_gets_every_part_of_it() -> None:
    spoken = Run(text="Hej "), Run(text="fed", strong=True), Run(text=" og "), Run(text="skrå ", emphasis=True)
    rest = Run(text="og begge", strong=True, emphasis=True), Run(text=" med kode\npå ")
    links = Run(text="to linjer", link="https://borger.dk"), Run(text=", af sted og et *billede*.")
    deepest = Bullets(items=("Dybest",))
    below = (Bullets(items=(Item(text="Inden i", below=(deepest,)),)), Paragraph(text="Mere om et"))
    assert blocks_of(EVERYTHING, top=3) == (
        Heading(text="Over alt", level=3, listed=False),
        Heading(text="Et spring", level=4, listed=False),
        Paragraph(text=(*spoken, *rest, *links)),
        Quote(text="»Sig det højt.«"),
        Bullets(items=(Item(text="Et", below=below), "To"), ordered=True),
    )


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("   \n\n", ()),
        ("Én\nlinje", (Paragraph(text="Én linje"),)),
        ("- et\n- to\n", (Bullets(items=("et", "to")),)),
        ("1) et\n2) to", (Bullets(items=("et", "to"), ordered=True),)),
        ("-\n- to", (Bullets(items=("", "to")),)),
        ("- - to", (Bullets(items=(Item(text="", below=(Bullets(items=("to",)),)),)),)),
        ("a * b_c ** d", (Paragraph(text="a * b_c ** d"),)),
        ("<b>ikke fed</b>", (Paragraph(text="<b>ikke fed</b>"),)),
        ("```\nkode  her\n```", (Paragraph(text="kode  her"),)),
        ("> 1. sagt", (Bullets(items=("sagt",), ordered=True),)),
        ("***", ()),
        ("[x](javascript:alert(1))", (Paragraph(text="[x](javascript:alert(1))"),)),
        ("[x](/etc/passwd)", (Paragraph(text="x"),)),
    ],
)
def test_odd_markdown_becomes_what_it_says(text: str, blocks: tuple[Block, ...]) -> None:
    assert blocks_of(text) == blocks


def test_headings_begin_where_they_are_told_and_never_skip_a_level() -> None:
    text = "## To\n\n#### Fire\n\n### Tre\n\n## To igen"
    assert [block.level for block in blocks_of(text) if isinstance(block, Heading)] == [2, 3, 3, 2]
    html = to_html(text, top=3)
    assert "<h3>To</h3>" in html
    assert "<h4>Fire</h4>" in html
    assert "<h4>Tre</h4>" in html
    assert "<h3>To igen</h3>" in html


def test_headings_can_be_linked_to_when_the_page_has_one_text() -> None:
    text = "Først\n\n## Kom *ind*\n\n### Stille\n\n## Gå"
    assert sections(text) == [("afsnit-1", "Kom ind"), ("afsnit-3", "Gå")]
    assert '<h2 id="afsnit-3">Gå</h2>' in to_html(text, anchors=True)
    assert "id=" not in to_html(text)


def test_a_page_gets_links_and_no_more_than_it_may_hold() -> None:
    html = to_html(EVERYTHING + "\n<script>alert(1)</script> [ond](javascript:alert(1)) ![](x.png)")
    assert '<a href="https://borger.dk"' in html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert 'href="ftp' not in html
    assert "<img" not in html


def test_a_search_gets_words_in_sentences() -> None:
    said = "Over alt. Et spring. Hej fed og skrå og begge med kode på to linjer, af sted og et *billede*."
    assert to_words(EVERYTHING) == f"{said} »Sig det højt.« Et. Inden i. Dybest. Mere om et. To."


@given(st.text(alphabet="ab*_`>#-1.[]()!\\ \n<&:/\t"))
def test_any_text_can_be_read_in_all_three_ways(text: str) -> None:
    blocks_of(text)
    to_words(text)
    sections(text)
    assert "<script" not in to_html(text)
