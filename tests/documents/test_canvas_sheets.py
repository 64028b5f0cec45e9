# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A canvas on paper, in each of its layouts: one accessible page, and nothing of what was written is lost."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from medspil.documents.model import Sheet, SheetAxes, SheetField
from medspil.documents.pdf import Paper, canvas_sheet
from tests.documents.reading import assert_accessible, letters_of, tags_of, words_of
from tests.documents.samples import HOSTILE

PAPERS: tuple[Paper, ...] = ("a3", "a4")
LONG = "Vi spørger borgeren, før vi rører noget, og vi lader borgeren holde telefonen hele vejen igennem."


def fields(*titles: str) -> tuple[SheetField, ...]:
    return tuple(SheetField(title=title, help=f"Hvad er {title.lower()}?") for title in titles)


def sheet(layout: str, *titles: str, **more: object) -> Sheet:
    return Sheet(title="Et ark", lead="Til noget godt", layout=layout, fields=fields(*titles), **more)  # type: ignore[arg-type]


SHEETS = {
    "columns": sheet("columns", "Behold", "Udvikl", "Drop"),
    "window": sheet("window", "Godt", "Hvorfor", "Bedre", "Anderledes"),
    "table": sheet("table", "Erfaring", "Undring", "Prøve", "Syn", "Eftertanke", "Nyt"),
    "list": sheet("list", "Start", "Midte", "Slut", landscape=False),
    "wide list": sheet("list", "Start", "Midte", "Slut"),
    "rows": sheet("rows", "Borgere", "Ledere", "Kolleger", "Andre", columns=("Hvem", "Fordel", "Bidrag")),
    "checklist": sheet("checklist", "Prøvet", "Vist", "Fulgt op", landscape=False),
    "quadrant": sheet(
        "quadrant", "Nord", "Syd", "Øst", "Vest", axes=SheetAxes(left="Alene", right="Sammen", top="Lær", bottom="Gør")
    ),
}


def filled(empty: Sheet, text: str, times: int = 1) -> Sheet:
    """Something in each field, in the form that its layout asks for."""
    if empty.columns:
        one = {"rows": ((text,) * len(empty.columns),) * times}
    else:
        one = {"notes": (text,) * times, "done": empty.layout == "checklist"}  # type: ignore[dict-item]
    return replace(empty, fields=tuple(replace(field, **one) for field in empty.fields))  # type: ignore[arg-type]


def pages_of(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("paper", PAPERS)
def test_an_empty_canvas_is_one_accessible_page(name: str, paper: Paper) -> None:
    empty = SHEETS[name]
    pdf = canvas_sheet(empty, paper=paper)
    assert_accessible(pdf, title="Et ark")
    read = letters_of(words_of(pdf))
    axes = empty.axes
    told = [empty.lead, *empty.columns, *((axes.left, axes.right, axes.top, axes.bottom) if axes else ())]
    for words in (*told, *(field.title for field in empty.fields), *(field.help for field in empty.fields)):
        assert letters_of(words) in read, words
    (page,) = pages_of(pdf)
    short, long = sorted((float(page.mediabox.width), float(page.mediabox.height)))
    assert (round(short), round(long)) == {"a3": (842, 1191), "a4": (595, 842)}[paper]
    assert (page.mediabox.width > page.mediabox.height) == empty.landscape


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_filled_canvas_is_one_page_with_what_was_written(name: str, paper: Paper) -> None:
    pdf = canvas_sheet(filled(SHEETS[name], "Vi spørger først"), paper=paper)
    assert_accessible(pdf, title="Et ark")
    assert len(pages_of(pdf)) == 1
    wanted = len(SHEETS[name].fields) * max(1, len(SHEETS[name].columns))
    assert letters_of(words_of(pdf)).count(letters_of("Vi spørger først")) == wanted


@pytest.mark.parametrize("name", SHEETS)
def test_what_does_not_fit_goes_on_over_more_pages_and_nothing_is_lost(name: str) -> None:
    much = filled(SHEETS[name], LONG, 30)
    pdf = canvas_sheet(much, paper="a4")
    assert_accessible(pdf, title="Et ark")
    pages = pages_of(pdf)
    assert len(pages) > 1
    assert f"Side{len(pages)}af{len(pages)}" in letters_of(pages[-1].extract_text())
    read = letters_of(words_of(pdf)).replace("-", "")
    # A page break may fall in the middle of a text, where the footer stands; its beginning is whole.
    wanted = sum(len(field.notes) + sum(len(row) for row in field.rows) for field in much.fields)
    assert read.count(letters_of("Vi spørger borgeren")) == wanted


@pytest.mark.parametrize("name", SHEETS)
def test_a_word_without_end_stays_on_the_page(name: str) -> None:
    """An address that is longer than the line breaks where it must."""
    pdf = canvas_sheet(filled(SHEETS[name], "https://" + "x" * 250), paper="a4")
    for page in pages_of(pdf):
        ends = [line for line in page.extract_text().splitlines() if "x" * 9 in line]
        assert ends
        assert max(len(line) for line in ends) < 250
    assert letters_of(words_of(pdf)).count("x" * 250) >= 1


def test_rows_are_a_table_for_each_field_with_headings() -> None:
    tags = tags_of(canvas_sheet(SHEETS["rows"], paper="a4"))
    assert tags.count("/Table") == 4
    assert tags.count("/TH") == 12
    assert tags.count("/TD") > 24  # room to write


def test_notes_are_lists_and_fields_are_headings() -> None:
    tags = tags_of(canvas_sheet(filled(SHEETS["window"], "Vi spørger først", 2), paper="a4"))
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/LI")) == (1, 4, 8)


def test_a_tick_is_seen_and_read() -> None:
    empty, ticked = SHEETS["checklist"], filled(SHEETS["checklist"], "Gjort i går")
    assert "✓" not in words_of(canvas_sheet(empty, paper="a4"))
    assert words_of(canvas_sheet(ticked, paper="a4")).count("✓") == 3


def test_the_names_of_a_quadrant_stand_in_its_corners() -> None:
    (page,) = pages_of(canvas_sheet(SHEETS["quadrant"], paper="a4"))
    where: dict[str, tuple[float, float]] = {}

    def note(text: str, matrix: list[float], *_more: object) -> None:
        if text.strip() in {"Nord", "Syd", "Øst", "Vest"}:
            where[text.strip()] = (matrix[4], matrix[5])

    page.extract_text(visitor_text=note)
    middle = float(page.mediabox.width) / 2, float(page.mediabox.height) / 2
    sides = {name: (x > middle[0], y > middle[1]) for name, (x, y) in where.items()}
    assert sides == {"Nord": (False, True), "Syd": (True, True), "Øst": (False, False), "Vest": (True, False)}


@pytest.mark.parametrize("name", SHEETS)
def test_hostile_text_is_text(name: str) -> None:
    hostile = replace(filled(SHEETS[name], "\n".join(HOSTILE)), title=HOSTILE[2], lead=HOSTILE[3])
    pdf = canvas_sheet(hostile, paper="a3")
    assert_accessible(pdf, title=HOSTILE[2])
    read = letters_of(words_of(pdf)).replace("“", '"').replace("”", '"')
    for text in HOSTILE:
        assert letters_of(text) in read, text
