# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Pages that are drawn without a request pass none of Django's middleware."""

from django.test import Client
from django.urls import reverse

from medspil.web.refusals import busy, unavailable

SAFE = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")


def test_a_refusal_tells_browsers_what_every_page_tells_them(db: None) -> None:
    page = Client().get(reverse("sign-in"))
    told = {name: page.headers[name] for name in SAFE}
    for refusal in (busy(), unavailable()):
        assert refusal.status_code == 503
        assert {name: refusal.headers[name] for name in SAFE} == told
