# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""schemathesis reads the description of the public API and asks whatever it allows, and what it does not allow."""

import pytest
import schemathesis
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


@pytest.mark.once
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
