# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django import template
from django.utils.safestring import SafeString

from medspil.materials.markdown import to_html, to_words

register = template.Library()


@register.filter
def markdown(text: str, top: int = 2) -> SafeString:
    """`{{ topic.body|markdown }}`, or `|markdown:3` where the text stands under a heading of level 2."""
    return to_html(text, top=top)


@register.filter
def words(text: str) -> str:
    """The words of a Markdown text without its marks, for a teaser."""
    return to_words(text)
