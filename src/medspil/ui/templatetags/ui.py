# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The components. An argument that a component does not know is an error when the template is compiled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorList
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from medspil.ui.colours import edition_of

register = template.Library()


@dataclass(frozen=True)
class Fault:
    words: str
    target: str


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*wanted: forms.BaseForm | None) -> dict[str, Sequence[Fault]]:
    """All that is wrong in these forms, as links to the fields. Put it above the heading."""
    return {"entries": [fault for form in wanted if form is not None for fault in _faults(form)]}


def _faults(form: forms.BaseForm) -> list[Fault]:
    found = []
    for name, errors in form.errors.items():
        assert isinstance(errors, ErrorList)  # noqa: S101 - Django's type is a plain dict
        target = "" if name == NON_FIELD_ERRORS else _target(form[name])
        found += [Fault(str(words), target) for words in errors]
    return found


def _target(field: forms.BoundField) -> str:
    """The id of the control, or of the first of several."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label)


@register.inclusion_tag("ui/waits.html")
def waits(rows: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """What waits for somebody: rows of title, text, action and url."""
    return {"rows": rows}


@register.inclusion_tag("ui/process_line.html")
def process_line(steps: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """The way from before to after: steps with `label`, `state` (done, now, later) and perhaps `url`."""
    return {"steps": steps}


@register.inclusion_tag("ui/empty.html")
def empty(title: str, text: str, action: str = "", url: str = "") -> dict[str, str]:
    """What will be here, and the one next step."""
    return {"title": title, "text": text, "action": action, "url": url}


@register.inclusion_tag("ui/breadcrumb.html")
def breadcrumb(*parts: str) -> dict[str, list[dict[str, str]]]:
    """Label, url, label, url, …, label of this page."""
    pairs = list(zip(parts[::2], [*parts[1::2], ""], strict=False))
    return {"entries": [{"label": label, "url": url} for label, url in pairs]}


@register.simple_tag
def colour_sheet(colour: str) -> str:
    """The address of the style sheet with a municipality's colour."""
    return reverse("colour-sheet", args=[colour.removeprefix("#"), edition_of(colour)])


@register.filter
def day(value: date | None) -> str:
    """»torsdag 12. marts«, with the year when it is not this one."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return date_format(local, "l j. F" if local.year == timezone.localdate().year else "l j. F Y")


@register.filter
def unbroken(words: str) -> str:
    """A number that stays on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def long_date(value: datetime | None) -> str:
    """»torsdag 12. marts kl. 10.30«."""
    return f"{day(value)} kl. {date_format(timezone.localtime(value), 'H.i')}" if value else ""
