# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a document consists of. PDF and Word are both written from it, so they say the same."""

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["keep", "develop", "stop", "plain"]


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words that stand out, or lead to an address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


Words = str | tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """`listed`: among the contents, when the document has a list of them and the level is 2 or 3."""

    text: str
    level: Literal[2, 3, 4] = 2
    new_page: bool = False
    listed: bool = True


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """`quiet`: small print, such as where something is from."""

    text: Words
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What somebody says, or may say."""

    text: Words


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item of a list with more below it: a list of its own, another paragraph."""

    text: Words
    below: tuple["Block", ...]


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """`ordered`: with numbers from 1."""

    items: tuple[Words | Item, ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """`widths` are shares of the page, one for each column; without them all are alike."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    title: str
    items: tuple[str, ...]
    tone: Tone = "plain"
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Keep, develop, stop: side by side in PDF, one after the other in Word."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing in SVG; `alt` says in words what it shows, and stands for it in Word. `caption` stands below it.

    `width`: per cent of the page.
    """

    svg: str
    alt: str
    caption: str = ""
    width: int = 100


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """Small drawings, three beside each other."""

    pictures: tuple[Picture, ...]


Block = Heading | Paragraph | Quote | Bullets | Table | Columns | Picture | Pictures


@dataclass(frozen=True, kw_only=True)
class Document:
    """`meta` are the facts under the title: (label, value). `contents`: a list of the headings before the rest."""

    title: str
    subtitle: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = field(default=())
    contents: bool = False


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Whose paper it is: a PNG above the title, and the name that stands for it."""

    name: str
    png: bytes


@dataclass(frozen=True, kw_only=True)
class SheetField:
    """A field of a canvas on paper: nothing more on an empty sheet; notes, rows of cells or a tick on a filled one."""

    title: str
    help: str = ""
    tone: Tone = "plain"
    notes: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetAxes:
    left: str
    right: str
    top: str
    bottom: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A canvas on paper. `columns` head the rows of each field, `axes` are those of a quadrant."""

    title: str
    lead: str
    layout: str
    fields: tuple[SheetField, ...]
    landscape: bool = True
    columns: tuple[str, ...] = ()
    axes: SheetAxes | None = None


@dataclass(frozen=True, kw_only=True)
class PosterEntry:
    """Something that was said, and what came of it."""

    text: str
    label: str = ""
    tone: Tone = "plain"
    answer: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class PosterSection:
    title: str
    entries: tuple[PosterEntry, ...]


@dataclass(frozen=True, kw_only=True)
class Poster:
    """To hang on the wall. `foot` is small, at the bottom of each page."""

    title: str
    lead: str
    sections: tuple[PosterSection, ...]
    foot: str = ""
