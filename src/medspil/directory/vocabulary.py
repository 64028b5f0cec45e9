# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The words by which offers are found: what one needs help with, in which way it is given, in which language.

The keys are stored and published; the words are what people read.
"""

from babel import Locale
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProviderKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("The municipality")
    LIBRARY = "library", _("Library")
    ASSOCIATION = "association", _("Association")
    COMPANY = "company", _("Private company")
    OTHER = "other", _("Other")


class Need(models.TextChoices):
    """What somebody wants help with."""

    MITID = "mitid", _("MitID")
    DIGITAL_POST = "digital-post", _("Digital Post")
    SELF_SERVICE = "self-service", _("Self-service and applications")
    LETTERS = "letters", _("Understanding letters from authorities")
    DEVICES = "devices", _("Phone, tablet and computer")
    PAYING = "paying", _("Online banking and paying")
    JOB = "job", _("Jobnet and CV")
    HEALTH = "health", _("Health and doctor online")
    ON_BEHALF = "on-behalf", _("Power of attorney and helping others")
    SAFETY = "safety", _("Fraud and safety online")
    LEARNING = "learning", _("Learning to do it oneself")
    COMPANY = "company", _("Somebody to talk with or come along")


class Way(models.TextChoices):
    """How the help is given."""

    DROP_IN = "drop-in", _("Just come")
    APPOINTMENT = "appointment", _("By appointment")
    PHONE = "phone", _("By phone")
    ONLINE = "online", _("On screen")
    HOME_VISIT = "home-visit", _("At the citizen's home")
    COURSE = "course", _("Course")


# What is chosen from in forms. Offers that were taken in may have others.
LANGUAGES = ("da", "en", "ar", "fa", "fr", "de", "kl", "ku", "pl", "ro", "so", "es", "ti", "tr", "uk", "ur", "vi")
SIGN_LANGUAGE = "dsl"  # ISO 639-3: dansk tegnsprog
_NAMES = Locale("da").languages


def language_name(code: str) -> str:
    """The Danish name of a language by its ISO 639 code; the code itself when nobody has named it."""
    if code == SIGN_LANGUAGE:
        return str(_("Danish Sign Language"))
    return str(_NAMES.get(code.lower(), code))


def language_choices(more: list[str] | None = None) -> list[tuple[str, str]]:
    codes = dict.fromkeys([*LANGUAGES, SIGN_LANGUAGE, *(more or [])])
    return [(code, language_name(code)) for code in codes]
