# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Readiness (parathed), asked without a name.

No row is an answer. A round holds sums; who has answered stands apart and only while the round is open, written anew in
random order each time, with no time. See decision 33.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import GuardedJSON, ShortText
from medspil.privacy.groups import FEWEST


class Round(TenantRow):
    """The same questions, asked once. `counts`: for each statement how many gave which answer, and for each theme how
    many had which sum. Emptied when fewer than five have answered as it closes."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="readiness_rounds")
    name = ShortText(_("name"), max_length=60)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closes_on = models.DateField(_("last day"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    answers = models.PositiveIntegerField(_("answers"), default=0)
    counts = GuardedJSON(default=dict)

    class Meta:
        ordering = ("opened_at",)
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=Q(closed_on=None), name="one_open_readiness_round"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(answers__gte=FEWEST) | Q(counts={}),
                name="a_few_answers_are_not_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown(self) -> bool:
        """Whether its result may be seen, by anybody."""
        return self.closed_on is not None and self.answers >= FEWEST

    @property
    def few(self) -> bool:
        return self.answers < FEWEST


class Answered(TenantRow):
    """That somebody has answered a round, so that she is not asked twice. Deleted as it closes."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="answered")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("round", "person", name="answers_a_round_once")]

    def __str__(self) -> str:
        return f"Answered {self.round_id}"
