# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Process
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, ShortText


class JourneyPhase(models.TextChoices):
    """In order: a journey goes from the first to the last, and may go back."""

    IDEA = "idea", _("Idea")
    PREPARATION = "preparation", _("Preparation")
    PROCUREMENT = "procurement", _("Procurement")
    IMPLEMENTATION = "implementation", _("Implementation")

    @property
    def number(self) -> int:
        return list(JourneyPhase).index(self) + 1


class JourneyState(models.TextChoices):
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Ended")


class Journey(TenantRow):
    """A way from the idea of a digital solution for citizens to people who use it (digital vej).

    Its meetings, canvases, commitments and trials hang on a process of its own, which has the same id; the lap of that
    process is the number of the phase. See decision 28.
    """

    process = models.OneToOneField(Process, models.PROTECT, related_name="journey")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="journeys")
    name = ShortText(_("name"), max_length=120)
    about = FreeText(_("the idea"), max_length=1000)
    phase = models.CharField(max_length=14, choices=JourneyPhase.choices, default=JourneyPhase.IDEA)
    state = models.CharField(max_length=8, choices=JourneyState.choices, default=JourneyState.RUNNING)
    phase_since = models.DateTimeField(default=timezone.now)
    employee_groups = FreeText(_("who is to work with it"), max_length=600, blank=True)  # one on each line
    group_task = FreeText(_("the task of the group"), max_length=2000, blank=True)
    origin = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="branches")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-started_at",)

    def __str__(self) -> str:
        return self.name

    @property
    def phase_now(self) -> JourneyPhase:
        return JourneyPhase(self.phase)

    @property
    def groups(self) -> list[str]:
        """The groups of employees who are to work with it, each once."""
        lines = (line.strip() for line in self.employee_groups.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    @property
    def closed(self) -> bool:
        return self.state == JourneyState.CLOSED


class Part(models.TextChoices):
    LEAD = "lead", _("Project lead")
    MEMBER = "member", _("In the working group")


class Archetype(models.TextChoices):
    """A view of the new that somebody brings into the group; the values are fields of the canvas `working-group`."""

    FRONT_RUNNER = "front-runner", _("The front-runner")
    AVERAGE_USER = "average-user", _("The average user")
    ANALOGUE = "analogue", _("The analogue")
    SCEPTIC = "professional-sceptic", _("The professional sceptic")


class JourneyRole(TenantRow):
    """Somebody who is named in a journey. A citizen or a partner in the group does not sign in: `person` is empty.

    Employees and leaders are not named here; what they may do follows from their memberships.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=8, choices=Part.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="journey_roles")
    name = ShortText(_("name"), max_length=80)
    employee_group = ShortText(_("group of employees"), max_length=80, blank=True)
    archetype = models.CharField(max_length=20, choices=Archetype.choices, blank=True)
    advantage = ShortText(_("what is the advantage"), max_length=300, blank=True)
    brings = ShortText(_("what they bring"), max_length=300, blank=True)
    reach = ShortText(_("how to reach them"), max_length=200, blank=True)

    class Meta:
        ordering = ("role", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["journey"], condition=Q(role=Part.LEAD), name="one_project_lead_of_a_journey"
            ),
            models.UniqueConstraint("journey", "person", "role", name="named_once_in_a_journey"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.role}"
