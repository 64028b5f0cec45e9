# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A meeting of many silent reflections, each followed by a vote, made in the data of a running demo server.

Run as a program beside the server: prints the ids that the test needs.
"""

import json
import sys
from datetime import timedelta

from medspil.record.whose import everywhere


@everywhere()
def make(rounds: int) -> dict[str, str]:
    import django  # noqa: PLC0415 - settings come first

    django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from medspil.dialogue.actions.agendas import unused_code  # noqa: PLC0415
    from medspil.dialogue.models import Contract, Meeting, Process, Step, StepKind  # noqa: PLC0415
    from medspil.organisations.models import Person  # noqa: PLC0415

    hanne = Person.objects.get(name="Hanne Holm")
    peter = Person.objects.get(name="Peter Poulsen")
    unit = peter.memberships.get().unit
    base = {"municipality": hanne.municipality}
    process = Process.objects.create(
        **base, unit=unit, leader=peter, facilitator=hanne, value="Prøve", planned_on=timezone.localdate()
    )
    Contract.objects.create(**base, process=process)
    meeting = Meeting.objects.create(**base, process=process, title="Prøve", code=unused_code(), facilitator=hanne)
    meeting.starts_at = timezone.now() + timedelta(days=2)
    for number in range(rounds):
        kinds = (StepKind.REFLECTION, StepKind.DOT_VOTE) if number % 6 == 0 else (StepKind.REFLECTION,)
        for place, kind in enumerate(kinds):
            Step.objects.create(
                **base, meeting=meeting, position=2 * number + place + 1, kind=kind, title=kind.value, minutes=5
            )
    return {"meeting": str(meeting.pk), "code": meeting.code, "hanne": str(hanne.pk)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make(int(sys.argv[1]))))
