# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.db import migrations


def move_questions(apps: Any, _editor: Any) -> None:
    """To the questions of the dilemma log, under the same ids; each is tied to the dilemma that was noted with it.

    Of one that was closed it is not known whether it was answered: it is set aside, without a reason.
    """
    Moved, Turn = apps.get_model('dilemmas', 'Question'), apps.get_model('dilemmas', 'Turn')
    dilemmas = set(apps.get_model('dilemmas', 'Dilemma').objects.values_list('pk', flat=True))
    for asked in apps.get_model('counter', 'Question').objects.all():
        settled = {'state': 'aside', 'settled_on': asked.week} if asked.closed else {}
        shared = {'pk': asked.pk, 'municipality_id': asked.municipality_id}
        Moved.objects.create(
            **shared, unit_id=asked.unit_id, question=asked.text, week=asked.week, source='guide', **settled
        )
        if asked.pk in dilemmas:
            Turn.objects.create(
                municipality_id=asked.municipality_id, dilemma_id=asked.pk, into='question', made=asked.pk
            )


class Migration(migrations.Migration):
    dependencies = [('counter', '0002_guide_questions'), ('dilemmas', '0005_questions_by_week')]

    operations = [migrations.RunPython(move_questions, migrations.RunPython.noop)]
