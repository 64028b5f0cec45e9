# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What else an editor says: publish this, this was checked, here is a package."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medspil.materials.arrivals import Arrived
from medspil.materials.desk import Piece
from medspil.materials.packages.reading import PACKAGE_BYTES, too_large
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField, GuardedURLField
from medspil.ui.forms import Form


class PublishForm(Form):
    prompts = {"why": _("Write in a few words what has changed.")}

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    why = GuardedCharField(label=_("What has changed, and why?"), expects=NOTHING, max_length=200)


class ArrivalForm(Form):
    """Which of the pieces that a package brought readers are to see now."""

    prompts = PublishForm.prompts

    why = GuardedCharField(label=_("What has changed, and why?"), expects=NOTHING, max_length=200)

    def __init__(self, data: Any = None, *, waiting: Sequence[Arrived]) -> None:
        super().__init__(data)
        self.waiting = {one.name: one.piece for one in waiting}
        self.fields["pieces"] = forms.MultipleChoiceField(
            choices=[(name, name) for name in self.waiting],
            initial=list(self.waiting),
            error_messages={
                "required": _("Tick at least one."),
                "invalid_choice": _("One of the drafts has been changed meanwhile. Look at it, and tick it again."),
            },
        )

    def chosen(self) -> list[Piece]:
        return [self.waiting[name] for name in self.cleaned_data["pieces"]]


class CheckedForm(Form):
    prompts = {"source": _("Write the address where you looked."), "note": _("Write what you looked at.")}

    source = GuardedURLField(label=_("Where did you look?"), max_length=300)
    note = GuardedCharField(label=_("What did you find?"), expects=NOTHING, max_length=200)


class ChangedForm(Form):
    prompts = {"note": _("Write what has changed.")}

    note = GuardedCharField(label=_("What has changed in the source?"), expects=NOTHING, max_length=200)


class PackageForm(Form):
    prompts = {"package": _("Choose a file.")}

    package = forms.FileField(
        label=_("The package"),
        help_text=format_lazy(_("A zip file of at most {limit} MB."), limit=PACKAGE_BYTES // 1024 // 1024),
        error_messages={"empty": _("The file is empty. Choose another.")},
    )

    def clean_package(self) -> Any:
        file = self.cleaned_data["package"]
        if file.size and file.size > PACKAGE_BYTES:
            raise ValidationError(too_large().said)
        return file
