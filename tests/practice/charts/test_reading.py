# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Numbers, days and tables as people write and paste them."""

from datetime import date, timedelta

import pytest

from medspil.practice.charts.reading import NotReadable, read_date, read_number, read_table

MARCH = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12), ("12,5", 12.5), ("1.234,5", 1234.5), ("1.234", 1234), ("1234.5", 1234.5), ("12.5", 12.5),
        ("-3", -3), ("−3", -3), ("0,8 %", 0.8), ("1 234", 1234), ("1.234.567", 1234567), (" 7 ", 7), (".5", 0.5),
    ],
)  # fmt: skip
def test_numbers_are_read_as_in_denmark(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize("typed", ["", "tolv", "1,2,3", "1.23,4", "12 stk", "--3", "1e5", "12,", "inf", "nan"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotReadable):
        read_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["2026-03-12", "12-03-2026", "12.03.2026", "12.3.2026", "12/3/2026", "12/3-2026", "12/3-26", "12-03-26",
     "12. marts 2026", "12 marts 2026", "12. mar. 2026", "12.  Marts 2026"],
)  # fmt: skip
def test_days_are_read_in_every_danish_form(typed: str) -> None:
    assert read_date(typed) == MARCH


@pytest.mark.parametrize("typed", ["", "i går", "31-02-2026", "13/13-2026", "12. martz 2026", "2026", "12-03"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotReadable):
        read_date(typed)


def values(text: str) -> list[float | None]:
    table = read_table(text)
    assert table.problems == ()
    return [row.value for row in table.rows]


def test_a_table_from_a_danish_spreadsheet() -> None:
    assert values("Dato\tAntal\n12-03-2026\t1.234,5\n13-03-2026\t\n14-03-2026\t7\n") == [1234.5, None, 7]
    assert values("dato;værdi\r\n12-03-2026;0,5\r\n\r\n13-03-2026;1\r\n") == [0.5, 1]


def test_a_file_with_commas_has_points_in_its_numbers() -> None:
    assert values("date,value\n2026-03-12,3.125\n2026-03-13,\n2026-03-14,NA\n2026-03-15,1000\n") == [
        3.125,
        None,
        None,
        1000,
    ]
    assert values("\ufeff2026-03-12;3.25\n2026-03-13;1.125") == [3.25, 1.125], "one number tells how all are meant"
    assert values("2026-03-12;3.250\n2026-03-13;1.125") == [3250, 1125]


def test_rows_come_by_day() -> None:
    assert values("2026-03-14,3\n2026-03-12,1\n2026-03-13,2") == [1, 2, 3]


def test_every_line_that_cannot_be_read_is_told() -> None:
    table = read_table("dato;antal\ni går;3\n12-03-2026;mange\n12-03-2026;4\n12.3.2026;5")
    assert table.problems == (
        "Linje 2: »i går« er ikke en dato. Skriv 12-03-2026.",
        "Linje 3: »mange« er ikke et tal. Skriv 12,5.",
        "Linje 5: 12.3.2026 står også i linje 4.",
    )


def test_ten_thousand_lines_are_read_and_one_more_is_refused() -> None:
    days = (MARCH + timedelta(days=n) for n in range(10_001))
    lines = [f"{day};{n}" for n, day in enumerate(days)]
    assert len(values("\n".join(lines[:-1]))) == 10_000
    assert read_table("\n".join([*lines, lines[0]])).problems == ("Der er 10002 linjer. Indsæt højst 10000.",)


def test_nothing_is_no_table() -> None:
    assert read_table("  \n ").rows == ()
