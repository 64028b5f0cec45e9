# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The specification out as Word and PDF, filled by a supplier, and read back or refused with all that is wrong."""

import zipfile
from copy import deepcopy
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from medspil.documents.pdf import render_pdf
from medspil.procurement.catalogue import suggested, themes
from medspil.procurement.specification.reading import CannotBeUsed, kroner, read_filled
from medspil.procurement.specification.rows import Filled, Reply
from medspil.procurement.specification.writing import Brief, specification
from tests.documents.reading import assert_accessible, words_of
from tests.procurement.filling import CODE, FILLED, ROWS, filled, paper, saved_by_libre_office


def read(content: bytes) -> Filled:
    return read_filled(content, rows=ROWS, code=CODE)


def faults(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(CannotBeUsed) as refused:
        read(content)
    return [(fault.where, fault.words) for fault in refused.value.faults]


def as_expected(found: Filled) -> None:
    assert (found.supplier, found.price) == ("Aktiv A/S", Decimal(1_250_000))
    said = {number: (answer.reply, answer.how) for number, answer in found.answers.items()}
    assert said == {1: (Reply.YES, "Det kan den"), 2: (Reply.PARTLY, "Først til sommer"), 5: (Reply.NO, "")}


def test_what_a_supplier_fills_in_comes_back() -> None:
    as_expected(read(filled(paper())))


@pytest.mark.parametrize("kind", ["docx:MS Word 2007 XML", "docx:Office Open XML Text"])
def test_a_trip_through_libre_office_loses_nothing(tmp_path: Path, kind: str) -> None:
    as_expected(read(saved_by_libre_office(filled(paper()), tmp_path, kind)))


def test_the_paper_says_what_the_table_asks() -> None:
    brief = Brief(title="Book selv", purpose="Flere kan selv", sender="Fjordby", code=CODE, choosing=["Pris 40 %"])
    pdf = render_pdf(specification(brief, ROWS))
    assert_accessible(pdf, title="Book selv")
    words = words_of(pdf)
    for told in ("Flere kan selv", "Pris 40 %", "K5", "Krav nummer 2", "Vis det", "Skal", CODE):
        assert told in words


def test_a_draft_has_no_mark_and_cannot_be_sent_back() -> None:
    told = faults(filled(paper(code="")))
    assert [where for where, _words in told] == ["Skemaets mærke (lad det stå)"]


def test_columns_are_wide_enough_for_what_stands_in_them() -> None:
    table = docx.Document(BytesIO(paper())).tables[1]
    widths = [column.width for column in table.columns]
    assert widths[1] == max(widths)
    assert widths[0] == min(widths)


@pytest.mark.parametrize(
    ("changed", "where", "words"),
    [
        ({"price": ""}, "Pris", "Her står ikke noget."),
        ({"price": "0"}, "Pris", "Prisen er mere end nul"),
        ({"price": "efter aftale"}, "Pris", "»efter aftale« kan ikke læses"),
        ({"price": "1,250,000.00"}, "Pris", "kan ikke læses"),
        ({"supplier": " "}, "Leverandør", "Her står ikke noget."),
        ({"answers": {**FILLED, "K2": ("", "")}}, "K2", "Der er ikke svaret."),
        ({"answers": {**FILLED, "K2": ("måske", "")}}, "K2", "»måske« er ikke Ja, Delvist eller Nej."),
        ({"answers": {**FILLED, "K2": ("Ja", "Ring til 010190-1234")}}, "K2", "cpr-nummer"),
        ({"answers": {**FILLED, "K2": ("Ja", "x" * 9000)}}, "K2", "længere end"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(changed: dict[str, Any], where: str, words: str) -> None:
    told = faults(filled(paper(), **changed))
    assert len(told) == 1
    assert told[0][0].startswith(where)
    assert words in told[0][1]


def test_all_that_is_wrong_is_told_at_once() -> None:
    told = faults(paper())
    assert [where.split()[0] for where, _words in told] == ["Leverandør", "Pris", "K1", "K2", "K5"]


def _drop(word: Any) -> None:
    table = word.tables[1]._tbl
    table.remove(word.tables[1].rows[2]._tr)


def _twice(word: Any) -> None:
    line = word.tables[1].rows[2]._tr
    line.addnext(deepcopy(line))


def _renumber(word: Any) -> None:
    word.tables[1].rows[2].cells[0].text = "K77"


def _rename_heading(word: Any) -> None:
    word.tables[1].rows[0].cells[3].text = "Hvad siger I?"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_drop, [("K2", "Rækken mangler, eller nummeret er ændret.")]),
        (_twice, [("K2", "Den står der to gange.")]),
        (
            _renumber,
            [
                ("K77", "Der er ikke noget krav med det nummer."),
                ("K2", "Rækken mangler, eller nummeret er ændret."),
            ],
        ),
    ],
)
def test_rows_that_are_gone_doubled_or_renumbered(change: Any, expected: list[tuple[str, str]]) -> None:
    assert faults(filled(paper(), change=change)) == expected


def test_a_heading_that_is_changed_loses_the_rows_below_it() -> None:
    assert {where for where, _words in faults(filled(paper(), change=_rename_heading))} == {"K1", "K2"}


def test_a_table_of_another_specification_is_told_apart() -> None:
    told = faults(filled(paper(code="ZZZZ99")))
    assert len(told) == 1
    assert "ZZZZ99" in told[0][1]


def _in_pieces(word: Any) -> None:
    cell = word.tables[1].rows[1].cells[3]
    cell.text = ""
    for piece in ("J", "a\u00ad", "\u00a0"):
        cell.paragraphs[0].add_run(piece)
    word.tables[1].rows[1].cells[0].text = "k 1."


def _tracked(word: Any) -> None:
    """An answer that was Nej and is corrected to Ja while changes are tracked."""
    paragraph = word.tables[1].rows[1].cells[3].paragraphs[0]
    paragraph.runs[0].text = ""
    for tag, inner, text in (("w:del", "w:delText", "Nej"), ("w:ins", "w:t", "Ja")):
        mark, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        run.append(words)
        mark.append(run)
        paragraph._p.append(mark)


def _controlled(word: Any) -> None:
    """The rows in a content control, as a template in Word makes them."""
    table = word.tables[1]._tbl
    control, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    lines = table.findall(qn("w:tr"))[1:]
    lines[0].addprevious(control)
    control.append(inside)
    for line in lines:
        inside.append(line)


def _turned_round(word: Any) -> None:
    table = word.tables[1]._tbl
    first = table.findall(qn("w:tr"))[1]
    table.append(first)
    word.add_paragraph("Bilag følger.")
    word.add_table(rows=2, cols=2)


def _another_column(word: Any) -> None:
    """A supplier puts a column of her own before ours."""
    for line in word.tables[1].rows:
        line._tr.insert(2, deepcopy(line.cells[2]._tc))


@pytest.mark.parametrize("change", [_in_pieces, _tracked, _controlled, _turned_round, _another_column])
def test_what_word_processors_and_people_do_to_a_table_is_borne(change: Any) -> None:
    as_expected(read(filled(paper(), change=change)))


def _bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return out.getvalue()


def _holding(document: bytes, name: str = "word/document.xml") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, document)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0 gammel", _holding(b"<a"), _holding(b"<a/>", "content.xml"), _bomb()],
    ids=["empty", "cut", "pdf", "old word", "broken", "another zip", "bomb"],
)
def test_what_is_no_word_file_is_said_so(content: bytes) -> None:
    assert [where for where, _words in faults(content)] == ["Filen"]


