# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Addresses for eyes and cameras: with the installation's own name when it has one."""

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    return f"{settings.MEDSPIL_URL.rstrip('/')}{path}" if settings.MEDSPIL_URL else request.build_absolute_uri(path)


def shown(request: HttpRequest, path: str) -> str:
    """As one reads it aloud: no scheme, no closing slash."""
    return absolute(request, path).split("://", 1)[-1].rstrip("/")
