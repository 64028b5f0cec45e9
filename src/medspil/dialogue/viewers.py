# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The names of audiences in the hub: `participant`, or for a phone at a table `participant/<step>/<table>`.

A name with a table is good for that step alone: at the next step its phone is a participant like any other.
"""

from uuid import UUID

from medspil.dialogue.models import Audience, Place


def name_of(audience: Audience, place: Place | None = None) -> str:
    return f"{audience}/{place.step_id}/{place.table}" if place else audience.value


def read_name(name: str) -> tuple[Audience, Place | None]:
    audience, _slash, seat = name.partition("/")
    if not seat:
        return Audience(audience), None
    step_id, _slash, table = seat.partition("/")
    return Audience(audience), Place(UUID(step_id), int(table))
