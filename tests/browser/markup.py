# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether the pages that a browser has looked at are valid HTML, as the server sent them."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "browser" / "html-validate.json"


def faults(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What is wrong, as `page:line rule: message`. `folder` is an empty one to work in."""
    for label, page in pages.items():
        (folder / f"{label}.html").write_text(page.lstrip(), encoding="utf-8")
    report = folder / "report.json"
    command = [ROOT / "node_modules/.bin/html-validate", "--config", RULES, "--formatter", "json", str(folder)]
    with report.open("w", encoding="utf-8") as out:  # through a pipe the report is cut off at its end
        ended = subprocess.run(command, stdout=out, check=False)
    found = {
        f"{Path(page['filePath']).stem}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for fault in page["messages"]
    }
    assert ended.returncode == bool(found), "html-validate ended otherwise than it should"
    return sorted(found)
