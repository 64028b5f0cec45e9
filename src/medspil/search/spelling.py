# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Words that look like a given word."""

from collections.abc import Sequence

from tantivy import Document, Index, Query, SchemaBuilder

WRITER_BYTES = 15_000_000  # the least that tantivy takes
MOST = 12


class Spelling:
    """Finds words with a letter or two wrong, left out, too many or swapped. Give it the most used words first."""

    def __init__(self) -> None:
        self._schema = SchemaBuilder().add_text_field("word", stored=True, tokenizer_name="raw").build()
        self._index = Index(self._schema)

    def add(self, words: Sequence[str]) -> None:
        if not words:
            return
        writer = self._index.writer(WRITER_BYTES, 1)
        for word in words:
            writer.add_document(Document(word=word))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def like(self, word: str, *, unfinished: bool) -> tuple[list[str], int]:
        """The words with the fewest letters wrong, and how many those are; no words when none is near."""
        searcher = self._index.searcher()
        for wrong in range(1, _tolerance(word) + 1):
            query = Query.fuzzy_term_query(self._schema, "word", word, wrong, prefix=unfinished)
            near = searcher.search(query, MOST, count=False).hits
            if near:
                return [searcher.doc(place)["word"][0] for _score, place in near], wrong
        return [], 0


def _tolerance(word: str) -> int:
    """In a short word every letter counts."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2
