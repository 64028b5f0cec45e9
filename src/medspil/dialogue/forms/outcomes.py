# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.queries.outcomes import Answered, Candidate
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class HandOverForm(Form):
    """Tick what the leader gets, and sum up in a few words."""

    items = forms.MultipleChoiceField(required=False)
    summary = GuardedCharField(
        label=_("A few words that sum up"),
        expects=NOTHING,
        help_text=_("Say what the talk was about and what matters most. No names, of citizens or colleagues."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self, *args: Any, candidates: Sequence[Candidate], answered: Sequence[Answered] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["items"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [
            *((entry.key, entry.text) for entry in candidates),
            *((entry.key, entry.spread.title) for entry in answered),
        ]
