# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the facilitator sends from the console."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.dialogue.actions.rehearsals import FEWEST, MOST
from medspil.dialogue.forms.fields import RoomForm
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField

MESSAGE_LENGTH = 120
OPEN_DAYS = 31
BREAKS = {"break-5": 5, "break-10": 10, "break-15": 15}  # in minutes


class MinutesForm(RoomForm):
    """More or fewer minutes for a step; `seen` is how many it had on the presser's screen."""

    minutes = forms.IntegerField(min_value=-60, max_value=60)
    seen = forms.IntegerField()


class MessageForm(RoomForm):
    """A few words for every screen: typed, or one of those that are always needed."""

    preset = forms.ChoiceField(
        required=False, choices=[(name, name) for name in ("", "two-minutes", "in-pairs", *BREAKS)]
    )
    text = GuardedCharField(
        label=gettext_lazy("Write yourself"), expects=NOTHING, required=False, max_length=MESSAGE_LENGTH
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("preset") and not cleaned.get("text") and not self.errors:
            self.add_error("text", _("Write what the room shall see."))
        return cleaned

    def words(self) -> str:
        """What the screens will say."""
        preset = self.cleaned_data["preset"]
        return preset_words(preset, timezone.now()) if preset else str(self.cleaned_data["text"])


class MergeForm(RoomForm):
    """Notes that say the same become one; the form carries the id of the one."""

    too_few = gettext_lazy("Tick at least two notes that say the same.")

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    notes = forms.TypedMultipleChoiceField(error_messages={"required": too_few})

    def __init__(self, *args: Any, notes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["notes"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(note, note) for note in notes]

    def clean_notes(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["notes"]
        if len(chosen) < 2:
            raise ValidationError(self.too_few)
        return chosen


class KeepOpenForm(RoomForm):
    """To the end of which day people may go on writing."""

    through = forms.DateField(
        label=gettext_lazy("To the end of which day?"),
        widget=forms.DateInput(),
        error_messages={
            "required": gettext_lazy("Choose a date."),
            "invalid": gettext_lazy("Write the date like this: 24.12.2026."),
        },
    )

    def clean_through(self) -> date:
        day: date = self.cleaned_data["through"]
        if not 0 <= (day - timezone.localdate()).days <= OPEN_DAYS:
            raise ValidationError(_("Choose a day from today and up to a month ahead."))
        return day


class RehearsalForm(RoomForm):
    """How many colleagues are played; the form carries the id of the copy."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    colleagues = forms.IntegerField(min_value=FEWEST, max_value=MOST)


def preset_words(preset: str, now: datetime) -> str:
    if preset in BREAKS:
        until = timezone.localtime(now + timedelta(minutes=BREAKS[preset]))
        return _("Break until {time}").format(time=f"{until:%H.%M}")
    return {"two-minutes": _("Two minutes left"), "in-pairs": _("Talk in pairs")}[preset]
