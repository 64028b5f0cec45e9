# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Django's sessions in the database, which also tell when they end, so that nobody asks the database twice.

A session ends when it has not been used for `SESSION_COOKIE_AGE`, and in any case `SESSION_LONGEST` after it was last
shown who it is: at sign-in, or where a page asked to confirm it. The row's own end is the earlier of the two, so the
database never gives one out that is over.
"""

import time
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session

from medspil.record.whose import whatever

METHODS = "account_authentication_methods"  # allauth's record of how and when
BEGAN = "began"  # for whoever came in without it


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

    @property
    def shown_at(self) -> float:
        """When it was last shown who this is, in seconds of the epoch; now, when nobody is signed in."""
        times = [float(each.get("at", 0)) for each in self.get(METHODS, [])]
        return max([*times, float(self.get(BEGAN, 0))]) or time.time()

    @property
    def longest(self) -> float:
        """How many seconds it can still last, however much it is used."""
        return max(0.0, self.shown_at + settings.SESSION_LONGEST - time.time())

    def get_session_cookie_age(self) -> int:
        """Of the row in the database and of the cookie."""
        return int(min(settings.SESSION_COOKIE_AGE, self.longest))

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - as Django has it
        if not must_create and SESSION_KEY in self and METHODS not in self and BEGAN not in self:
            self[BEGAN] = time.time()
        super().save(must_create)
