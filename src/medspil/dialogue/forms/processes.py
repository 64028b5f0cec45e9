# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, long_text, not_past
from medspil.dialogue.models import LeaderPresence
from medspil.organisations.models import Person, Unit
from medspil.privacy.asking import NOTHING
from medspil.ui.forms import Form, choose_among


class StartForm(Form):
    """Four questions begin a process."""

    prompts = {
        "unit": _("Choose the team."),
        "value": _("Write what you want to come out of it."),
        "facilitator": _("Choose who facilitates."),
        "planned_on": _("Choose a date."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which team is it?"), queryset=Unit.objects.none(), empty_label=None)
    value = long_text(
        label=_("What should it be worth to citizens and colleagues?"),
        expects=NOTHING,
        help_text=_("A sentence or two. You come back to it when you look at what came of it."),
        max_length=500,
    )
    facilitator = PersonChoice(
        label=_("Who facilitates?"),
        help_text=_("A colleague the team trusts. Not the leader, if it can be helped."),
        queryset=Person.objects.none(),
        empty_label=_("Choose a person"),
    )
    planned_on = forms.DateField(label=_("About when do you meet?"), widget=forms.DateInput())

    def __init__(self, *args: Any, units: list[Unit], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)
        choose_among(self, "facilitator", people)

    def clean_planned_on(self) -> date:
        return not_past(self.cleaned_data["planned_on"])


class AgainForm(Form):
    """Two questions begin the next lap. `lap` is the one that stood on the page."""

    prompts = {"topic": _("Choose a topic."), "planned_on": _("Choose a date.")}

    lap = forms.IntegerField(widget=forms.HiddenInput)
    topic = forms.ChoiceField(
        label=_("What do you talk about?"),
        widget=forms.RadioSelect,
        choices=[
            ("new", _("Another topic. The team votes again, or you choose.")),
            ("same", _("The same topic once more.")),
        ],
    )
    planned_on = forms.DateField(label=_("About when do you meet?"), widget=forms.DateInput())

    def clean_planned_on(self) -> date:
        return not_past(self.cleaned_data["planned_on"])


class TermsForm(Form):
    """The part of the contract that the system itself keeps to."""

    prompts = {"leader_presence": _("Choose where the leader is."), "answer_days": _("Write a number of days.")}

    version = forms.IntegerField(widget=forms.HiddenInput)
    leader_presence = forms.ChoiceField(
        label=_("Where is the leader during the meeting?"),
        widget=forms.RadioSelect,
        choices=[
            (LeaderPresence.OUT, _("Stays out. Sees only what the team hands over.")),
            (LeaderPresence.FRAMES, _("Sets the frame and leaves. Sees only what the team hands over.")),
            (LeaderPresence.IN_ROOM, _("Takes part. Sees what the room sees, without names.")),
        ],
    )
    answer_days = forms.IntegerField(
        label=_("Within how many days does the leader answer the proposals?"),
        min_value=1,
        max_value=60,
        error_messages={
            "invalid": _("Write a number of days, for example 14."),
            "min_value": _("Write at least one day."),
            "max_value": _("Write at most 60 days. The team waits for the answer."),
        },
    )
