# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.db import migrations, models

NEW = {'advice': 'advising', 'inspiration': 'inspiring', 'instruction': 'instructing'}
OLD = {new: old for old, new in NEW.items()}
STEP = 500  # versions in memory at a time


def to_new(apps: Any, _editor: Any) -> None:
    _rename(apps, NEW)


def to_old(apps: Any, _editor: Any) -> None:
    _rename(apps, OLD)


def _rename(apps: Any, names: dict[str, str]) -> None:
    """In the answers as they stand, and in every text that they have had."""
    for name, other in names.items():
        apps.get_model('counter', 'GuideEntry').objects.filter(role=name).update(role=other)
    versions = apps.get_model('counter', 'GuideVersion').objects
    ids = list(versions.order_by().values_list('pk', flat=True))
    for start in range(0, len(ids), STEP):
        changed = []
        for version in versions.filter(pk__in=ids[start:start + STEP]):
            role = version.text.get('role')
            if role in names:
                version.text = {**version.text, 'role': names[role]}
                changed.append(version)
        versions.bulk_update(changed, ['text'])


class Migration(migrations.Migration):
    """The roles are called in answers as they are in dilemmas and in the role compass."""

    dependencies = [('counter', '0004_no_questions_here')]

    operations = [
        migrations.AlterField(
            'guideentry',
            'role',
            models.CharField(
                choices=[
                    ('advising', 'Advising'),
                    ('inspiring', 'Inspiring'),
                    ('instructing', 'Instructing'),
                    ('solving', 'Solving the problem'),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(to_new, to_old),
    ]
