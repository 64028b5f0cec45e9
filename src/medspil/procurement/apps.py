# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProcurementConfig(AppConfig):
    name = "medspil.procurement"
    label = "procurement"

    def ready(self) -> None:
        from medspil.journeys import road  # noqa: PLC0415 - models are there only now
        from medspil.procurement.stops import STOPS  # noqa: PLC0415
        from medspil.procurement.triggers import keep_methods  # noqa: PLC0415

        post_migrate.connect(keep_methods, sender=self)
        for stop in STOPS:
            road.register(stop)
