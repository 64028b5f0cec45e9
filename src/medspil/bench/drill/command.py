# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil drill`: a server of its own, people who write, one fault after the other, and a count of what is left."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from medspil.bench.drill.faults import FAULTS, Fault
from medspil.bench.drill.ground import Ground, database
from medspil.bench.drill.load import Load, ask_for_codes, until
from medspil.bench.processes import meetings

BEFORE_SECONDS = AFTER_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Notes that were acknowledged, that lie in the database, that a new phone is shown; and what works afterwards."""

    fault: str
    acknowledged: int
    present: int
    shown: int
    twice: int
    unanswered: int
    refused: int
    failed: int
    silence_s: float
    letters_promised: int
    letters_came: int
    stream_after: bool
    mail_after: bool

    @property
    def ok(self) -> bool:
        kept = self.acknowledged == self.present == self.shown and not self.twice and not self.unanswered
        works = self.stream_after and self.mail_after and not self.failed
        return kept and works and self.letters_promised == self.letters_came


def main(arguments: Sequence[str]) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.workers > 1 and not (options.database or options.postgres):
        parser.error("--workers needs PostgreSQL: SQLite serves one process")
    with tempfile.TemporaryDirectory(prefix="medspil-drill-") as folder:
        address, own = options.database, options.postgres
        place = database(address=address, own=own, stop=options.stop, start=options.start)
        ground = Ground(folder=Path(folder), database=place, workers=options.workers)
        chosen = [(name, FAULTS[name]) for name in options.fault or FAULTS]
        untried = {name: why for name, fault in chosen if (why := fault.possible(ground))}
        chosen = [(name, fault) for name, fault in chosen if name not in untried]
        outcomes = asyncio.run(_all(ground, chosen, options)) if chosen else []
    well = bool(outcomes) and all(outcome.ok for outcome in outcomes)
    sys.stdout.write(_as_json(outcomes, untried) if options.json else _in_words(outcomes, untried))
    return 0 if well else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="medspil drill", description="What becomes of notes when something breaks.")
    parser.add_argument("--fault", action="append", choices=list(FAULTS), help="this one only; may be said again")
    parser.add_argument("--phones", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long a fault lasts")
    parser.add_argument("--workers", type=int, default=1, help="more than one needs PostgreSQL")
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL of its own; needs the test requirements")
    parser.add_argument("--database", default="", help="of an empty PostgreSQL database; else SQLite in a new folder")
    parser.add_argument("--stop", default="", help="the command that stops that database's server")
    parser.add_argument("--start", default="", help="the command that starts it again")
    parser.add_argument("--json", action="store_true")
    return parser


async def _all(ground: Ground, chosen: Sequence[tuple[str, Fault]], options: argparse.Namespace) -> list[Outcome]:
    await ground.post.begin()
    await asyncio.to_thread(ground.start)
    try:
        made = await asyncio.to_thread(meetings, ground.folder, len(chosen), database=ground.database.address)
        outcomes = []
        for (name, fault), meeting in zip(chosen, made, strict=True):
            sys.stderr.write(f"{name}: {fault.what} ...\n")
            load = Load(port=ground.port, code=meeting["code"], step=meeting["step"])
            outcomes.append(await _one(ground, name, load, options))
        return outcomes
    finally:
        await asyncio.to_thread(ground.server.kill)
        await ground.post.end()


async def _one(ground: Ground, name: str, load: Load, options: argparse.Namespace) -> Outcome:
    writing = asyncio.ensure_future(load.write(options.phones))
    await until(lambda: len(load.acknowledged) >= options.phones, seconds=30)
    await asyncio.sleep(BEFORE_SECONDS)
    promised, came = await FAULTS[name].strike(ground, options.seconds)
    before = len(load.acknowledged)
    await until(lambda: len(load.acknowledged) >= before + options.phones, seconds=30)
    await asyncio.sleep(AFTER_SECONDS)
    load.over = True
    await writing
    stream, mail = await load.hears(), await _mail_works(ground)
    marks = ground.marks(load.step)
    return Outcome(
        fault=name,
        acknowledged=len(load.acknowledged),
        present=len(set(marks)),
        shown=len(await load.shown()),
        twice=len(marks) - len(set(marks)),
        unanswered=len(load.sent - load.acknowledged),
        refused=load.refused,
        failed=load.failed,
        silence_s=round(load.silence, 2),
        letters_promised=promised,
        letters_came=came,
        stream_after=stream,
        mail_after=mail,
    )


async def _mail_works(ground: Ground) -> bool:
    before = ground.post.letters
    await ask_for_codes(ground.port, ["bo@maalby.example"])
    return await until(lambda: ground.post.letters > before, seconds=20)


def _as_json(outcomes: Sequence[Outcome], untried: dict[str, str]) -> str:
    faults = [asdict(outcome) | {"ok": outcome.ok} for outcome in outcomes]
    ok = bool(faults) and all(fault["ok"] for fault in faults)
    return json.dumps({"faults": faults, "untried": untried, "ok": ok}) + "\n"


def _in_words(outcomes: Sequence[Outcome], untried: dict[str, str]) -> str:
    lines = [f"{'':16} acknowledged  present  shown  refused meanwhile  silence"]
    for each in outcomes:
        notes = f"{each.acknowledged:>12} {each.present:>8} {each.shown:>6} {each.refused:>18} {each.silence_s:>7.1f} s"
        letters = f"  letters {each.letters_promised}/{each.letters_came}" if each.letters_promised else ""
        wrong = "" if each.ok else f"  NOT AS IT SHOULD BE: {asdict(each)}"
        lines.append(f"{each.fault:16} {notes}{letters}{wrong}")
    lines += [f"{name:16} not tried: {why}" for name, why in untried.items()]
    return "\n".join(lines) + "\n"
