# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import timedelta
from typing import Any

from django.db import migrations


def give_weeks(apps: Any, _editor: Any) -> None:
    """Of the day on which somebody asked only the week is kept."""
    questions = apps.get_model('dilemmas', 'Question').objects
    for day in list(questions.order_by().values_list('asked_on', flat=True).distinct()):
        questions.filter(asked_on=day).update(week=day - timedelta(days=day.weekday()))
    questions.filter(settled_on__isnull=False).update(state='answered')


class Migration(migrations.Migration):
    dependencies = [('dilemmas', '0003_questions')]

    operations = [migrations.RunPython(give_weeks, migrations.RunPython.noop)]
