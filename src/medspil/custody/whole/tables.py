# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Which rows belong to a municipality. It is read from the models, so no new one can be forgotten: a model that leads
neither to a municipality nor to one of its people has to be named in `OF_NOBODY`, or a test fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from medspil.organisations.models import Municipality, Person
from medspil.record.models import Chain, Entry

OF_NOBODY = {
    "record.Posted": "ids and days, so that no letter is written twice",
    "auth.Permission": "Django's own, not used",
    "auth.Group": "Django's own, not used",
    "contenttypes.ContentType": "Django's own: the names of models",
    "sessions.Session": "keys of browsers; those of the municipality are found by its UserSession",
    "account.EmailConfirmation": "allauth's own, not used: codes are not stored there",
    "socialaccount.SocialApp": "allauth's own, not used: a registration is a SignInProvider",
    "socialaccount.SocialToken": "allauth's own, not used: no token is stored",
    "django_tasks_database.DBTaskResult": "letters, for seven days; found by the address that they go to",
}
# Deleted with the municipality, but in no file: keys to the system, and what hides who wrote what in an open step.
NOT_IN_A_FILE = {
    "mfa.Authenticator": "secrets of sign-in",
    "usersessions.UserSession": "keys of browsers",
    "organisations.SpentAssertion": "marks of sign-ins, until they have run out",
    "dialogue.Dot": "who set which dot, while the round is open",
    "dialogue.ReadyMark": "who is done, while the step is open",
    "dialogue.Seat": "who sits where, while the step is open",
    "readiness.Answered": "who has answered, while the survey is open",
    "dialogue.Speaker": "who asks for the word, while the step is open",
}
# Columns that are in no file, in whichever table they stand.
KEYS = frozenset({"password", "secret", "edit_hash", "token_hash", "pseudonym", "extra_data"})


@dataclass(frozen=True, kw_only=True)
class Table:
    model: type[models.Model]
    lookup: str  # from a row to the id of its municipality

    @property
    def label(self) -> str:
        return str(self.model._meta.label)  # noqa: SLF001 - Django's public name for it

    @property
    def columns(self) -> list[str]:
        """What a file has of a row."""
        fields = [field for field in self.model._meta.concrete_fields if field.name not in KEYS]  # noqa: SLF001
        return [field.attname for field in fields if not isinstance(field, models.BinaryField)]

    @property
    def pictures(self) -> list[str]:
        """The columns of which a file has each value as a file of its own; they are called as such files end."""
        fields = self.model._meta.concrete_fields  # noqa: SLF001
        return [field.name for field in fields if isinstance(field, models.BinaryField)]

    def rows(self, municipality: Municipality) -> "models.QuerySet[Any]":
        """In the order of their ids, which are drawn: the place of a row tells nothing."""
        rows = self.model._default_manager.filter(**{self.lookup: municipality.pk})  # noqa: SLF001
        return rows.order_by("pk")


def tables() -> Sequence[Table]:
    """What leads to the municipality by one of its people stands first, and the municipality itself last."""
    found = [Table(model=model, lookup=lookup) for model in apps.get_models() if (lookup := _lookup(model))]
    return sorted(found, key=lambda table: (table.lookup == "pk", table.lookup in {"municipality", "municipality_id"}))


def _lookup(model: type[models.Model]) -> str:
    if model in {Entry, Chain}:
        return "municipality_id"
    if model is Municipality:
        return "pk"
    pointers = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]  # noqa: SLF001
    for wanted, path in ((Municipality, ""), (Person, "__municipality")):
        for field in pointers:
            if field.related_model is wanted:
                return f"{field.name}{path}"
    return ""
