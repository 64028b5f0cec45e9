# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('dilemmas', '0004_weeks_of_questions')]

    operations = [
        migrations.AlterField('question', 'week', models.DateField(default=django.utils.timezone.localdate), preserve_default=False),
        migrations.AlterModelOptions('question', {'ordering': ('week', 'id')}),
        migrations.RemoveField('question', 'asked_on'),
    ]
