# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What somebody with a copy of the database finds out about who noted what: nothing but the week."""

from django.db import connection, models
from django.utils import timezone

from medspil.dilemmas.actions import log
from medspil.dilemmas.models import Dilemma, Signature
from medspil.record.models import Entry
from tests.cast import Cast
from tests.dilemmas.stage import noted


def test_a_dilemma_has_the_columns_that_were_thought_about() -> None:
    assert {field.name for field in Dilemma._meta.concrete_fields} == {
        "id", "municipality", "unit", "told", "topic", "role", "hard", "channel", "source", "week",
    }  # fmt: skip
    assert isinstance(Dilemma._meta.pk, models.UUIDField)
    for field in Dilemma._meta.concrete_fields:
        assert not isinstance(field, models.DateTimeField | models.TimeField | models.GenericIPAddressField)
        assert getattr(field.related_model, "__name__", "") != "Person"


def test_noting_leaves_no_line_in_the_history(cast: Cast) -> None:
    before = set(Entry.objects.values_list("pk", flat=True))
    noted(cast)
    noted(cast, signed=True)
    assert set(Entry.objects.values_list("pk", flat=True)) == before


def test_the_place_in_the_table_does_not_tell_who_was_first(cast: Cast) -> None:
    """Twelve in a row in the order of writing would happen once in half a thousand million times."""
    written = [noted(cast, f"Dilemma {n}").told for n in range(12)]
    column = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT told FROM dilemmas_dilemma ORDER BY {column}")  # noqa: S608 - a word of ours
        assert [told for (told,) in cursor.fetchall()] != written


def test_a_signature_survives_that_the_rows_are_written_anew(cast: Cast) -> None:
    mine = noted(cast, signed=True)
    for n in range(3):
        noted(cast, f"Dilemma {n}")
    assert Signature.objects.get().dilemma == mine
    log.remove(dilemma=mine, by=cast.mette)
    assert not Signature.objects.exists()


def test_the_day_is_not_kept(cast: Cast) -> None:
    dilemma = noted(cast)
    dilemma.refresh_from_db()
    assert dilemma.week.weekday() == 0
    assert (timezone.localdate() - dilemma.week).days < 7
