# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""schemathesis reads the description of the public API and asks whatever it allows, and what it does not allow."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from medspil.web.wsgi import application
from tests.cast import Cast
from tests.directory import samples

EXAMPLES = 12  # for each address
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def connected(db: None) -> Iterator[None]:
    """A request through the whole server closes connections that are old; the one of the test must stay open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.once
@pytest.mark.usefixtures("connected")
def test_the_api_is_walked_without_an_error_of_ours(cast: Cast) -> None:
    samples.cafe(cast)
    schema = schemathesis.openapi.from_wsgi("/hsds/10000001/openapi.json", application)
    walked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            database=None,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def walk(case: Case) -> None:
            case.call_and_validate(checks=CHECKS)

        walk()
        walked += 1
    assert walked == 11
