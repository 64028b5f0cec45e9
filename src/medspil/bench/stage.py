# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Meetings to measure with, made by the product's own actions in the database of a running server: one for each pass,
open at a board where each note is shown as it comes. `python -m medspil.bench.stage NUMBER` prints codes and steps."""

import json
import sys

from medspil.record.whose import everywhere


@everywhere()
def make(how_many: int) -> list[dict[str, str]]:
    import django  # noqa: PLC0415 - settings come first

    django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from medspil.dialogue.actions import meetings, processes  # noqa: PLC0415
    from medspil.dialogue.actions.agendas import unused_code  # noqa: PLC0415
    from medspil.dialogue.models import Meeting, Step, StepKind  # noqa: PLC0415
    from medspil.organisations.actions import add_person, create_municipality, create_unit  # noqa: PLC0415
    from medspil.organisations.models import Municipality, Unit  # noqa: PLC0415
    from medspil.organisations.permissions import Role  # noqa: PLC0415

    assert not Municipality.objects.exists(), "measure in a database of its own: this one is in use"  # noqa: S101
    municipality = create_municipality(name="Målby Kommune", cvr="10000017", by=None)
    unit = create_unit(parent=Unit.objects.of(municipality).get(), name="Borgerservice", by=None)
    leader, facilitator = (
        add_person(unit=unit, name=name, email=f"{name.lower()}@maalby.example", role=role, by=None)
        for name, role in (("Karen", Role.LEADER), ("Bo", Role.FACILITATOR))
    )
    process = processes.start(
        process_id=municipality.pk,
        unit=unit,
        value="Vi ved, hvor hurtigt det går",
        facilitator=facilitator,
        planned_on=timezone.localdate(),
        by=leader,
    )
    made = []
    for _number in range(how_many):
        meeting = Meeting.objects.create(
            municipality=municipality, process=process, title="Måling", code=unused_code(), facilitator=facilitator
        )
        step = Step.objects.create(
            municipality=municipality, meeting=meeting, position=1, kind=StepKind.CLOSING, title="Ord", minutes=5
        )
        meetings.open_meeting(meeting=meeting, by=facilitator)
        made.append({"code": meeting.code, "step": str(step.pk)})
    return made


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make(int(sys.argv[1]))))
