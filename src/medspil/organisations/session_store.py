# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Django's sessions in the database, which also tell when they end, so that nobody asks the database twice."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session

from medspil.record.whose import whatever


class SessionStore(DatabaseStore):
    ends: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Any:
        with whatever():
            row = super()._get_session_from_db()  # type: ignore[misc]
        self.ends = row.expire_date if row else None
        return row
