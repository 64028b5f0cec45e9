# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.ui.forms import Form
from medspil.web.history.queries import NOBODY, Names, Wanted
from medspil.web.history.words import GROUPS


class WantedForm(Form):
    """Which lines of the history. All of it may be left out."""

    says_optional = False

    who = forms.ChoiceField(label=_("Who"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    since = forms.DateField(label=_("From and with"), required=False, widget=forms.DateInput())
    until = forms.DateField(label=_("Up to and with"), required=False, widget=forms.DateInput())

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who, kind = self.fields["who"], self.fields["kind"]
        assert isinstance(who, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - declared above
        who.choices = [("", _("Everybody")), (NOBODY, _("Nobody who was signed in")), *names.people.items()]
        kind.choices = [("", _("Everything")), *_kinds()]

    def clean_until(self) -> date | None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("This day is before the first. Choose a later one."))
        return until if isinstance(until, date) else None

    def wanted(self) -> Wanted:
        return Wanted(**self.cleaned_data)


def _kinds() -> list[tuple[Any, list[tuple[str, Any]]]]:
    everything = _("All of it: {group}")
    return [(name, [(key, str(everything).format(group=name)), *kinds.items()]) for key, name, kinds in GROUPS]
