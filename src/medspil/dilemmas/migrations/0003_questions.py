# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import django.db.models.deletion
import medspil.privacy.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """The open questions of the log become the questions of the guide, wherever they were asked."""

    dependencies = [('dilemmas', '0002_turns')]

    operations = [
        migrations.RenameModel('OpenQuestion', 'Question'),
        migrations.RenameField('question', 'answered_on', 'settled_on'),
        migrations.AlterField('question', 'unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='organisations.unit')),
        migrations.AddField('question', 'source', models.CharField(choices=[('log', 'Noted in the log'), ('guide', 'The guide had no answer')], default='log', max_length=5)),
        migrations.AddField('question', 'week', models.DateField(null=True)),
        migrations.AddField('question', 'state', models.CharField(choices=[('waiting', 'Waits for an answer'), ('answered', 'Answered in the guide'), ('aside', 'Set aside')], default='waiting', max_length=8)),
        migrations.AddField('question', 'answer', models.UUIDField(blank=True, null=True)),
        migrations.AddField('question', 'why', medspil.privacy.fields.ShortText(blank=True, max_length=200, verbose_name='why it is set aside')),
    ]
