# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [('counter', '0003_questions_move')]

    operations = [migrations.DeleteModel('Question')]
