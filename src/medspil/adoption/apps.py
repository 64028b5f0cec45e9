# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    name = "medspil.adoption"
    label = "adoption"

    def ready(self) -> None:
        from medspil.adoption.connections import connect  # noqa: PLC0415 - models are there only now

        connect()
