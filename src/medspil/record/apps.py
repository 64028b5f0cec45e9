# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    name = "medspil.record"
    label = "record"

    def ready(self) -> None:
        from medspil.record import neighbours, traces  # noqa: PLC0415 - models are there only now
        from medspil.record.hints import on_hint  # noqa: PLC0415
        from medspil.record.hub import hub  # noqa: PLC0415
        from medspil.record.policies import keep_apart  # noqa: PLC0415

        on_hint(neighbours.HERE, neighbours.hear)
        on_hint(neighbours.ASK, neighbours.tell_all)
        on_hint(traces.OWED, traces.hear_of_debts)
        hub.elsewhere = neighbours.elsewhere
        post_migrate.connect(keep_apart, sender=self)
