# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import PurePosixPath

import pytest

from tests.house import budgets
from tests.house.repository import SOURCE, files, python_files, shown

COUNTED = {".py", ".html", ".js", ".mjs", ".scss", ".css"}


def function(lines: int, arguments: str = "") -> str:
    return f"def f({arguments}):\n" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("src/medspil/a/b.py", "x = 1\n" * 401, "401 lines, at most 400"),
        ("src/medspil/a/templates/a/b.html", "<p>\n" * 201, "201 lines, at most 200"),
        ("src/medspil/a/b.py", function(51), "b.py:1: f has 51 lines, at most 50"),
        ("src/medspil/a/models.py", function(31), "f has 31 lines, at most 30"),
        ("src/medspil/a/models/b.py", function(31), "f has 31 lines, at most 30"),
        ("src/medspil/a/views.py", function(26), "f has 26 lines, at most 25"),
        ("src/medspil/a/b.py", function(2, "a, b, c, d, *, e, f, g, h"), "takes 8 arguments, at most 7"),
        ("src/medspil/a/b.py", function(2) * 26, "26 functions, at most 25"),
    ],
)
def test_too_large_is_told_with_its_place(path: str, text: str, said: str) -> None:
    (line,) = budgets.too_large(PurePosixPath(path), text)

    assert line.startswith(path)
    assert said in line


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/medspil/a/b.py", "x = 1\n" * 400),
        ("src/medspil/a/b.py", function(50)),
        ("src/medspil/a/models.py", function(30)),
        ("src/medspil/a/views.py", function(25)),
        ("tests/a/test_views.py", function(40, "a, b, c, d, e, f, g, h")),
        ("src/medspil/a/b.py", "class A:\n    def f(self, a, b, c, d, e, f, g): pass\n"),
    ],
)
def test_what_fits_is_let_be(path: str, text: str) -> None:
    assert list(budgets.too_large(PurePosixPath(path), text)) == []


@pytest.mark.parametrize(("lengths", "expected"), [([], 0), ([5], 5), (list(range(1, 11)), 9), ([1, 2, 300], 300)])
def test_ninetieth_leaves_out_one_in_ten(lengths: list[int], expected: int) -> None:
    assert budgets.ninetieth(lengths) == expected


def test_nothing_here_is_too_large() -> None:
    counted = [path for path in files() if path.suffix in COUNTED and "migrations" not in path.parts]
    found = [
        line
        for path in counted
        for line in budgets.too_large(PurePosixPath(shown(path)), path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(["", *found])


def test_nine_of_ten_source_files_are_small() -> None:
    source = [path for path in python_files() if SOURCE in path.parents]
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in source}
    longest = sorted(lengths.items(), key=lambda row: -row[1])[:10]

    assert budgets.ninetieth(list(lengths.values())) <= budgets.FILE_LINES_P90, longest
