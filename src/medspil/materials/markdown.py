# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Markdown to HTML that is safe to show, whoever wrote it, and to plain words."""

from collections.abc import Iterable
from itertools import pairwise

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = {"https", "http", "mailto"}
DEEPEST = 6
ANCHOR = "afsnit"  # and its number, as in an address that somebody passes on
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "strong", "ul",
}  # fmt: skip
_BREAKS = {"softbreak", "hardbreak"}
_parser = MarkdownIt("commonmark", {"html": False})


def to_html(text: str, *, top: int = 2, anchors: bool = False) -> SafeString:
    """`top` is the level that the highest heading of the text gets on the page it is put into.

    `anchors`: the headings can be linked to, by what `sections` says. For one text on a page.
    """
    html = _parser.renderer.render(parsed(text, top=top), _parser.options, {})
    attributes = {"a": {"href"}, **({f"h{level}": {"id"} for level in range(1, 7)} if anchors else {})}
    clean = nh3.clean(html, tags=_TAGS, attributes=attributes, url_schemes=SCHEMES)
    return mark_safe(clean)  # noqa: S308 - cleaned on the line above


def sections(text: str) -> list[tuple[str, str]]:
    """The highest headings of a text: the anchor and the words of each."""
    pairs = pairwise(parsed(text, top=1))
    return [
        (str(token.attrs["id"]), _words(inline))
        for token, inline in pairs
        if token.type == "heading_open" and token.tag == "h1"
    ]


def to_words(text: str) -> str:
    """The words alone, as sentences on one line."""
    return sentences(map(_words, _parser.parse(text)))


def sentences(texts: Iterable[str]) -> str:
    """Texts one after the other; what has no sign at its end, such as a heading, gets a full stop."""
    return " ".join(f"{text}." if text[-1].isalnum() else text for text in texts if text)


def parsed(text: str, *, top: int) -> list[Token]:
    """The tokens, with headings from level `top` and none that skips a level."""
    tokens = _parser.parse(text)
    headings = [token for token in tokens if token.type == "heading_open"]
    lift = top - min((int(token.tag[1]) for token in headings), default=top)
    level, number = top - 1, 0
    for token in tokens:
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + lift, level + 1, DEEPEST)
            number += 1
            token.attrSet("id", f"{ANCHOR}-{number}")
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
    return tokens


def _words(token: Token) -> str:
    """Of a paragraph, a heading or a piece of code."""
    if token.type in {"code_block", "fence"}:
        return " ".join(token.content.split())
    spoken = (" " if child.type in _BREAKS else child.content for child in token.children or ())
    return " ".join("".join(spoken).split())
