# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Field, Value
from django.db.models.functions import Concat, Upper
from django.test.utils import isolate_apps
from django.utils import translation

from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import (
    FreeText,
    GuardedCharField,
    GuardedEmailField,
    GuardedJSON,
    GuardedURLField,
    ShortText,
)
from medspil.privacy.guard import CitizenDataRefused

CPR = "010203-1234"
Model = Any


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


@pytest.fixture
def story(db: None) -> Iterator[Model]:
    with isolate_apps("medspil.privacy"):

        class Story(models.Model):
            id = models.IntegerField(primary_key=True)
            title = ShortText(blank=True)
            body = FreeText(blank=True, max_length=500)
            answers = GuardedJSON(default=dict, blank=True)

            class Meta:
                app_label = "privacy"

            def __str__(self) -> str:
                return self.title

        # A model of this test only: its table comes and goes with the test's transaction.
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE privacy_story (id integer PRIMARY KEY, title varchar(200), body text, answers jsonb)"
            )
        yield Story


BAD = [{"title": f"Om {CPR}"}, {"body": CPR}, {"answers": {"a": [CPR]}}, {"answers": {CPR: 1}}]


@pytest.mark.parametrize("bad", BAD)
def test_no_path_saves_a_number(story: Model, bad: dict[str, Any]) -> None:
    row = story.objects.create(id=1, title="Fin", body="Fin", answers={"a": "b"})
    for name, value in bad.items():
        setattr(row, name, value)
    rows = story.objects.filter(id=1)

    for path in (
        row.save,
        lambda: row.save(update_fields=list(bad)),
        lambda: rows.update(**bad),
        lambda: story.objects.create(id=2, **bad),
        lambda: story.objects.bulk_create([story(id=2, **bad)]),
        lambda: story.objects.bulk_update([row], list(bad)),
        lambda: story.objects.update_or_create(id=2, defaults=bad),
        lambda: story.objects.get_or_create(id=2, defaults=bad),
    ):
        with pytest.raises(CitizenDataRefused), transaction.atomic():
            path()

    assert list(story.objects.values_list("title", "body", "answers")) == [("Fin", "Fin", {"a": "b"})]


@pytest.mark.parametrize("expression", [Value(CPR), Upper(Value(CPR)), Concat(F("title"), Value(f" og {CPR}"))])
def test_expressions_are_read_too(story: Model, expression: Any) -> None:
    row = story.objects.create(id=1, title="Fin")
    row.title = expression

    with pytest.raises(CitizenDataRefused), transaction.atomic():
        story.objects.filter(id=1).update(title=expression)
    with pytest.raises(CitizenDataRefused), transaction.atomic():
        row.save()


def test_other_text_is_saved_and_can_be_searched_for_anything(story: Model) -> None:
    story.objects.create(id=1, title="Ring 20304050", body="Den 12.03.2026 1030", answers={"ja": [1, None]})
    story.objects.filter(id=1).update(title=Concat(F("title"), Value("!")))

    row = story.objects.get()
    assert (row.title, row.body, row.answers) == ("Ring 20304050!", "Den 12.03.2026 1030", {"ja": [1, None]})
    assert not story.objects.filter(body__contains=CPR).exists()


def test_model_form_is_guarded_and_keeps_what_was_typed(story: Model) -> None:
    def declared(column: Field[Any, Any], **kwargs: Any) -> forms.Field | None:
        return column.formfield(**kwargs if column.name == "answers" else {**kwargs, "expects": NOTHING})

    form_class = forms.modelform_factory(story, fields=["title", "body", "answers"], formfield_callback=declared)
    form = form_class({"title": f"Om {CPR}", "body": CPR, "answers": f'["{CPR}"]'})

    refused = ["Der står et cpr-nummer i teksten. Skriv situationen uden at nævne, hvem borgeren er."]
    assert form.errors == {"title": refused, "body": refused, "answers": refused}
    assert CPR in str(form["title"])
    assert CPR in str(form["body"])


@pytest.mark.parametrize(("length", "over"), [(501, 1), (713, 213)])
def test_too_long_text_is_told_by_how_much(length: int, over: int) -> None:
    with pytest.raises(ValidationError) as error:
        GuardedCharField(expects=NOTHING, max_length=500).clean("x" * length)

    assert error.value.messages == [f"Teksten er {over} tegn for lang. Kort den ned til 500."]


def test_browser_is_not_told_to_cut_text() -> None:
    assert "maxlength" not in GuardedCharField(expects=NOTHING, max_length=500, widget=forms.Textarea).widget.attrs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  en linje \r\n", "en linje"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u030a", "å"),
        ("x" * 498 + "\r\nx", "x" * 498 + "\nx"),  # 500 characters, whatever the browser sends
        (None, ""),
        ("", ""),
    ],
)
def test_text_is_tidied(typed: str | None, kept: str) -> None:
    assert GuardedCharField(expects=NOTHING, max_length=500, required=False).clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("a\0b", "Der er et usynligt tegn i teksten. Slet teksten, og skriv den igen."),
        ("  \n", "Skriv noget her."),
        (CPR, "Der står et cpr-nummer i teksten. Skriv situationen uden at nævne, hvem borgeren er."),
    ],
)
def test_refusals_say_what_to_do(typed: str, message: str) -> None:
    with pytest.raises(ValidationError) as error:
        GuardedCharField(expects=NOTHING).clean(typed)

    assert error.value.messages == [message]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (GuardedEmailField(), "010203-1234@fjordby.example"),
        (GuardedURLField(), "https://fjordby.example/sag?borger=010203-1234"),
    ],
)
def test_an_address_holds_no_number_either(field: forms.Field, typed: str) -> None:
    assert field.clean(typed.replace("010203-1234", "12345")) == typed.replace("010203-1234", "12345")
    with pytest.raises(CitizenDataRefused):
        field.clean(typed)


@pytest.mark.parametrize(
    "field",
    [
        ShortText(),
        ShortText("navn", max_length=80),
        FreeText(),
        FreeText(max_length=300, blank=True),
        GuardedJSON(default=dict),
    ],
)
def test_migration_names_the_field_and_rebuilds_it(field: Any) -> None:
    _name, path, args, kwargs = field.deconstruct()
    written, imports = MigrationWriter.serialize(field)

    assert path == f"medspil.privacy.fields.{type(field).__name__}"
    assert imports == {"import medspil.privacy.fields"}
    assert written.startswith(path)
    assert type(field)(*args, **kwargs).deconstruct() == field.deconstruct()
