# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "medspil.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        from medspil.dialogue.connections import connect  # noqa: PLC0415 - models are there only now
        from medspil.dialogue.live import STALE, on_event, on_presence, on_stale  # noqa: PLC0415
        from medspil.dialogue.models import Dot, DotRound, Note, ReadyMark, Step, Tally  # noqa: PLC0415
        from medspil.dialogue.queries.passing import of_a_rehearsal  # noqa: PLC0415
        from medspil.record.actions import leaves_nothing, subscribe  # noqa: PLC0415
        from medspil.record.hints import on_hint  # noqa: PLC0415
        from medspil.record.hub import hub  # noqa: PLC0415
        from medspil.record.traces import clear_after_deleting  # noqa: PLC0415

        connect()
        subscribe(on_event)
        leaves_nothing(of_a_rehearsal)
        on_hint(STALE, on_stale)
        clear_after_deleting(Dot, DotRound, Note, ReadyMark, Step, Tally)
        hub.on_presence = on_presence
