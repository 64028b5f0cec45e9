# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where a person's name or address stands in what somebody typed."""

import re
from collections.abc import Iterator

from medspil.custody.texts import Mention, all_texts_of, mentions_in
from medspil.organisations.models import Person


def words_of(person: Person) -> tuple[str, ...]:
    """The address, and the whole name. A name of one word is too little to go by."""
    return (person.email, person.name) if " " in person.name.strip() else (person.email,)


def pattern_of(person: Person) -> re.Pattern[str]:
    """Finds the address and the name, whatever their capitals, also in the genitive: »Ali Aslans«."""
    sought = "|".join(map(re.escape, words_of(person)))
    return re.compile(rf"(?<!\w)(?:{sought})(?=s?(?!\w))", re.IGNORECASE)


def mentions_of(person: Person) -> Iterator[Mention]:
    return mentions_in(all_texts_of(person.municipality), pattern_of(person), words_of(person))
