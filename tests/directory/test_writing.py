# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What editors write, and what happens when two do so at once or one types something wrong."""

from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.directory.models import Offer, Opening
from tests.cast import Cast, client_for
from tests.directory import samples


def words(answer: HttpResponse) -> str:
    return answer.content.decode()


def the_form(cast: Cast, **changed: object) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "name": "It-café",
        "provider": str(samples.provider(cast).pk),
        "what": "Kom med din telefon.",
        "needs": ["devices"],
        "status": "active",
        **changed,
    }


def test_an_editor_writes_an_offer_with_place_and_hours(cast: Cast) -> None:
    client, said = client_for(cast.rita), the_form(cast)
    for _double_click in range(2):
        answer = client.post(reverse("offer-new"), said)
    offer = Offer.objects.of(cast.municipality).get()
    assert answer.headers["Location"] == reverse("opening-new", args=[offer.pk])
    hours = {
        "id": str(uuid4()),
        "place": str(samples.place(cast).pk),
        "day_1": "10-12",
        "exceptions": "24.12.2026 lukket",
    }
    for _double_click in range(2):
        client.post(reverse("opening-new", args=[offer.pk]), hours)
    opening = Opening.objects.of(cast.municipality).get()
    assert opening.timetable.week(timezone.localdate()) == [("tirsdag", "10–12")]
    assert offer.assured_on == timezone.localdate()


def test_what_is_typed_wrong_is_told_at_the_field_and_kept(cast: Cast) -> None:
    made = samples.cafe(cast)
    wrong = {"day_0": "ti til to", "exceptions": "juleaften", "note": "Første sal"}
    answer = client_for(cast.rita).post(reverse("opening-new", args=[made.pk]), {"id": str(uuid4()), **wrong})
    assert answer.status_code == 422
    for text in ("Skriv tiderne sådan: 10-14 eller 10-12, 13.30-16.", "Begynd hver linje med en dato", *wrong.values()):
        assert text in words(answer)
    answer = client_for(cast.rita).post(reverse("offer-new"), the_form(cast, what="Spørg efter 120360-1234", needs=[]))
    assert answer.status_code == 422
    assert "cpr-nummer" in words(answer)
    assert "Vælg mindst én ting" in words(answer)
    assert "Spørg efter 120360-1234" in words(answer)


def test_two_editors_at_once_lose_nothing(cast: Cast) -> None:
    made = samples.cafe(cast)
    made.refresh_from_db()
    client, address = client_for(cast.rita), reverse("offer-edit", args=[made.pk])
    said = the_form(cast, id=str(made.pk), seen=made.changed_at.isoformat(), provider=str(made.provider_id))
    assert client.post(address, {**said, "name": "Den første"}).status_code == 302
    late = client.post(address, {**said, "name": "Den anden"})
    assert late.status_code == 422
    assert "Tilbuddet er blevet ændret, mens du skrev" in words(late)
    assert "Den anden" in words(late)
    made.refresh_from_db()
    assert made.name == "Den første"


def test_an_edit_changes_hours_and_keeps_the_identifier_of_what_is_the_same(cast: Cast) -> None:
    opening = samples.cafe(cast).openings.get()
    before = {entry["opens"]: entry["id"] for entry in opening.hours}
    opening.offer.refresh_from_db()
    said = {"id": str(opening.pk), "seen": opening.offer.changed_at.isoformat(), "day_1": "10-12", "day_2": "9-11"}
    answer = client_for(cast.rita).post(reverse("opening-edit", args=[opening.pk]), said)
    assert answer.status_code == 302
    opening.refresh_from_db()
    after = {entry["opens"]: entry["id"] for entry in opening.hours}
    assert after["10:00"] == before["10:00"]
    assert set(after) == {"10:00", "09:00"}


def test_whoever_fetches_our_offers_sees_that_a_place_was_changed(cast: Cast) -> None:
    made = samples.cafe(cast)
    made.refresh_from_db()
    before = made.changed_at
    place = made.openings.get().place
    assert place is not None
    said = {"id": str(place.pk), "name": "Det nye bibliotek", "street": "Havnegade 14"}
    assert client_for(cast.rita).post(reverse("place-edit", args=[place.pk]), said).status_code == 302
    made.refresh_from_db()
    assert made.changed_at > before


def test_an_editor_says_that_all_is_right_and_takes_a_place_away(cast: Cast) -> None:
    made, client = samples.cafe(cast), client_for(cast.rita)
    client.post(reverse("offer-assure", args=[made.pk]))
    made.refresh_from_db()
    assert made.assured_on == timezone.localdate()
    opening = made.openings.get()
    assert client.post(reverse("opening-remove", args=[opening.pk])).status_code == 302
    assert not made.openings.exists()


def test_a_provider_of_another_municipality_cannot_be_written_over(cast: Cast) -> None:
    ours = samples.provider(cast)
    from medspil.organisations.actions import give_role  # noqa: PLC0415
    from medspil.organisations.permissions import Role  # noqa: PLC0415

    give_role(person=cast.ulla, unit=cast.other_unit, role=Role.EDITOR, by=None)
    said = {"id": str(ours.pk), "name": "Overtaget", "kind": "other"}
    assert client_for(cast.ulla).post(reverse("provider-new"), said).status_code == 404
    ours.refresh_from_db()
    assert ours.name == "Fjordby Bibliotek"
    assert Client().get(reverse("offers")).status_code == 302
