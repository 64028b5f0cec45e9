# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.dialogue.models import FilledCanvas
from medspil.journeys.models import Journey


def canvas_in(journey: Journey, key: str) -> FilledCanvas | None:
    """The journey's canvas of a template: the one that is open before one that is finished, the newest first."""
    rows = FilledCanvas.objects.of(journey.municipality).filter(process=journey.process_id, key=key)
    found = list(rows.select_related("unit"))
    return next((row for row in found if row.finished_on is None), found[0] if found else None)


def texts_in(canvas: FilledCanvas | None) -> dict[str, str]:
    """What stands in each field, line by line, as the beginning of a text for the whole field."""
    if canvas is None:
        return {}
    return {
        field: "\n".join(text for line in lines for text in line.cells.values() if text)
        for field, lines in canvas.lines_by_field().items()
    }
