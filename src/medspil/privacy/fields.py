# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Fields that cannot hold a CPR number, and that ask about all else that may point at a person.

In a model a number is refused whatever path the value took; in a form the writer is told what to do. Every form field
declares what belongs in it: `GuardedCharField(expects=NAMES)` for the name of a colleague, `NOTHING` for all that is to
be asked about. Without a declaration Medspil does not start.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import BaseExpression, Combinable, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from medspil.privacy.asking import Doubt, Expects, covers, new_doubts, sealed
from medspil.privacy.guard import refuse, refuse_in

if TYPE_CHECKING:
    # Generic for the type checker only; at run time Django's fields take no parameters.
    Chars = models.CharField[str | Combinable, str]
    Text = models.TextField[str | Combinable, str]
    Json = models.JSONField[Any, Any]
else:
    Chars, Text, Json = models.CharField, models.TextField, models.JSONField


class GuardedBoundField(forms.BoundField):
    """What the writer is asked about the text that came in, and what she says to it."""

    @cached_property
    def doubts(self) -> list[Doubt]:
        """None of them in a text that was stored already: then she said yes before."""
        guarded: GuardedCharField = self.field  # type: ignore[assignment]
        if not self.form.is_bound:
            return []
        text = GuardedCharField.to_python(guarded, self.data) or ""  # as text, whatever the field makes of it
        return new_doubts(text, guarded.expects, self.initial if isinstance(self.initial, str) else "")

    @property
    def yes_name(self) -> str:
        return f"{self.html_name}-not_personal"

    @property
    def yes(self) -> str:
        return sealed(self.doubts)

    @property
    def said_yes(self) -> bool:
        return covers(str(self.form.data.get(self.yes_name, "")), self.doubts)


class GuardedCharField(forms.CharField):
    """Text from a person.

    `expects` are the kinds that belong here and are not asked about. A form with `asks = False` does not ask field by
    field (`RoomForm` asks for all of them at once); a CPR number is refused all the same.

    `max_length` counts what is kept. The control does not get it: a browser that stops at the limit cuts a
    pasted text without a word.
    """

    bound_field_class = GuardedBoundField
    default_error_messages = {
        "personal": _("This may point at a person. Write it in another way, or tick that it does not."),
        "required": _("Write something here."),
        "nul": _("There is an invisible character in the text. Delete the text and write it again."),
    }
    too_long = ngettext_lazy(
        "The text is %(over)d character too long. Shorten it to %(limit)d.",
        "The text is %(over)d characters too long. Shorten it to %(limit)d.",
        "over",
    )

    def __init__(self, *, expects: Expects, max_length: int = 2000, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.limit, self.expects = max_length, expects

    def _clean_bound_field(self, bf: GuardedBoundField) -> Any:
        value = super()._clean_bound_field(bf)  # type: ignore[misc]
        if getattr(bf.form, "asks", True) and bf.doubts and not bf.said_yes:
            raise ValidationError(self.error_messages["personal"], code="personal")
        return value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        lines = re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029]", "\n", text)
        # Pasted control signs that nobody sees; NUL stays, to be refused with a word.
        return unicodedata.normalize("NFC", re.sub(r"[\x01-\x08\x0e-\x1f\x7f]", "", lines))

    def validate(self, value: Any) -> None:
        super().validate(value)
        text = value or ""
        if "\0" in text:
            raise ValidationError(self.error_messages["nul"], code="nul")
        refuse(text)
        over = len(text) - self.limit
        if over > 0:
            raise ValidationError(self.too_long, code="too_long", params={"over": over, "limit": self.limit})


class _Refused(forms.Field):
    """An address, which is not asked about, with no CPR number in it."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        refuse(value or "")


class GuardedEmailField(_Refused, forms.EmailField):
    pass


class GuardedURLField(_Refused, forms.URLField):
    default_error_messages = {"invalid": _("Write a whole address that begins with https://.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})


class GuardedJSONFormField(forms.JSONField):
    """JSON from a person or a script; refused if a CPR number stands anywhere in it."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        refuse_in(value)


def _refuse_before_sql(value: object) -> None:
    """The last step before SQL, which `save`, `update`, `bulk_create` and `bulk_update` all pass."""
    if isinstance(value, BaseExpression):
        for part in value.flatten():
            if isinstance(part, Value):
                refuse_in(part.value)
    else:
        refuse_in(value)


class ShortText(Chars):
    """A title, a name, a line."""

    def __init__(self, verbose_name: Any = None, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(verbose_name, max_length=max_length, **kwargs)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        _refuse_before_sql(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": GuardedCharField, **kwargs})  # which asks for `expects`


class FreeText(Text):
    """What somebody tells, over as many lines as it takes."""

    def __init__(self, verbose_name: Any = None, *, max_length: int = 2000, **kwargs: Any) -> None:
        super().__init__(verbose_name, max_length=max_length, **kwargs)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        _refuse_before_sql(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": GuardedCharField, **kwargs})  # which asks for `expects`


class GuardedJSON(Json):
    """Answers whose shape is data: keys and values are both read."""

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        _refuse_before_sql(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": GuardedJSONFormField, **kwargs})
