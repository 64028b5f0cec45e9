# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A team takes a template into use and fills it, line by line, in every layout."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.models import FilledCanvas
from medspil.materials.models import CanvasTemplate
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_process
from tests.dialogue.canvases.stage import add, change_form, lines_of, new_form, open_sample, page, read, said, texts
from tests.sample_canvases import SAMPLES, as_template

WITH_TEXT = ("columns", "window", "table", "list", "quadrant")


def begin(client: Client, **form: Any) -> HttpResponse:
    return client.post(reverse("canvas-new"), {"id": uuid4(), "title": "", **form})


def stored(cast: Cast) -> list[FilledCanvas]:
    return list(FilledCanvas.objects.of(cast.municipality))


def test_a_template_is_taken_into_use_once_however_often_it_is_sent(cast: Cast) -> None:
    as_template(SAMPLES["columns"])
    form = {"id": uuid4(), "template": "sample-columns", "place": cast.counter.pk, "title": "Vores skranke"}
    for _again in range(2):
        answer = begin(client_for(cast.ali), **form)
        assert (answer.status_code, answer["Location"]) == (302, reverse("canvas", args=[form["id"]]))
    (canvas,) = stored(cast)
    assert (canvas.title, canvas.unit, canvas.process) == ("Vores skranke", cast.counter, None)


def test_without_a_title_it_is_called_what_the_template_is_called(cast: Cast) -> None:
    as_template(SAMPLES["rows"])
    begin(client_for(cast.ali), template="sample-rows", place=cast.counter.pk)
    assert stored(cast)[0].title == "Hvem skal være med?"


def test_it_may_belong_to_a_process(cast: Cast, material: None) -> None:
    process = a_process(cast)
    as_template(SAMPLES["rows"])
    address = reverse("canvas-new") + f"?template=sample-rows&process={process.pk}"
    chosen = read(client_for(cast.bo).get(address)).xpath("//option[@selected]/@value")
    assert chosen == ["sample-rows", str(process.pk)]
    begin(client_for(cast.bo), template="sample-rows", place=process.pk)
    assert (stored(cast)[0].process, stored(cast)[0].unit) == (process, cast.counter)
    seen = said(read(client_for(cast.ali).get(reverse("process", args=[process.pk]))))
    assert "Vores skabeloner i brug" in seen
    assert "Hvem skal være med?" in seen


@pytest.mark.parametrize(
    "wrong", [{"template": "no-such"}, {"place": "jobcentre"}, {"title": "Hans cpr er 120360-1234"}]
)
def test_what_cannot_be_opened_is_told_and_what_was_typed_stays(cast: Cast, wrong: dict[str, str]) -> None:
    as_template(SAMPLES["rows"])
    places = {"counter": cast.counter.pk, "jobcentre": cast.jobcentre.pk}
    form = {"template": "sample-rows", "place": "counter", "title": "Vores hold", **wrong}
    answer = begin(client_for(cast.ali), **form | {"place": places[form["place"]]})
    assert answer.status_code == 422
    assert read(answer).xpath("//input[@name='title']/@value") == [form["title"]]
    assert stored(cast) == []


@pytest.mark.parametrize("layout", WITH_TEXT)
def test_everybody_in_the_team_adds_lines_to_every_field(cast: Cast, layout: str) -> None:
    canvas = open_sample(cast, layout)
    for field in canvas.shape.fields_:
        assert add(client_for(cast.ali), canvas, field.key, f"Den ene om {field.key}").status_code == 302
        assert add(client_for(cast.karen), canvas, field.key, f"Den anden om {field.key}").status_code == 302
    seen = page(client_for(cast.mette), canvas)
    for field in canvas.shape.fields_:
        (section,) = seen.xpath(f"//section[@id='field-{field.key}']")
        notes = [said(note) for note in section.xpath(".//li//p")]
        assert notes == [f"Den ene om {field.key}", f"Den anden om {field.key}"]


def test_a_row_has_cells_and_may_have_gaps(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "rows"), client_for(cast.ali)
    address, form = new_form(ali, canvas, "staff")
    assert ali.post(address, form | {"cell-who": "En fra skranken", "cell-gives": "Prøver den af"}).status_code == 302
    assert texts(canvas, "staff") == ["En fra skranken |  | Prøver den af"]
    (line,) = page(ali, canvas).xpath("//section[@id='field-staff']//li")
    cells = [(said(name), said(text)) for name, text in line.xpath(".//dl/div")]
    assert cells == [("Hvem", "En fra skranken"), ("Fordel", "–"), ("Bidrag", "Prøver den af")]


def test_a_line_with_nothing_on_it_is_no_line(cast: Cast) -> None:
    for layout, field in (("columns", "good"), ("rows", "staff")):
        canvas, ali = open_sample(cast, layout), client_for(cast.ali)
        address, form = new_form(ali, canvas, field)
        answer = ali.post(address, form)
        assert answer.status_code == 422
        assert "Skriv noget på linjen først." in said(read(answer))
        assert texts(canvas) == []


def test_a_checklist_has_an_item_for_each_field_to_tick_and_to_write_a_note_on(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "checklist"), client_for(cast.ali)
    first, second, _third = lines_of(canvas)
    assert ali.post(reverse("line-tick", args=[canvas.pk, first.pk]), {"done": "1"}).status_code == 302
    address, form = change_form(ali, second)
    assert ali.post(address, form | {"cell-text": "Den kan ikke sende sms"}).status_code == 302
    buttons = page(client_for(cast.mette), canvas).xpath("//button[@aria-pressed]")
    assert [(said(button), button.get("aria-pressed")) for button in buttons] == [
        ("✓Færdig: I har selv prøvet den", "true"),
        ("Færdig: I ved, hvad den ikke kan", "false"),
        ("Færdig: I ved, hvem man spørger", "false"),
    ]
    assert texts(canvas) == ["", "Den kan ikke sende sms", ""]


