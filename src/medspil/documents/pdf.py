# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Tagged PDF (PDF/UA-1) by Typst. Text goes in as data: nothing a person writes is ever read as markup."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import gettext as _

from medspil.documents.cleaning import clean, without_drawings
from medspil.documents.model import Document, Letterhead, Poster, Sheet

Paper = Literal["a3", "a4"]
TEMPLATES = Path(__file__).parent / "typst"


def render_pdf(
    document: Document,
    *,
    paper: Paper = "a4",
    large: bool = False,
    largest: bool = False,
    letterhead: Letterhead | None = None,
) -> bytes:
    """A document of pages with headings, lists and tables; `large` to be read by several round a table, `largest` by
    citizens who see badly."""
    data = {
        **_as_data(document),
        "points": 16 if largest else 13 if large else 10.5,
        "page": _("Page"),
        "of": _("of"),
        "contents": _("Contents") if document.contents else "",
        "letterhead": {"name": letterhead.name, "png": list(letterhead.png)} if letterhead else None,
    }
    return _compile("document.typ", data, paper)


def canvas_sheet(sheet: Sheet, *, paper: Paper = "a3") -> bytes:
    """A canvas to fill by hand, or filled: one page, as long as what is written in it can be read there."""
    return _compile("canvas.typ", {**asdict(sheet), "page": _("Page"), "of": _("of")}, paper)


def poster_pdf(poster: Poster, *, paper: Paper = "a3") -> bytes:
    """A poster in large letters, over as many pages as it takes."""
    return _compile("poster.typ", {**asdict(poster), "page": _("Page"), "of": _("of")}, paper)


def vote_sheet(
    *, title: str, intro: str, topics: tuple[tuple[str, str], ...], url: str = "", paper: Paper = "a3"
) -> bytes:
    """The topics with room for dots, to hang on the wall."""
    data = {"title": title, "intro": intro, "topics": topics, "url": url}
    return _compile("vote.typ", data, paper)


def handout(data: Mapping[str, object]) -> bytes:
    """One page in large type: `title`, `lead`, `from`, `parts` (title and lines), `url` with its `qr`, a `note`."""
    return _compile("handout.typ", data, "a4")


def _as_data(value: Any) -> Any:
    """Dataclasses as dicts that say which kind they are; what they hold as well."""
    if is_dataclass(value):
        inner = {entry.name: _as_data(getattr(value, entry.name)) for entry in fields(value)}
        return {"kind": type(value).__name__.lower(), **inner}
    return [_as_data(entry) for entry in value] if isinstance(value, tuple) else value


def _compile(template: str, data: Mapping[str, object], paper: Paper) -> bytes:
    """PDF/UA refuses a sign that no font draws. A meeting must end all the same, so we give way in two steps."""
    import typst  # noqa: PLC0415 - 7 MiB that a server of live rooms need not carry

    written = clean(dict(data))
    try:
        return _typeset(template, written, paper, standards=["ua-1"])
    except typst.TypstError:
        boxed = without_drawings(written)
    try:
        return _typeset(template, boxed, paper, standards=["ua-1"])
    except typst.TypstError:
        return _typeset(template, boxed, paper, standards=[])


def _typeset(template: str, data: object, paper: Paper, *, standards: list[Literal["ua-1"]]) -> bytes:
    import typst  # noqa: PLC0415 - as above

    fonts = [str(settings.MEDSPIL_FONT_DIR)] if Path(settings.MEDSPIL_FONT_DIR).exists() else []
    pdf = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "paper": paper},
        pdf_standards=[*standards],
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - the format asked for is one file
    return pdf
