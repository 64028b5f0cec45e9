# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "medspil.organisations"
    label = "organisations"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in  # noqa: PLC0415 - models are there only now
        from allauth.usersessions.models import UserSession  # noqa: PLC0415
        from django.contrib.auth.signals import user_logged_in as logged_in  # noqa: PLC0415
        from django.db.models.signals import pre_save  # noqa: PLC0415

        from medspil.organisations.entering import keep_municipality, on_sign_in  # noqa: PLC0415
        from medspil.organisations.sessions import keep_little  # noqa: PLC0415
        from medspil.organisations.suspending import is_held  # noqa: PLC0415
        from medspil.record.mail import hold_back  # noqa: PLC0415

        logged_in.connect(keep_municipality)
        user_logged_in.connect(on_sign_in)
        hold_back(is_held)
        pre_save.connect(keep_little, sender=UserSession)
