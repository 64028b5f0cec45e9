# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import uuid

import django.db.models.deletion
from django.db import migrations, models

ROLES = [
    ("employee", "Employee"),
    ("facilitator", "Facilitator"),
    ("leader", "Leader"),
    ("editor", "Editor"),
    ("administrator", "Administrator"),
]


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField("membership", "provided", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="SignInProvider",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("issuer", models.URLField(max_length=300)),
                ("client_id", models.CharField(max_length=200)),
                ("domains", models.JSONField(default=list)),
                ("subject_claim", models.CharField(default="sub", max_length=60)),
                ("roles_claim", models.CharField(default="roles", max_length=60)),
                ("codes", models.BooleanField(default=False)),
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provider",
                        to="organisations.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProvidedRole",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("value", models.CharField(max_length=200)),
                ("role", models.CharField(choices=ROLES, max_length=20)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.municipality",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="organisations.signinprovider",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint("provider", "value", "role", "unit", name="one_meaning_once"),
                ],
            },
        ),
    ]
