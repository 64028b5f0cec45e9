# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Markdown to HTML that is safe to show, whoever wrote it, and to plain words."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = {"https", "http", "mailto"}
DEEPEST = 6
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "strong", "ul",
}  # fmt: skip
_BREAKS = {"softbreak", "hardbreak"}
_parser = MarkdownIt("commonmark", {"html": False})


def to_html(text: str, *, top: int = 2) -> SafeString:
    """`top` is the level that the highest heading of the text gets on the page it is put into."""
    html = _parser.renderer.render(parsed(text, top=top), _parser.options, {})
    clean = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES)
    return mark_safe(clean)  # noqa: S308 - cleaned on the line above


def to_words(text: str) -> str:
    """The words alone, as sentences on one line; a heading ends as one."""
    lines = map(_words, _parser.parse(text))
    return " ".join(f"{line}." if line[-1].isalnum() else line for line in lines if line)


def parsed(text: str, *, top: int) -> list[Token]:
    """The tokens, with headings from level `top` and none that skips a level."""
    tokens = _parser.parse(text)
    headings = [token for token in tokens if token.type == "heading_open"]
    lift = top - min((int(token.tag[1]) for token in headings), default=top)
    level = top - 1
    for token in tokens:
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + lift, level + 1, DEEPEST)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
    return tokens


def _words(token: Token) -> str:
    """Of a paragraph, a heading or a piece of code."""
    if token.type in {"code_block", "fence"}:
        return " ".join(token.content.split())
    spoken = (" " if child.type in _BREAKS else child.content for child in token.children or ())
    return " ".join("".join(spoken).split())
