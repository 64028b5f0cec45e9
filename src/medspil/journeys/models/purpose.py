# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models.journeys import Journey
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText


class Purpose(TenantRow):
    """The purpose of a journey as it was agreed (formål). Never changed: another is another number, with a reason.

    Its text is the canvas `purpose`: one field for each of the four audiences, what it is tied to, and one sentence.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="purposes")
    number = models.PositiveSmallIntegerField()
    canvas = GuardedJSON(default=dict)
    strategy_link = models.URLField(_("where the strategy stands"), blank=True, max_length=300)
    reason = FreeText(_("reason"), max_length=600, blank=True)  # of the change; the first needs none
    agreed_by = ShortText(_("agreed by"), max_length=200)
    agreed_on = models.DateField(_("agreed on"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint("journey", "number", name="one_purpose_of_a_number")]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """The purpose in one sentence, as it stands on every page of the journey."""
        return str(self.canvas.get("one-sentence", ""))
