# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class DilemmasConfig(AppConfig):
    name = "medspil.dilemmas"
    label = "dilemmas"

    def ready(self) -> None:
        from medspil.dilemmas.models import Dilemma, Signature  # noqa: PLC0415 - models are there only now
        from medspil.record.traces import clear_after_deleting  # noqa: PLC0415

        clear_after_deleting(Dilemma, Signature)
