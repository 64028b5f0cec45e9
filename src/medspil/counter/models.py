# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The counter guide: what a team has agreed to answer, and every text it has had."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Meeting
from medspil.materials.models import FrontRole
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.practice.models import Trial
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText

LINES = 2000


class Verdict(models.TextChoices):
    YES = "yes", _("Yes")
    DEPENDS = "depends", _("It depends")
    NO = "no", _("No")


class GuideText(models.Model):
    """What an entry says. Texts named as lines have one thing on each line."""

    title = ShortText(_("situation"), max_length=120)
    citizen_words = FreeText(_("what the citizen says"), max_length=LINES, blank=True)  # lines
    employee_words = FreeText(_("what we ask each other"), max_length=LINES, blank=True)  # lines
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    depends_on = FreeText(_("what it depends on"), max_length=600, blank=True)
    how = FreeText(_("how we do it"), max_length=LINES)  # lines
    say = FreeText(_("what one can say"), max_length=LINES, blank=True)  # lines
    legal_points = GuardedJSON(default=list, blank=True)  # keys
    role = models.CharField(max_length=12, choices=FrontRole.choices)
    refer_to = FreeText(_("where to refer"), max_length=LINES, blank=True)  # lines
    offers = GuardedJSON(default=list, blank=True)  # id and name of each help offer of the directory
    agreed_by = ShortText(_("who agreed it"), max_length=120)
    agreed_on = models.DateField(_("when"))
    look_again_on = models.DateField(_("when to look at it again"))

    class Meta:
        abstract = True

    @property
    def steps(self) -> list[str]:
        return lines_of(self.how)

    @property
    def phrases(self) -> list[str]:
        return lines_of(self.say)

    @property
    def places(self) -> list[str]:
        return lines_of(self.refer_to)

    @property
    def overdue(self) -> bool:
        """Whether the day on which it was to be looked at again has passed."""
        return self.look_again_on < timezone.localdate()


TEXT = tuple(field.name for field in GuideText._meta.local_fields)  # noqa: SLF001 - Django's public name for it


class GuideEntry(GuideText, TenantRow):
    """The answer of a unit and of all beneath it; of the whole municipality when the unit is its root.

    `instead_of` is the entry of a unit above that this one takes the place of. `meeting` and `trial` say where it was
    born, when it was not an editor who wrote it. `number` is that of its latest version.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="guide_entries")
    instead_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="local_ones")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="guide_entries")
    trial = models.ForeignKey(Trial, models.SET_NULL, null=True, blank=True, related_name="guide_entries")
    withdrawn = models.BooleanField(default=False)
    number = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("title",)
        constraints = [
            models.UniqueConstraint("unit", "instead_of", name="one_own_answer_per_unit"),
            models.CheckConstraint(condition=Q(look_again_on__gte=F("agreed_on")), name="looked_at_again_after_agreed"),
        ]

    def __str__(self) -> str:
        return self.title

    def text(self) -> dict[str, Any]:
        """What it says, as JSON."""
        return {name: _plain(getattr(self, name)) for name in TEXT}


class Change(models.TextChoices):
    WRITTEN = "written", _("Written")
    CHANGED = "changed", _("Changed")
    KEPT = "kept", _("Looked at, still right")
    OFFERS = "offers", _("Help offers chosen")
    WITHDRAWN = "withdrawn", _("Taken out")
    RESTORED = "restored", _("Put back")


class GuideVersion(TenantRow):
    """A text that an entry has had, or a look at it that left the text as it was."""

    entry = models.ForeignKey(GuideEntry, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change.choices)
    text = GuardedJSON()
    why = ShortText(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint("entry", "number", name="guide_version_number_once")]
        # The latest version of a municipality is asked for at every key that somebody types.
        indexes = [models.Index(fields=["municipality", "-at"], name="latest_guide_version")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.number}"

    @property
    def was(self) -> GuideEntry:
        """The entry as it said then; only to look at."""
        days = {name: date.fromisoformat(self.text[name]) for name in ("agreed_on", "look_again_on")}
        return GuideEntry(**{**self.text, **days})


class Helped(TenantRow):
    """Somebody has said that an answer was enough, under the id of the press. No person, and only the week."""

    entry = models.ForeignKey(GuideEntry, models.CASCADE, related_name="helped")
    week = models.DateField()

    def __str__(self) -> str:
        return f"Helped in the week of {self.week}"


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
