# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The dialogue material. A row without a municipality is national; one with is that municipality's own."""

from typing import Self, TypeVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=models.Model)


class MaterialQuerySet(models.QuerySet[M]):
    def of(self, municipality_id: UUID | None) -> Self:
        """What a municipality reads: the national material and its own."""
        return self.filter(Q(municipality=None) | Q(municipality=municipality_id))

    def national(self) -> Self:
        return self.filter(municipality=None)


class Material(models.Model):
    """What all pieces share. `checksum` is of all that was read: what has not changed is not written again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("organisations.Municipality", models.CASCADE, null=True, blank=True)
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    checksum = models.CharField(max_length=64)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint("municipality", "key", name="%(class)s_key_once", nulls_distinct=False)]

    def __str__(self) -> str:
        return self.title


class TopicKind(models.TextChoices):
    TOPIC = "topic", _("Topic")
    EXERCISE = "exercise", _("Exercise")
    GUIDE = "guide", _("Guide")


class Topic(Material):
    """One of the six topics; or an exercise or a guide, which are made of the same pieces."""

    kind = models.CharField(max_length=10, choices=TopicKind.choices, default=TopicKind.TOPIC)
    number = models.PositiveSmallIntegerField()
    short = models.CharField(max_length=40)
    summary = models.TextField()
    body = models.TextField()
    advice = models.TextField(blank=True)
    preparation = models.TextField(blank=True)
    leader_brief = models.TextField(blank=True)

    class Meta(Material.Meta):
        ordering = ("kind", "number")


class Setting(models.TextChoices):
    CITIZEN_SERVICE = "citizen-service", _("Citizen service")
    JOBCENTRE = "jobcentre", _("Jobcentre")
    BENEFITS = "benefits", _("Benefits")


class Case(Material):
    """A dilemma: a story with a real tension and no answer given away."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="cases")
    position = models.PositiveSmallIntegerField()
    setting = models.CharField(max_length=20, choices=Setting.choices)
    story = models.TextField()
    questions = models.JSONField(default=list)
    perspectives = models.JSONField(default=dict)
    legal_points = models.JSONField(default=list)

    class Meta(Material.Meta):
        ordering = ("position",)


class Confidence(models.TextChoices):
    LAW = "law", _("The wording of the law")
    OFFICIAL = "official", _("An authority's own page")
    SECONDARY = "secondary", _("A secondary source")
    UNVERIFIED = "unverified", _("Not verified")


class LegalPoint(Material):
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="legal_points")
    position = models.PositiveSmallIntegerField()
    question = models.TextField()
    statement = models.TextField()
    law = models.CharField(max_length=200)
    paragraph = models.CharField(max_length=120, blank=True)
    source = models.URLField(max_length=300)
    checked_on = models.DateField()
    source_changed_on = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=12, choices=Confidence.choices)
    at_the_counter = models.TextField()
    depends_on = models.TextField(blank=True)
    cases = models.JSONField(default=list)

    class Meta(Material.Meta):
        ordering = ("position",)


class Script(Material):
    """A timed way through a meeting. Without a topic it is the basic design, which fits any."""

    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="scripts")
    minutes = models.PositiveSmallIntegerField()
    for_whom = models.TextField(blank=True)
    materials = models.JSONField(default=list)
    small_group = models.TextField(blank=True)
    large_group = models.TextField(blank=True)
    steps = models.JSONField(default=list)

    class Meta(Material.Meta):
        ordering = ("minutes",)


class Layout(models.TextChoices):
    COLUMNS = "columns", _("Columns")
    WINDOW = "window", _("Window")
    TABLE = "table", _("Table")
    LIST = "list", _("List")
    ROWS = "rows", _("Rows")
    CHECKLIST = "checklist", _("Checklist")
    QUADRANT = "quadrant", _("Quadrant")


class CanvasTemplate(Material):
    """A form of the method: filled live as notes, over weeks as text, or by hand on paper."""

    purpose = models.TextField()
    when = models.TextField(blank=True)
    layout = models.CharField(max_length=10, choices=Layout.choices)
    paper = models.CharField(max_length=20, default="A3 landscape")
    notes_per_person = models.PositiveSmallIntegerField(null=True)  # empty: as many as one likes
    fields = models.JSONField(default=list)
    columns = models.JSONField(default=list)  # the cells of each line, for rows
    axes = models.JSONField(null=True)  # left, right, top, bottom, for a quadrant

    class Meta(Material.Meta):
        ordering = ("key",)
