# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What editors write: who gives help, the offer itself, the place."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.directory.models import Offer, OfferStatus, Place, Provider
from medspil.directory.vocabulary import Need, ProviderKind, Way, language_choices
from medspil.privacy.asking import CONTACTS
from medspil.privacy.fields import GuardedCharField, GuardedEmailField, GuardedURLField
from medspil.ui.forms import Form, choose_among

LINES: dict[str, Any] = {"rows": 3}


class Written(Form):
    """A form for the fields of a row, new or known. `id` makes a double click harmless."""

    plain: ClassVar[tuple[str, ...]] = ()  # fields that the row has under the same names

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def fields_of_row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.plain}


def initial_of(row: Offer | Place | Provider, form: type[Written]) -> dict[str, Any]:
    """What stands in the form of a row that is there already."""
    return {"id": row.pk, **{name: getattr(row, name) for name in form.plain}}


class ProviderForm(Written):
    prompts = {"name": _("Write who gives the help.")}
    plain = ("name", "kind", "about", "website", "phone", "email")

    name = GuardedCharField(label=_("Name"), expects=CONTACTS, max_length=120)
    kind = forms.ChoiceField(label=_("What is it?"), choices=ProviderKind.choices)
    about = GuardedCharField(
        label=_("In a few words"), expects=CONTACTS, required=False, max_length=1000, widget=forms.Textarea(attrs=LINES)
    )
    phone = GuardedCharField(label=_("Phone"), expects=CONTACTS, required=False, max_length=40)
    email = GuardedEmailField(label=_("E-mail"), required=False)
    website = GuardedURLField(label=_("Website"), required=False, max_length=300)


class PlaceForm(Written):
    prompts = {"name": _("Write what the place is called, the main library for instance.")}
    plain = ("name", "street", "postcode", "city", "access", "transport")

    name = GuardedCharField(label=_("What is the place called?"), expects=CONTACTS, max_length=120)
    street = GuardedCharField(label=_("Street and number"), expects=CONTACTS, required=False, max_length=120)
    postcode = GuardedCharField(label=_("Postcode"), expects=CONTACTS, required=False, max_length=10)
    city = GuardedCharField(label=_("Town"), expects=CONTACTS, required=False, max_length=80)
    access = GuardedCharField(
        label=_("Access for those who walk badly, use a wheelchair, or hear or see badly"),
        expects=CONTACTS,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("For instance: no steps, lift, hearing loop, disabled toilet."),
    )
    transport = GuardedCharField(
        label=_("How one gets there"),
        expects=CONTACTS,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For instance: bus 3 stops at the door."),
    )


class OfferForm(Written):
    prompts = {
        "name": _("Write what the offer is called."),
        "what": _("Write what one can get help with."),
        "provider": _("Choose who gives the help."),
        "needs": _("Choose at least one thing that one can get help with."),
    }
    plain = [
        "name",
        "provider",
        "needs",
        "ways",
        "languages",
        "what",
        "for_whom",
        "referral",
        "how",
        "price",
        "contact",
        "phone",
        "email",
        "website",
        "notice",
        "status",
        "keeper_email",
    ]  # type: ignore[assignment]

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    name = GuardedCharField(label=_("What is the offer called?"), expects=CONTACTS, max_length=120)
    provider = forms.ModelChoiceField(
        label=_("Who gives the help?"), queryset=Provider.objects.none(), empty_label=_("Choose from the list")
    )
    what = GuardedCharField(
        label=_("What can one get help with?"),
        expects=CONTACTS,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    needs = forms.MultipleChoiceField(
        label=_("It is found under"), choices=Need.choices, widget=forms.CheckboxSelectMultiple
    )
    for_whom = GuardedCharField(
        label=_("Whom is it for?"),
        expects=CONTACTS,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Leave it empty when it is for everybody."),
    )
    ways = forms.MultipleChoiceField(
        label=_("How is the help given?"), choices=Way.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    how = GuardedCharField(
        label=_("How does one come in?"),
        expects=CONTACTS,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For instance: ring first, take a number, bring your phone and its charger."),
    )
    referral = forms.BooleanField(label=_("One has to be referred"), required=False)
    price = GuardedCharField(
        label=_("What does it cost?"),
        expects=CONTACTS,
        required=False,
        max_length=200,
        help_text=_("Leave it empty when it is free."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages that are spoken"), choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    phone = GuardedCharField(label=_("Phone"), expects=CONTACTS, required=False, max_length=40)
    email = GuardedEmailField(label=_("E-mail"), required=False)
    website = GuardedURLField(label=_("Website"), required=False, max_length=300)
    contact = GuardedCharField(
        label=_("Contact person"),
        expects=CONTACTS,
        required=False,
        max_length=80,
        help_text=_("Somebody who works there or is a volunteer. The name is shown to citizens."),
    )
    notice = GuardedCharField(
        label=_("Is there something to know just now?"),
        expects=CONTACTS,
        required=False,
        max_length=300,
        help_text=_("For instance: closed for moving until 1 March."),
    )
    status = forms.ChoiceField(label=_("How is it just now?"), choices=OfferStatus.choices)
    keeper_email = GuardedEmailField(
        label=_("Whom do we ask once a year whether it is still right?"),
        required=False,
        help_text=_("An e-mail address at the place itself. Citizens do not see it."),
    )

    def __init__(self, *args: Any, providers: list[Provider], offer: Offer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "provider", providers)
        languages = self.fields["languages"]
        assert isinstance(languages, forms.MultipleChoiceField)  # noqa: S101 - declared above
        languages.choices = language_choices(offer.languages if offer else None)


class PublicForm(Form):
    """Whether the public may read the directory."""

    YES, NO = "yes", "no"

    shown = forms.ChoiceField(choices=[(YES, YES), (NO, NO)])
