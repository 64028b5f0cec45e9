# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From what was heard to the figures that are printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self

from medspil.bench.crowd import Tally

Figures = dict[str, float]


@dataclass(kw_only=True)
class Outcome:
    """One pass. Latencies in milliseconds: of deliveries, of the slowest phone of each note, of acknowledgements."""

    p50_ms: float
    p95_ms: float
    last_p95_ms: float
    ack_p95_ms: float
    lost: int
    join_s: float
    per_s: float  # notes a second
    bytes_each: float  # per note and phone
    deliveries: int
    cpu_s: float = 0.0
    rss_mib: float = 0.0

    @classmethod
    def of(cls, tally: Tally, participants: int, *, joined: float, took: float) -> Self:
        last = [heard - tally.sent[number] for number, heard in tally.last.items()]
        acknowledged = [done - tally.sent[number] for number, done in tally.acknowledged.items()]
        expected = len(tally.sent) * participants
        return cls(
            p50_ms=at(tally.arrived, 0.5),
            p95_ms=at(tally.arrived, 0.95),
            last_p95_ms=at(last, 0.95),
            ack_p95_ms=at(acknowledged, 0.95),
            lost=expected - len(tally.arrived) + len(tally.sent) - len(tally.acknowledged),
            join_s=joined,
            per_s=len(tally.acknowledged) / took,
            bytes_each=tally.bytes / max(1, expected),
            deliveries=len(tally.arrived),
        )


PRINTED = ("p50_ms", "p95_ms", "last_p95_ms", "ack_p95_ms", "lost", "cpu_s", "rss_mib")


def at(seconds: Iterable[float], share: float) -> float:
    """The latency below which a share of them lies, in milliseconds; nought when there are none."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else 0.0


def report(medspil: Sequence[Outcome], limit: Sequence[Outcome]) -> dict[str, Figures]:
    """The median of the runs, but all that was lost; and how many times the limit it comes to."""
    ours, theirs = _median(medspil), _median(limit)
    ratio = {name: round(ours[f"{name}_ms"] / max(0.001, theirs[f"{name}_ms"]), 2) for name in ("p95", "last_p95")}
    return {"medspil": ours, "limit": theirs, "ratio": ratio}


def _median(outcomes: Sequence[Outcome]) -> Figures:
    figures = {name: round(median(getattr(outcome, name) for outcome in outcomes), 2) for name in PRINTED}
    return figures | {"lost": sum(outcome.lost for outcome in outcomes)}


def in_words(name: str, outcomes: Sequence[Outcome]) -> str:
    """What the figures do not say: joining, notes a second, bytes and CPU for each delivery."""
    joined, each, per_s = (median(getattr(o, field) for o in outcomes) for field in ("join_s", "bytes_each", "per_s"))
    cpu = median(o.cpu_s * 1e6 / max(1, o.deliveries) for o in outcomes)
    pace = f"all in after {joined:.2f} s, {per_s:.0f} notes/s"
    return f"{name:>8}: {pace}, {each:.0f} bytes and {cpu:.0f} µs of CPU a delivery"


def table(figures: Mapping[str, Figures]) -> str:
    names = " ".join(f"{name:>11}" for name in PRINTED)
    rows = [f"{who:>8} " + " ".join(f"{figures[who][name]:>11}" for name in PRINTED) for who in ("medspil", "limit")]
    ratio = figures["ratio"]
    return "\n".join([" " * 9 + names, *rows, f"   ratio  p95 {ratio['p95']}, last phone {ratio['last_p95']}"])
