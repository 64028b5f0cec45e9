# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Behind TLS, with real mail. Everything that differs between installations comes from the environment."""

import os

from django.core.exceptions import ImproperlyConfigured

from medspil.settings.environment import wrong_values

if _wrong := wrong_values(os.environ):
    raise ImproperlyConfigured("The environment does not fit.\n  " + "\n  ".join(_wrong))

from medspil.settings.base import *  # noqa: F403
from medspil.settings.base import ALLOWED_HOSTS, SECRET_KEY

if not SECRET_KEY or not ALLOWED_HOSTS:
    message = "Set MEDSPIL_SECRET_KEY and MEDSPIL_HOSTS; docs/operations.md says how."
    raise ImproperlyConfigured(message)
if os.environ.get("MEDSPIL_DEMO"):
    message = "The demo's open sign-in cannot run with production settings."
    raise ImproperlyConfigured(message)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# With this prefix no other program on a host beside this one, and nobody between, can lay a cookie under the name.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
