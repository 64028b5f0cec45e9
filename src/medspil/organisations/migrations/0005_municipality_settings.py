# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0


import django.db.models.deletion
import medspil.privacy.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0004_unit_closed'),
    ]

    operations = [
        migrations.AddField(
            model_name='municipality',
            name='colour',
            field=models.CharField(blank=True, default='', max_length=7),
        ),
        migrations.AddField(
            model_name='municipality',
            name='domains',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='municipality',
            name='greeting',
            field=medspil.privacy.fields.FreeText(blank=True, default='', max_length=600, verbose_name='greeting'),
        ),
        migrations.AddField(
            model_name='municipality',
            name='help_email',
            field=models.EmailField(blank=True, default='', max_length=254),
        ),
        migrations.AddField(
            model_name='municipality',
            name='help_name',
            field=medspil.privacy.fields.ShortText(blank=True, default='', max_length=80, verbose_name='whom to ask'),
        ),
        migrations.AddField(
            model_name='municipality',
            name='help_phone',
            field=medspil.privacy.fields.ShortText(blank=True, default='', max_length=20, verbose_name='telephone'),
        ),
        migrations.AddField(
            model_name='municipality',
            name='logo',
            field=models.CharField(blank=True, default='', max_length=16),
        ),
        migrations.AddField(
            model_name='municipality',
            name='statement',
            field=models.URLField(blank=True, default='', max_length=300),
        ),
        migrations.CreateModel(
            name='Logo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('png', models.BinaryField()),
                ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.municipality')),
            ],
        ),
    ]
