# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a document consists of. PDF and Word are both written from it, so they say the same."""

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["keep", "develop", "stop", "plain"]


@dataclass(frozen=True, kw_only=True)
class Heading:
    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    text: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    """A drawing in SVG; `alt` says in words what it shows, and stands for it in Word."""

    svg: str
    alt: str


Block = Heading | Paragraph | Bullets | Table | Columns | Picture


@dataclass(frozen=True, kw_only=True)
class Document:
    """`meta` are the facts under the title: (label, value)."""

    title: str
    subtitle: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = field(default=())


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