def test_a_tick_is_taken_away_again_and_the_note_stays(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "checklist"), client_for(cast.ali)
    item = lines_of(canvas)[0]
    address, form = change_form(ali, item)
    ali.post(address, form | {"cell-text": "På Den andens telefon"})
    for done in ("1", "1", "0"):
        ali.post(reverse("line-tick", args=[canvas.pk, item.pk]), {"done": done})
    item.refresh_from_db()
    assert (item.done, item.cells) == (False, {"text": "På Den andens telefon"})


def test_an_item_of_a_checklist_is_neither_added_moved_nor_removed(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "checklist"), client_for(cast.ali)
    item = lines_of(canvas)[0]
    ali.post(reverse("canvas-line", args=[canvas.pk, uuid4()]), {"version": 0, "field": "tried", "cell-text": "En til"})
    ali.post(reverse("line-remove", args=[canvas.pk, item.pk]))
    moved = {"version": 1, "field": "helper", "cell-text": "Flyttet"}
    assert ali.post(reverse("canvas-line", args=[canvas.pk, item.pk]), moved).status_code == 422
    assert [(line.field, line.cells) for line in lines_of(canvas)] == [("tried", {}), ("limits", {}), ("helper", {})]


def test_a_dot_in_the_quadrant_is_moved_to_another_corner(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "quadrant"), client_for(cast.ali)
    add(ali, canvas, "teach", "Han vil selv prøve")
    address, form = change_form(ali, lines_of(canvas)[0])
    assert form["field"] == "teach"
    ali.post(address, form | {"field": "advise"})
    assert texts(canvas, "advise") == ["Han vil selv prøve"]
    corner = page(ali, canvas).xpath("//section[@id='field-advise']/p[@class='pane-corner']")[0]
    assert said(corner) == "Det bliver gjort · Alene"


def test_a_line_that_was_removed_comes_back_where_it_was(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "columns"), client_for(cast.ali)
    for text in ("Først", "Midt i", "Sidst"):
        add(ali, canvas, "good", text)
    middle = lines_of(canvas)[1]
    ali.post(reverse("line-remove", args=[canvas.pk, middle.pk]))
    assert texts(canvas) == ["Først", "Sidst"]
    (undo,) = page(ali, canvas).xpath("//div[@role='status']//form")
    assert ali.post(undo.get("action"), dict(undo.form_values())).status_code == 302
    assert texts(canvas) == ["Først", "Midt i", "Sidst"]


@pytest.mark.parametrize("layout", ["columns", "rows", "checklist"])
def test_a_cpr_number_is_refused_and_what_was_typed_stays(cast: Cast, layout: str) -> None:
    canvas, ali = open_sample(cast, layout), client_for(cast.ali)
    if layout == "checklist":
        address, form = change_form(ali, lines_of(canvas)[0])
    else:
        address, form = new_form(ali, canvas, canvas.shape.fields_[0].key)
    cell = next(name for name in form if name.startswith("cell-"))
    answer = ali.post(address, form | {cell: "Det var 120360-1234"})
    assert answer.status_code == 422
    assert "cpr-nummer" in said(read(answer))
    assert read(answer).xpath(f"//textarea[@name='{cell}']")[0].text_content().strip() == "Det var 120360-1234"
    assert "".join(texts(canvas)).strip(" |") == ""


def test_what_is_too_long_is_told_and_kept(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "columns"), client_for(cast.ali)
    answer = add(ali, canvas, "good", "x" * 601)
    assert answer.status_code == 422
    assert "x" * 601 in answer.content.decode()
    assert texts(canvas) == []


def test_a_field_the_template_does_not_have_is_refused(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "columns"), client_for(cast.ali)
    address, form = new_form(ali, canvas, "good")
    assert ali.post(address, form | {"field": "no-such", "cell-text": "Ingen steder"}).status_code == 422
    assert texts(canvas) == []


def test_finished_it_is_read_and_not_written_until_somebody_opens_it_again(cast: Cast) -> None:
    canvas, ali = open_sample(cast, "columns"), client_for(cast.ali)
    add(ali, canvas, "good", "Vi spørger først")
    ali.post(reverse("canvas-finish", args=[canvas.pk]))
    seen = page(client_for(cast.mette), canvas)
    assert "Vi spørger først" in said(seen)
    assert seen.xpath("//textarea") == []
    assert "Her blev ikke skrevet noget." in said(seen.xpath("//section[@id='field-bad']")[0])
    client_for(cast.mette).post(reverse("canvas-reopen", args=[canvas.pk]))
    assert add(ali, canvas, "bad", "Vi har travlt").status_code == 302


def test_a_later_change_of_the_template_does_not_change_what_was_filled(cast: Cast) -> None:
    template = as_template(SAMPLES["columns"])
    begin(client_for(cast.ali), template="sample-columns", place=cast.counter.pk)
    (canvas,) = stored(cast)
    add(client_for(cast.ali), canvas, "good", "Vi spørger først")
    renamed = [{**template.fields[0], "key": "new", "title": "Noget helt andet"}]
    CanvasTemplate.objects.filter(pk=template.pk).update(title="Et nyt navn", fields=renamed)
    seen = said(page(client_for(cast.ali), canvas))
    assert "Det gode" in seen
    assert "Vi spørger først" in seen
    assert "Noget helt andet" not in seen
