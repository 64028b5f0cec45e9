# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is shown of a text that was found. Nothing here is markup: a run of text is escaped like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.search.index import Document, Index
from medspil.search.marking import LENGTH, Run, marked, passage
from medspil.search.words import composed

WORDS = {"fuldmagt": "fuldmag", "fuldmagten": "fuldmag", "kode": "kod"}
LONG = "Her står noget andet. " * 30


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(f"[{run.text}]" if run.marked else run.text for run in runs)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("fuldmagten", "Giv en fuldmagt.", "Giv en [fuldmagt]."),
        ("fuldmakt", "FULDMAGT, fuldmagten!", "[FULDMAGT], [fuldmagten]!"),
        ("magt", "En fuldmagt", "En [fuldmagt]"),
        ("doev", "Han er døv", "Han er [døv]"),
        ("ide", "En god idé", "En god [idé]"),
        ("fu", "Fuld af fugle", "[Fuld] af [fugle]"),
    ],
)
def test_words_are_marked_as_they_stand_in_the_text(question: str, text: str, expected: str) -> None:
    (hit,) = Index.build([Document(kind="a", title="Uden ord", text=text)]).search(question)
    assert shown(hit.passage) == expected
    assert shown(hit.title) == "Uden ord"


def test_a_passage_begins_with_the_sentence_that_has_the_words() -> None:
    text = f"{LONG}Datteren har en fuldmagt. {LONG}"
    seen = shown(passage(text, WORDS))
    assert seen.startswith("… Datteren har en [fuldmagt]. Her")
    assert seen.endswith(" …")
    assert len(seen) <= LENGTH + 8


def test_a_passage_is_where_most_different_words_are() -> None:
    text = f"fuldmagt fuldmagt fuldmagt {LONG}Datteren har en kode og en fuldmagt. {LONG}"
    assert "en [kode] og en [fuldmagt]" in shown(passage(text, WORDS))


def test_a_passage_without_the_words_is_the_beginning() -> None:
    assert shown(passage(LONG, WORDS)).startswith("Her står noget andet. Her")
    assert shown(passage("", WORDS)) == ""


def test_a_word_is_not_cut_in_two() -> None:
    seen = shown(passage("forbindelsesled " * 40, WORDS))
    assert set(seen.removesuffix(" …").split()) == {"forbindelsesled"}


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert len(shown(passage("x" * 5000, WORDS))) <= LENGTH + 2


@given(st.text(), st.sets(st.text(min_size=1)))
def test_a_title_is_whole_whatever_stands_in_it(text: str, words: set[str]) -> None:
    runs = marked(text, dict.fromkeys(words, "x"))
    assert "".join(run.text for run in runs) == composed(text)
    assert all(run.text for run in runs)


@given(st.text(min_size=1).map(lambda text: text * 20))
def test_a_passage_is_part_of_the_text(text: str) -> None:
    seen = "".join(run.text for run in passage(text, WORDS))
    assert seen.removeprefix("… ").removesuffix(" …") in composed(text)
