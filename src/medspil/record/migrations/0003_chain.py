# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What has happened so far becomes a chain too, in the order of time."""

from typing import Any

from django.db import migrations, models

from medspil.record.chain import mark_of


def chain_what_is_there(apps: Any, _schema: object) -> None:
    entry_model, chain_model = apps.get_model("record", "Entry"), apps.get_model("record", "Chain")
    chains: dict[Any, Any] = {}
    for entry in entry_model.objects.order_by("at", "pk").iterator():
        chain = chains.setdefault(entry.municipality_id, chain_model(municipality_id=entry.municipality_id))
        chain.number += 1
        entry.number = chain.number
        entry.mark = chain.mark = mark_of(entry, before=chain.mark)
        entry.save()
    chain_model.objects.bulk_create(chains.values())


class Migration(migrations.Migration):
    dependencies = [("record", "0002_letters")]

    operations = [
        migrations.CreateModel(
            name="Chain",
            fields=[
                ("municipality_id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("mark", models.CharField(default="", max_length=64)),
            ],
        ),
        migrations.AddField("entry", "mark", models.CharField(default="", max_length=64)),
        migrations.AddField("entry", "number", models.PositiveBigIntegerField(null=True)),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
        migrations.AddConstraint(
            "entry",
            models.UniqueConstraint(fields=("municipality_id", "number"), name="each_number_once"),
        ),
    ]
