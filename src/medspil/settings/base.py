# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What holds everywhere. `demo`, `test` and `production` each say the little that differs."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from medspil.settings.database import database

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("MEDSPIL_DATA", ROOT / "data"))

DEBUG = False
DEMO = False  # steps into any role without a code; refused in production
SECRET_KEY = os.environ.get("MEDSPIL_SECRET_KEY", "")
ALLOWED_HOSTS: list[str] = os.environ.get("MEDSPIL_HOSTS", "").split()
CSRF_TRUSTED_ORIGINS: list[str] = os.environ.get("MEDSPIL_ORIGINS", "").split()
# Where links in mails and QR codes point; empty means the address of the request.
MEDSPIL_URL = os.environ.get("MEDSPIL_URL", "")
MEDSPIL_CONTENT = ROOT / "content"
MEDSPIL_FONT_DIR = ROOT / "node_modules" / "dkfds" / "dist" / "fonts" / "IBMPlexSans"

INSTALLED_APPS = [
    "medspil.ui",
    "medspil.documents",
    "medspil.privacy",
    "medspil.record",
    "medspil.organisations",
    "medspil.materials",
    "medspil.directory",
    "medspil.dialogue",
    "medspil.practice",
    "medspil.dilemmas",
    "medspil.expectations",
    "medspil.counter",
    "medspil.journeys",
    "medspil.procurement",
    "medspil.adoption",
    "medspil.readiness",
    "medspil.web",
    "medspil.custody",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.usersessions",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "medspil.organisations.middleware.NobodysRows",
    "django.middleware.security.SecurityMiddleware",
    "medspil.web.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "medspil.web.middleware.EarlierName",
    "django.middleware.csrf.CsrfViewMiddleware",
    "medspil.organisations.middleware.WhoIsSignedIn",
    "medspil.web.guessing.CodesCannotBeGuessed",
    "medspil.organisations.middleware.SignedInByDefault",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "medspil.web.middleware.PlainRefusals",
]

ROOT_URLCONF = "medspil.web.urls"
WSGI_APPLICATION = "medspil.web.wsgi.application"
FORM_RENDERER = "medspil.ui.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "medspil.web.context.site",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("MEDSPIL_DATABASE") or f"sqlite:///{DATA / 'medspil.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.Person"
# The second is for sessions that began before there was the first: they name it, and are known by it until they end.
AUTHENTICATION_BACKENDS = [
    "medspil.organisations.backend.Backend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
# Sign-in is a code by e-mail: nobody has a password, and nobody signs up by himself.
ACCOUNT_ADAPTER = "medspil.organisations.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = False
# A town hall has one address, and five hundred may sign in at nine o'clock. So each mail address is limited: eight
# codes an hour, each with five tries. Codes of meetings are guarded by web/guessing.py.
ACCOUNT_RATE_LIMITS = {
    "login": "1000/m/ip",
    "login_failed": "1000/m/ip,5/5m/key",
    "request_login_code": "1000/m/ip,8/h/key",
    "saml": "1000/m/ip",
}
# Or it is the municipality's own sign-in; see organisations/providers/.
SOCIALACCOUNT_ADAPTER = "medspil.organisations.providers.allauth.SocialAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = False
MFA_ADAPTER = "medspil.organisations.two_steps.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "1000/m/ip"}  # a town hall again; a key cannot be guessed
# How often in a minute the system of one municipality may ask, and an address with no right key. Entra ID: 25 a second.
SCIM_REQUESTS, SCIM_WRONG_KEYS = 1500, 300
# Pages that give and take rights ask who it is again, when that is so long ago; an open form has as long again.
CONFIRM_SECONDS = 60 * 30
SESSION_ENGINE = "medspil.organisations.session_store"
# Hours without use, and hours since it was last shown who this is; see organisations/session_store.py.
SESSION_COOKIE_AGE = 60 * 60 * int(os.environ.get("MEDSPIL_IDLE_HOURS") or "4")
SESSION_LONGEST = 60 * 60 * int(os.environ.get("MEDSPIL_SESSION_HOURS") or "12")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "medspil.web.views.csrf_failure"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
EMAIL_HOST = os.environ.get("MEDSPIL_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MEDSPIL_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MEDSPIL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MEDSPIL_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("MEDSPIL_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("MEDSPIL_FROM", "Medspil <medspil@localhost>")

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish"))]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FORMAT_MODULE_PATH = "medspil.ui.formats"

STATIC_URL = "static/"
STATIC_ROOT = ROOT / "build" / "collected"
STATICFILES_DIRS = [ROOT / "build" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "medspil.web.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Who may read /metrics: addresses and networks, with spaces between. Nobody, when it is left out.
METRICS_FROM: list[str] = os.environ.get("MEDSPIL_METRICS_FROM", "").split()

# What people write is never logged: only our own words, at warning and above, and no address of a request.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "medspil.settings.logs.Plain"},
        "json": {"()": "medspil.settings.logs.Json"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": os.environ.get("MEDSPIL_LOG") or "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django names the path of every refused request; a path says which meeting a phone was in.
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
