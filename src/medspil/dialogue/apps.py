# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig

from medspil.ui import panels


class DialogueConfig(AppConfig):
    name = "medspil.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        from medspil.dialogue.live import on_event, on_presence  # noqa: PLC0415 - models are there only now
        from medspil.dialogue.trying import on_topic  # noqa: PLC0415
        from medspil.record.actions import subscribe  # noqa: PLC0415
        from medspil.record.hub import hub  # noqa: PLC0415

        subscribe(on_event)
        hub.on_presence = on_presence
        panels.register("topic", "dialogue/_try_now.html", on_topic)
