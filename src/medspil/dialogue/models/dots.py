# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Dots: one engine for everything that is counted: the topic vote, and votes, scales, compass and words in a meeting.

While a round is open a dot hangs on a pseudonym, HMAC(secret of the round, token of the device). Closing the round adds
the dots up, deletes them and destroys the secret: then nobody can tell who set them, not even with the database.
"""

import secrets

from django.db import models
from django.db.models import Q

from medspil.dialogue.models.processes import Process
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, ShortText

OPTION_LENGTH = 130  # two keys with a sign between them: a case and where in the compass


def new_secret() -> str:
    return secrets.token_hex(32)


class DotRound(TenantRow):
    dots_each = models.PositiveSmallIntegerField(default=3)
    secret = models.CharField(max_length=64, default=new_secret, blank=True)
    closed = models.BooleanField(default=False)
    voters = models.PositiveIntegerField(default=0)  # how many took part, counted at closing

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(closed=False) | Q(secret=""), name="closed_round_has_no_secret")
        ]

    def __str__(self) -> str:
        return f"Round of {self.dots_each} dots"


class Dot(TenantRow):
    """What one device has set on one option; gone when the round closes."""

    round = models.ForeignKey(DotRound, models.CASCADE, related_name="dots")
    pseudonym = models.CharField(max_length=64)
    option = ShortText(max_length=OPTION_LENGTH)  # a key, an id, or a word that somebody wrote
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("round", "pseudonym", "option", name="one_row_per_option")]

    def __str__(self) -> str:
        return f"{self.count} on {self.option}"


class Tally(TenantRow):
    """The counts that remain: from phones, and typed in from a sheet of paper or from hands in the air."""

    round = models.ForeignKey(DotRound, models.CASCADE, related_name="tallies")
    option = ShortText(max_length=OPTION_LENGTH)
    phones = models.PositiveIntegerField(default=0)
    paper = models.PositiveIntegerField(default=0)
    hidden = models.BooleanField(default=False)  # a word that the facilitator has taken from the wall

    class Meta:
        constraints = [models.UniqueConstraint("round", "option", name="one_tally_per_option")]

    def __str__(self) -> str:
        return f"{self.option}: {self.total}"

    @property
    def total(self) -> int:
        return self.phones + self.paper


class OwnTopic(TenantRow):
    """Something of the team's own on the ballot beside the six topics, such as a dilemma that somebody has noted.

    `topic` is the key of the one of the six that it belongs to.
    """

    process = models.ForeignKey(Process, models.CASCADE, related_name="own_topics")
    title = ShortText(max_length=120)
    summary = FreeText(max_length=600, blank=True)
    topic = models.CharField(max_length=60)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """Its option in the vote."""
        return str(self.pk)


class TopicVote(TenantRow):
    """Which of the six topics matters most to the team; joined by code, without an account. One in each lap."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="topic_votes")
    lap = models.PositiveSmallIntegerField(default=1)
    round = models.OneToOneField(DotRound, models.PROTECT, related_name="topic_vote")
    code = models.CharField(max_length=8, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint("process", "lap", name="one_topic_vote_a_lap")]

    def __str__(self) -> str:
        return self.code
