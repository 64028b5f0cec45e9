# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from medspil.organisations.actions import add_person
from medspil.organisations.models import Person
from medspil.organisations.permissions import Role
from tests.cast import Cast, client_for
from tests.materials.desk.bench import National


@pytest.fixture
def rita(cast: Cast, material: None) -> Person:
    """The editor."""
    return cast.rita


@pytest.fixture
def client(rita: Person) -> Client:
    return client_for(rita)


@pytest.fixture
def vera(cast: Cast, material: None) -> Person:
    """An editor in another municipality."""
    return add_person(unit=cast.other_unit, name="Vera Vang", email="vera@bakkeby.example", role=Role.EDITOR, by=None)


@pytest.fixture
def national(material: None, tmp_path: Path, settings: Any) -> National:
    return National(tmp_path, settings)
