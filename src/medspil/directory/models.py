# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Help offers: who gives them, what they are, where and when.

The shape is that of Open Referral HSDS, so that they can be exchanged: a provider is an *organization*, an offer a
*service*, a place a *location*, an opening a *service_at_location*. `key` is the identifier by which others know a row:
it came with an import, and goes out again. `rest` is what came along and has no field here, as HSDS writes it; it goes
out again too.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.directory.hours import Timetable
from medspil.directory.hsds.files import Entry, Loaded
from medspil.directory.vocabulary import Need, ProviderKind, Way, language_name
from medspil.organisations.models import Person, RowsOf
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText


class Published(TenantRow):
    """A row that others know by its key."""

    key = models.UUIDField(default=uuid4, editable=False)
    rest = GuardedJSON(default=dict, editable=False)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint("municipality", "key", name="%(class)s_key_once_per_municipality")]


class Provider(Published):
    """Who gives help: the municipality itself, a library, an association, a company."""

    name = ShortText(_("name"), max_length=200)
    kind = models.CharField(max_length=12, choices=ProviderKind.choices, default=ProviderKind.ASSOCIATION)
    about = FreeText(_("about"), max_length=1000, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    phone = ShortText(_("phone"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta(Published.Meta):
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Place(Published):
    """Where one goes. Latitude and longitude in degrees, WGS 84; they come with imports."""

    name = ShortText(_("name"), max_length=200)
    street = ShortText(_("street and number"), max_length=200, blank=True)
    postcode = ShortText(_("postcode"), max_length=20, blank=True)
    city = ShortText(_("city"), max_length=120, blank=True)
    access = FreeText(_("access"), max_length=600, blank=True)
    transport = FreeText(_("how to get there"), max_length=600, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta(Published.Meta):
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """»Torvet 1, 5700 Svendborg«, as much of it as is known."""
        town = f"{self.postcode} {self.city}".strip()
        return ", ".join(part for part in (self.street, town) if part)


class OfferStatus(models.TextChoices):
    """The four of HSDS. One that is inactive is not shown to citizens."""

    ACTIVE = "active", _("Open")
    PAUSED = "temporarily closed", _("Closed for a time")
    INACTIVE = "inactive", _("Not shown")
    DEFUNCT = "defunct", _("Has ended")


SHOWN = (OfferStatus.ACTIVE, OfferStatus.PAUSED)


class OfferQuerySet(RowsOf["Offer"]):
    def shown(self) -> "OfferQuerySet":
        """Those that citizens may see."""
        return self.filter(status__in=SHOWN)

    def whole(self) -> "OfferQuerySet":
        """With all that a page or a search reads."""
        return self.select_related("provider").prefetch_related("openings__place")


class Offer(Published):
    """Help that a citizen can get.

    `keeper_email` is whom we ask once a year whether it is still right; citizens do not see it.
    """

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="offers")
    name = ShortText(_("name"), max_length=200)
    what = FreeText(_("what"), max_length=2000)
    for_whom = FreeText(_("for whom"), max_length=600, blank=True)
    needs = GuardedJSON(default=list)  # keys of Need
    ways = GuardedJSON(default=list)  # keys of Way
    languages = GuardedJSON(default=list)  # ISO 639 codes
    referral = models.BooleanField(_("needs a referral"), default=False)
    how = FreeText(_("how one comes in"), max_length=600, blank=True)
    price = FreeText(_("price"), max_length=600, blank=True)  # nothing: it is free
    contact = ShortText(_("contact person"), max_length=120, blank=True)
    phone = ShortText(_("phone"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    notice = FreeText(_("important just now"), max_length=600, blank=True)
    status = models.CharField(max_length=20, choices=OfferStatus.choices, default=OfferStatus.ACTIVE)
    keeper_email = models.EmailField(blank=True)
    assured_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = OfferQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        return self.status in SHOWN

    @property
    def need_words(self) -> list[str]:
        return [str(need.label) for need in Need if need.value in self.needs]

    @property
    def way_words(self) -> list[str]:
        return [str(way.label) for way in Way if way.value in self.ways]

    @property
    def language_words(self) -> list[str]:
        return [language_name(code) for code in self.languages]


class Opening(Published):
    """Where an offer is given, and when. Without a place it is by phone, on screen or at home."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="openings")
    place = models.ForeignKey(Place, models.CASCADE, null=True, blank=True, related_name="openings")
    note = FreeText(_("more about place and time"), max_length=600, blank=True)
    hours = GuardedJSON(default=list)
    closings = GuardedJSON(default=list)
    on_holidays = models.BooleanField(_("open on public holidays"), default=False)

    class Meta(Published.Meta):
        ordering = ("place__name",)

    def __str__(self) -> str:
        return f"{self.offer_id} at {self.place_id}"

    @property
    def timetable(self) -> Timetable:
        return Timetable.of(self.hours, self.closings, on_holidays=self.on_holidays)


class CorrectionState(models.TextChoices):
    WAITING = "waiting", _("Waits for an editor")
    TAKEN = "taken", _("Taken over")
    LEFT = "left", _("Not taken over")


class Correction(TenantRow):
    """What the contact of an offer says is wrong with it; `values` are its fields as they ought to read."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="corrections")
    values = GuardedJSON(default=dict)
    words = FreeText(_("words"), max_length=1000, blank=True)
    state = models.CharField(max_length=8, choices=CorrectionState.choices, default=CorrectionState.WAITING)
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint("offer", condition=Q(state="waiting"), name="one_correction_of_an_offer_waits")
        ]

    def __str__(self) -> str:
        return f"Correction of {self.offer_id}"


class Intake(TenantRow):
    """A file that somebody has looked at and not yet taken in: its documents with where each stood."""

    name = ShortText(_("name"), max_length=200)
    entries = GuardedJSON(default=list)  # where, kind, document
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def loaded(self) -> Loaded:
        return Loaded(entries=[Entry(where=where, kind=kind, document=one) for where, kind, one in self.entries])


class KeptInside(TenantRow):
    """The municipality keeps its directory to itself. No row: everybody may read it, on public pages and by the API."""

    class Meta:
        constraints = [models.UniqueConstraint("municipality", name="kept_inside_once")]

    def __str__(self) -> str:
        return f"The directory of {self.municipality_id} is kept inside"
