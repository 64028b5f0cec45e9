# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class ProcurementConfig(AppConfig):
    name = "medspil.procurement"
    label = "procurement"

    def ready(self) -> None:
        from medspil.journeys import road  # noqa: PLC0415 - models are there only now
        from medspil.procurement.stops import STOPS  # noqa: PLC0415

        for stop in STOPS:
            road.register(stop)
