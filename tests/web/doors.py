# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the addresses of the product take as arguments, by the names in their routes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

from medspil.adoption.letters import week_token
from medspil.dialogue.letters import reply_token
from medspil.directory.hsds.terms import taxonomies, terms
from medspil.directory.letters import offer_token
from medspil.organisations.models import Membership
from medspil.practice.letters import commitment_token, no_thanks_token, value_token
from medspil.ui.colours import edition_of
from tests.directory.samples import waiting_file
from tests.organisations.logos import logo_of
from tests.procurement.stage import ids_of
from tests.web.world import World

Arguments = dict[str, object]

# What the material knows by a key: the addresses of one piece of it.
KEYS = {
    "topic": "own-equipment",
    "topic-pdf": "own-equipment",
    "topic-word": "own-equipment",
    "package": "own-equipment",
    "script": "own-equipment-30",
    "script-pdf": "own-equipment-30",
    "canvas-template": "contract",
    "canvas-pdf": "contract",
    "point-check": "fault-liability",
}

DIRECTORY = ("hjaelp", "hsds/", "svar/tilbud/")


# A script that the municipality has adapted, drafts anew, and whose national text has moved on; a way for a dilemma.
WORDS = {
    "kind": "drejebog",
    "key": "own-equipment-60",
    "items": "trin",
    "entry_key": "welcome",
    "number": 1,
    "into": "case",
    "phase": "preparation",
}


def _of_board(_world: World) -> Arguments:
    return {"key": "potentials-barriers"}


def _of_question(world: World) -> Arguments:
    return {"question_id": world.journey.questions.get().pk}


ON_A_JOURNEY: dict[str, Callable[[World], Arguments]] = {
    "journey-meeting-new": _of_board,
    "journey-point-new": _of_board,
    "journey-canvas": _of_board,
    "journey-answer": _of_question,
    "journey-question-remove": _of_question,
}


@cache
def every_url() -> Mapping[str, str]:
    """Each URL of the product: its name and its route."""
    return dict(_walk(get_resolver(), ""))


# Addresses that take something else than the words of their route say.
OF_THEIR_OWN: dict[str, Callable[[World], Arguments]] = {
    "role-take": lambda world: {"membership_id": _membership(world)},
    "person": lambda world: {"person_id": world.cast.ali.pk},
    "person-file": lambda world: {"person_id": world.cast.ali.pk},
    "scim-user": lambda world: {"user_id": world.cast.ali.pk},
    "passkey-remove": lambda _world: {"key_id": 1},
    "colour-sheet": lambda _world: {"figures": "0b5961", "edition": edition_of("#0b5961")},
    "logo-file": lambda world: {"mark": logo_of(world.cast.municipality)},
    "demo-be": lambda world: {"person_id": world.cast.ali.pk},
    "reply": lambda world: {"token": reply_token(world.invitee())},
    "mailed-answer": lambda world: {"token": commitment_token(world.commitment), "answer": "i-gang"},
    "mailed-value": lambda world: {"token": value_token(world.measure, world.trial.starts_on)},
    "mailed-week": lambda world: {"token": week_token(world.counting, date(2026, 9, 14))},
    "no-thanks": lambda world: {"token": no_thanks_token(world.cast.ali, world.cast.counter)},
    "vote": lambda world: {"code": world.vote.code},
    "step-add": lambda world: {"process_id": world.process.pk, "entry": "discussion"},
    "exercise-new": lambda _world: {"entry": "words"},
    "service-public": lambda world: {"code": world.public.code},
    "service-public-pdf": lambda world: {"code": world.public.code},
    "exercise": lambda world: {"meeting_id": world.exercise.pk},
    "exercise-end": lambda world: {"meeting_id": world.exercise.pk},
}


