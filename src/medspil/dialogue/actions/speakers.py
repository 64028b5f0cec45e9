# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The list of speakers of a talk. Whoever has spoken least comes first, then whoever asked first."""

import secrets

from django.core.exceptions import ValidationError
from django.db.models import F, Max
from django.utils.translation import gettext as _

from medspil.dialogue.actions.dots import pseudonym
from medspil.dialogue.events.activities import SpeakersChanged, SpeakersOpened
from medspil.dialogue.models import Speaker, Step
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def open_list(*, step: Step, by: Person) -> None:
    """From now on one asks for the word on the phone."""
    step.settings = {**step.settings, "speakers": True}
    step.save(update_fields=["settings"])
    record(SpeakersOpened(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)


@write
def ask(*, step: Step, token: str, name: str) -> None:
    """Put this device on the list, under a name of its own choice or none. Asked twice, it keeps its place."""
    locked = _listed(step)
    row, _new = Speaker.objects.get_or_create(
        step=step, pseudonym=_mark(locked, token), defaults={"municipality": step.municipality}
    )
    row.name, row.turn = name, row.turn or _last(step) + 1
    row.save(update_fields=["name", "turn"])
    record(_changed(step), by=None)


@write
def withdraw(*, step: Step, token: str) -> None:
    """Take this device off the list."""
    row = Speaker.objects.of(step.municipality).filter(step=step, pseudonym=_mark(_listed(step), token)).first()
    if row is not None:
        _leave(row)
    record(_changed(step), by=None)


@write
def add(*, step: Step, name: str, by: Person) -> None:
    """Put somebody without a phone on the list."""
    _listed(step)
    Speaker.objects.create(
        municipality=step.municipality, step=step, pseudonym=secrets.token_hex(32), name=name, turn=_last(step) + 1
    )
    record(_changed(step), by=by)


@write
def strike_off(*, speaker: Speaker, by: Person) -> None:
    _leave(speaker)
    record(_changed(speaker.step), by=by)


@write
def call_next(*, step: Step, seen: Speaker | None, by: Person) -> bool:
    """The next one has the word. `seen` is who spoke on the presser's screen: when another facilitator has called
    the next one meanwhile, nothing happens and False is returned."""
    _listed(step)
    rows = Speaker.objects.of(step.municipality).filter(step=step)
    now = rows.filter(speaking=True).first()
    if (now.pk if now else None) != (seen.pk if seen else None):
        return False
    rows.filter(speaking=True).update(speaking=False, spoken=F("spoken") + 1)
    following = rows.filter(turn__gt=0).order_by("spoken", "turn").first()
    if following is not None:
        rows.filter(pk=following.pk).update(speaking=True, turn=0)
    record(_changed(step), by=by)
    return True


# no record: reads
def standing_of(*, step: Step, token: str) -> Speaker | None:
    """This device on the list; None when it never asked, or the step is closed."""
    if not step.secret:
        return None
    return Speaker.objects.of(step.municipality).filter(step=step, pseudonym=_mark(step, token)).first()


def _listed(step: Step) -> Step:
    """The step, locked, so that two who ask at once get a place each."""
    locked: Step = Step.objects.of(step.municipality).select_for_update().get(pk=step.pk)
    if locked.closed or not locked.secret or not locked.settings.get("speakers"):
        raise ValidationError(_("There is no list of speakers right now."), code="closed")
    return locked


def _mark(step: Step, token: str) -> str:
    """What stands for a device on the list; not what stands for it elsewhere in the step."""
    return pseudonym(step.secret, f"speaker:{token}")


def _last(step: Step) -> int:
    return Speaker.objects.of(step.municipality).filter(step=step).aggregate(last=Max("turn"))["last"] or 0


def _leave(row: Speaker) -> None:
    if row.spoken or row.speaking:
        Speaker.objects.of(row.municipality).filter(pk=row.pk).update(turn=0)
    else:
        row.delete()


def _changed(step: Step) -> SpeakersChanged:
    return SpeakersChanged(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk)
