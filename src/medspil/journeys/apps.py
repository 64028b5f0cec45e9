# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "medspil.journeys"
    label = "journeys"

    def ready(self) -> None:
        from medspil.journeys.connections import connect  # noqa: PLC0415 - models are there only now

        connect()
