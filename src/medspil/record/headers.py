# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every answer says to the browser, for those answers that Django's middleware does not see."""

from functools import cache

from django.conf import settings

NO_PAGE = "default-src 'none'; frame-ancestors 'none'"  # nothing to show, to run or to frame


@cache
def safe_headers(policy: str) -> dict[str, str]:
    """With this content security policy."""
    lasting = settings.SECURE_HSTS_SECONDS
    return {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Content-Security-Policy": policy,
        **({"Strict-Transport-Security": f"max-age={lasting}"} if lasting else {}),
    }


@cache
def plain_headers() -> tuple[tuple[bytes, bytes], ...]:
    """As ASGI wants them, for what is no page."""
    return tuple((name.lower().encode(), value.encode()) for name, value in safe_headers(NO_PAGE).items())
