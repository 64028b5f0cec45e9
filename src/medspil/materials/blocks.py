# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Markdown as blocks of a document: headings, paragraphs, lists within lists, what is said, emphasis and links."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

from medspil.documents.model import Block, Bullets, Heading, Item, Paragraph, Quote, Run, Words
from medspil.materials.markdown import SCHEMES, parsed

Level = Literal[2, 3, 4]
_LEVELS: dict[str, Level] = {"h2": 2, "h3": 3}


def blocks_of(text: str, *, top: Level = 2) -> tuple[Block, ...]:
    """`top` is the level of the text's highest heading; whatever is deeper than 4 is 4."""
    return tuple(_blocks(SyntaxTreeNode(parsed(text, top=top))))


def _blocks(parent: SyntaxTreeNode) -> Iterator[Block]:
    for node in parent.children:
        match node.type:
            case "heading":
                yield Heading(text=_plain(_words(node)), level=_LEVELS.get(node.tag, 4), listed=False)
            case "paragraph":
                yield Paragraph(text=_words(node))
            case "bullet_list" | "ordered_list":
                yield Bullets(items=tuple(map(_item, node.children)), ordered=node.type == "ordered_list")
            case "blockquote":
                yield from (_said(block) for block in _blocks(node))
            case "code_block" | "fence":
                yield Paragraph(text=node.content.rstrip())


def _said(block: Block) -> Block:
    return Quote(text=block.text) if isinstance(block, Paragraph) else block


def _item(node: SyntaxTreeNode) -> Words | Item:
    """The first paragraph is the item; the rest stands below it."""
    blocks = list(_blocks(node))
    first = blocks.pop(0) if blocks and isinstance(blocks[0], Paragraph) else None
    text = first.text if isinstance(first, Paragraph) else ""
    return Item(text=text, below=tuple(blocks)) if blocks else text


def _words(node: SyntaxTreeNode) -> Words:
    """Runs, or plain words where nothing stands out."""
    joined = [
        replace(style, text="".join(run.text for run in runs))
        for style, runs in groupby(_runs(node, Run(text="")), key=lambda run: replace(run, text=""))
    ]
    if any(run != Run(text=run.text) for run in joined):
        return tuple(joined)
    return "".join(run.text for run in joined)


def _runs(node: SyntaxTreeNode, style: Run) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "inline":
                yield from _runs(child, style)
            case "strong":
                yield from _runs(child, replace(style, strong=True))
            case "em":
                yield from _runs(child, replace(style, emphasis=True))
            case "link":
                yield from _runs(child, replace(style, link=_address(child)))
            case "softbreak":
                yield replace(style, text=" ")
            case "hardbreak":
                yield replace(style, text="\n")
            case _ if child.content:
                yield replace(style, text=child.content)


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else "".join(run.text for run in words)


def _address(link: SyntaxTreeNode) -> str:
    """Where the link goes, when that is a place one may be sent to."""
    address = str(link.attrs.get("href", ""))
    return address if urlsplit(address).scheme in SCHEMES else ""
