# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Iterable, Iterator
from datetime import UTC

from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.web.history.queries import Line


def table_of(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Rows of a table: what a person reads, then the line as the chain has it (`record/chain.py`)."""
    yield [
        _("Number"),
        _("When"),
        _("Who"),
        _("What"),
        _("What it was about"),
        "by_id",
        "kind",
        "subject",
        "at",
        "mark",
    ]
    for line in lines:
        entry = line.entry
        yield [
            str(line.number),
            timezone.localtime(line.at).strftime("%d.%m.%Y %H:%M:%S"),
            line.who,
            line.what,
            line.about,
            str(entry.by_id or ""),
            entry.kind,
            " ".join(f"{name}={value}" for name, value in entry.subject.items()),
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.mark,
        ]
