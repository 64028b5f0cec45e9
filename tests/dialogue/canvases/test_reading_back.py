# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a team wrote comes back: in the list, on paper, in Word, and as a commitment."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import docx
import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.models import FilledCanvas
from medspil.practice.models import Commitment
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_process
from tests.dialogue.canvases.stage import add, fill, lines_of, open_sample, page, read, said
from tests.documents.reading import assert_accessible, letters_of, words_of
from tests.sample_canvases import SAMPLES, as_template

LISTED = "Vores skabeloner i brug"


def written(cast: Cast, layout: str) -> FilledCanvas:
    canvas = open_sample(cast, layout, title="Vores skranke")
    fill(canvas, by=cast.ali)
    return canvas


@pytest.mark.parametrize("layout", SAMPLES)
@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_it_prints_as_it_stands(cast: Cast, layout: str, paper: str) -> None:
    canvas = written(cast, layout)
    answer = client_for(cast.mette).get(reverse("filled-pdf", args=[canvas.pk]), {"paper": paper})
    assert answer["Content-Type"] == "application/pdf"
    assert_accessible(answer.content, title="Vores skranke")
    seen = letters_of(words_of(answer.content))
    for words in (canvas.shape.title, "Borgerservice", "Vi spørger først", *(f.title for f in canvas.shape.fields_)):
        assert letters_of(words) in seen


@pytest.mark.parametrize("layout", SAMPLES)
def test_it_goes_on_in_word(cast: Cast, layout: str) -> None:
    canvas = written(cast, layout)
    word = docx.Document(BytesIO(client_for(cast.mette).get(reverse("filled-docx", args=[canvas.pk])).content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    told = "\n".join([paragraph.text for paragraph in word.paragraphs] + cells)
    assert word.paragraphs[0].text == "Vores skranke"
    for words in ("Vi spørger først", *(field.title for field in canvas.shape.fields_)):
        assert words in told


def test_what_the_team_fills_is_on_the_page_of_the_templates(cast: Cast) -> None:
    as_template(SAMPLES["columns"])
    opened, done = open_sample(cast, "columns", title="Åben"), open_sample(cast, "rows", title="Lukket")
    client_for(cast.ali).post(reverse("canvas-finish", args=[done.pk]))
    seen = read(client_for(cast.ali).get(reverse("canvases")))
    (listed,) = seen.xpath("//section[@aria-labelledby='in-use']")
    assert LISTED in said(listed)
    links = {said(link): link.get("href") for link in listed.xpath(".//a")}
    assert links == {canvas.title: reverse("canvas", args=[canvas.pk]) for canvas in (opened, done)}
    assert [said(link) for link in listed.xpath(".//details//a")] == ["Lukket"]
    beside = read(client_for(cast.ali).get(reverse("canvas-template", args=["sample-columns"])))
    assert [said(link) for link in beside.xpath("//section[@aria-labelledby='together']//li//a")] == ["Åben"]


@pytest.mark.parametrize("who", ["ib", "ulla", "rita"])
def test_others_do_not_see_it_listed(cast: Cast, who: str) -> None:
    as_template(SAMPLES["columns"])
    open_sample(cast, "columns", title="Borgerservices eget")
    for address in (reverse("canvases"), reverse("canvas-template", args=["sample-columns"])):
        assert "Borgerservices eget" not in said(read(client_for(getattr(cast, who)).get(address)))


def test_whoever_leads_the_process_reads_with_them(cast: Cast, material: None) -> None:
    """The facilitator of a process may come from another team."""
    process = a_process(cast)
    type(process).objects.filter(pk=process.pk).update(facilitator=cast.ib)
    canvas = open_sample(cast, "columns", process=process, title="Vores skranke")
    assert add(client_for(cast.ib), canvas, "good", "Set udefra").status_code == 302
    assert "Vores skranke" in said(read(client_for(cast.ib).get(reverse("canvases"))))


def test_a_line_becomes_a_commitment(cast: Cast, material: None) -> None:
    process = a_process(cast)
    canvas = open_sample(cast, "rows", process=process)
    fill(canvas, by=cast.ali, text="Et skilt")
    karen = client_for(cast.karen)
    (offer,) = page(karen, canvas).xpath("//li//a[contains(., 'Lav til en aftale')]")
    form = dict(read(karen.get(offer.get("href"))).xpath("//form[@data-keep='commitment']")[0].form_values())
    assert (form["what"].strip(), form["process"]) == ("Et skilt · Et skilt · Et skilt", str(process.pk))
    due = timezone.localdate() + timedelta(days=7)
    form |= {"owner": str(cast.ali.pk), "due_on": due.isoformat()}
    for _twice in range(2):
        answer = karen.post(offer.get("href"), form)
        assert answer["Location"] == reverse("canvas", args=[canvas.pk])
    made = Commitment.objects.of(cast.municipality).get()
    assert (made.what, made.owner, made.process) == ("Et skilt · Et skilt · Et skilt", cast.ali, process)


def test_only_those_who_may_make_commitments_are_offered_it(cast: Cast, material: None) -> None:
    canvas = open_sample(cast, "columns", process=a_process(cast))
    fill(canvas, by=cast.ali)
    offered = {
        name: "Lav til en aftale" in said(page(client_for(getattr(cast, name)), canvas))
        for name in ("karen", "bo", "ali")
    }
    assert offered == {"karen": True, "bo": True, "ali": False}


def test_a_line_of_another_team_gives_nothing_away(cast: Cast, material: None) -> None:
    canvas = written(cast, "columns")
    a_process(cast)
    line = lines_of(canvas)[0]
    for address in (f"?line={line.pk}", f"?line={uuid4()}", "?line=ikke-et-id"):
        answer = client_for(cast.lene).get(reverse("commitment-new") + address)
        assert answer.status_code == 404 or "Vi spørger først" not in answer.content.decode()
