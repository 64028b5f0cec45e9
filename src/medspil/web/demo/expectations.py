# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the demo's team at the counter has agreed to do with which task, and lets citizens read."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.models import Meeting, MeetingState
from medspil.expectations import actions
from medspil.organisations.models import Person

CONTACT = "Torvet 1. Åbent hver dag fra 10 til 15."
# Task, level, words to citizens, and why.
AGREED = (
    ("Nyt MitID", "together", "Tag dit pas og din telefon med.", "Det går galt for mange, der prøver alene."),
    ("Læs din post", "together", "Du læser. Vi siger, hvad det betyder.", "Vi åbner aldrig et brev uden borgeren."),
    (
        "Flyt til en ny bolig",
        "show",
        "Vi sidder ved en skærm med dig.",
        "De fleste kan selv, når de har set det en gang.",
    ),
    ("Søg om pas", "show", "Du kan også gøre det hjemme.", "Skærmen ved døren er nem, når man har prøvet."),
    ("Netbank og kort", "guide", "Ring til din bank.", "Banken har ansvaret, og vi må ikke se saldoen."),
    (
        "Køb af telefon",
        "guide",
        "Ældre Sagen har en café hver uge.",
        "Vi er ikke en butik og kan ikke love noget om udstyr.",
    ),
    ("Rens en telefon", "not", "Spørg i en butik.", "Vi kan komme til at slette noget."),
    ("Skriv en kode ned for dig", "not", "Din kode er kun din.", "Ingen af os skal kende en borgers kode."),
)


def agree_on_service(people: dict[str, Person]) -> None:
    """Agreed in the meeting that was held; one task has been agreed anew since."""
    bo, karen = people["Bo"], people["Karen"]
    unit = karen.memberships.get().unit
    meetings = Meeting.objects.of(unit.municipality).whole().filter(process__unit=unit, state=MeetingState.CLOSED)
    today = timezone.localdate()
    for title, level, words, reason in AGREED:
        said = {"level": level, "words": words, "reason": reason, "agreed_on": today, "meeting": meetings.first()}
        if title == "Søg om pas":
            before = {
                **said,
                "level": "together",
                "reason": "Skærmen var ny.",
                "agreed_on": today - timedelta(weeks=40),
            }
            task = actions.begin(task_id=uuid4(), unit=unit, title=title, said={**before, "meeting": None}, by=bo)
            actions.agree(task=task, seen=1, said=said, by=bo)
        else:
            actions.begin(task_id=uuid4(), unit=unit, title=title, said=said, by=bo)
    actions.publish(unit=unit, contact=CONTACT, by=karen)
