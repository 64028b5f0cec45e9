# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_signinprovider'),
    ]

    operations = [
        migrations.CreateModel(
            name='ScimToken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.municipality')),
            ],
        ),
    ]