def test_an_entity_is_not_unfolded() -> None:
    assert "ha" not in str(faults(_holding(LAUGHS)))


def test_a_file_cut_short_breaks_nothing() -> None:
    whole = filled(paper())
    for end in range(0, len(whole), 1500):
        assert faults(whole[:end])


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("1.250.000", "1250000"),
        ("1250000", "1250000"),
        ("1 250 000", "1250000"),
        ("1\u00a0250\u00a0000 kr.", "1250000"),
        ("kr. 1.250.000,00", "1250000"),
        ("1.250.000,-", "1250000"),
        ("DKK 1.250.000,5 ekskl. moms", "1250000.5"),
        ("950,75", "950.75"),
        ("1,250", None),
        ("1.25", None),
        ("12.50.000", None),
        ("-5", None),
        ("1.000 inkl. moms", None),
        ("ca. 1.000", None),
        ("1.000-2.000", None),
    ],
)
def test_a_price_is_read_as_danes_write_it_or_not_at_all(text: str, price: str | None) -> None:
    assert kroner(text) == (None if price is None else Decimal(price))


def test_the_catalogue_covers_what_is_easily_forgotten() -> None:
    keys = [found.key for found in suggested()]
    assert len(set(keys)) == len(keys)
    assert [theme.key for theme in themes()] == [
        "accessibility",
        "personal-data",
        "sign-on",
        "integrations",
        "operation",
        "exit",
        "security",
        "usability",
        "minimum-content",
        "onboarding",
        "costs",
    ]
    assert {"processor-agreement", "wcag", "data-out", "whole-price"} <= set(keys)
