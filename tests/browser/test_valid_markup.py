# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every page that the road looked at is valid HTML, as the server sent it. Runs after the road: the name sorts last."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import MARKUP, ROOT

pytestmark = pytest.mark.browser


def test_every_page_is_valid_html(tmp_path: Path) -> None:
    assert len(MARKUP) > 20, "the road has not been walked: run all of tests/browser"
    for label, page in MARKUP.items():
        (tmp_path / f"{label}.html").write_text(page.lstrip(), encoding="utf-8")
    rules = ROOT / "tests" / "browser" / "html-validate.json"
    command = [ROOT / "node_modules/.bin/html-validate", "--config", rules, "--formatter", "json", str(tmp_path)]
    report = tmp_path / "report.json"
    with report.open("w", encoding="utf-8") as out:  # through a pipe the report is cut off at its end
        subprocess.run(command, stdout=out, check=False)
    faults = [
        f"{Path(page['filePath']).stem}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for fault in page["messages"]
    ]
    assert not faults, "\n".join(sorted(set(faults)))
