# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A view whose module is read when it is asked for is the view, and nothing is read before."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import path

from medspil.ui.later import Views

MODULE = "written_for_this_test"
SOURCE = """
def page(request, number):
    return f"{request} {number}"

page.open_to_all = True
page.only_looks = True

def closed(request):
    return "closed"
"""


@pytest.fixture
def views(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Views]:
    (tmp_path / f"{MODULE}.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield Views(MODULE)
    sys.modules.pop(MODULE, None)


def test_listing_addresses_reads_nothing(views: Views) -> None:
    assert path("side/<int:number>/", views.page, name="page").lookup_str == f"{MODULE}.page"
    assert MODULE not in sys.modules


def test_asked_for_it_answers_as_the_view_does(views: Views) -> None:
    assert views.page("hej", number=7) == "hej 7"


def test_what_middleware_looks_for_is_what_the_view_says(views: Views) -> None:
    assert views.page.open_to_all is True
    assert views.page.only_looks is True
    assert getattr(views.closed, "open_to_all", False) is False
    assert getattr(views.closed, "csrf_exempt", False) is False
