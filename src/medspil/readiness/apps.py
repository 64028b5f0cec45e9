# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "medspil.readiness"
    label = "readiness"

    def ready(self) -> None:
        from medspil.readiness.connections import connect  # noqa: PLC0415 - models are there only now

        connect()
