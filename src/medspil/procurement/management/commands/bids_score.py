# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.procurement.bids.reading import BidsError, read_bids
from medspil.procurement.bids.scoring import Bid, Method, Scored, rank, winner
from medspil.procurement.bids.sensitivity import variants


class Command(BaseCommand):
    help = "Which bid is best by a price model, from a file with weights, scale, model and bids; see docs/bids.md."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            method, bids = read_bids(options["file"].read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be read: {error}") from error
        except BidsError as error:
            raise CommandError(str(error)) from error
        ranking = rank(method, bids)
        figures = {"ranking": [_figures(scored) for scored in ranking], "winner": _name(winner(ranking))}
        self.stdout.write(json.dumps(figures, ensure_ascii=False) if options["json"] else _as_text(method, ranking))


def _figures(scored: Scored) -> dict[str, str | float | None]:
    return {
        "name": scored.bid.name,
        "price_points": _float(scored.price_points),
        "quality_points": float(scored.bid.quality),
        "total": _float(scored.total),
        "evaluated_price": _float(scored.evaluated_price),
    }


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _name(bid: Bid | None) -> str | None:
    return bid.name if bid else None


def _as_text(method: Method, ranking: list[Scored]) -> str:
    lines = []
    for place, scored in enumerate(ranking, start=1):
        result = scored.total if scored.evaluated_price is None else scored.evaluated_price
        lines.append(f"{place}. {scored.bid.name}: {float(result or 0):.3f}")
    lines.append(f"\nwinner: {_name(winner(ranking)) or 'none, the best are equal'}")
    bids = [scored.bid for scored in ranking]
    lines += [f"  {variant.change}: {variant.winner or 'a tie'}" for variant in variants(method, bids)]
    return "\n".join(lines)
