# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.organisations.municipality.domains import domains_in
from medspil.organisations.municipality.logos import MOST_BYTES, drawn
from medspil.privacy.asking import CONTACTS, NAMES, PLACES
from medspil.privacy.fields import GuardedCharField, GuardedEmailField, GuardedURLField
from medspil.ui.colours import PAPER, TEXT, can_be_read, colour_of, contrast, nearest
from medspil.ui.forms import Form

STATEMENTS_AT = "was.digst.dk"  # where all public bodies in Denmark have theirs
_CODE = {
    "class": "form-input input-short",
    "autocomplete": "off",
    "spellcheck": "false",
    "data-colour": gettext_lazy("Choose the colour from a palette"),
}


class TextsForm(Form):
    """What the municipality says of itself."""

    says_optional = False  # the page does
    prompts = {"name": gettext_lazy("Write the name of the municipality.")}

    name = GuardedCharField(label=gettext_lazy("Name of the municipality"), expects=PLACES, max_length=80)
    greeting = GuardedCharField(
        label=gettext_lazy("A few words on the front page"),
        help_text=gettext_lazy("All who sign in read them at the top of the overview. Empty when there is no news."),
        expects=CONTACTS,
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    help_name = GuardedCharField(
        label=gettext_lazy("Whom to ask for help with Medspil"),
        help_text=gettext_lazy("A team or a person. It stands at the bottom of each page."),
        expects=NAMES,
        max_length=80,
        required=False,
    )
    help_email = GuardedEmailField(label=gettext_lazy("Their mail"), required=False)
    help_phone = GuardedCharField(
        label=gettext_lazy("Their telephone"), expects=CONTACTS, max_length=20, required=False
    )
    statement = GuardedURLField(
        label=gettext_lazy("Accessibility statement"),
        help_text=gettext_lazy(
            "It begins with https://was.digst.dk/ and you got it when you made it. Each page links to it."
        ),
        max_length=300,
        required=False,
    )
    domains = GuardedCharField(
        label=gettext_lazy("Where your mail addresses are"),
        help_text=gettext_lazy("What stands after the @, one on each line. Other addresses are asked about."),
        expects=CONTACTS,
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_help_phone(self) -> str:
        phone: str = self.cleaned_data["help_phone"].strip()
        if phone and not re.fullmatch(r"\+?[0-9 ]{3,20}", phone):
            raise ValidationError(_("Write the number in figures, for example 12 34 56 78."))
        return phone

    def clean_statement(self) -> str:
        return statement_in(self.cleaned_data["statement"])

    def clean_domains(self) -> list[str]:
        return domains_in(self.cleaned_data["domains"])


class ColourForm(Form):
    """The colour as figures. One that cannot be read is refused, and `instead` is the nearest that can."""

    says_optional = False  # the help text does
    colour = GuardedCharField(
        label=gettext_lazy("Your colour"),
        help_text=gettext_lazy("As a hex code, for example #0b5961. Empty when you want Medspil's own."),
        expects=CONTACTS,
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs=_CODE),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instead = ""

    def clean_colour(self) -> str:
        typed: str = self.cleaned_data["colour"].strip()
        if not typed:
            return ""
        colour = colour_of(typed)
        if colour is None:
            raise ValidationError(_("Write the colour as # and six figures or letters from a to f, as #0b5961."))
        if not can_be_read(colour):
            self.instead = nearest(colour)
            raise ValidationError(_too_light(colour, self.instead))
        return colour


class LogoForm(Form):
    """A picture, as it is shown when it has been drawn anew."""

    prompts = {"logo": gettext_lazy("Choose a file.")}

    logo = forms.FileField(
        label=gettext_lazy("Picture with the logo"),
        help_text=gettext_lazy("A PNG, JPEG or WebP file of at most 1 MB. It is shown on white, 32 pixels high."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp"}),
    )

    def clean_logo(self) -> bytes:
        file: Any = self.cleaned_data["logo"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 1 MB. Save the logo smaller and choose it again."))
        if str(file.name).lower().endswith(".svg"):
            raise ValidationError(_("An SVG file may hold more than a picture. Save it as PNG and choose that."))
        return drawn(file.read())


def statement_in(address: str) -> str:
    """The address of an accessibility statement, or empty; ValidationError for any other address."""
    parts = urlsplit(address)
    if address and not (parts.scheme == "https" and parts.netloc.lower() == STATEMENTS_AT and parts.path.strip("/")):
        raise ValidationError(_("Copy the address from the statement. It begins with https://was.digst.dk/"))
    return address


def _too_light(colour: str, instead: str) -> str:
    words = _(
        "{colour} is too light to be read: its contrast to the page is {found}, and it has to be {least}. The nearest "
        "that can be read is {instead}."
    )
    found, least = _ratio(contrast(colour, PAPER)), _ratio(TEXT)
    return words.format(colour=colour, found=found, least=least, instead=instead)


def _ratio(found: float) -> str:
    """Rounded down: what is refused never looks as if it would do."""
    return number_format(int(found * 100) / 100, decimal_pos=2)
