# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Two people write in one canvas. Whoever comes second is shown what the first wrote, and loses nothing."""

from uuid import uuid4

import pytest
from django.urls import reverse

from medspil.dialogue.models import CanvasLine, FilledCanvas
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.dialogue.canvases.stage import (
    add,
    change_form,
    lines_of,
    new_form,
    open_sample,
    page,
    read,
    said,
    texts,
    values,
)


@pytest.fixture
def canvas(cast: Cast) -> FilledCanvas:
    return open_sample(cast, "columns")


@pytest.fixture
def line(cast: Cast, canvas: FilledCanvas) -> CanvasLine:
    add(client_for(cast.ali), canvas, "good", "Vi spørger først")
    return lines_of(canvas)[0]


def test_a_double_click_adds_one_line(cast: Cast, canvas: FilledCanvas) -> None:
    ali = client_for(cast.ali)
    address, form = new_form(ali, canvas, "good")
    for _again in range(2):
        assert ali.post(address, form | {"cell-text": "Et skilt"}).status_code == 302
    assert texts(canvas) == ["Et skilt"]


def test_another_text_in_a_form_that_was_used_is_not_lost(cast: Cast, canvas: FilledCanvas) -> None:
    """Somebody goes back in the browser and writes the next line in the form of the first."""
    ali = client_for(cast.ali)
    address, form = new_form(ali, canvas, "good")
    ali.post(address, form | {"cell-text": "Et skilt"})
    answer = ali.post(address, form | {"cell-text": "En stol"})
    assert answer.status_code == 422
    seen = read(answer)
    (button,) = seen.xpath("//button[@formaction]")
    (again,) = seen.xpath("//form[@data-keep]")
    for _twice in range(2):
        assert ali.post(button.get("formaction"), values(again) | {"version": "0"}).status_code == 302
    assert texts(canvas) == ["Et skilt", "En stol"]


def test_the_second_sees_both_texts_and_nothing_is_overwritten(cast: Cast, line: CanvasLine) -> None:
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    (address, his), (_same, hers) = change_form(ali, line), change_form(mette, line)
    assert ali.post(address, his | {"cell-text": "Den andens ord"}).status_code == 302
    answer = mette.post(address, hers | {"cell-text": "Den enes ord"})
    assert answer.status_code == 422
    seen = read(answer)
    (clash,) = seen.xpath("//*[@role='alert'][.//dl]")
    assert "En anden har skrevet imens" in said(clash)
    assert "Den andens ord" in said(clash)
    assert seen.xpath("//textarea")[0].text_content().strip() == "Den enes ord"
    assert texts(line.canvas) == ["Den andens ord"]
    (form,) = seen.xpath("//form[@data-keep]")
    assert mette.post(address, values(form) | {"cell-text": "Den andens og Den enes ord"}).status_code == 302
    assert texts(line.canvas) == ["Den andens og Den enes ord"]


def test_a_third_change_in_between_is_shown_too(cast: Cast, line: CanvasLine) -> None:
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    address, hers = change_form(mette, line)
    ali.post(address, change_form(ali, line)[1] | {"cell-text": "Først"})
    (form,) = read(mette.post(address, hers | {"cell-text": "Den enes"})).xpath("//form[@data-keep]")
    ali.post(address, change_form(ali, line)[1] | {"cell-text": "Så igen"})
    assert mette.post(address, values(form)).status_code == 422
    assert texts(line.canvas) == ["Så igen"]


def test_two_who_write_the_same_do_not_clash(cast: Cast, line: CanvasLine) -> None:
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    (address, his), (_same, hers) = change_form(ali, line), change_form(mette, line)
    for client, form in ((ali, his), (mette, hers)):
        assert client.post(address, form | {"cell-text": "Det samme\r\npå to linjer "}).status_code == 302
    assert texts(line.canvas) == ["Det samme\npå to linjer"]


def test_what_is_written_on_a_line_that_was_removed_is_not_lost(cast: Cast, line: CanvasLine) -> None:
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    address, hers = change_form(mette, line)
    ali.post(reverse("line-remove", args=[line.canvas_id, line.pk]))
    answer = mette.post(address, hers | {"cell-text": "Den enes ord"})
    assert answer.status_code == 422
    assert "En anden har fjernet linjen imens" in said(read(answer))
    (form,) = read(answer).xpath("//form[@data-keep]")
    for _twice in range(2):
        assert mette.post(address, values(form)).status_code == 302
    assert texts(line.canvas) == ["Den enes ord"]


