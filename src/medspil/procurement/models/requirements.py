# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import CanvasLine
from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import GuardedJSON, ShortText
from medspil.procurement.kinds import HEAVIEST, LIGHTEST, Area, Strength
from medspil.procurement.specification.rows import Row, row_from

WEIGHS = Q(strength=Strength.MUST, weight=None) | (
    ~Q(strength=Strength.MUST) & Q(weight__isnull=False, weight__gte=LIGHTEST, weight__lte=HEAVIEST)
)


class Requirement(TenantRow):
    """What a solution has to be able to (krav). Its number is its own: one that is taken out leaves a gap.

    `key` is that of the suggestion it began as. `version` rises with each change, so nobody overwrites what she has
    not seen.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="requirements")
    number = models.PositiveIntegerField()
    area = models.CharField(max_length=20, choices=Area.choices)
    strength = models.CharField(max_length=6, choices=Strength.choices)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)
    text = ShortText(_("requirement"), max_length=300)
    why = ShortText(_("why"), max_length=300, blank=True)
    shows = ShortText(_("how it is shown"), max_length=300, blank=True)
    source = ShortText(_("source"), max_length=300, blank=True)
    key = models.CharField(max_length=60, blank=True)
    taken_out_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint("journey", "number", name="one_requirement_per_number"),
            models.UniqueConstraint(
                fields=["journey", "key"], condition=~Q(key=""), name="a_suggestion_is_taken_in_once"
            ),
            models.CheckConstraint(condition=WEIGHS, name="a_must_has_no_weight_others_have_one"),
        ]

    def __str__(self) -> str:
        return self.mark

    @property
    def mark(self) -> str:
        return f"K{self.number}"

    def row(self) -> Row:
        return Row(
            number=self.number,
            area=Area(self.area),
            strength=Strength(self.strength),
            weight=self.weight,
            text=self.text,
            why=self.why,
            shows=self.shows,
        )


class Wish(TenantRow):
    """What somebody in the group asks for, before anybody has shown us anything (ønske).

    `declined_why` is why it does not become a requirement; then `declined_by` said so.

    `by` is empty for a line of a canvas, which has no author. `joined` is the wish that says the same; those who asked
    for either are credited. `requirement` is what it became.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="wishes")
    area = models.CharField(max_length=20, choices=Area.choices)
    text = ShortText(_("wish"), max_length=300)
    why = ShortText(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    line = models.ForeignKey(CanvasLine, models.SET_NULL, null=True, blank=True, related_name="+")
    joined = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="same")
    requirement = models.ForeignKey(Requirement, models.SET_NULL, null=True, blank=True, related_name="wishes")
    declined_why = ShortText(_("why not"), max_length=300, blank=True)
    declined_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    declined_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("asked_at",)
        constraints = [models.UniqueConstraint("journey", "line", name="a_line_is_one_wish")]

    def __str__(self) -> str:
        return self.text


class Specification(TenantRow):
    """The requirements as they were sent to suppliers (kravspecifikation). Never changed: another is another number.

    `code` stands in the file, so that a filled table is known again.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="specifications")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=8, unique=True)
    rows = GuardedJSON()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint("journey", "number", name="one_specification_per_number")]

    def __str__(self) -> str:
        return self.code

    def asked(self) -> list[Row]:
        return [row_from(data) for data in self.rows]
