# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "medspil.counter"
    label = "counter"

    def ready(self) -> None:
        from medspil.counter.connections import connect  # noqa: PLC0415 - models are there only now

        connect()
