# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What PostgreSQL alone does; in a run on another database there is nothing here to collect."""

from django.conf import settings

collect_ignore_glob = [] if "postgres" in settings.DATABASES["default"]["ENGINE"] else ["test_*.py"]
