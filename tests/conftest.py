# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Shared by all tests.

`cast`        the people of `tests/cast.py`, made anew for each test
`material`    asks for the national material, which is loaded once and stands in the database of every test
"""

import gc
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from medspil.materials.actions.loading import load_national
from medspil.materials.models import Topic
from medspil.organisations.models import Person
from medspil.record.whose import everywhere
from tests.cast import Cast, client_for, make_cast

# Where what the database does itself decides: locks, constraints and triggers, text and its order, JSON, counting;
# and every address, asked by everybody, which is every page's queries. The rest is the same code of Django above it.
ON_BOTH = (
    "adoption",
    "counter",
    "custody",
    "dialogue/forensics",
    "dialogue/recurring",
    "dialogue/room/test_anonymity.py",
    "dialogue/room/test_laying.py",
    "dialogue/room/test_phones.py",
    "dilemmas",
    "directory",
    "journeys",
    "organisations",
    "postgres",
    "practice/test_measures.py",
    "practice/test_reminding.py",
    "procurement",
    "readiness",
    "record",
    "web",
)

WALK = "test_everybody_gets_what_the_table_says"
# But not these: what a role may is decided by the code, and those who are let in nowhere ask the database for nothing.
ALIKE = (
    "organisations/test_roles.py",
    f"web/test_every_url.py::{WALK}[hardly let in-",
)


def pytest_configure(config: pytest.Config) -> None:
    """What is loaded by now stays, and need not be looked through for what could go: a tenth of the time of a run.

    A test is the system itself, and sees all rows; a request that it sends begins with nobody's, as all do."""
    said = ExitStack()
    said.enter_context(everywhere())
    config.add_cleanup(said.close)
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-both", action="store_true", help="only the tests that another database may answer otherwise")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--on-both"):
        return
    chosen = [item for item in items if _asks_the_database(item) and _may_differ(item)]
    config.hook.pytest_deselected(items=list(set(items).difference(chosen)))
    items[:] = chosen


def _may_differ(item: pytest.Item) -> bool:
    name = item.nodeid.removeprefix("tests/")
    return name.startswith(ON_BOTH) and not name.startswith(ALIKE)


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, with the national material in it."""
    with django_db_blocker.unblock():
        load_national()


@pytest.fixture
def material(db: None) -> None:
    """Say that a test reads the material. After a test with real transactions it has to be loaded again."""
    if not Topic.objects.exists():
        load_national()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """What rate limits remember of one test does not count in the next."""
    cache.clear()


@pytest.fixture(name="client_for")
def client_for_fixture() -> Callable[[Person], Client]:
    return client_for
