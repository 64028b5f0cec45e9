# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base

from medspil.record.whose import SETTING, said


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that knows what its session was told last, and tells it only what is new.

    What is told in a transaction is forgotten by the database when that is rolled back, to a savepoint too; then it is
    told again. So no value is ever believed to hold that might not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: str | None = None
        self.execute_wrappers.append(self._tell)

    def get_new_connection(self, conn_params: Any) -> Any:
        self._told = None
        return super().get_new_connection(conn_params)

    def _rollback(self) -> None:
        self._told = None
        super()._rollback()  # type: ignore[misc]  # the stubs leave it out

    def _savepoint_rollback(self, sid: str) -> None:
        self._told = said()  # a transaction that has failed takes no other word than this one
        try:
            super()._savepoint_rollback(sid)  # type: ignore[misc]
        finally:
            self._told = None

    def _tell(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - as Django calls it
        if (whose := said()) is not None and whose != self._told:
            self.tell(whose)
        return execute(sql, params, many, context)

    def tell(self, whose: str) -> None:
        self.validate_no_broken_transaction()
        with self.wrap_database_errors:
            self.connection.execute("SELECT set_config(%s, %s, false)", [SETTING, whose])
        self._told = whose
