# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medspil.organisations.models import Unit
from medspil.organisations.municipality.domains import can_never_sign_in, domains_of, is_elsewhere
from medspil.organisations.permissions import Role
from medspil.organisations.queries import address_taken
from medspil.organisations.units.forms import UnitChoice, offer
from medspil.privacy.asking import CONTACTS, NAMES
from medspil.privacy.fields import GuardedCharField, GuardedEmailField
from medspil.ui.forms import Form, Prepared


class AddressForm(Prepared, RequestLoginCodeForm):  # type: ignore[misc]
    """The address to send a code to. The answer is the same whether it is known or not."""

    prompts = {"email": _("Write your e-mail address at work.")}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail at work")
        self.fields["email"].widget.attrs.pop("placeholder", None)


class CodeForm(Prepared, ConfirmLoginCodeForm):  # type: ignore[misc]
    prompts = {"code": _("Type the six figures from the mail.")}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code from the mail")
        _asks_for_figures(self.fields["code"])

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError as error:
            raise ValidationError(_("That is not the code we sent. Look in the mail and type it again.")) from error


class ConfirmForm(Form):
    """The code that shows that it is still the same person."""

    prompts = {"code": _("Type the six figures from the mail.")}
    wrong = _("That is not the code we sent. Look in the mail and type it again.")
    gone = _("The code no longer works. Ask for a new one.")

    code = forms.CharField(label=_("The code from the mail"), max_length=12)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _asks_for_figures(self.fields["code"])

    def clean_code(self) -> str:
        return "".join(figure for figure in str(self.cleaned_data["code"]) if figure.isdigit())


class FiguresForm(ConfirmForm):
    """What the app on the phone shows."""

    prompts = {"code": _("Type the six figures from the app.")}
    wrong = _("The figures do not fit. Wait for the next ones in the app and type them.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The figures from the app")


class SecondStepForm(Prepared, AuthenticateForm):  # type: ignore[misc]
    prompts = {"code": _("Type the six figures from the app.")}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The figures from the app")
        _asks_for_figures(self.fields["code"])

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError as error:
            raise ValidationError(FiguresForm.wrong) from error


class WhereForm(Form):
    """Whose roles are shown."""

    says_optional = False

    afdeling = UnitChoice(label=_("Unit"), required=False)
    s = GuardedCharField(label=_("Name or e-mail"), expects=CONTACTS, max_length=80, required=False)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "afdeling", units, empty=gettext("All departments and teams"))


class PersonForm(Form):
    """Somebody new in a unit, or a new role for somebody who is here already."""

    prompts = {"name": _("Write the name."), "email": _("Write the address at work.")}

    name = GuardedCharField(label=_("Name"), expects=NAMES, max_length=80)
    email = GuardedEmailField(label=_("E-mail at work"))
    elsewhere = forms.BooleanField(label=_("The address is right, though it is elsewhere."), required=False)
    unit = UnitChoice(label=_("Unit"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", (unit for unit in units if unit.closed_on is None))
        self.municipality = units[0].municipality
        typed = str(self.data.get("email", "")).strip()
        if not (typed and is_elsewhere(typed, self.municipality)):
            del self.fields["elsewhere"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        if address_taken(email):
            raise ValidationError(
                _("Somebody already uses this address. Find the person in the list and give a role there.")
            )
        if can_never_sign_in(email, self.municipality):
            raise ValidationError(_("Your own sign-in does not know this address, so nobody could sign in with it."))
        if "elsewhere" in self.fields and not self.data.get("elsewhere"):
            known = ", ".join(f"@{domain}" for domain in domains_of(self.municipality))
            words = _("Your addresses end with {known}. Correct this one, or tick below that it is right.")
            raise ValidationError(words.format(known=known))
        return email


def _asks_for_figures(code: forms.Field) -> None:
    """A phone shows its figures, and offers what has come by mail or stands in the app."""
    code.widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code"})
    code.widget.attrs.pop("placeholder", None)
