# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django import template
from django.utils.safestring import SafeString

from medspil.materials import markdown as texts

register = template.Library()


@register.filter
def markdown(text: str, top: int = 2) -> SafeString:
    """`{{ topic.body|markdown }}`, or `|markdown:3` where the text stands under a heading of level 2."""
    return texts.to_html(text, top=top)


@register.filter
def markdown_with_anchors(text: str) -> SafeString:
    """The one text of a page, with headings that `sections` leads to."""
    return texts.to_html(text, anchors=True)


@register.filter
def sections(text: str) -> list[tuple[str, str]]:
    return texts.sections(text)


@register.filter
def words(text: str) -> str:
    """The words of a Markdown text without its marks, for a teaser."""
    return texts.to_words(text)
