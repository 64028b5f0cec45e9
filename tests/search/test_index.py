# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What people type, and what they should find first."""

from threading import Thread
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.search.index import Document, Hit, Index
from tests.search.samples import SHELF

INDEX = Index.build(SHELF, boosts={"law": 1.0, "words": 2.0})

QUESTIONS = [
    # the word in another form
    ("fuldmagt", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("fuldmagten", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("fuldmagter", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("skærme", ["Den flækkede skærm", "Tavshedspligt"]),
    ("døve", ["Sønnen i køen"]),
    ("regel", ["Persondata"]),
    ("eksempel", ["Persondata"]),
    # the word in a compound, at either end
    ("telefon", ["En time om udstyr", "Borgerens eget udstyr", "Den flækkede skærm"]),
    ("pligt", ["Vejledningspligt", "Tavshedspligt"]),
    ("vejledning", ["Vejledningspligt"]),
    ("bank", ["Datteren kender koden"]),
    # the compound, where only its parts stand
    ("fuldmagtsforhold", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("fuldmagtsblanket", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("skærmkode", ["Den flækkede skærm"]),
    ("mobilskærm", ["Den flækkede skærm"]),
    # two words that are one
    ("data beskyttelse", ["Persondata"]),
    ("mit id", ["MitID er personligt"]),
    # letters wrong, left out, too many, swapped
    ("fuldmakt", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("digital fuldmakt", ["Digital fuldmagt på borger.dk"]),
    ("fuldmakten", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("samtyke", ["Fuldmagt og samtykke"]),
    ("tavshedpligt", ["Tavshedspligt"]),
    ("pesrondata", ["Persondata"]),
    ("vejledningsplikt", ["Vejledningspligt"]),
    # without a Danish keyboard, or with another one
    ("flaekkede", ["Den flækkede skærm"]),
    ("doev", ["Sønnen i køen"]),
    ("flækkéde skärm", ["Den flækkede skærm"]),
    (normalize("NFD", "pårørende"), ["Fuldmagt og samtykke"]),
    # while one types
    ("fu", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("fuldm", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("digital ful", ["Digital fuldmagt på borger.dk"]),
    ("fuldmak", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    ("vejle", ["Vejledningspligt"]),
    # a sentence
    ("Må jeg tage borgerens telefon?", ["Borgerens eget udstyr"]),
    ("hvad gør jeg, når datteren har koden", ["Datteren kender koden"]),
    # a field of its own
    ("gdpr", ["Persondata"]),
    ("forvaltningsloven", ["Vejledningspligt"]),
    # a word that leads nowhere does not take the rest along
    ("fuldmagt xyzzyx", ["Fuldmagt og samtykke", "Digital fuldmagt på borger.dk"]),
    # all of it does not stand in one text, so any of it
    ("kaffe netbank", ["Den kolde kaffe", "Datteren kender koden"]),
    ("digital vejledning", ["Vejledningspligt", "Digital fuldmagt på borger.dk"]),
]
NOTHING = ["", "   ", "?", "xyzzyx", "hvad må jeg ", "kat", '()[]{}^~*:"\\', "\x00", "🙂"]


def titles(found: list[Hit[Document]]) -> list[str]:
    return [hit.document.title for hit in found]


@pytest.mark.parametrize(("question", "first"), QUESTIONS)
def test_what_is_typed_finds_what_is_meant(question: str, first: list[str]) -> None:
    assert titles(INDEX.search(question))[: len(first)] == first


@pytest.mark.parametrize("question", NOTHING)
def test_what_means_nothing_finds_nothing_and_breaks_nothing(question: str) -> None:
    assert INDEX.search(question) == []


def test_signs_of_a_query_language_are_only_signs() -> None:
    assert titles(INDEX.search('+"fuldmagt" AND (samtykke OR title:*) NOT -data~2^5'))[0] == "Fuldmagt og samtykke"


def test_a_short_word_is_not_mistaken_for_another() -> None:
    """»bor« is no part of »borger«, and »far« is not »fra«."""
    assert titles(INDEX.search("far ")) == ["Sønnen i køen"]
    assert titles(INDEX.search("bor ")) == []


def test_who_has_both_words_comes_before_who_has_one() -> None:
    assert titles(INDEX.search("skærm måneder ")) == ["Den flækkede skærm", "Tavshedspligt"]
    many = [Document(kind="a", title=f"Båd {number}", text="Båden sejler.") for number in range(9)]
    both = [Document(kind="a", title="Kaj", text="Ved kajen ligger en båd.") for _number in range(5)]
    assert titles(Index.build([*many, *both]).search("båd kaj ")) == ["Kaj"] * 5


def test_a_word_that_is_finished_is_not_the_beginning_of_another() -> None:
    assert titles(INDEX.search("vejle")) == ["Vejledningspligt"]
    assert titles(INDEX.search("net ")) == []


def test_kinds_and_limit_hold_back_the_rest() -> None:
    assert {hit.document.kind for hit in INDEX.search("fuldmagt")} == {"topic", "point", "case"}
    assert titles(INDEX.search("fuldmagt", kinds={"case"})) == ["Datteren kender koden"]
    assert {hit.document.kind for hit in INDEX.search("fuldmagt", kinds={"topic", "case"})} == {"topic", "case"}
    assert INDEX.search("fuldmagt", kinds={"no-such-kind"}) == []
    assert len(INDEX.search("fuldmagt", limit=2)) == 2


def test_a_rare_compound_does_not_outweigh_the_common_word() -> None:
    common = [Document(kind="a", title=f"Post {number}", text="Brevet kom med posten.") for number in range(20)]
    index = Index.build([Document(kind="a", title="Kasse", text="En postkasse."), *common])
    assert titles(index.search("post "))[0] == "Post 0"


def test_an_empty_shelf_can_be_searched() -> None:
    assert Index.build([]).search("fuldmagt") == []


def test_what_the_caller_put_in_comes_out() -> None:
    assert INDEX.search("kaffe")[0].document is SHELF[11]


def test_many_threads_read_one_index() -> None:
    found: list[list[str]] = []
    threads = [Thread(target=lambda: found.append(titles(INDEX.search("digital fuldmakt")))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [found[0]] * 16


@given(st.text())
def test_any_text_can_be_asked_for(question: str) -> None:
    INDEX.search(question)


@given(st.text(), st.text())
def test_any_text_can_be_put_on_the_shelf(title: str, text: str) -> None:
    index = Index.build([Document(kind="a", title=title, text=text), *SHELF[:2]])
    assert titles(index.search("samtykke"))[0]


def test_an_index_that_was_changed_finds_what_a_new_one_would() -> None:
    index = Index.build(SHELF[:9], boosts={"law": 1.0, "words": 2.0})
    assert "Sønnen i køen" not in titles(index.search("døv"))
    numbers = index.change(gone=[1, 8], new=SHELF[9:])
    index.change(gone=numbers[:1], new=[SHELF[1], SHELF[8], SHELF[9]])
    for question, _wanted in QUESTIONS:
        assert set(titles(index.search(question))[:3]) == set(titles(INDEX.search(question))[:3]), question


def test_what_is_gone_is_not_found_and_its_words_hide_no_others() -> None:
    rare = Document(kind="a", title="Kvabben", text="En fisk.")
    index = Index.build([Document(kind="a", title="Kvabsen", text="En anden fisk."), rare])
    assert titles(index.search("kvabben "))[0] == "Kvabben"
    index.change(gone=[1], new=())
    assert titles(index.search("kvabben ")) == ["Kvabsen"]
    index.change(gone=[0], new=())
    assert index.search("fisk ") == []
