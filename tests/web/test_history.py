# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The page where an administrator sees who has done what."""

import csv
from io import StringIO
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.documents.responses import harmless
from medspil.organisations.actions import add_person, create_unit, give_role
from medspil.organisations.events import PeopleRead
from medspil.organisations.models import Person
from medspil.organisations.permissions import Role
from medspil.record.actions import remember
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.web.world import make_world

NO_ID = str(uuid4())


def _page(cast: Cast, **asked: object) -> str:
    answer = client_for(cast.rita).get(reverse("history"), asked)
    return answer.content.decode()


def _table(answer: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def _body(page: str) -> str:
    return page.partition("<tbody>")[2].partition("</tbody>")[0]


def test_a_line_says_who_did_what_to_whom_and_where(cast: Cast) -> None:
    give_role(person=cast.ali, unit=cast.jobcentre, role=Role.LEADER, by=cast.rita)
    first = _body(_page(cast)).partition("</tr>")[0]
    for words in ("Rita Ravn", "Gav en rolle", "Ali Aslan", "Jobcenter", "Leder"):
        assert words in first


def test_that_somebody_read_it_stands_there_too(cast: Cast) -> None:
    _page(cast, who=str(cast.bo.pk))
    first = _body(_page(cast)).partition("</tr>")[0]
    assert "Rita Ravn" in first
    assert "Bo Brandt" in first
    assert "Så efter, hvem der har gjort hvad" in first


def test_looking_at_the_list_of_people_leaves_a_line(cast: Cast) -> None:
    client_for(cast.rita).get(reverse("people"))
    assert "Så på listen over mennesker" in _body(_page(cast))


def test_it_can_be_kept_to_one_person_and_one_kind(cast: Cast) -> None:
    create_unit(parent=cast.root, name="Ny", by=cast.karen)
    remember(PeopleRead(municipality_id=cast.municipality.pk), by=cast.karen)
    mine = _body(_page(cast, who=str(cast.karen.pk)))
    assert mine.count("<tr>") == 2
    assert _body(_page(cast, who=str(cast.karen.pk), kind="UnitCreated")).count("<tr>") == 1
    assert _body(_page(cast, who=str(cast.karen.pk), kind="access")).count("<tr>") == 1


def test_a_period_takes_its_last_day_with_it(cast: Cast) -> None:
    days = {"since": "2020-01-01", "until": "2020-01-02"}
    assert "Der er ikke sket noget" in _page(cast, **days)
    Entry.objects.of(cast.municipality.pk).filter(number=1).update(at="2020-01-02T22:30:00Z")  # 23.30 in Copenhagen
    assert _body(_page(cast, **days)).count("<tr>") == 1
    assert _body(_page(cast, since="2020-01-03", until="2020-01-04")) == ""


def test_a_period_that_ends_before_it_begins_is_told_at_the_field(cast: Cast) -> None:
    answer = client_for(cast.rita).get(reverse("history"), {"since": "2026-02-02", "until": "2026-01-01"})
    assert answer.status_code == 422
    assert "ligger før den første" in answer.content.decode()


@pytest.mark.parametrize(
    "asked", [{"who": "x"}, {"who": str(uuid4())}, {"kind": "x"}, {"before": "x"}, {"before": "-1"}]
)
def test_what_nobody_can_choose_breaks_nothing(cast: Cast, asked: dict[str, str]) -> None:
    for name in ("history", "history-file"):
        assert client_for(cast.rita).get(reverse(name), asked).status_code in {200, 422}


def test_older_lines_follow_on_the_next_page_and_none_twice(cast: Cast) -> None:
    for _line in range(120):
        remember(PeopleRead(municipality_id=cast.municipality.pk), by=cast.bo)
    asked, seen = {"who": str(cast.bo.pk)}, 0
    client = client_for(cast.rita)
    for expected in (50, 50, 20):
        page = client.get(reverse("history"), asked)
        assert _body(page.content.decode()).count("<tr>") == expected
        seen += expected
        asked["before"] = page.context["page"].older
    assert seen == 120
    assert asked["before"] is None


def test_a_hundred_lines_cost_as_many_queries_as_one(cast: Cast) -> None:
    client = client_for(cast.rita)
    client.get(reverse("history"))  # the first that she reads is a line of history itself
    counts = []
    for more in (0, 30):
        for number in range(more):
            add_person(
                unit=cast.counter, name=f"N {number}", email=f"n{number}@x.example", role=Role.EMPLOYEE, by=cast.rita
            )
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("history")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16


def test_an_administrator_of_one_unit_does_not_read_of_all(cast: Cast) -> None:
    give_role(person=cast.lene, unit=cast.jobcentre, role=Role.ADMINISTRATOR, by=cast.rita)
    assert client_for(cast.lene).get(reverse("people")).status_code == 200
    assert client_for(cast.lene).get(reverse("history")).status_code == 404
    assert "Hvem har gjort hvad" not in client_for(cast.lene).get("/").content.decode()
    assert "Hvem har gjort hvad" in client_for(cast.rita).get("/").content.decode()


def test_nothing_of_another_municipality_is_there(cast: Cast) -> None:
    create_unit(parent=cast.other_unit, name="Hemmelig enhed", by=cast.ulla)
    create_unit(parent=cast.root, name="Ny", by=cast.karen)
    answer = client_for(cast.rita).get(reverse("history-file"))
    assert "Ulla" not in _page(cast)
    assert "UnitCreated" in {row["kind"] for row in _table(answer)}
    assert str(cast.ulla.pk) not in answer.content.decode()


def test_the_file_has_the_lines_that_were_chosen_and_their_marks(cast: Cast) -> None:
    create_unit(parent=cast.root, name="Ny", by=cast.karen)
    answer = client_for(cast.rita).get(reverse("history-file"), {"who": str(cast.karen.pk)})
    assert "attachment" in answer["Content-Disposition"]
    (row,) = _table(answer)
    assert row["Hvem"] == "Karen Kjær"
    assert row["mark"] == Entry.objects.get(number=row["Nummer"], municipality_id=cast.municipality.pk).mark


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_name_becomes_a_formula_in_a_spreadsheet(cast: Cast, name: str) -> None:
    Person.objects.filter(pk=cast.karen.pk).update(name=name)
    create_unit(parent=cast.root, name="Ny", by=cast.karen)
    rows = _table(client_for(cast.rita).get(reverse("history-file"), {"who": str(cast.karen.pk)}))
    assert [row["Hvem"] for row in rows] == [f"'{name}"]


def test_a_plain_text_stays_as_it_is() -> None:
    assert [harmless(text) for text in ("Bo", "", "a=b", "24.12.2026")] == ["Bo", "", "a=b", "24.12.2026"]


def test_no_line_tells_what_an_anonymous_hand_has_done(cast: Cast, material: None) -> None:
    """Notes, dots, dilemmas: no id of theirs and no line of the moment stands in the history."""
    world = make_world(cast)
    told = " ".join(str(subject) for subject in Entry.objects.values_list("subject", flat=True))
    assert str(world.note().pk) not in told
    assert not Entry.objects.filter(subject__has_key="note_id").exists()
    assert not Entry.objects.filter(kind__in=["NoteWritten", "DotsPlaced", "DilemmaNoted", "QuestionAsked"]).exists()
