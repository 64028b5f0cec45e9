# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Search in Danish over some documents, kept in memory.

    index = Index.build(documents, boosts={"law": 2.0})
    for hit in index.search("digital fuldmakt", kinds={"legal-point"}, limit=20):
        hit.document, hit.title, hit.passage
    numbers = index.change(gone=[7], new=documents)

Many threads may search while one changes it; they find what was there before, or what is there after.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Generic, TypeVar

import tantivy
from tantivy import Occur, Query

from medspil.search.marking import Run, Stems, marked, passage
from medspil.search.meaning import Meaning, meant
from medspil.search.spelling import WRITER_BYTES
from medspil.search.vocabulary import Vocabulary
from medspil.search.words import words_of

TITLE, TEXT = "title", "text"
TITLE_BOOST = 4.0
SECOND_FIELD = 0.1  # of what a word counts in one more field than its best
LONGEST_QUESTION = 200  # signs
ENOUGH = 0.6  # of the words of a long question
FEW = 5  # hits; below, documents with any of the words are added


@dataclass(frozen=True, kw_only=True)
class Document:
    """Something to find; a subclass adds what a hit leads to.

    `more` are further texts by the names that have a boost. `weight` multiplies what the document scores.
    """

    kind: str
    title: str
    text: str
    more: Mapping[str, str] = field(default_factory=dict)
    weight: float = 1.0


D = TypeVar("D", bound=Document)
Texts = Mapping[str, Sequence[str]]  # the words of a document in each of its fields


@dataclass(frozen=True, kw_only=True)
class Hit(Generic[D]):
    """`words` are those that were looked for; the texts are marked when somebody wants to see them."""

    document: D
    words: Stems

    @property
    def title(self) -> tuple[Run, ...]:
        return marked(self.document.title, self.words)

    @property
    def passage(self) -> tuple[Run, ...]:
        return passage(self.document.text, self.words)


class Index(Generic[D]):
    def __init__(self, boosts: Mapping[str, float] | None = None) -> None:
        """`boosts`: the names of further texts, and how much a word in them counts against 1 in `text`."""
        self._boosts = {TITLE: TITLE_BOOST, TEXT: 1.0, **(boosts or {})}
        self._documents: list[D | None] = []  # by number; None is gone
        self._vocabulary = Vocabulary()
        self._schema = _schema(self._boosts)
        self._index = tantivy.Index(self._schema)

    @classmethod
    def build(cls, documents: Iterable[D], *, boosts: Mapping[str, float] | None = None) -> "Index[D]":
        """The documents are numbered as they come, from 0."""
        index = cls(boosts)
        index.change(gone=(), new=tuple(documents))
        return index

    def change(self, *, gone: Collection[int], new: Sequence[D]) -> list[int]:
        """Take away the documents of these numbers, and add others; the numbers of those."""
        lost = [document for number in gone if (document := self._documents[number]) is not None]
        self._vocabulary.take_away(_counts(self._texts(lost)), len(lost))
        texts = self._texts(new)
        self._vocabulary.add(_counts(texts), len(new))
        numbers = list(range(len(self._documents), len(self._documents) + len(new)))
        self._documents.extend(new)
        self._write(gone, dict(zip(numbers, texts, strict=True)))
        for number in gone:
            self._documents[number] = None
        return numbers

    def search(self, question: str, *, kinds: Collection[str] = (), limit: int = 20) -> list[Hit[D]]:
        """The best hits first. A question that does not end in a space may end in the middle of a word."""
        question = question[:LONGEST_QUESTION]
        meanings = meant(words_of(question), self._vocabulary, unfinished=question[-1:].isalnum())
        numbers = self._ask(meanings, _enough(len(meanings)), kinds, limit)
        if len(numbers) < FEW and len(meanings) > 1:
            numbers = list(dict.fromkeys(numbers + self._ask(meanings, 1, kinds, limit)))[:limit]
        words = self._vocabulary.words_with({stem for meaning in meanings for stem in meaning})
        found = (self._documents[number] for number in numbers)
        return [Hit(document=document, words=words) for document in found if document is not None]

    def _texts(self, documents: Iterable[D]) -> list[Texts]:
        return [_words(document, self._boosts) for document in documents]

    def _write(self, gone: Collection[int], new: Mapping[int, Texts]) -> None:
        writer = self._index.writer(WRITER_BYTES, 1)
        stem_of = self._vocabulary.stem_of
        for number in gone:
            writer.delete_documents_by_term("number", number)
        for number, fields in new.items():
            document = self._documents[number]
            if document is not None:
                stems = {name: " ".join(stem_of[word] for word in words) for name, words in fields.items()}
                entry = {"number": number, "kind": document.kind, "weight": document.weight, **stems}
                writer.add_document(tantivy.Document.from_dict(entry, self._schema))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _ask(self, meanings: Sequence[Meaning], least: int, kinds: Collection[str], limit: int) -> list[int]:
        """The numbers of the documents in which at least so many of the words are met."""
        words = [(Occur.Should, self._word(meaning)) for meaning in meanings]
        query = Query.boolean_query(words, least)
        if kinds:
            wanted = Query.term_set_query(self._schema, "kind", list(kinds))
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(wanted, 0.0))])
        searcher = self._index.searcher()
        hits = searcher.search(query, limit, count=False, weight_by_field="weight").hits
        return [searcher.doc(place)["number"][0] for _score, place in hits]

    def _word(self, meaning: Meaning) -> Query:
        """The word counts by where it is most at home and by the surest of what it may mean."""
        ways = [
            Query.boost_query(Query.term_query(self._schema, name, stem, "freq"), boost * surety)
            for stem, surety in meaning.items()
            for name, boost in self._boosts.items()
        ]
        return Query.disjunction_max_query(ways, SECOND_FIELD)


def _schema(names: Iterable[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_float_field("weight", fast=True)
    for name in names:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _counts(texts: Iterable[Texts]) -> Counter[str]:
    """In how many of the documents each word stands."""
    return Counter(word for fields in texts for word in {word for words in fields.values() for word in words})


def _words(document: Document, names: Iterable[str]) -> Texts:
    texts = {**document.more, TITLE: document.title, TEXT: document.text}
    return {name: words_of(texts.get(name, "")) for name in names}


def _enough(words: int) -> int:
    """Of one or two words all; of a whole sentence not every one."""
    return words if words <= 2 else ceil(ENOUGH * words)
