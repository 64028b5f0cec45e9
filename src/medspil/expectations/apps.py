# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class ExpectationsConfig(AppConfig):
    name = "medspil.expectations"
    label = "expectations"

    def ready(self) -> None:
        from medspil.dialogue import panels  # noqa: PLC0415 - models are there only now
        from medspil.expectations.queries import from_canvas  # noqa: PLC0415

        panels.beside_line.register("expectations/_from_line.html", from_canvas)
