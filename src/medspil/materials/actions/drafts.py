# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Drafts: what editors write, and nobody else sees, until it is published."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from medspil.materials.desk import MODELS, Piece, piece
from medspil.materials.events import DraftDiscarded, DraftSaved
from medspil.materials.keys import key_from, unlike
from medspil.materials.kinds import Kind
from medspil.materials.models import Draft, Version
from medspil.materials.pieces import Values, trimmed
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


class WrittenMeanwhile(Exception):
    """Somebody else has changed the piece since the writer saw it; `now` is how it stands."""

    def __init__(self, now: Piece) -> None:
        super().__init__(now.key)
        self.now = now


@write
def save(*, seen: Piece, mark: str, values: Values, by: Person | None, base: Values | None = None) -> Draft:
    """Keep what was written as the draft. `mark` is the piece's `seen` on the writer's page.

    `base` is given when the text has taken account of a newer national one. Raises WrittenMeanwhile rather than
    overwrite what the writer has not seen; the same text sent twice is saved once.
    """
    now, values = fresh(seen), trimmed(values)
    if now.draft and now.draft.values == values and base in (None, now.draft.base):
        return now.draft
    if now.seen != mark:
        raise WrittenMeanwhile(now)
    draft = (
        _rewrite(now, values, base, by) if now.draft else _create(now, values, now.base if base is None else base, by)
    )
    record(DraftSaved(municipality_id=now.municipality_id, piece_kind=now.kind.name, key=now.key), by=by)
    return draft


@write
def begin(
    *, draft_id: UUID, municipality: Municipality, kind: Kind, topic: str, values: Values, by: Person | None
) -> Draft:
    """A piece of one's own: the key comes from the title. Sent twice, it is one.

    A dilemma that somebody has noted becomes a case by this: the story is `body`.
    """
    draft, new = make_once(
        Draft,
        pk=draft_id,
        municipality=municipality,
        kind=kind.name,
        key=_new_key(municipality, kind, str(values.get("title", ""))),
        topic=topic,
        values=trimmed(values),
        edited_by=by,
    )
    if new:
        record(DraftSaved(municipality_id=municipality.pk, piece_kind=kind.name, key=draft.key), by=by)
    return draft


@write
def undo(*, seen: Piece, mark: str, by: Person) -> None:
    """Change places with the text before the last; once more, and it is back."""
    now = fresh(seen)
    if now.draft is None or now.seen != mark:
        raise WrittenMeanwhile(now)
    if now.draft.previous is None:
        return
    _rewrite(now, now.draft.previous, None, by)
    record(DraftSaved(municipality_id=now.municipality_id, piece_kind=now.kind.name, key=now.key), by=by)


@write
def discard(*, seen: Piece, mark: str, by: Person) -> None:
    """Throw the draft away; what was published stays."""
    now = fresh(seen)
    if now.draft is None:
        return
    if now.seen != mark:
        raise WrittenMeanwhile(now)
    now.draft.delete()
    record(DraftDiscarded(municipality_id=now.municipality_id, piece_kind=now.kind.name, key=now.key), by=by)


@write
def put_back(*, municipality: Municipality, kind: str, key: str, fields: Values, by: Person) -> None:
    """A draft that was just discarded, unless somebody has begun another. `fields`: topic, values, base."""
    _draft, new = Draft.objects.get_or_create(
        municipality=municipality, kind=kind, key=key, defaults={**fields, "edited_by": by}
    )
    if new:
        record(DraftSaved(municipality_id=municipality.pk, piece_kind=kind, key=key), by=by)


# no record: it only reads
def fresh(seen: Piece) -> Piece:
    """The piece as it stands in this very transaction."""
    now = piece(seen.municipality_id, seen.kind, seen.key)
    return now or Piece(municipality_id=seen.municipality_id, kind=seen.kind, key=seen.key)


def _create(now: Piece, values: Values, base: Values | None, by: Person | None) -> Draft:
    try:
        with transaction.atomic():
            return Draft.objects.create(
                municipality_id=now.municipality_id,
                kind=now.kind.name,
                key=now.key,
                topic=now.topic,
                values=values,
                base=base,
                previous=now.read,
                edited_by=by,
            )
    except IntegrityError as error:
        raise WrittenMeanwhile(fresh(now)) from error


def _rewrite(now: Piece, values: Values, base: Values | None, by: Person | None) -> Draft:
    assert now.draft is not None  # noqa: S101 - the callers have looked
    rows = Draft.objects.of(now.municipality_id).filter(pk=now.draft.pk, revision=now.draft.revision)
    written = rows.update(
        values=values,
        base=now.draft.base if base is None else base,
        previous=now.draft.values,
        revision=F("revision") + 1,
        edited_by=by,
        edited_at=timezone.now(),
    )
    if not written:
        raise WrittenMeanwhile(fresh(now))
    return Draft.objects.get(pk=now.draft.pk)


def _new_key(municipality: Municipality, kind: Kind, title: str) -> str:
    """From the title, and unlike every key that is or was in use here."""
    wish = key_from(title, kind.slug)
    sources = (
        MODELS[kind.name].objects.of(municipality.pk),
        Draft.objects.of(municipality).filter(kind=kind.name),
        Version.objects.of(municipality).filter(kind=kind.name),
    )
    taken = {key for rows in sources for key in rows.filter(key__startswith=wish).values_list("key", flat=True)}
    return unlike(taken, wish)
