# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import LeaderPresence
from medspil.ui.forms import Form


class MeetingForm(Form):
    prompts = {"presence": _("Choose where the leader is.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    presence = forms.ChoiceField(
        label=_("Where is the leader during the meeting?"),
        widget=forms.RadioSelect,
        initial=LeaderPresence.OUT,
        choices=[
            (LeaderPresence.OUT, _("Stays out. Sees only what the team hands over.")),
            (LeaderPresence.FRAMES, _("Sets the frame and leaves. Sees only what the team hands over.")),
            (LeaderPresence.IN_ROOM, _("Takes part. Sees what the room sees, without names.")),
        ],
    )
