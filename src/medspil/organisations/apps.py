# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "medspil.organisations"
    label = "organisations"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in  # noqa: PLC0415 - models are there only now

        from medspil.organisations.entering import on_sign_in  # noqa: PLC0415

        user_logged_in.connect(on_sign_in)
