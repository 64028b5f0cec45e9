# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "medspil.practice"
    label = "practice"

    def ready(self) -> None:
        from medspil.practice.connections import connect  # noqa: PLC0415 - models are there only now

        connect()
