# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is typed in an activity: words, a name on the list of speakers, hands that were counted, a proposal."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.activities import words
from medspil.dialogue.counting import PREFIX
from medspil.dialogue.forms.fields import RoomForm
from medspil.privacy.asking import NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField

MOST_HANDS = 5000


class WordsForm(RoomForm):
    """As many fields as a phone has words."""

    def __init__(self, data: Any, *, most: int) -> None:
        super().__init__(data)
        for number in range(1, most + 1):
            self.fields[f"word_{number}"] = GuardedCharField(
                expects=NOTHING, required=False, max_length=words.WORD_LENGTH
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.words():
            raise ValidationError(_("Write at least one word."))
        return cleaned

    def words(self) -> list[str]:
        """What was written, without spaces and signs around it."""
        written = (str(self.cleaned_data.get(name, "")).strip(" \t\n.,;:!?»«\"'") for name in self.fields)
        return [" ".join(word.split()) for word in written if word]

    def typed(self) -> list[str]:
        """Everything as it was typed, to be given back."""
        return [word for name in self.fields if (word := str(self.data.get(name, "")).strip())]


class SpeakerForm(RoomForm):
    name = GuardedCharField(label=_("A short name"), expects=NAMES, required=False, max_length=30)


def _hands(**kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0,
        max_value=MOST_HANDS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write a whole number."),
            "min_value": _("Write nought or more."),
            "max_value": _("Write at most 5,000."),
        },
        **kwargs,
    )


class HandsForm(RoomForm):
    """A number for each option; the fields have the options' names."""

    def __init__(self, data: Any, *, options: Iterable[str]) -> None:
        super().__init__(data)
        for option in options:
            self.fields[PREFIX + option] = _hands(required=False)

    def counts(self) -> dict[str, int]:
        """What is left empty counts as none."""
        return {name.removeprefix(PREFIX): int(n or 0) for name, n in self.cleaned_data.items()}


class SpokenWordForm(RoomForm):
    """A word that somebody without a phone said."""

    prompts = {"word": _("Write the word."), "count": _("Write how many said it.")}

    word = GuardedCharField(label=_("The word"), expects=NOTHING, max_length=words.WORD_LENGTH)
    count = _hands(label=_("How many said it?"), initial=1)


class FistForm(RoomForm):
    prompts = {"what": _("Write what you propose.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    what = GuardedCharField(label=_("What is proposed?"), expects=NOTHING, max_length=300)
