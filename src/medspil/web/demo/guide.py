# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's counter guide: the suggested answers, in use. One is overdue, one unit has an answer of its own, and
colleagues have asked."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from medspil.counter.actions.entries import refer, write_entry
from medspil.counter.models import GuideEntry
from medspil.counter.suggestions import suggestions
from medspil.dialogue.models import Meeting
from medspil.dilemmas.actions import questions
from medspil.directory.queries import offers_of
from medspil.organisations.models import Person, Unit

AGREED, AGAIN = timedelta(days=40), timedelta(days=140)
FROM_THE_MEETING, LATE, DIFFERENT = "citizens-phone", "travel-card", "more-time"
ANSWERS = "queue-can-hear"
ASKED = (
    "Hvad gør vi, når borgeren vil sidde her og vente, til MitID virker igen?",
    "Må vi printe et helt ansøgningsskema for en borger, der hellere vil skrive i hånden?",
    "Kan vi tale et mere stille sted end ved skranken?",
    "Må vi anbefale en bestemt telefon?",
)
REFERRED = {
    "refer-to-it-cafe": ("Åben it-café", "It-café i Sandby", "Kursus: Godt i gang med MitID"),
    "citizens-phone": ("Åben it-café", "Book en bibliotekar"),
    "new-mitid": ("Digital hjælp i Borgerservice", "Kursus: Godt i gang med MitID"),
    "locked-phone": ("Reparation og opsætning",),
}


def make_guide(*, root: Unit, jobcentre: Unit, meeting: Meeting, people: dict[str, Person]) -> None:
    today = timezone.localdate()
    for key, suggestion in suggestions().items():
        agreed = {
            "agreed_by": "Borgerservice på teammødet",
            "agreed_on": today - AGREED,
            "look_again_on": today - timedelta(days=3) if key == LATE else today + AGAIN,
        }
        born: dict[str, Any] = {}
        if key == FROM_THE_MEETING:
            agreed |= {"agreed_by": "Borgerservice på dialogmødet", "agreed_on": today}
            born = {"meeting": meeting}
        entry = write_entry(entry_id=uuid4(), unit=root, text={**suggestion.text, **agreed}, by=people["Rita"], **born)
        if key == ANSWERS:
            _ask(people, entry)
        if key == DIFFERENT:
            words = {
                "agreed_by": "Jobcentret på teammødet",
                "how": "Brug den tid, der er sat af.\nEr det for lidt, så book en ekstra tid, før borgeren går.",
            }
            text = {**suggestion.text, **agreed, **words}
            write_entry(entry_id=uuid4(), unit=jobcentre, text=text, instead_of=entry, by=people["Lene"])


def _ask(people: dict[str, Person], entry: GuideEntry) -> None:
    """Two wait, one has found its answer, and one gets none."""
    unit = people["Ali"].memberships.get().unit
    asked = [questions.ask(question_id=uuid4(), unit=unit, text=text, by=people["Ali"]) for text in ASKED]
    questions.answer(question=asked[2], entry_id=entry.pk, by=people["Karen"])
    questions.set_aside(question=asked[3], why="Vi vejleder om brug og ikke om køb.", by=people["Karen"])


def send_to_offers(people: dict[str, Person]) -> None:
    """Some answers send the citizen to offers of the directory."""
    known = {offer.name: offer for offer in offers_of(people["Rita"].municipality)}
    for key, names in REFERRED.items():
        entry = GuideEntry.objects.of(people["Rita"].municipality).get(title=suggestions()[key].title)
        for name in names:
            refer(entry=entry, offer=known[name], by=people["Rita"])
