# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "medspil.directory"
    label = "directory"

    def ready(self) -> None:
        from medspil.directory.actions import corrections  # noqa: PLC0415 - models are there only now
        from medspil.record import daily  # noqa: PLC0415

        daily.every_day(corrections.ask)
