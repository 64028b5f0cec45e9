# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How it goes: what a leader sees of all her processes, what she never sees, and what a steering group gets."""

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import lxml.html
import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from medspil.dialogue.actions import processes
from medspil.dialogue.models import Process
from medspil.organisations.actions import add_person, create_unit
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Role
from medspil.practice.actions import answers, commitments, measures, trials
from medspil.practice.charts.reading import Row
from medspil.practice.models import Ending, Held, Measure, Trial, Verdict
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import handed
from tests.documents.reading import assert_accessible, tags_of, words_of
from tests.practice.test_trials import running

FEW = "Færre end fem prøver det her."
TITLE = "Borgere, der loggede på selv"


def page_of(person: Person) -> lxml.html.HtmlElement:
    answer = client_for(person).get(reverse("status"))
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def words(page: lxml.html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def section(page: lxml.html.HtmlElement, name: str) -> str:
    return " ".join(words(found) for found in page.xpath(f"//section[@aria-labelledby='{name}-title']"))


def a_fifth(cast: Cast) -> None:
    """Without her the team is four and Karen, who leads it."""
    add_person(unit=cast.counter, name="Sanne Skov", email="sanne@fjordby.example", role=Role.EMPLOYEE, by=None)


def measuring(cast: Cast, trial: Trial, values: tuple[float, ...] = (3, 4, 5)) -> Measure:
    measure = measures.add_measure(root=trial.root, measure_id=uuid4(), fields={"title": TITLE}, by=cast.ali)
    today = timezone.localdate()
    rows = [Row(line=n, day=today - timedelta(days=n), value=value) for n, value in enumerate(values)]
    measures.observe(measure=measure, rows=rows, by=cast.ali)
    return measure


def promise(cast: Cast, process: Process, days: int, what: str, owner: Person | None = None) -> None:
    commitments.commit(
        commitment_id=uuid4(),
        process=process,
        what=what,
        owner=owner or cast.mette,
        owner_name="",
        due_on=timezone.localdate() + timedelta(days=days),
        by=cast.bo,
    )


def test_a_leader_sees_phases_answers_what_is_overdue_and_the_next_dates(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    process = outcome.meeting.process
    answers.answer(item=outcome.items.get(kind="stop"), verdict=Verdict.NO, reason="Vi har kun den ene.", by=cast.karen)
    promise(cast, process, -3, "Skiltet ved skranke 2")
    promise(cast, process, 4, "Kortet over hjælp")
    page = page_of(cast.karen)
    assert "1 af 2 forslag er besvaret (50 %)" in words(page)
    assert "Efter (1)" in section(page, "processes")
    assert "En ting er over tiden" in section(page, "processes")
    assert "Skiltet ved skranke 2" in section(page, "overdue")
    assert "Kortet over hjælp" not in section(page, "overdue")
    dates = section(page, "dates")
    assert dates.index("Kortet over hjælp") < dates.index("Svar på et forslag")
    assert date_format(outcome.answers_due_on, "j. F") in dates
    assert "Svar på et forslag" in section(page, "waits")


def test_each_thing_leads_to_its_own_page(cast: Cast, material: None) -> None:
    a_fifth(cast)
    outcome = handed(cast)
    promise(cast, outcome.meeting.process, -3, "Skiltet ved skranke 2")
    trial = running(cast)
    karen = client_for(cast.karen)
    links = [link.get("href") for link in page_of(cast.karen).xpath("//main//ul[@class='rows']//a")]
    assert reverse("process", args=[outcome.meeting.process_id]) in links
    assert reverse("trial", args=[trial.pk]) in links
    assert reverse("what-came-of-it", args=[outcome.meeting_id]) in links
    assert [karen.get(link).status_code for link in links] == [200] * len(links)


def test_it_names_no_colleague(cast: Cast, material: None) -> None:
    """Who was to do what stands on the page of the commitment; here it would be a list of who is late."""
    a_fifth(cast)
    outcome = handed(cast)
    promise(cast, outcome.meeting.process, -3, "Skiltet ved skranke 2", cast.tove)
    measuring(cast, running(cast))
    paper = words_of(client_for(cast.karen).get(reverse("status-pdf")).content)
    shown = " ".join(words(main) for main in page_of(cast.karen).xpath("//main"))
    for person in (cast.tove, cast.ali, cast.mette, cast.bo):
        for text in (shown, paper):
            assert person.first_name not in re.findall(r"\w+", text), person.name


@pytest.mark.parametrize(("colleagues", "drawn"), [(None, True), (5, True), (4, False), (1, False)])
def test_figures_of_fewer_than_five_are_not_shown(
    cast: Cast, material: None, *, colleagues: int | None, drawn: bool
) -> None:
    a_fifth(cast)
    trial = running(cast)
    measuring(cast, trial)
    Trial.objects.of(cast.municipality).update(colleagues=colleagues)
    found = page_of(cast.karen)
    assert bool(found.xpath("//*[name()='svg']")) is drawn
    assert (TITLE in words(found)) is drawn
    assert (FEW in words(found)) is not drawn
    assert (TITLE in words_of(client_for(cast.karen).get(reverse("status-pdf")).content)) is drawn


def test_a_team_of_four_and_its_leader_is_fewer_than_five(cast: Cast, material: None) -> None:
    measuring(cast, running(cast))
    found = page_of(cast.karen)
    assert FEW in words(found)
    assert not found.xpath("//*[name()='svg']")


def test_when_more_join_the_days_of_the_few_are_left_out_of_the_curve(cast: Cast, material: None) -> None:
    a_fifth(cast)
    trial = running(cast)
    today = timezone.localdate()
    Trial.objects.of(cast.municipality).update(colleagues=2, starts_on=today - timedelta(days=9))
    trial.refresh_from_db()
    following = trials.end_trial(trial=trial, ending=Ending.CONTINUE, held=Held.YES, by=cast.ali)
    assert following is not None
    measure = measuring(cast, trial, values=())
    ended = today - timedelta(days=5)
    Trial.objects.of(cast.municipality).filter(pk=trial.pk).update(ended_on=ended)
    changed = {"colleagues": 6, "starts_on": ended + timedelta(days=1), "prediction": "Flere", "state": "running"}
    Trial.objects.of(cast.municipality).filter(pk=following.pk).update(**changed)
    days = [(today - timedelta(days=n), n) for n in (12, 7, 6, 2, 1)]
    rows = [Row(line=n, day=day, value=value) for n, (day, value) in enumerate(days)]
    measures.observe(measure=measure, rows=rows, by=cast.ali)
    (picture,) = page_of(cast.karen).xpath("//*[name()='svg']")
    assert len(picture.xpath(".//*[name()='circle']")) == 3, "before it began, and since more joined"


def test_a_facilitator_sees_her_own_processes_and_an_employee_nothing(cast: Cast, material: None) -> None:
    handed(cast)
    hidden = create_unit(parent=cast.counter, name="Bagkontoret", by=None)
    start(cast, hidden, "Det andet forløb", cast.mette)
    assert "Det andet forløb" in words(page_of(cast.karen))
    assert "Det andet forløb" not in words(page_of(cast.bo))
    assert client_for(cast.ali).get(reverse("status")).status_code == 404
    assert client_for(cast.rita).get(reverse("status-pdf")).status_code == 404
    assert "Borgerens eget udstyr" not in words(page_of(cast.lene))


def test_leaders_find_it_in_the_menu(cast: Cast, material: None) -> None:
    handed(cast)
    menus = {person.name: words(page_of_home(person)) for person in (cast.karen, cast.bo, cast.ali)}
    assert "Status" in menus["Karen Kjær"]
    assert "Status" not in menus["Bo Brandt"] + menus["Ali Aslan"]
    assert reverse("status") in client_for(cast.bo).get("/").content.decode()
    assert reverse("status") not in client_for(cast.ali).get("/").content.decode()


def page_of_home(person: Person) -> lxml.html.HtmlElement:
    page = lxml.html.fromstring(client_for(person).get("/").content.decode())
    return page.xpath("//nav[@class='site-nav']")[0]


def test_a_leader_without_a_process_is_told_how_to_begin(cast: Cast, material: None) -> None:
    assert "Start et nyt forløb" in words(page_of(cast.lene))


def test_ten_processes_are_two_pages_with_tags(cast: Cast, material: None) -> None:
    """With long names, much that is overdue, and a chart for each."""
    a_fifth(cast)
    for number in range(10):
        process = start(cast, cast.counter, f"{number} Borgerne kan selv næste gang, og vi ved, hvor grænsen går " * 3)
        for days in (-9, -3, 5, 30):
            promise(cast, process, days, "Skriv et opslag om den stille plads, og hæng det op ved skranke to. " * 4)
        trial = running(cast)
        measuring(cast, trial, (4, 3, 4, 5, 3, 4, 6, 7, 6, 8, 7))
    pdf = client_for(cast.karen).get(reverse("status-pdf")).content
    assert_accessible(pdf, title="Status")
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) <= 2
    assert {"/Table", "/TH", "/Figure", "/H2"} <= set(tags_of(pdf))
    said = words_of(pdf)
    assert "og 15 til" in said
    assert all(f"{number} Borgerne kan" in said for number in range(10))


def start(cast: Cast, unit: Unit, value: str, facilitator: Person | None = None) -> Process:
    return processes.start(
        process_id=uuid4(),
        unit=unit,
        value=value,
        facilitator=facilitator or cast.bo,
        planned_on=timezone.localdate(),
        by=cast.karen,
    )
