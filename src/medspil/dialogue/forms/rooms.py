# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.actions.laying import Sheet
from medspil.dialogue.forms.fields import RoomForm
from medspil.dialogue.guarding import ask_about_note
from medspil.dialogue.models import Anonymity
from medspil.organisations.models import Person
from medspil.privacy.asking import NAMES, NOTHING, Asking
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import choose_among

NOTE_LENGTH = 500


class CodeForm(RoomForm):
    unknown = _("No meeting has this code. Look at the wall and type it again.")

    code = forms.CharField(
        label=_("Code"), max_length=20, error_messages={"required": _("Type the code from the wall.")}
    )


class NoteForm(RoomForm):
    """A note from a phone, or dictated. The phone chooses `id` and `key`; without script the page fills them in."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    key = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=100, initial=lambda: uuid4().hex)
    field = forms.CharField(required=False, max_length=40)
    table = forms.IntegerField(required=False, min_value=1, max_value=30)  # when dictated for one
    text = GuardedCharField(
        label=_("Your note"),
        expects=NOTHING,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something on the note before you lay it.")},
    )


class SignedNoteForm(NoteForm):
    """A note in a meeting that may show who writes. One need not say; a person's name stands there only with a yes."""

    shares_fields = True

    signature = GuardedCharField(expects=NAMES, required=False, max_length=60)
    consent = forms.BooleanField(required=False)

    def __init__(self, *args: Any, anonymity: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.anonymity = anonymity

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.anonymity == Anonymity.NAMED and cleaned.get("signature") and not cleaned.get("consent"):
            self.add_error("text", _("Say yes to your name on the note, or take the name away."))
        return cleaned

    def question(self) -> Asking | None:
        said = self.cleaned_data
        return ask_about_note(text=said["text"], signature=said["signature"], yes=self.yes)

    def sheet(self, *, table: int | None) -> Sheet:
        """The note that was sent, written at a table where there are tables."""
        said = self.cleaned_data
        return Sheet(
            note_id=said["id"],
            edit_key=said["key"],
            field=said["field"],
            text=said["text"],
            signature=said["signature"],
            table=table,
        )


class TextForm(RoomForm):
    """New text for a note one holds the key of."""

    key = forms.CharField(max_length=100)
    text = GuardedCharField(
        expects=NOTHING,
        max_length=NOTE_LENGTH,
        error_messages={"required": _("Write something on the note before you lay it.")},
    )


class OwnNotesForm(RoomForm):
    text = GuardedCharField(
        label=_("My own notes"),
        expects=NOTHING,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PileForm(RoomForm):
    """Lay the ticked notes in a pile: one that is there, or a new one with a title."""

    notes = forms.TypedMultipleChoiceField(
        required=True, error_messages={"required": _("Tick the notes that belong together.")}
    )
    pile = forms.UUIDField(required=False)
    title = GuardedCharField(label=_("Name of a new pile"), expects=NOTHING, required=False, max_length=80)

    def __init__(self, *args: Any, notes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["notes"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        field.choices = notes


class DecisionForm(RoomForm):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    what = GuardedCharField(
        label=_("What do we do?"),
        expects=NOTHING,
        max_length=300,
        error_messages={"required": _("Write what you have decided.")},
    )
    owner = forms.ModelChoiceField(
        label=_("Who does it?"), queryset=Person.objects.none(), required=False, empty_label=_("Somebody else")
    )
    owner_name = GuardedCharField(label=_("Name, if it is somebody else"), expects=NAMES, required=False, max_length=80)
    due_on = forms.DateField(
        label=_("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a date."), "invalid": _("Write the date like this: 24.12.2026.")},
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "owner", people)

    def clean_due_on(self) -> date:
        due: date = self.cleaned_data["due_on"]
        if due < timezone.localdate():
            raise ValidationError(_("The date has passed. Choose today or later."))
        return due

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("owner") and not cleaned.get("owner_name") and "owner_name" not in self.errors:
            self.add_error("owner_name", _("Choose who does it, or write a name."))
        return cleaned