# What stands in the routes of most packages, by the name that it has there.
FOUND: dict[str, Callable[[World], object]] = {
    "process_id": lambda world: world.process.pk,
    "code": lambda world: world.running.code,
    "note_id": lambda world: world.note().pk,
    "decision_id": lambda world: world.decision().pk,
    "commitment_id": lambda world: world.commitment.pk,
    "row_id": lambda world: world.commitment.pk,
    "trial_id": lambda world: world.trial.pk,
    "arrival_id": lambda world: world.arrival.pk,
    "measure_id": lambda world: world.measure.pk,
    "happening_id": lambda world: world.happening.pk,
    "tip_id": lambda world: world.tip.pk,
    "unit_id": lambda world: world.cast.counter.pk,
    "canvas_id": lambda world: world.canvas.pk,
    "line_id": lambda world: world.line().pk,
    "question_id": lambda world: world.question.pk,
    "entry_id": lambda world: world.guide_entry.pk,
    "dilemma_id": lambda world: world.dilemma.pk,
    "task_id": lambda world: world.task.pk,
    "journey_id": lambda world: world.journey.pk,
    "team_id": lambda world: world.counting.pk,
    "role_id": lambda world: world.journey.roles.get().pk,
    "training_id": lambda world: world.journey.trainings.get().pk,
    "round_id": lambda world: world.journey.readiness_rounds.get().pk,
    "cvr": lambda world: world.cast.municipality.cvr,
    "ambassador_id": lambda world: world.journey.ambassadors.get().pk,
}


def arguments_for(name: str, world: World) -> Arguments:
    """Arguments of the address that lead to something real."""
    if name in OF_THEIR_OWN:
        return OF_THEIR_OWN[name](world)
    if name in ON_A_JOURNEY:
        return {"journey_id": world.journey.pk, **ON_A_JOURNEY[name](world)}
    if name in KEYS:
        return {"key": KEYS[name]}
    route = every_url()[name]
    if route.startswith(DIRECTORY):
        return _in_the_directory(name, world)
    if route.startswith("emner/"):
        piece = {"key": "own-equipment", "case": "cracked-screen"}
        return {key: value for key, value in piece.items() if f":{key}>" in route}
    found = {key: tell(world) for key, tell in FOUND.items() if f":{key}>" in route}
    if "<uuid:meeting_id>" in route:
        found["meeting_id"] = _meeting(name, world)
    if "<uuid:step_id>" in route:
        found["step_id"] = world.step(world.planned if "<uuid:process_id>" in route else world.running).pk
    given = WORDS | ids_of(world.bought)
    return found | {key: value for key, value in given.items() if f":{key}>" in route}


AFTER = {"outcome", "outcome-pdf", "outcome-docx", "proposal-answer", "what-came-of-it", "one-to-one", "poster"}


def _meeting(name: str, world: World) -> object:
    if name in AFTER:
        return world.held.pk
    return (world.planned if name in {"my-reply", "meeting-open"} else world.running).pk


def _membership(world: World) -> object:
    return Membership.objects.of(world.cast.municipality).get(person=world.cast.ali).pk


def _in_the_directory(name: str, world: World) -> Arguments:
    offer, cvr = world.offer, world.cast.municipality.cvr
    opening = offer.openings.get()
    keys = {
        "hsds-organization": offer.provider.key,
        "hsds-service-at-location": opening.key,
        "hsds-taxonomy": taxonomies()[0].id,
        "hsds-taxonomy-term": terms()[0].id,
    }
    known = {
        "offer_id": offer.pk,
        "opening_id": opening.pk,
        "place_id": opening.place_id,
        "provider_id": offer.provider_id,
        "token": offer_token(offer),
        "form": "zip",
        "cvr": cvr,
        "key": keys.get(name, offer.key),
    }
    if name == "intake":
        known["intake_id"] = waiting_file(world.cast).pk
    return {key: value for key, value in known.items() if f":{key}>" in every_url()[name]}


def _walk(resolver: URLResolver, above: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        route = above + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield str(entry.name), route
        else:
            yield from _walk(entry, route)
