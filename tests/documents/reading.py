# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A PDF as a screen reader meets it: tags, language, title, and the words in their order."""

import re
from io import BytesIO
from typing import Any

import pikepdf
import pypdf

PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"


def words_of(pdf: bytes) -> str:
    """All text of a PDF on one line. Hyphens at line ends are taken back, so that words are found whole."""
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    return re.sub(r"\s+", " ", re.sub(r"[-‐\u00ad]\n", "", "\n".join(pages)))


def letters_of(text: str) -> str:
    """The text without white space: line breaks and the gaps of a table fall anywhere."""
    return re.sub(r"[\s\u00ad‐-]+", "", text)


def tags_of(pdf: bytes) -> list[str]:
    """The structure tree from the top down, as a list of tags."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def assert_accessible(pdf: bytes, *, title: str) -> None:
    """What PDF/UA asks of a file and a program can see."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).split("-")[0] == "da"
        assert len(root.StructTreeRoot.K) > 0
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata[PDF_UA] == "1"
            assert metadata["dc:title"] == title
        assert all("/Tabs" in page or "/StructParents" in page for page in opened.pages)


def alternatives_of(pdf: bytes) -> list[str]:
    """What is read out instead of each picture."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
