# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The answers that a team can begin with."""

from pathlib import Path

import pytest
from django.conf import settings

from medspil.counter.suggestions import Suggestion, suggestions
from medspil.materials.models import FrontRole
from medspil.materials.queries import legal_points_by_keys
from medspil.materials.readability import lix
from medspil.materials.reading import ContentError, read_all

ALL = list(suggestions().values())


def test_there_are_enough_to_begin_with() -> None:
    assert len(ALL) >= 25
    assert {found.verdict for found in ALL} == {"yes", "depends", "no"}
    assert {found.role for found in ALL} == set(FrontRole)


@pytest.mark.parametrize("suggestion", ALL, ids=lambda found: found.key)
def test_each_is_plain_and_says_what_it_depends_on(suggestion: Suggestion) -> None:
    said = "\n\n".join([suggestion.depends_on, *suggestion.how, *suggestion.say])
    assert lix(said) <= 35
    assert "–" not in said
    assert "—" not in said
    assert bool(suggestion.depends_on) == (suggestion.verdict == "depends")


def test_each_rule_behind_is_in_the_material(material: None) -> None:
    named = {key for found in ALL for key in found.legal_points}
    assert named == set(legal_points_by_keys(None, named))


def test_a_wrong_file_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "da" / "guide").mkdir(parents=True)
    (tmp_path / "da" / "guide" / "01-a.yaml").write_text("key: a\ntitle: A\n")
    with pytest.raises(ContentError, match=r"da/guide/01-a\.yaml"):
        read_all(tmp_path, "guide", Suggestion)


def test_the_files_have_one_key_each() -> None:
    assert len(ALL) == len(list((Path(settings.MEDSPIL_CONTENT) / "da" / "guide").glob("*.yaml")))
