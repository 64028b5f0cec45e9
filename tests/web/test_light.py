# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A server of live rooms carries what they need. The rest is read when somebody asks for it."""

import subprocess
import sys

# What takes megabytes, and what for.
HEAVY = {
    "cryptography": "passkeys, secrets of apps, signatures",
    "docx": "Word",
    "fido2": "passkeys",
    "icalendar": "invitations",
    "jsonschema": "packages of help offers",
    "jwt": "sign-in by OpenID Connect",
    "lxml": "what is in a Word file",
    "onelogin": "sign-in by SAML",
    "PIL": "logos",
    "python_calamine": "spreadsheets",
    "requests": "asking other servers",
    "typst": "PDF",
    "xmlsec": "sign-in by SAML",
}
STARTED = """
import sys
import django
django.setup()
import medspil.web.server, medspil.web.asgi
from django.urls import get_resolver, reverse
reverse("home")
print(*sys.modules)
"""


def test_a_server_that_has_started_has_not_read_what_few_pages_need() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], check=True, capture_output=True, text=True)
    assert set(HEAVY) & set(done.stdout.split()) == set()
