# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Load the material of a folder into the database of a running server, as an upgrade would."""

import os
import subprocess
import sys
from pathlib import Path

from tests.browser.server import RunningServer


def load(server: RunningServer, content: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "medspil.settings.demo", "MEDSPIL_DATA": str(server.data)}
    command = [sys.executable, "-m", "tests.browser.newer_material", str(content)]
    subprocess.run(command, env={**os.environ, **server.environment, **settings}, check=True, timeout=60)


if __name__ == "__main__":
    import django

    django.setup()
    from django.conf import settings as configured

    from medspil.materials.actions.loading import load_national

    configured.MEDSPIL_CONTENT = Path(sys.argv[1])
    load_national()
