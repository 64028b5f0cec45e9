# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What readers see: every change of it is a version, and no version is ever lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

from medspil.materials.actions.drafts import WrittenMeanwhile, fresh
from medspil.materials.desk import MODELS, Piece
from medspil.materials.events import PieceEvent, PiecePublished, PieceWithdrawn
from medspil.materials.models import IN_A_TOPIC, Case, Draft, LegalPoint, PieceKind, Script, Topic, Version
from medspil.materials.pieces import Values, file_of, trimmed, values_of, wanted
from medspil.materials.problems import Problem, problems_in
from medspil.materials.queries import readable
from medspil.materials.schema import ScriptFile, Strict
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write

_NAMED_BY_STEPS = {"case": PieceKind.CASE, "legal_point": PieceKind.LEGAL_POINT, "canvas": PieceKind.CANVAS}


class NotReady(Exception):
    """A text cannot be published as it stands; `problems` say what to mend first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@write
def publish(*, seen: Piece, mark: str, why: str, by: Person | None) -> Version | None:
    """Let readers see the draft. None when it has been published already.

    Raises WrittenMeanwhile when it is not the draft that the editor has seen, and NotReady.
    """
    now = fresh(seen)
    if now.draft is None:
        return None
    if now.seen != mark:
        raise WrittenMeanwhile(now)
    version = _publish(now, now.draft, why, by, among=[now])
    record(_happened(version), by=by)
    return version


@write
def publish_all(*, seen: Iterable[Piece], why: str, by: Person | None) -> list[Version]:
    """Publish the drafts of several pieces, all or none of them. They may name each other."""
    order = list(MODELS)
    among = sorted((fresh(one) for one in seen), key=lambda one: order.index(one.kind.name))
    versions: list[Version] = []
    problems: list[Problem] = []
    for now in among:
        try:
            versions += [_publish(now, now.draft, why, by, among=among)] if now.draft else []
        except NotReady as refused:
            problems += refused.problems
    if problems:
        raise NotReady(problems)  # and nothing of it stays: it is one transaction
    for version in versions:
        record(_happened(version), by=by)
    return versions


@write
def state(*, seen: Piece, facts: Values, why: str, by: Person) -> Version:
    """Put facts about a piece right at once, in what is read and in the draft: when a source was checked, say."""
    now = fresh(seen)
    base = now.latest.base if now.own_row and now.latest else now.national
    values = trimmed({**(now.read or {}), **facts})
    if now.latest and now.own == values and now.latest.why == why:
        return now.latest  # said twice
    version = _store(now, values, base, why, by)
    if now.draft:
        now.draft.values = trimmed({**now.draft.values, **facts})
        now.draft.revision += 1
        now.draft.save()
    record(_happened(version), by=by)
    return version


@write
def restore(*, seen: Piece, version: Version, why: str, by: Person) -> Version:
    """An old version anew, as the newest. One without text takes ours away again."""
    now = fresh(seen)
    if now.latest and now.own == version.values:
        return now.latest  # it is what is read already
    restored = _store(now, version.values, version.base, why, by) if version.values else _take_away(now, why, by)
    record(_happened(restored), by=by)
    return restored


@write
def withdraw(*, seen: Piece, why: str, by: Person) -> Version | None:
    """Back to the national text, or away with one's own piece. The history stays, and can be restored.

    None when there is nothing of one's own; NotReady when something else of one's own is built on it.
    """
    now = fresh(seen)
    if now.own_row is None:
        return None
    version = _take_away(now, why, by)
    record(_happened(version), by=by)
    return version


def _publish(now: Piece, draft: Draft, why: str, by: Person | None, among: Sequence[Piece]) -> Version:
    deleted, _rows = Draft.objects.of(now.municipality_id).filter(pk=draft.pk, revision=draft.revision).delete()
    if not deleted:
        raise WrittenMeanwhile(fresh(now))
    return _store(now, draft.values, draft.base, why, by, among)


def _store(
    now: Piece, values: Values, base: Values | None, why: str, by: Person | None, among: Sequence[Piece] = ()
) -> Version:
    """The row that is read, and the version."""
    topic = now.topic
    file = _file(now, topic, values)
    if isinstance(file, ScriptFile):
        _refuse_if(_missing(now, file, among))
    row = wanted(now.kind.name, now.key, topic, file, _position(now, topic))
    columns: dict[str, Any] = {**row.columns, "checksum": row.checksum}
    if row.topic:
        columns["topic"] = _topic_row(now, row.topic)
    row.model.objects.update_or_create(municipality_id=now.municipality_id, key=now.key, defaults=columns)
    return _version(now, values_of(file), base, why, by)


def _take_away(now: Piece, why: str, by: Person | None) -> Version:
    if now.national_row is None:
        _refuse_if(_built_on(now))
    if now.own_row:
        for model in IN_A_TOPIC if isinstance(now.own_row, Topic) else ():
            model.objects.filter(topic=now.own_row).update(topic=now.national_row)
        now.own_row.delete()
    return _version(now, None, None, why, by)


def _version(now: Piece, values: Values | None, base: Values | None, why: str, by: Person | None) -> Version:
    try:
        with transaction.atomic():
            return Version.objects.create(
                municipality_id=now.municipality_id,
                kind=now.kind.name,
                key=now.key,
                topic=now.topic,
                number=now.latest.number + 1 if now.latest else 1,
                title=values["title"] if values else now.title,
                values=values,
                base=base,
                why=why,
                by=by,
            )
    except IntegrityError as error:
        raise WrittenMeanwhile(fresh(now)) from error


def _happened(version: Version) -> PieceEvent:
    event = PiecePublished if version.values else PieceWithdrawn
    return event(
        municipality_id=version.municipality_id, piece_kind=version.kind, key=version.key, number=version.number
    )


def _file(now: Piece, topic: str, values: Values) -> Strict:
    try:
        return file_of(now.kind.name, now.key, topic, values)
    except ValidationError as refused:
        problems = problems_in(refused, now.title)
        raise NotReady([replace(one, place=now.kind.place(one.field, values)) for one in problems]) from refused


def _refuse_if(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise NotReady(found)


def _missing(now: Piece, script: ScriptFile, among: Sequence[Piece]) -> Iterator[Problem]:
    """What the steps name and nobody would find in the meeting."""
    for column, kind in _NAMED_BY_STEPS.items():
        named = {getattr(step, column): step for step in script.steps if getattr(step, column)}
        known = set(readable(MODELS[kind], now.municipality_id).filter(key__in=named).values_list("key", flat=True))
        known |= {one.key for one in among if one.kind.name == kind}
        for key in sorted(named.keys() - known):
            words = _("step »{step}« names {key}, which is not there; publish that first")
            yield Problem(words=words, params={"step": named[key].title, "key": key}, file=now.title)


def _built_on(now: Piece) -> Iterator[Problem]:
    """What of the municipality's own would have nothing to stand on."""
    if isinstance(now.own_row, Topic):
        for model in IN_A_TOPIC:
            for row in model.objects.filter(topic=now.own_row):
                yield Problem(words=_("»{title}« stands in it; take that away first"), params={"title": row.title})
        return
    column = next((column for column, kind in _NAMED_BY_STEPS.items() if kind == now.kind.name), None)
    for script in Script.objects.filter(municipality=now.municipality_id) if column else ():
        if now.key in {step.get(column) for step in script.steps}:
            yield Problem(words=_("the script »{title}« uses it; change that first"), params={"title": script.title})


def _topic_row(now: Piece, key: str) -> Topic:
    """The national topic, so that it need not move when ours comes and goes; else our own."""
    topic = (
        Topic.objects.of(now.municipality_id).filter(key=key).order_by(F("municipality").asc(nulls_first=True)).first()
    )
    if topic is None:
        raise NotReady(
            [Problem(words=_("the topic {key} is not there; publish it first"), params={"key": key}, file=now.title)]
        )
    return topic


def _position(now: Piece, topic: str) -> int:
    """Where it is, or after all others of its kind in the topic."""
    if isinstance(now.row, Case | LegalPoint):
        return now.row.position
    if now.kind.name not in {PieceKind.CASE, PieceKind.LEGAL_POINT}:
        return 0
    model = Case if now.kind.name == PieceKind.CASE else LegalPoint
    others = model.objects.of(now.municipality_id).filter(topic__key=topic)
    return int(others.aggregate(last=Max("position"))["last"] or 0) + 1
