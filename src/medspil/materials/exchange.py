# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A topic as a municipality reads it, as an open package."""

from django.utils import timezone

from medspil.materials.packages.writing import write_package
from medspil.materials.pieces import canvas_file, folder_of
from medspil.materials.queries import canvases, cases_of, legal_points_of, scripts_for, topic_by_key
from medspil.organisations.models import Municipality


def packed(key: str, municipality: Municipality | None) -> bytes | None:
    """The zip, with the canvases that its scripts use; None when there is no such topic."""
    reader = municipality.pk if municipality else None
    topic = topic_by_key(reader, key)
    if topic is None:
        return None
    scripts = [script for script in scripts_for(reader, topic) if script.topic_id]
    used = {step.get("canvas") for script in scripts for step in script.steps}
    return write_package(
        folder_of(topic, cases_of(reader, topic), legal_points_of(reader, topic), scripts),
        [canvas_file(canvas) for canvas in canvases(reader) if canvas.key in used],
        publisher=municipality.name if municipality else "Medspil",
        today=timezone.localdate(),
    )
