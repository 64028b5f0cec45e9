# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Each column that points at a person: what it says about her, and what becomes of the row when she is erased.

A row that `goes` was about her alone. The others are the record of a team: they stay, and where her name was there
stands »Tidligere kollega«. A test walks the models and fails when a column is missing here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.organisations.models import Municipality, Person
from medspil.organisations.tenancy import TenantRow


@dataclass(frozen=True, kw_only=True)
class Place:
    column: str  # package.Model.field
    what: Any
    goes: bool = False
    untold: str = ""  # why it is in no file and on no page about her, not even as a number

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.column.rpartition(".")[0])

    @property
    def field(self) -> str:
        return self.column.rpartition(".")[2]


def _goes(column: str, what: Any) -> Place:
    return Place(column=column, what=what, goes=True)


def _stays(column: str, what: Any) -> Place:
    return Place(column=column, what=what)


PLACES: tuple[Place, ...] = (
    _goes("organisations.Membership.person", _("Roles")),
    _goes("account.EmailAddress.user", _("E-mail addresses")),
    _goes("socialaccount.SocialAccount.user", _("What the municipality's own sign-in calls the person")),
    _goes("usersessions.UserSession.user", _("Where somebody was signed in")),
    _goes("mfa.Authenticator.user", _("Sign-in with two steps")),
    _goes("dialogue.Invitee.person", _("Invitations to meetings, and replies")),
    _goes("dilemmas.Signature.person", _("Name on a dilemma")),
    _goes("practice.NoThanks.person", _("No thanks to the weekly letter")),
    _goes("directory.Intake.by", _("Files of help offers that wait to be taken in")),
    _goes("journeys.Ambassador.person", _("Ambassador of a digital journey")),
    Place(
        column="readiness.Answered.person",
        what=_("That a survey was answered"),
        goes=True,
        untold="an administrator would learn who has answered; it is gone when the survey closes",
    ),
    _stays("dialogue.Process.leader", _("Processes as leader")),
    _stays("dialogue.Process.facilitator", _("Processes as facilitator")),
    _stays("dialogue.Meeting.facilitator", _("Meetings as facilitator")),
    _stays("dialogue.Meeting.note_taker", _("Meetings as note-taker")),
    _stays("dialogue.Tick.by", _("Ticks in checklists")),
    _stays("dialogue.Decision.owner", _("Decisions taken on in a meeting")),
    _stays("practice.Commitment.owner", _("Commitments")),
    _stays("practice.Trial.owner", _("Trials")),
    _stays("practice.Answer.by", _("Answers to proposals")),
    _stays("practice.Closing.by", _("Evaluations of processes")),
    _stays("practice.Tip.by", _("Trials put before another unit")),
    _stays("expectations.ServiceLevel.by", _("Service levels written down")),
    _stays("counter.GuideVersion.by", _("Versions of answers in the counter guide")),
    _stays("materials.Draft.edited_by", _("Drafts of material")),
    _stays("materials.Version.by", _("Published versions of material")),
    _stays("materials.Arrival.by", _("Packages of material that were taken in")),
    _stays("directory.Correction.settled_by", _("Corrections of help offers that were settled")),
    _stays("journeys.JourneyRole.person", _("Roles in digital journeys")),
    _stays("journeys.News.by", _("News of digital journeys")),
    _stays("journeys.Question.answered_by", _("Answers to questions about digital journeys")),
    _stays("journeys.Purpose.by", _("Purposes of digital journeys")),
    _stays("journeys.Ending.by", _("Endings of digital journeys")),
    _stays("adoption.Team.keeper", _("Asked for a team's figures")),
    _stays("procurement.Wish.by", _("Wishes to a solution")),
    _stays("procurement.Wish.declined_by", _("Wishes set aside")),
    _stays("procurement.Specification.by", _("Specifications made")),
    _stays("procurement.Method.by", _("Ways of comparing bids that were locked")),
    _stays("procurement.Bid.by", _("Bids opened")),
    _stays("procurement.Verdict.by", _("Judgements of musts in bids")),
    _stays("procurement.Assessor.person", _("Named to score bids")),
    _stays("procurement.Agreed.by", _("Points agreed on in bids")),
)
TOLD = tuple(place for place in PLACES if not place.untold)
# What a file about somebody leaves out of a row: keys to the system, and what no human reads.
HIDDEN = frozenset({"password", "data", "session_key", "secret", "code", "municipality", "ip", "extra_data"})
# Nobody knows who wrote these rows. They are never in a file, also when somebody's name stands in the text.
ANONYMOUS = frozenset(
    {
        "dialogue.Note",
        "dialogue.Group",
        "dialogue.Speaker",
        "dialogue.Dot",
        "dialogue.Tally",
        "dialogue.ReadyMark",
        "dialogue.Seat",
        "dialogue.OutcomeItem",
        "dilemmas.Dilemma",
        "dilemmas.Question",
        "journeys.Question",
        "procurement.Turn",
    }
)
# Between two, or nobody else's before all are done: text of others that is not for whoever asks.
CLOSED = frozenset({"practice.OneToOne", "procurement.Score", "materials.Draft"})
# The database refuses to change it (decision 29): what a reason says there stays.
LOCKED = frozenset({"procurement.Method"})


def columns_to_people() -> set[str]:
    """Each column of a model that points at a person, whoever wrote the model."""
    return {
        f"{model._meta.label}.{field.name}"  # noqa: SLF001 - Django's public name for it
        for model in apps.get_models()
        for field in model._meta.get_fields()  # noqa: SLF001
        if isinstance(field, models.ForeignKey) and field.related_model is Person
    }


def columns_with_text() -> Iterator[tuple[type[models.Model], list[models.Field[Any, Any]]]]:
    """The models of a municipality with the columns in which words stand. Of itself what is told, and not its name."""
    itself = Municipality._meta.concrete_fields  # noqa: SLF001
    yield Municipality, [field for field in itself if field.name in {"greeting", "help_name"}]
    for model in apps.get_models():
        if issubclass(model, TenantRow):
            fields = [field for field in model._meta.concrete_fields if _holds_words(field)]  # noqa: SLF001
            if fields:
                yield model, fields


def _holds_words(field: models.Field[Any, Any]) -> bool:
    written = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return written and not field.choices and field.name not in HIDDEN
