# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""docs/rights.md is made from the code, and says what the code says."""

import pytest
from tools import rights

from medspil.organisations.permissions import ROLE_PERMISSIONS, Permission, Role


def test_the_page_of_rights_is_current() -> None:
    assert rights.is_current(), "run .venv/bin/python tools/rights.py write"


def test_a_right_that_is_taken_makes_the_page_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.ADMINISTRATOR, frozenset({Permission.MATERIAL_READ}))
    assert not rights.is_current()
    assert rights.main(["check"]) == 1
