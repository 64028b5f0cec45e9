# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A Word file that a leader can go on writing in, and that a word processor other than Word opens too."""

import os
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from medspil.documents.model import Bullets, Document, Paragraph
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import docx_response, pdf_response
from medspil.documents.word import render_docx
from tests.documents.reading import letters_of, words_of
from tests.documents.samples import HOSTILE, every_block, hostile, leaflet


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def as_libre_office_sees_it(content: bytes, folder: Path) -> str:
    """The words after a trip through LibreOffice to PDF, with a profile of its own."""
    source = folder / "document.docx"
    source.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(
        [*command, "--outdir", folder, source], check=True, capture_output=True, timeout=120, env=environment
    )
    return words_of((folder / "document.pdf").read_bytes())


def test_headings_lists_and_tables_are_real_ones() -> None:
    word = opened(render_docx(every_block()))
    styles = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs]
    assert styles[0] == ("Heading 1", "Borgerens eget udstyr")
    assert [name for name, _text in styles].count("Heading 1") == 1
    assert ("Heading 2", "Det taler vi om") in styles
    assert ("Heading 3", "Aftaler") in styles
    assert [text for name, text in styles if name == "List Bullet"][:3] == ["Æbler", "Øl", "Å"]
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Hvad", "Hvem"]
    assert [cell.text for cell in table.rows[2].cells] == ["Ringe til IT", "Mette"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_running_text_keeps_its_emphasis_and_its_lists() -> None:
    word = opened(render_docx(leaflet()))
    paragraphs = {paragraph.text: paragraph for paragraph in word.paragraphs}
    spoken = paragraphs["Spørg først, og vent på borger.dk (https://www.borger.dk/)"]
    assert [run.text for run in spoken.runs if run.bold] == ["først"]
    assert [run.text for run in spoken.runs if run.italic] == ["vent"]
    assert paragraphs["Lyt"].style.name == "List Number"
    assert paragraphs["Til borgerens"].style.name == "List Bullet 2"
    assert paragraphs["Sagt højt"].style.name == "Heading 4"
    assert paragraphs["Reglerne"].paragraph_format.page_break_before


def test_each_list_with_numbers_begins_with_one() -> None:
    word = opened(render_docx(leaflet()))
    lists = {p.text: p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"}
    assert lists["Lyt"] == lists["Svar"]
    assert lists["Begynd"] == lists["Slut"]
    assert lists["Lyt"] != lists["Begynd"]


def test_it_says_its_title_and_that_it_is_danish() -> None:
    word = opened(render_docx(every_block()))
    assert word.core_properties.title == "Borgerens eget udstyr"
    assert word.core_properties.language == "da-DK"
    languages = word.styles["Normal"].element.findall(".//" + qn("w:lang"))
    assert [language.get(qn("w:val")) for language in languages] == ["da-DK"]


def test_columns_are_told_apart_by_more_than_colour() -> None:
    headings = [p.text for p in opened(render_docx(every_block())).paragraphs if p.style.name == "Heading 2"]
    assert headings[1:] == ["✓ Behold", "↗ Udvikl", "■ Stop"]


def test_every_part_is_well_formed() -> None:
    with zipfile.ZipFile(BytesIO(render_docx(hostile()))) as archive:
        assert archive.testzip() is None
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        assert "word/document.xml" in parts
        for name in parts:
            etree.fromstring(archive.read(name))
        document = etree.fromstring(archive.read("word/document.xml"))
    names = {etree.QName(element).localname for element in document.iter() if isinstance(element.tag, str)}
    assert "script" not in names
    assert not names & {"fldSimple", "instrText", "object", "hyperlink"}


def test_hostile_text_is_text() -> None:
    word = opened(render_docx(hostile()))
    bullets = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "List Bullet"]
    assert bullets == [*HOSTILE, *HOSTILE]
    assert word.core_properties.title == "Titel " + HOSTILE[0]


def test_libre_office_reads_all_of_it(tmp_path: Path) -> None:
    read = letters_of(as_libre_office_sees_it(render_docx(every_block()), tmp_path))
    order = ["Borgerens eget udstyr", "Dato: 3. marts", "Det taler vi om", "Først afsnittet.", "Æbler", "Aftaler"]
    order += ["Hænge skiltet op", "Behold", "Tag den tid, det tager", "Stop", "Til sidst."]
    at = 0
    for words in order:
        at = read.find(letters_of(words), at)
        assert at >= 0, words


def test_libre_office_counts_as_we_mean_it(tmp_path: Path) -> None:
    read = letters_of(as_libre_office_sees_it(render_docx(leaflet()), tmp_path))
    assert letters_of("1. Lyt") in read
    assert letters_of("2. Svar Imellem 1. Begynd 2. Slut") in read


def test_libre_office_reads_hostile_text_as_text(tmp_path: Path) -> None:
    read = letters_of(as_libre_office_sees_it(render_docx(hostile()), tmp_path))
    for text in HOSTILE:
        assert letters_of(text) in read, text


@pytest.mark.parametrize("title", ["Emojier 🙂 og 日本", "Et »citat« & <mærke>"])
def test_strange_text_is_kept(title: str) -> None:
    assert opened(render_docx(Document(title=title))).paragraphs[0].text == title


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x07", "\x1b", "\ufeff", "\uffff"])
def test_signs_that_nobody_sees_keep_no_document_from_opening(sign: str) -> None:
    """A line break pasted from a slide is a vertical tab; XML has no such thing."""
    document = Document(title="Et møde", blocks=(Paragraph(text=f"Før{sign}efter"), Bullets(items=(f"a{sign}b",))))
    word = opened(render_docx(document))
    assert "efter" in "".join(paragraph.text for paragraph in word.paragraphs)
    assert "efter" in words_of(render_pdf(document))


def test_files_are_sent_as_what_they_are() -> None:
    word = docx_response(b"PK", "udbytte.docx")
    assert word["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert word["Content-Disposition"] == 'attachment; filename="udbytte.docx"'
    pdf = pdf_response(b"%PDF", "udbytte.pdf")
    assert (pdf["Content-Type"], pdf["Content-Disposition"]) == ("application/pdf", 'inline; filename="udbytte.pdf"')
