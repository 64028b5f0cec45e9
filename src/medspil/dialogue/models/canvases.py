# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A canvas that a team fills together, over minutes or over weeks. Nothing here says who wrote what, or when."""

from collections import defaultdict
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.processes import Process
from medspil.materials.schema import CanvasFile
from medspil.organisations.models import Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import GuardedJSON, ShortText


class FilledCanvas(TenantRow):
    """A team's copy of a template (skabelon i brug). Open until somebody marks it as finished."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="canvases")
    process = models.ForeignKey(Process, models.SET_NULL, null=True, blank=True, related_name="canvases")
    key = models.CharField(max_length=60)  # of the template
    form = GuardedJSON()  # the template as it was then: what is filled does not change under those who filled it
    title = ShortText(_("title"), max_length=80)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at",)

    def __str__(self) -> str:
        return self.title

    @cached_property
    def shape(self) -> CanvasFile:
        return CanvasFile.model_validate(self.form)

    def lines_by_field(self) -> dict[str, list["CanvasLine"]]:
        found: dict[str, list[CanvasLine]] = defaultdict(list)
        for line in self.lines.all():
            found[line.field].append(line)
        return found


class CanvasLine(TenantRow):
    """What stands on one line of a field. A checklist has one line for each item from the start."""

    canvas = models.ForeignKey(FilledCanvas, models.CASCADE, related_name="lines")
    field = models.CharField(max_length=60)
    cells = GuardedJSON(default=dict)  # the text of each cell by its key
    done = models.BooleanField(default=False)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)  # rises with each change: two people cannot overwrite each other

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"Line of {self.canvas_id}"
