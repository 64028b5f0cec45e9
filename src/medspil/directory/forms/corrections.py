# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the contact of an offer may say by the link in a mail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.directory.models import Offer
from medspil.privacy.asking import CONTACTS
from medspil.privacy.fields import GuardedCharField, GuardedEmailField, GuardedURLField
from medspil.ui.forms import Form

# The fields that she sees, as the offer has them.
CORRECTED = ("what", "for_whom", "how", "price", "phone", "email", "website", "contact", "notice")


class CorrectionForm(Form):
    says_optional = False
    prompts = {"what": _("Write what one can get help with.")}

    what = GuardedCharField(
        label=_("What can one get help with?"), expects=CONTACTS, widget=forms.Textarea(attrs={"rows": 4})
    )
    for_whom = GuardedCharField(
        label=_("Whom is it for?"),
        expects=CONTACTS,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    how = GuardedCharField(
        label=_("How does one come in?"),
        expects=CONTACTS,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    price = GuardedCharField(label=_("What does it cost?"), expects=CONTACTS, required=False, max_length=200)
    phone = GuardedCharField(label=_("Phone"), expects=CONTACTS, required=False, max_length=40)
    email = GuardedEmailField(label=_("E-mail"), required=False)
    website = GuardedURLField(label=_("Website"), required=False, max_length=300)
    contact = GuardedCharField(label=_("Contact person"), expects=CONTACTS, required=False, max_length=80)
    notice = GuardedCharField(
        label=_("Is there something to know just now?"), expects=CONTACTS, required=False, max_length=300
    )
    words = GuardedCharField(
        label=_("Are place, hours or anything else wrong? Write how it is"),
        expects=CONTACTS,
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        initial = {name: getattr(offer, name) for name in CORRECTED}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def changes(self) -> dict[str, Any]:
        """The fields that are to read otherwise."""
        return {name: self.cleaned_data[name] for name in CORRECTED if self.cleaned_data[name] != self.initial[name]}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.changes and not cleaned["words"]:
            raise ValidationError(_("Nothing is changed yet. Correct a field, or write what is wrong."))
        return cleaned
