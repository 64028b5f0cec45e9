# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The kinds whose settings hang together."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.activities.tables import FEWEST, MOST
from medspil.dialogue.forms.steps.base import StepForm
from medspil.dialogue.forms.steps.simple import BoardForm, under_topics
from medspil.dialogue.models import StepKind
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField

CASES = ("case_1", "case_2", "case_3", "case_4")


class CompassForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "canvas", "fine")
    made: ClassVar[tuple[str, ...]] = ("cases",)
    prompts = {**StepForm.prompts, "case_1": _("Choose a case to place."), "canvas": _("Choose a compass.")}
    case_1 = forms.ChoiceField(label=_("First case"))
    case_2 = forms.ChoiceField(label=_("Second case, if you like"), required=False)
    case_3 = forms.ChoiceField(label=_("Third case, if you like"), required=False)
    case_4 = forms.ChoiceField(label=_("Fourth case, if you like"), required=False)
    canvas = forms.ChoiceField(label=_("Which compass?"))
    fine = forms.BooleanField(
        label=_("Sixteen places instead of four fields"),
        help_text=_("Then a dot can lie between two roles, or far out in a corner."),
        required=False,
    )

    def prepare(self) -> None:
        choices = under_topics(self.shelf.cases)
        for name in CASES:
            self.choose(name, [("", _("Choose a case") if name == CASES[0] else _("None")), *choices])
        self.choose("canvas", [(canvas.key, canvas.title) for canvas in self.shelf.canvases if canvas.axes])

    def settings(self) -> dict[str, Any]:
        chosen = dict.fromkeys(key for name in CASES if (key := self.cleaned_data.get(name)))
        return {**super().settings(), "cases": list(chosen)}

    @classmethod
    def begun(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        cases = dict(zip(CASES, settings.get("cases", ()), strict=False))
        return {**super().begun(settings), **cases}


class ScaleForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "scale")
    made: ClassVar[tuple[str, ...]] = ("labels",)
    OWN = "own"
    again = forms.ChoiceField(
        label=_("Is it a new question?"),
        help_text=_("Ask the same again later in the meeting, and the two answers stand beside each other."),
        required=False,
    )
    scale = forms.ChoiceField(
        label=_("What do the five answers mean?"),
        choices=[
            ("agree", _("From »disagree completely« to »agree completely«")),
            ("confidence", _("From »not at all« to »completely«, for how sure one feels")),
            (OWN, _("Two ends of our own")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    low = GuardedCharField(label=_("The low end, if it is your own"), expects=NOTHING, required=False, max_length=40)
    high = GuardedCharField(label=_("The high end, if it is your own"), expects=NOTHING, required=False, max_length=40)

    def prepare(self) -> None:
        asked = [step for step in self.steps if step.kind == StepKind.SCALE and step.question]
        if asked:
            again = [(str(step.pk), _("Ask again: »{question}«").format(question=step.question)) for step in asked]
            self.choose("again", [("", _("Yes, a new one")), *again])
        else:
            del self.fields["again"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("again"):
            return said
        if not said.get("question") and "question" not in self.errors:
            self.add_error("question", _("Write the statement."))
        if not said.get("scale") and "scale" not in self.errors:
            self.add_error("scale", _("Choose what the answers mean."))
        if said.get("scale") == self.OWN:
            for end in ("low", "high"):
                if not said.get(end) and end not in self.errors:
                    self.add_error(end, _("Write what this end means."))
        return said

    def settings(self) -> dict[str, Any]:
        said = self.cleaned_data
        for step in self.steps:
            if said.get("again") == str(step.pk):
                return {name: step.settings[name] for name in ("question", "scale", "labels") if name in step.settings}
        if said["scale"] == self.OWN:
            return {"question": said["question"], "labels": [said["low"], said["high"]]}
        return super().settings()

    @classmethod
    def begun(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        ends = settings.get("labels")
        own = {"scale": cls.OWN, "low": ends[0], "high": ends[1]} if ends else {}
        return {**super().begun(settings), **own}


def _count(**kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        required=False,
        error_messages={
            "invalid": _("Write a whole number."),
            "min_value": format_lazy(_("Write at least {n}."), n=kwargs["min_value"]),
            "max_value": format_lazy(_("Write at most {n}."), n=kwargs["max_value"]),
        },
        **kwargs,
    )


class TablesForm(BoardForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "canvas", "size", "tables", "seating")
    prompts = {**BoardForm.prompts, "seating": _("Choose how people get a table.")}
    seating = forms.ChoiceField(
        label=_("How do people get a table?"),
        choices=[
            ("draw", _("The phone draws one, so that the tables are equally large")),
            ("choose", _("They sit at tables with numbers, and choose their own")),
        ],
        widget=forms.RadioSelect,
        initial="draw",
    )
    size = _count(label=_("About how many at each table?"), min_value=2, max_value=12)
    tables = _count(
        label=_("How many tables?"),
        help_text=_("Leave it empty to let the number follow from how many come."),
        min_value=FEWEST,
        max_value=MOST,
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("seating") == "choose" and not said.get("tables") and "tables" not in self.errors:
            self.add_error("tables", _("Write how many tables there are."))
        if not said.get("tables") and not said.get("size") and not self.errors:
            self.add_error("size", _("Write how many sit at each table, or how many tables there are."))
        return said

    def settings(self) -> dict[str, Any]:
        said = super().settings()
        if "tables" in said:
            said.pop("size", None)
        return said
