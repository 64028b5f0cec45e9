# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText
from medspil.procurement.bids.scoring import Method as Formula
from medspil.procurement.bids.scoring import Model
from medspil.procurement.models.requirements import Specification
from medspil.procurement.specification.rows import Answered, Reply


class PriceModel(models.TextChoices):
    LINEAR = Model.LINEAR.value, _("Linear, against the lowest price")
    PROPORTIONAL = Model.PROPORTIONAL.value, _("Proportional to the lowest price")
    SPAN = Model.SPAN.value, _("Fixed span of prices")
    PRICE_ADJUSTED = Model.PRICE_ADJUSTED.value, _("The price is made dearer by missing quality")


class Method(TenantRow):
    """How bids are compared, locked: the row is made when it is locked, and the database refuses to change it.

    It may be taken away while no bid is opened; the first bid points at it, and then it stays.
    """

    journey = models.OneToOneField(Journey, models.CASCADE, related_name="method")
    specification = models.ForeignKey(Specification, models.PROTECT, related_name="methods")
    model = models.CharField(max_length=14, choices=PriceModel.choices)
    price_weight = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(100)])
    scale = models.PositiveSmallIntegerField(default=10)
    slope = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    span_low = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    span_high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    reason = FreeText(_("reason"), max_length=1000)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price_weight__gte=1, price_weight__lte=100), name="price_has_a_weight"),
            models.CheckConstraint(condition=Q(scale__gte=1, slope__gt=0), name="a_scale_and_a_slope_that_count"),
            models.CheckConstraint(
                condition=~Q(model=PriceModel.SPAN)
                | Q(span_low__isnull=False, span_high__isnull=False, span_low__gt=0, span_low__lt=F("span_high")),
                name="a_span_has_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.model

    @property
    def quality_weight(self) -> int:
        return 100 - self.price_weight

    def formula(self) -> Formula:
        span = (Fraction(self.span_low), Fraction(self.span_high)) if self.span_low and self.span_high else None
        return Formula(
            model=Model(self.model),
            price_weight=Fraction(self.price_weight),
            quality_weight=Fraction(self.quality_weight),
            scale=Fraction(self.scale),
            slope=Fraction(self.slope),
            span=span,
        )


class Assessment(TenantRow):
    """The scoring of all bids. `agreeing_since`: scores are given, everybody sees them, and the group agrees."""

    method = models.OneToOneField(Method, models.CASCADE, related_name="assessment")
    agreeing_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Assessment of {self.method_id}"


class Supplier(TenantRow):
    """Somebody who is invited to bid. Suppliers never sign in."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="suppliers")
    name = ShortText(_("supplier"), max_length=120)

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint("journey", "name", name="a_supplier_is_invited_once")]

    def __str__(self) -> str:
        return self.name


class Paper(TenantRow):
    """A document of a supplier, where it lies: the municipality keeps the file itself."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="papers")
    title = ShortText(_("title"), max_length=120)
    url = models.URLField(max_length=500)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Bid(TenantRow):
    """A filled table, opened. There is none without a locked method. `answers`: reply and how, by number."""

    supplier = models.OneToOneField(Supplier, models.PROTECT, related_name="bid")
    method = models.ForeignKey(Method, models.PROTECT, related_name="bids")
    price = models.DecimalField(max_digits=14, decimal_places=2)
    answers = GuardedJSON()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("supplier__name",)
        constraints = [models.CheckConstraint(condition=Q(price__gt=0), name="a_bid_has_a_price")]

    def __str__(self) -> str:
        return str(self.supplier)

    def answered(self, number: int) -> Answered:
        reply, how = self.answers[str(number)]
        return Answered(reply=Reply(reply), how=how)


class Verdict(TenantRow):
    """What the group says of a must, whatever the supplier answered."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="verdicts")
    number = models.PositiveIntegerField()
    met = models.BooleanField()
    reason = FreeText(_("reason"), max_length=600)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("bid", "number", name="one_verdict_of_a_must")]

    def __str__(self) -> str:
        return f"K{self.number}"


class Assessor(TenantRow):
    """Somebody who scores. `done_at`: she has given all her scores and changes them no more."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="assessors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("person__name",)
        constraints = [models.UniqueConstraint("assessment", "person", name="one_assessor_a_person")]

    def __str__(self) -> str:
        return str(self.person)


class Score(TenantRow):
    """What one assessor gives one bid for one requirement. Read by herself alone until the group agrees."""

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="scores")
    bid = models.ForeignKey(Bid, models.CASCADE, related_name="scores")
    number = models.PositiveIntegerField()
    points = models.PositiveSmallIntegerField()
    note = ShortText(_("note"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("assessor", "bid", "number", name="one_score_of_each")]

    def __str__(self) -> str:
        return f"K{self.number}"


class Agreed(TenantRow):
    """The points that the group agrees on, and why."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="agreed")
    number = models.PositiveIntegerField()
    points = models.PositiveSmallIntegerField()
    reason = FreeText(_("reason"), max_length=600)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("bid", "number", name="agreed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="what_is_agreed_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"K{self.number}"
