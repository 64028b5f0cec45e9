# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Bids by each price model, against figures worked by hand."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

BIDS = [
    {"name": "A", "price": 800_000, "quality": 6},
    {"name": "B", "price": 1_000_000, "quality": 8},
    {"name": "C", "price": 600_000, "quality": 2},
]
FILE: dict[str, Any] = {"weights": {"price": 40, "quality": 60}, "scale": 10, "model": "linear", "bids": BIDS}


def said(folder: Path, file: Any, *options: str) -> str:
    path, out = folder / "bids.json", StringIO()
    path.write_text(file if isinstance(file, str) else json.dumps(file), encoding="utf-8")
    call_command("bids_score", str(path), *options, stdout=out)
    return out.getvalue()


def scored(folder: Path, **changes: Any) -> Any:
    return json.loads(said(folder, FILE | changes, "--json"))


@pytest.mark.parametrize(
    ("method", "totals", "best"),
    [
        ({"model": "linear"}, {"A": 6.267, "B": 6.133, "C": 5.2}, "A"),
        ({"model": "linear", "slope": 0.5}, {"A": 4.933, "B": 3.467, "C": 5.2}, "C"),
        ({"model": "proportional"}, {"A": 6.6, "B": 7.2, "C": 5.2}, "B"),
        ({"model": "span", "span": [500_000, 1_500_000]}, {"A": 6.4, "B": 6.8, "C": 4.8}, "B"),
    ],
)
def test_points_on_the_scale(tmp_path: Path, method: dict[str, Any], totals: dict[str, float], best: str) -> None:
    found = scored(tmp_path, **method)
    assert {bid["name"]: round(bid["total"], 3) for bid in found["ranking"]} == totals
    assert [bid["name"] for bid in found["ranking"]] == sorted(totals, key=lambda name: -totals[name])
    assert {bid["evaluated_price"] for bid in found["ranking"]} == {None}
    assert found["winner"] == best


def test_missing_quality_makes_a_price_dearer(tmp_path: Path) -> None:
    found = scored(tmp_path, model="price_adjusted")
    assert [(bid["name"], bid["evaluated_price"], bid["total"]) for bid in found["ranking"]] == [
        ("A", 1_280_000, None),
        ("B", 1_300_000, None),
        ("C", 1_320_000, None),
    ]
    assert found["winner"] == "A"


def test_the_lowest_price_gets_all_points_and_quality_counts_as_given(tmp_path: Path) -> None:
    cheapest = scored(tmp_path)["ranking"][-1]
    assert cheapest == {"name": "C", "price_points": 10, "quality_points": 2, "total": 5.2, "evaluated_price": None}


def test_one_bid_wins(tmp_path: Path) -> None:
    assert scored(tmp_path, bids=BIDS[2:])["winner"] == "C"


def test_equal_prices_leave_it_to_the_quality(tmp_path: Path) -> None:
    bids = [{"name": name, "price": 0.1, "quality": quality} for name, quality in (("A", 3), ("B", 3.3))]
    assert scored(tmp_path, bids=bids)["winner"] == "B"


def test_of_two_that_are_exactly_equal_the_formula_chooses_none(tmp_path: Path) -> None:
    # 40 % of 10 and 60 % of 0.1, against 40 % of 9.7 and 60 % of 0.3: only exact arithmetic sees that it is the same.
    bids = [{"name": "A", "price": 100, "quality": 0.1}, {"name": "B", "price": 103, "quality": 0.3}]
    found = scored(tmp_path, bids=bids)
    assert (found["winner"], [bid["total"] for bid in found["ranking"]]) == (None, [4.06, 4.06])


def test_people_also_read_who_else_could_have_won(tmp_path: Path) -> None:
    words = said(tmp_path, FILE)
    assert words.startswith("1. A: 6.267\n2. B: 6.133\n3. C: 5.200\n")
    assert "winner: A" in words
    for line in ("model proportional: B", "price weight 30: B", "price weight 50: A", "without C: B", "without A: B"):
        assert f"  {line}\n" in f"{words}\n"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"bids": []}, "bids:"),
        ({"bids": [{"name": "A", "price": 0, "quality": 5}]}, "bids.0.price:"),
        ({"bids": [{"name": "A", "price": 10}]}, "bids.0.quality:"),
        ({"bids": [{"name": "A", "price": "10", "quality": 5}]}, "bids.0.price: is not a number"),
        ({"bids": [{"name": "A", "price": True, "quality": 5}]}, "bids.0.price: is not a number"),
        ({"bids": [{"name": "A", "price": 10, "quality": 10.1}]}, "a quality is above the scale"),
        ({"bids": [BIDS[0], BIDS[0]]}, "two bids have the same name"),
        ({"weights": {"price": 40, "quality": 50}}, "do not add up to 100"),
        ({"weights": {"price": 0, "quality": 100}}, "weights.price:"),
        ({"model": "span"}, "needs"),
        ({"model": "span", "span": [5, 5]}, "the low end of the span"),
        ({"model": "guess"}, "model:"),
        ({"slope": 0}, "slope:"),
        ({"extra": 1}, "extra:"),
    ],
)
def test_what_cannot_be_computed_is_refused(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint):
        scored(tmp_path, **change)


@pytest.mark.parametrize(
    "text", ["{", "[]", "7", json.dumps(FILE).replace("800000", "NaN"), json.dumps(FILE).replace("800000", "1e999999")]
)
def test_what_is_no_file_of_bids_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CommandError):
        said(tmp_path, text, "--json")


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("bids_score", str(tmp_path / "none.json"))
