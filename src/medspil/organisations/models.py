# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Collection
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from medspil.organisations.permissions import DOWNWARDS, Role
from medspil.privacy.fields import FreeText, ShortText

M = TypeVar("M", bound=models.Model)


def is_at(domains: Collection[str], address: str) -> bool:
    """Whether an address is at one of these domains, which are in small letters."""
    return address.rpartition("@")[2].lower() in domains


class RowsOf(models.QuerySet[M]):
    """Rows of tables that have a municipality: this is the way in."""

    def of(self, municipality: "Municipality") -> Self:
        return self.filter(municipality=municipality)


class Municipality(models.Model):
    """The tenant. `cvr` is the key that sign-in by the municipality's own provider will name it by.

    What every page of it shows stands here, since every page reads this row: nothing more is asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = ShortText(_("name"), max_length=80)
    cvr = models.CharField(max_length=8, unique=True)
    suspended_at = models.DateTimeField(null=True, blank=True)  # while it is, nobody of it comes in
    colour = models.CharField(max_length=7, blank=True, default="")  # #rrggbb, or empty: Medspil's own
    logo = models.CharField(max_length=16, blank=True, default="")  # the mark of `Logo`, or empty
    greeting = FreeText(_("greeting"), max_length=600, blank=True, default="")  # on the front page
    help_name = ShortText(_("whom to ask"), max_length=80, blank=True, default="")
    help_email = models.EmailField(blank=True, default="")
    help_phone = ShortText(_("telephone"), max_length=20, blank=True, default="")
    statement = models.URLField(max_length=300, blank=True, default="")  # its accessibility statement
    # Where its people have their addresses: an address elsewhere is asked about. Sign-in goes by `SignInProvider`.
    domains = models.JSONField(blank=True, default=list)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def has_help(self) -> bool:
        return bool(self.help_name or self.help_email or self.help_phone)


class Logo(models.Model):
    """The picture itself, always a PNG that we have made; beside the row that every page reads, and not in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="+")
    png = models.BinaryField()

    objects: ClassVar[Any] = RowsOf.as_manager()

    def __str__(self) -> str:
        return str(self.municipality)


class Suspension(models.Model):
    """A time in which a municipality could not use Medspil, and why. The history names it by its id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    why = ShortText(max_length=200)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    why_ended = ShortText(max_length=200, blank=True)

    objects: ClassVar[Any] = RowsOf.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", condition=models.Q(ended_at=None), name="one_suspension_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.began_at:%Y-%m-%d}"


class UnitQuerySet(RowsOf["Unit"]):
    def below(self, unit: "Unit") -> Self:
        """The unit itself and all beneath it."""
        return self.filter(path__startswith=unit.path)

    def open(self) -> Self:
        """Those that new things may begin in."""
        return self.filter(closed_on=None)


class Unit(models.Model):
    """A team or department. `path` is the ids from the root down, so a subtree is one prefix.

    One with a day in `closed_on` keeps all that it has, and nothing new begins in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = ShortText(_("name"), max_length=80)
    path = models.CharField(max_length=400, editable=False, db_index=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(Lower("name"), "municipality", "parent", name="unit_name_once_per_parent")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.path = f"{self.parent.path if self.parent else ''}{self.id.hex}/"
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def above(self) -> list[UUID]:
        """The unit's own id and those of its ancestors."""
        return [UUID(part) for part in self.path.split("/") if part]


class PersonManager(BaseUserManager["Person"]):
    def of(self, municipality: Municipality) -> models.QuerySet["Person"]:
        return self.filter(municipality=municipality, is_active=True)


class Person(AbstractBaseUser):
    """Somebody who signs in. One municipality each: an address at work belongs to one employer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="people")
    name = ShortText(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(default=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(Lower("email"), name="email_once_whatever_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


class MembershipQuerySet(RowsOf["Membership"]):
    def reaching(self, unit: Unit) -> Self:
        """Memberships that count in a unit: those in it, and leaders' and administrators' in units above it."""
        higher = models.Q(unit__in=unit.above(), role__in=DOWNWARDS)
        return self.filter(higher | models.Q(unit=unit))


class Membership(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    # The municipality's own sign-in has said so, and takes it away again when it no longer does.
    provided = models.BooleanField(default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("person", "unit", "role", name="one_membership_per_role")]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.unit}"


class ProviderQuerySet(RowsOf["SignInProvider"]):
    """Named, so that what is asked of them has a type."""


class Protocol(models.TextChoices):
    """What the municipality's own sign-in speaks."""

    OIDC = "oidc", "OpenID Connect"
    SAML = "saml", "SAML 2 (OIOSAML 3)"


class Assurance(models.TextChoices):
    """How sure the municipality has to be of who it is, as the NSIS standard calls it; from least to most."""

    LOW = "Low"
    SUBSTANTIAL = "Substantial"
    HIGH = "High"


class SignInProvider(models.Model):
    """A municipality's own sign-in. What is secret of it is in the environment and not here.

    `issuer` is what it calls itself and `client_id` what it calls us: with SAML, the two entity ids. `certificates` are
    those that it signs with, each DER as base64, and `sign_in_url` is where it is asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="provider")
    protocol = models.CharField(max_length=4, choices=Protocol.choices, default=Protocol.OIDC)
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    domains = models.JSONField(default=list)
    subject_claim = models.CharField(max_length=60, default="sub")
    roles_claim = models.CharField(max_length=60, default="roles")
    codes = models.BooleanField(default=False)  # whether a code by mail lets one in as well
    sign_in_url = models.URLField(max_length=500, blank=True)
    certificates = models.JSONField(default=list, blank=True)
    assurance = models.CharField(max_length=11, choices=Assurance.choices, blank=True)  # empty: it is not asked

    objects = ProviderQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.municipality}: {self.issuer}"

    def has(self, address: str) -> bool:
        """Whether an address belongs to the municipality."""
        return is_at(self.domains, address)


class ProvidedRole(models.Model):
    """What a value of the roles claim means here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    provider = models.ForeignKey(SignInProvider, models.CASCADE, related_name="roles")
    value = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")

    objects: ClassVar[Any] = RowsOf.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("provider", "value", "role", "unit", name="one_meaning_once")]

    def __str__(self) -> str:
        return f"{self.value}: {self.role} {self.unit}"


class SpentAssertion(models.Model):
    """An assertion that somebody has come in with, kept until it has run out, so that it lets nobody in again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64)
    until = models.DateTimeField()

    objects: ClassVar[Any] = RowsOf.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "token_hash", name="assertion_spent_once")]

    def __str__(self) -> str:
        return str(self.until)


class ScimToken(models.Model):
    """The key of a municipality's own system that gives and takes access."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)

    objects: ClassVar[Any] = RowsOf.as_manager()

    def __str__(self) -> str:
        return str(self.municipality)
