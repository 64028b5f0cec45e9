# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.privacy.cpr import find_cpr

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2025, 12, 31))
SEPARATORS = st.sampled_from(
    [
        "",
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "-",
        " - ",
        "\u2013",
        " \u2013 ",
        "\u2212",
        "\u2011",
        "/",
        ".",
        "\t",
        "\u200b",
        "\u00ad",
        "-\n",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "010203-1234",
        "Borgeren (cpr 0102031234) har mistet sin telefon.",
        "010203 1234",
        "010203\u00a01234",
        "010203\u20131234",
        "010203\u22121234",
        "010203/1234",
        "010203.1234",
        "010203\t1234",
        "010203 - 1234",
        "010203 \u2013 1234",
        "cpr:010203-1234.",
        "010203-1234\u00b9 med fodnote",
        "010203 / 1234",
        "010203-\n1234",
        "CPR010203-1234",
        "x010203-1234x",
        "290200-1234",  # 2000 was a leap year
        "610203-1234",  # replacement number
        "910103-1234",  # replacement number, the 31st
        "311299-4444",
        "\u0660\u0661\u0660\u0662\u0660\u0663-\u0661\u0662\u0663\u0664",  # Arabic digits
        "\uff10\uff11\uff10\uff12\uff10\uff13\uff0d\uff11\uff12\uff13\uff14",  # full width
        "0\u20e31\u20e30\u20e32\u20e30\u20e33\u20e3-1234",  # key caps
        "010\u200b203-12\u00ad34",
        "01.02.03-1234",
        "01/02/03-1234",
        "01-02-03-1234",
        "01 02 03 1234",
        "01 02 03 - 1234",
        "01021903-1234",
        "01.02.1903-1234",
        "12345 010203-1234 67",
    ],
)
def test_number_is_found_however_it_is_written(text: str) -> None:
    assert len(find_cpr(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring 20 30 40 50",
        "Ring 12 03 94 12 inden kl. 10",
        "Ring 12039412",
        "Ring +45 12 03 94 12",
        "Ring +4512039412",
        "Ring 0045 12039412",
        "tlf. 12 03 94 12, 8000 Aarhus",
        "20 12 03 94 8000",
        "EAN 5790000120394",
        "EAN 5790010203123",
        "EAN 5 790010 203123",
        "Mødet er 12.03.2026 1030",
        "Mødet er 12.03.2026 10.30",
        "Mødet er 12-03-2026 kl. 1030",
        "Mødet er 2026-03-12 1030",
        "2026-03-12T10:30",
        "12.03.26 kl. 10.30-11.00",
        "12.03.26 1030",
        "CVR 29189846",
        "320203-1234",  # no 32nd
        "011303-1234",  # no 13th month
        "000203-1234",
        "600203-1234",
        "300203-1234",  # no 30th of February
        "290201-1234",
        "0102031-1234",
        "010203-12345",
        "1010203-1234",
        "Sag 010203, 8000 Aarhus",
        "Sag 010203. 1234 kr.",
        "Beløb 1.203.941.234 kr.",
        "8c010203-1234-4abc-9def-0123456789ab",
        "8c010203-1234-4abc-9def-010203123400".replace("-", ""),
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_cpr(text) == []


def test_span_is_a_place_in_the_text_as_written() -> None:
    text = "Før \u200b010\u200b203 \u2013 1234 efter, og 040506-7890"

    assert [text[m.start : m.end] for m in find_cpr(text)] == ["010\u200b203 \u2013 1234", "040506-7890"]


def test_result_says_where_and_not_what() -> None:
    assert repr(find_cpr("cpr 010203-1234")) == "[Match(start=4, end=15)]"


@given(
    day=DAYS,
    last=st.integers(0, 9999),
    gap=SEPARATORS,
    replaced=st.booleans(),
    before=st.text(),
    after=st.text(),
)
def test_no_date_last_digits_or_surroundings_hide_a_number(
    day: date, last: int, gap: str, replaced: bool, before: str, after: str
) -> None:
    number = f"{day.day + 60 * replaced:02}{day:%m%y}{gap}{last:04}"
    text = f"{before} | {number} | {after}"
    start = len(before) + 3

    assert any(m.start <= start and m.end >= start + len(number) for m in find_cpr(text))


@given(
    st.integers(20_00_00_00, 99_99_99_99).map(str),
    st.sampled_from(["12345678", "12 34 56 78", "1234 5678", "+4512345678"]),
)
def test_no_phone_number_is_refused(digits: str, shape: str) -> None:
    pick = iter(digits)
    prefix = "+45" if shape.startswith("+45") else ""
    number = prefix + "".join(next(pick) if c.isdigit() else c for c in shape[len(prefix) :])

    assert find_cpr(f"Ring {number} i dag.") == []


@given(st.integers(10**12, 10**13 - 1))
def test_no_ean_number_is_refused(number: int) -> None:
    assert find_cpr(f"EAN {number}.") == []


@given(
    st.datetimes(),
    st.sampled_from(["%d.%m.%Y %H%M", "%d-%m-%Y %H.%M", "%d/%m/%Y kl. %H:%M", "%Y-%m-%dT%H:%M:%S"]),
)
def test_no_date_with_time_is_refused(moment, shape: str) -> None:
    assert find_cpr(f"Mødet er {moment.strftime(shape)} i kantinen") == []


@given(st.uuids())
def test_no_id_of_ours_is_refused(key) -> None:
    assert find_cpr(str(key)) == find_cpr(key.hex) == []


@given(st.text(alphabet=ascii_letters + "æøåÆØÅ .,-!?\n"))
def test_text_without_digits_is_never_refused(text: str) -> None:
    assert find_cpr(text) == []


@given(st.text(alphabet=st.characters(categories=["Nd", "Pd", "Zs", "Cf", "Po", "No"])))
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    places = [at for m in find_cpr(text) for at in (m.start, m.end)]

    assert places == sorted(places)
    assert all(0 <= at <= len(text) for at in places)
