# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Words that ought not to stand there are removed with all their copies, and only that it happened is left."""

import json

from django.apps import apps
from django.urls import reverse

from medspil.counter.finding import find_entries
from medspil.counter.models import GuideEntry, GuideVersion
from medspil.dialogue.models import Meeting, Note, OutcomeItem
from medspil.dilemmas.models import Dilemma
from medspil.directory.models import Offer
from medspil.record.chain import check
from medspil.record.mail import Letter, post
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.web.world import make_world

BAD = "Fru Hansen fra nummer tolv\nfik en bøde"
TYPED = "fru hansen fra nummer tolv fik en bøde"
REMOVED = "[fjernet]"


def _whole_database() -> str:
    rows = (row for model in apps.get_models() for row in model._default_manager.all().values())
    return " ".join(json.dumps(row, default=str, ensure_ascii=False) for row in rows).casefold()


def test_words_are_gone_with_all_their_copies(cast: Cast, material: None) -> None:
    world = make_world(cast)
    Note.objects.of(cast.municipality).filter(step__meeting=world.running).update(text=f"Husk: {BAD}!")
    OutcomeItem.objects.of(cast.municipality).update(text=BAD)
    Dilemma.objects.of(cast.municipality).update(told=BAD)
    Offer.objects.of(cast.municipality).update(what=BAD)
    world.trial.canvas = {"why": BAD}
    world.trial.save(update_fields=["canvas"])
    entry = world.guide_entry
    GuideEntry.objects.filter(pk=entry.pk).update(how=BAD)
    version = GuideVersion.objects.filter(entry=entry).get()
    GuideVersion.objects.filter(pk=version.pk).update(text={**version.text, "how": BAD})
    post(Letter(to=cast.ali.email, subject="Udbytte", text=BAD))
    assert find_entries(entry.unit, "bøde")
    seen = Meeting.objects.get(pk=world.running.pk).version

    rita = client_for(cast.rita)
    answer = rita.post(reverse("text-remove"), {"words": TYPED, "why": "citizen", "sure": "on"}, follow=True)
    assert "Teksten er fjernet" in answer.content.decode()
    assert "fru hansen" not in _whole_database()
    assert f"Husk: {REMOVED}!" in Note.objects.of(cast.municipality).values_list("text", flat=True)
    assert not find_entries(entry.unit, "bøde")
    assert Meeting.objects.get(pk=world.running.pk).version > seen
    assert REMOVED in client_for(cast.ali).get(reverse("guide-entry", args=[entry.pk])).content.decode()

    line = Entry.objects.of(cast.municipality.pk).get(kind="TextRemoved")
    assert line.subject["why"] == "citizen"
    assert check(cast.municipality.pk).faults == ()
    history = rita.get(reverse("history")).content.decode()
    assert "Fjernede en tekst" in history
    assert "den handler om en borger" in history


def test_what_is_too_short_unknown_or_not_sure_changes_nothing(cast: Cast) -> None:
    Dilemma.objects.create(municipality=cast.municipality, unit=cast.counter, told="En borger kom", week="2026-01-05")
    rita = client_for(cast.rita)
    for said, told in (
        ({"words": "borger", "why": "citizen", "sure": "on"}, "Skriv mere af teksten"),
        ({"words": "En borger gik hjem", "why": "citizen", "sure": "on"}, "Ordene står ikke"),
        ({"words": "En borger kom", "why": "citizen"}, "Sæt kryds"),
    ):
        answer = rita.post(reverse("text-remove"), said)
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert said["words"] in answer.content.decode()
    assert Dilemma.objects.of(cast.municipality).get().told == "En borger kom"


def test_another_municipality_keeps_its_words(cast: Cast) -> None:
    for unit in (cast.counter, cast.other_unit):
        Dilemma.objects.create(municipality=unit.municipality, unit=unit, told="Fru Hansen kom", week="2026-01-05")
    client_for(cast.rita).post(reverse("text-remove"), {"words": "Fru Hansen", "why": "other", "sure": "on"})
    assert Dilemma.objects.of(cast.municipality).get().told == f"{REMOVED} kom"
    assert Dilemma.objects.of(cast.other_municipality).get().told == "Fru Hansen kom"
