# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is saved is found at once, whoever saved it and in whichever order."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.counter import finding
from medspil.counter.actions import entries as actions
from medspil.counter.models import GuideVersion
from tests.cast import Cast, client_for
from tests.counter.stage import entry, words


def test_search_sees_each_change_at_once(cast: Cast, material: None) -> None:
    ali, stored = client_for(cast.ali), entry(cast, title="Borgeren har en kvabselbab")

    def finds(word: str) -> bool:
        return "Borgeren har en" in words(ali.get(reverse("guide"), {"q": word}))

    assert finds("kvabselbab")
    actions.change(entry=stored, seen=1, text={"title": "Borgeren har en snurrebas"}, why="", by=cast.rita)
    assert (finds("snurrebas"), finds("kvabselbab")) == (True, False)
    actions.withdraw(entry=stored, withdrawn=True, by=cast.rita)
    assert not finds("snurrebas")
    actions.withdraw(entry=stored, withdrawn=False, by=cast.rita)
    assert finds("snurrebas")


def test_search_sees_what_was_written_earlier_and_committed_later(cast: Cast, material: None) -> None:
    """By another process, whose write took longer."""
    ali = client_for(cast.ali)
    entry(cast, title="Borgeren har en snurrebas")
    assert "snurrebas" in words(ali.get(reverse("guide"), {"q": "snurrebas"}))
    late = entry(cast, title="Borgeren har en kvabselbab")
    early = timezone.now() - timedelta(minutes=1)
    GuideVersion.objects.of(cast.municipality).filter(entry=late).update(at=early)
    assert "Borgeren har en kvabselbab" in words(ali.get(reverse("guide"), {"q": "kvabselbab"}))


def test_many_changes_make_a_new_index(cast: Cast, material: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ali = client_for(cast.ali)
    ali.get(reverse("guide"), {"q": "telefon"})
    monkeypatch.setattr(finding, "FEW", 1)
    for word in ("kvabselbab", "snurrebas", "tingeltangel"):
        entry(cast, title=f"Borgeren har en {word}")
    assert "Borgeren har en snurrebas" in words(ali.get(reverse("guide"), {"q": "snurrebas"}))
