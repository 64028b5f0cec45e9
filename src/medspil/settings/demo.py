# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`make run`: one machine, one municipality of invented people, and a sign-in page that steps into any role."""

import os
import secrets

from medspil.settings.base import *  # noqa: F403
from medspil.settings.base import DATA, ROOT

DEMO = True
CONFIRM_SECONDS = 60 * 60 * 24  # nobody has the mail of the invented people
ALLOWED_HOSTS = ["*"]
DATA.mkdir(parents=True, exist_ok=True)
_key_file = DATA / "secret-key"
if not _key_file.exists():
    _key_file.write_text(secrets.token_urlsafe(50))
    _key_file.chmod(0o600)
SECRET_KEY = _key_file.read_text()
if "MEDSPIL_SMTP_HOST" not in os.environ:
    # Nobody wants the demo's letters in the post: they lie as files beside the database.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [ROOT / "build" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
