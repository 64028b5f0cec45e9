# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.procurement.catalogue import Suggested, suggested
from medspil.procurement.kinds import HEAVIEST, LIGHTEST, Area, Strength
from medspil.procurement.models import Wish
from medspil.ui.forms import Form

AREAS = [("", _("Choose one")), *Area.choices]


class WishForm(Form):
    prompts = {"text": _("Write what you wish for."), "area": _("Choose what it is about.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = long_text(
        label=_("What do you wish for?"),
        expects=NOTHING,
        help_text=_("One wish at a time, and not which product."),
        max_length=300,
        rows=2,
    )
    area = forms.ChoiceField(label=_("What is it about?"), choices=AREAS)
    why = long_text(
        label=_("Whom does it help, and with what?"), expects=NOTHING, max_length=300, rows=2, required=False
    )

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("area", "text", "why")}


class DeclineForm(Form):
    prompts = {"why": _("Write why. Whoever wished for it reads it.")}

    why = long_text(
        label=_("Why not?"),
        expects=NOTHING,
        help_text=_("One or two sentences to whoever wished for it. Say what it would take, if anything."),
        max_length=300,
        rows=3,
    )


class JoinForm(Form):
    """The ids of wishes that say the same."""

    wish = forms.ModelMultipleChoiceField(queryset=Wish.objects.none())

    def __init__(self, *args: Any, wishes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wish"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - declared in the class
        field.queryset = wishes

    def clean_wish(self) -> Any:
        chosen = self.cleaned_data["wish"]
        if len(chosen) < 2:
            raise ValidationError(_("Choose at least two that say the same."))
        return chosen


class RequirementForm(Form):
    conditional = frozenset({"weight"})
    prompts = {
        "text": _("Write what the solution has to be able to."),
        "area": _("Choose what it is about."),
        "strength": _("Choose whether it must, should or may."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    text = long_text(
        label=_("What must the solution be able to?"),
        expects=NOTHING,
        help_text=_("Write the need, not how it is solved. The supplier tells how."),
        max_length=300,
        rows=2,
    )
    area = forms.ChoiceField(label=_("What is it about?"), choices=AREAS)
    strength = forms.ChoiceField(
        label=_("Must, should or option"),
        help_text=_("A must that is not met rules a bid out. Have few of them."),
        choices=Strength.choices,
        widget=forms.RadioSelect,
    )
    weight = forms.TypedChoiceField(
        label=_("Weight"),
        help_text=_("For should and option: 1 counts least, 5 most. A must has no weight."),
        choices=[("", _("None")), *((n, str(n)) for n in range(LIGHTEST, HEAVIEST + 1))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    why = long_text(label=_("Why?"), expects=NOTHING, max_length=300, rows=2, required=False)
    shows = long_text(
        label=_("How does the supplier show it?"),
        expects=NOTHING,
        help_text=_("For example: a demonstration, a document, or somebody we may call."),
        max_length=300,
        rows=2,
        required=False,
    )
    source = GuardedCharField(
        label=_("Where is it from?"),
        expects=NOTHING,
        help_text=_("A law, a policy, or who decided it."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        must = cleaned.get("strength") == Strength.MUST
        if must:
            cleaned["weight"] = None
        elif cleaned.get("strength") and cleaned.get("weight") is None and "weight" not in self.errors:
            self.add_error("weight", _("Choose how much it counts."))
        return cleaned

    def said(self) -> dict[str, Any]:
        names = ("area", "strength", "weight", "text", "why", "shows", "source")
        return {name: self.cleaned_data[name] for name in names}


class SuggestionsForm(Form):
    """Ticks in the catalogue."""

    key = forms.MultipleChoiceField(
        choices=lambda: [(found.key, found.text) for found in suggested()],
        error_messages={"required": _("Choose at least one.")},
    )

    def chosen(self) -> Sequence[Suggested]:
        keys = set(self.cleaned_data["key"])
        return [found for found in suggested() if found.key in keys]


class MakeForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
