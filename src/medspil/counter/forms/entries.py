# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.counter.models import TEXT, GuideEntry, Verdict
from medspil.dialogue.forms.fields import long_text, not_past
from medspil.materials.models import FrontRole, LegalPoint
from medspil.organisations.models import Unit
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among

RULES = 4  # legal points behind one answer, at most
HALF_A_YEAR = timedelta(days=182)
LONGEST = timedelta(days=366)

ORDER = (
    *("id", "unit", "title", "citizen_words", "employee_words", "verdict", "depends_on", "how", "say", "role"),
    *(f"rule{number}" for number in range(RULES)),
    *("refer_to", "agreed_by", "agreed_on", "look_again_on", "why"),
)


def _lines(label: Any, help_text: Any = "", *, required: bool = False, rows: int = 3) -> GuardedCharField:
    return long_text(label=label, expects=NOTHING, help_text=help_text, required=required, max_length=2000, rows=rows)


def _looked_at(day: date) -> date:
    if day - timezone.localdate() > LONGEST:
        raise forms.ValidationError(_("Look at it again within a year. Rules and systems change."))
    return not_past(day)


class TextForm(Form):
    """What an answer says."""

    prompts = {
        "title": _("Write the situation in one line."),
        "verdict": _("Choose yes, it depends or no."),
        "how": _("Write at least one step."),
        "role": _("Choose the role that fits best."),
        "agreed_by": _("Write who has agreed it."),
        "agreed_on": _("Choose the day on which you agreed it."),
        "look_again_on": _("Choose a day."),
    }

    title = GuardedCharField(
        label=_("The situation in one line"),
        expects=NOTHING,
        help_text=_("As you would say it to a colleague."),
        max_length=120,
    )
    citizen_words = _lines(_("What does the citizen say?"), _("One sentence on each line. They are used for search."))
    employee_words = _lines(
        _("How would a colleague ask?"),
        _("One question on each line, with the words you use every day. They are used for search."),
    )
    verdict = forms.ChoiceField(label=_("May we?"), choices=Verdict.choices, widget=forms.RadioSelect)
    depends_on = long_text(label=_("What does it depend on?"), expects=NOTHING, required=False, max_length=600, rows=2)
    how = _lines(_("How do we do it?"), _("One step on each line."), required=True, rows=5)
    say = _lines(_("What can one say?"), _("One sentence on each line, without quotation marks."))
    role = forms.ChoiceField(label=_("Which role is it most?"), choices=FrontRole.choices, widget=forms.RadioSelect)
    refer_to = _lines(
        _("Where can the citizen go instead?"),
        _("One place on each line. Help offers of the directory you choose when the answer is saved."),
    )
    agreed_by = GuardedCharField(
        label=_("Who has agreed it?"),
        expects=NOTHING,
        help_text=_("A team and a meeting, not single names."),
        max_length=120,
    )
    agreed_on = forms.DateField(label=_("When?"), widget=forms.DateInput())
    look_again_on = forms.DateField(label=_("When do you look at it again?"), widget=forms.DateInput())

    def __init__(self, *args: Any, points: Sequence[LegalPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _by_topic(points)
        for number in range(RULES):
            label = _("A rule behind it") if number == 0 else _("One more rule")
            field = forms.ChoiceField(label=label, required=False, choices=choices)
            field.widget.attrs["class"] = "form-select"
            self.fields[f"rule{number}"] = field
        self.order_fields(ORDER)

    def clean_look_again_on(self) -> date:
        return _looked_at(self.cleaned_data["look_again_on"])

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet. Choose today or earlier."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == Verdict.DEPENDS and not cleaned.get("depends_on"):
            self.add_error("depends_on", _("Write what it depends on, so that a colleague can decide."))
        return cleaned

    @property
    def text(self) -> dict[str, Any]:
        """The fields of an entry."""
        rules = [self.cleaned_data[f"rule{number}"] for number in range(RULES)]
        written = {name: self.cleaned_data[name] for name in TEXT if name in self.cleaned_data}
        return {**written, "legal_points": list(dict.fromkeys(rule for rule in rules if rule))}


class NewEntryForm(TextForm):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("For whom does it hold?"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", Unit.objects.filter(pk__in=[unit.pk for unit in units]).order_by("path"))


class ChangeForm(TextForm):
    why = GuardedCharField(label=_("Why do you change it?"), expects=NOTHING, required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class KeepForm(Form):
    """It is still right."""

    look_again_on = forms.DateField(label=_("Look at it again"), widget=forms.DateInput())
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_look_again_on(self) -> date:
        return _looked_at(self.cleaned_data["look_again_on"])


class OfferForm(Form):
    """A help offer that an answer refers to."""

    offer = forms.UUIDField(widget=forms.HiddenInput)


def written(entry: GuideEntry) -> dict[str, Any]:
    """An entry as it stands in the form."""
    rules = {f"rule{number}": key for number, key in enumerate(entry.legal_points[:RULES])}
    return {**{name: getattr(entry, name) for name in TEXT}, **rules, "version": entry.number}


def dates() -> dict[str, date]:
    """What a new answer begins with."""
    today = timezone.localdate()
    return {"agreed_on": today, "look_again_on": today + HALF_A_YEAR}


def _by_topic(points: Sequence[LegalPoint]) -> list[Any]:
    grouped = groupby(points, key=lambda point: point.topic.title)
    return [("", _("None")), *((topic, [(point.key, point.title) for point in group]) for topic, group in grouped)]
