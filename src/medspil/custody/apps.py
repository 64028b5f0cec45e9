# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "medspil.custody"
    label = "custody"

    def ready(self) -> None:
        from medspil.custody.actions import expire_everywhere  # noqa: PLC0415 - models are there only now
        from medspil.record.daily import every_day  # noqa: PLC0415

        every_day(expire_everywhere)
