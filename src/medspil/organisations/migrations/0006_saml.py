# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_municipality_settings'),
    ]

    operations = [
        migrations.AddField(
            model_name='signinprovider',
            name='assurance',
            field=models.CharField(blank=True, choices=[('Low', 'Low'), ('Substantial', 'Substantial'), ('High', 'High')], max_length=11),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='certificates',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='protocol',
            field=models.CharField(choices=[('oidc', 'OpenID Connect'), ('saml', 'SAML 2 (OIOSAML 3)')], default='oidc', max_length=4),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='sign_in_url',
            field=models.URLField(blank=True, max_length=500),
        ),
        migrations.CreateModel(
            name='SpentAssertion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64)),
                ('until', models.DateTimeField()),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.municipality')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('municipality'), models.F('token_hash'), name='assertion_spent_once')],
            },
        ),
    ]
