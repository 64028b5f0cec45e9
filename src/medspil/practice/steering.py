# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How it goes, on paper for a steering group: two pages at most for ten processes. It names no person."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Picture, Pictures, Table
from medspil.practice.charts.drawing import draw_small
from medspil.practice.models import Trial
from medspil.practice.queries.status import Dated, ProcessRow, Status
from medspil.practice.queries.tried import Tried

WIDTHS = (12, 3, 4, 12)  # of the columns of the table
LISTED = 5  # of what is overdue, and of the dates; how many more there are is said
CHARTS = 6  # small ones, three beside each other
LETTERS = 55  # of a title in a list
ABOUT = 30  # of what it belongs to


def paper_of(status: Status, *, of: str) -> Document:
    blocks: list[Block] = []
    if status.rows:
        blocks.append(_table(status))
    blocks += [*_listed(_("Overdue"), status.overdue), *_trials(status.tried)]
    blocks += _listed(_("The next dates"), status.dates)
    today = date_format(timezone.localdate(), "j. F Y")
    share = _("{answered} of {asked} ({percent} %)").format(
        answered=status.share.answered, asked=status.share.asked, percent=status.share.percent
    )
    meta = [(_("Processes under way"), str(status.under_way))]
    if status.share.asked:
        meta.append((_("Proposals answered"), share))
    return Document(title=_("Status"), subtitle=f"{of} · {today}", meta=tuple(meta), blocks=tuple(blocks))


def _table(status: Status) -> Table:
    header = (_("The process"), _("Phase"), _("Answered"), _("Next"))
    rows = tuple(_row(name, row) for name, rows in status.phases for row in rows)
    return Table(header=header, rows=rows, widths=WIDTHS)


def _row(phase: str, row: ProcessRow) -> tuple[str, ...]:
    answered = _("{answered} of {asked}").format(answered=row.share.answered, asked=row.share.asked)
    following = row.following
    return (
        f"{_short(row.process.name)}\n{row.process.unit.name}",
        phase,
        answered if row.share.asked else "–",
        f"{_short(following.what)}, {_day(following)}" if following else "–",
    )


def _listed(title: str, entries: Sequence[Dated]) -> Iterator[Block]:
    if not entries:
        return
    words = [f"{_day(entry)}: {_short(entry.what)} · {_short(entry.about, ABOUT)}" for entry in entries[:LISTED]]
    if len(entries) > LISTED:
        words.append(_("and {n} more").format(n=len(entries) - LISTED))
    yield Heading(text=title)
    yield Bullets(items=tuple(words))


def _trials(tried: Sequence[Tried]) -> Iterator[Block]:
    if not tried:
        return
    yield Heading(text=_("Trials"))
    pictures = [_picture(row, place) for row in tried for place in range(len(row.measured)) if _drawn(row, place)]
    if pictures:
        yield Pictures(pictures=tuple(pictures[:CHARTS]))
    without = [_named(row.trial) for row in tried if not row.measured]
    if without:
        few = any(row.few for row in tried)
        yield Paragraph(text=_("Without a curve: {titles}.").format(titles="; ".join(without[:LISTED])))
        if few:
            yield Paragraph(text=_("Figures of fewer than five stay with the team."), quiet=True)


def _drawn(row: Tried, place: int) -> bool:
    return bool(row.measured[place].chart.known)


def _picture(row: Tried, place: int) -> Picture:
    found = row.measured[place]
    caption = f"{_named(row.trial)}. {_short(found.measure.title)}: {found.chart.sentence}"
    return Picture(svg=draw_small(found.chart, name=found.measure.pk.hex), alt=caption, caption=caption)


def _named(trial: Trial) -> str:
    return f"{_short(trial.title)}, {_short(trial.unit.name, ABOUT)}"


def _day(entry: Dated) -> str:
    return date_format(entry.day, "j. F Y" if entry.day.year != timezone.localdate().year else "j. F")


def _short(text: str, letters: int = LETTERS) -> str:
    return Truncator(text).chars(letters)
