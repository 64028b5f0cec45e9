# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A log line says what went wrong and where in the code, never with what: an error's own words may hold a name, an
address or what somebody wrote, and a path says which meeting a phone was in."""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any


def said(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if request is None or not record.name.startswith("django"):
        return record.getMessage()
    match = getattr(request, "resolver_match", None)
    # The route has the names of ids and codes, not themselves.
    return f"{getattr(record, 'status_code', 500)} at {match.route if match else 'an unknown address'}"


def trail(error: BaseException | None, back: TracebackType | None) -> list[str]:
    """Which kind of error, and through which lines of code; for an error that came of another, that one first."""
    if error is None:
        return []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = trail(before, before.__traceback__) if before else []
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(back)]
    return [*earlier, *places, type(error).__qualname__]


class Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        lines = [f"{record.levelname} {record.name}: {said(record)}"]
        if record.exc_info:
            lines += [f"  {line}" for line in trail(record.exc_info[1], record.exc_info[2])]
        return "\n".join(lines)


class Json(logging.Formatter):
    """One object a line, for whoever collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": said(record),
        }
        if record.exc_info:
            line["trail"] = trail(record.exc_info[1], record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)
