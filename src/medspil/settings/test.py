# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The suite: SQLite in memory, or PostgreSQL when MEDSPIL_TEST_DATABASE=postgres or MEDSPIL_DATABASE names one."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("MEDSPIL_DATA", tempfile.mkdtemp(prefix="medspil-test-"))

from medspil.settings.throwaway import postgres

# The workers of a parallel run inherit the address from the first process, and its server with it.
if os.environ.get("MEDSPIL_TEST_DATABASE") == "postgres" and not os.environ.get("MEDSPIL_DATABASE"):
    os.environ["MEDSPIL_DATABASE"] = postgres()

from medspil.settings.base import *  # noqa: F403

STATIC_ROOT = Path(tempfile.mkdtemp(prefix="medspil-static-"))
SECRET_KEY = "only-for-tests"  # noqa: S105
DEMO = True
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