def test_what_is_written_in_a_canvas_that_was_finished_is_not_lost(cast: Cast, canvas: FilledCanvas) -> None:
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    address, hers = new_form(mette, canvas, "bad")
    ali.post(reverse("canvas-finish", args=[canvas.pk]))
    answer = mette.post(address, hers | {"cell-text": "Den enes ord"})
    assert answer.status_code == 422
    assert "færdig imens" in said(read(answer))
    assert texts(canvas) == []
    (form,) = read(answer).xpath("//form[@data-keep]")
    assert mette.post(address, values(form) | {"reopen": "1"}).status_code == 302
    assert texts(canvas) == ["Den enes ord"]


def test_finished_meanwhile_nothing_is_ticked_or_removed(cast: Cast, line: CanvasLine) -> None:
    checklist, ali = open_sample(cast, "checklist"), client_for(cast.ali)
    item = lines_of(checklist)[0]
    for done in (checklist, line.canvas):
        client_for(cast.mette).post(reverse("canvas-finish", args=[done.pk]))
    ticked = ali.post(reverse("line-tick", args=[checklist.pk, item.pk]), {"done": "1"}, follow=True)
    removed = ali.post(reverse("line-remove", args=[line.canvas_id, line.pk]), follow=True)
    for answer in (ticked, removed):
        assert "En anden har markeret den som færdig. Åbn den igen, før du retter." in said(read(answer))
    assert (lines_of(checklist)[0].done, texts(line.canvas)) == (False, ["Vi spørger først"])


def test_opening_a_line_that_was_removed_leads_back(cast: Cast, line: CanvasLine) -> None:
    address = reverse("canvas-line", args=[line.canvas_id, line.pk])
    client_for(cast.ali).post(reverse("line-remove", args=[line.canvas_id, line.pk]))
    answer = client_for(cast.mette).get(address, follow=True)
    assert "En anden har fjernet linjen imens." in said(read(answer))


def test_a_tick_and_a_note_at_once_are_both_kept(cast: Cast) -> None:
    checklist = open_sample(cast, "checklist")
    item = lines_of(checklist)[0]
    address, form = change_form(client_for(cast.mette), item)
    client_for(cast.ali).post(reverse("line-tick", args=[checklist.pk, item.pk]), {"done": "1"})
    assert client_for(cast.mette).post(address, form | {"cell-text": "På Den enes telefon"}).status_code == 302
    item.refresh_from_db()
    assert (item.done, item.cells) == (True, {"text": "På Den enes telefon"})


def test_a_line_does_not_wander_into_another_canvas(cast: Cast, line: CanvasLine) -> None:
    other, ali = open_sample(cast, "columns"), client_for(cast.ali)
    form = {"version": "0", "field": "bad", "cell-text": "Et andet sted"}
    assert ali.post(reverse("canvas-line", args=[other.pk, line.pk]), form).status_code == 404
    assert (texts(other), texts(line.canvas)) == ([], ["Vi spørger først"])


@pytest.mark.parametrize("who", ["ib", "lene", "ulla", "rita"])
def test_nobody_outside_the_team_reads_or_writes(cast: Cast, line: CanvasLine, who: str) -> None:
    client = client_for(getattr(cast, who))
    form = {"version": "1", "field": "good", "cell-text": "Fremmede ord"}
    for address in (reverse("canvas-line", args=[line.canvas_id, line.pk]), reverse("canvas", args=[line.canvas_id])):
        assert client.get(address).status_code == 404
    assert client.post(reverse("canvas-line", args=[line.canvas_id, line.pk]), form).status_code == 404
    assert client.post(reverse("canvas-line", args=[line.canvas_id, uuid4()]), form).status_code == 404
    assert client.post(reverse("line-remove", args=[line.canvas_id, line.pk])).status_code == 404
    assert texts(line.canvas) == ["Vi spørger først"]


def test_nothing_tells_who_wrote_which_line(cast: Cast, line: CanvasLine) -> None:
    """Not the row, not the history, not the page."""
    ali = client_for(cast.ali)
    address, form = change_form(ali, line)
    ali.post(address, form | {"cell-text": "Vi spørger altid først"})
    ali.post(reverse("canvas-finish", args=[line.canvas_id]))
    assert {field.name for field in CanvasLine._meta.get_fields()} == {
        "id", "municipality", "canvas", "field", "cells", "done", "position", "version",
    }  # fmt: skip
    history = Entry.objects.of(cast.municipality.pk).filter(kind__startswith="Canvas")
    assert {entry.kind for entry in history} == {"CanvasOpened", "CanvasFinished"}
    assert {tuple(entry.subject) for entry in history} == {("canvas_id",)}
    assert "Ali Aslan" not in said(page(client_for(cast.mette), line.canvas))
