# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The first note after a start waits for nothing that could have been read before."""

from pathlib import Path

import pytest

from medspil.dialogue.forms.rooms import SignedNoteForm
from medspil.dialogue.models import Anonymity
from medspil.dialogue.warming import warm_up
from medspil.privacy.finding.lexicon import lexicon


def test_the_first_note_reads_no_list_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon.cache_clear()
    warm_up()

    def read(path: Path, *_args: object, **_kwargs: object) -> str:
        pytest.fail(f"{path.name} was read while somebody waited")

    monkeypatch.setattr(Path, "read_text", read)
    note = {"id": "0" * 32, "key": "k" * 32, "text": "Fatima Hansen kom ind igen"}
    assert not SignedNoteForm(note, anonymity=Anonymity.ANONYMOUS).is_valid()  # a name: the lists were asked
