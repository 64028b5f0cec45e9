# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Material of one's own, so that a test does not hang on what the national content happens to say."""

from datetime import date
from typing import Any
from uuid import uuid4

from medspil.materials.models import Case, LegalPoint, Script, Topic
from medspil.organisations.models import Municipality


def topic(key: str = "harbour", municipality: Municipality | None = None, **values: Any) -> Topic:
    known = {"number": 9, "title": "Havnen", "short": "Havnen", "summary": "Om både.", "body": "Skibene ligger stille."}
    return Topic.objects.create(key=key, municipality=municipality, checksum=uuid4().hex, **{**known, **values})


def case(of: Topic, key: str = "rowing-boat", municipality: Municipality | None = None, **values: Any) -> Case:
    known: dict[str, Any] = {
        "title": "Robåden",
        "position": 1,
        "setting": "citizen-service",
        "story": "En mand leder efter sine årer.",
        "questions": ["Hvem hjælper ham?"],
        "perspectives": {"citizen": "Jeg fryser.", "employee": "Jeg har travlt.", "leader": "Jeg ved det ikke."},
    }
    values = {**known, **values}
    return Case.objects.create(topic=of, key=key, municipality=municipality, checksum=uuid4().hex, **values)


def legal_point(of: Topic, key: str = "mooring", **values: Any) -> LegalPoint:
    known: dict[str, Any] = {
        "title": "Fortøjning er din egen sag",
        "position": 1,
        "question": "Hvem binder båden?",
        "statement": "Det gør **ejeren**.",
        "law": "Havneloven",
        "paragraph": "§ 3",
        "source": "https://havn.example/lov",
        "checked_on": date(2026, 11, 1),
        "confidence": "official",
        "at_the_counter": "Peg på pullerten.",
        "depends_on": "Om det blæser.",
    }
    return LegalPoint.objects.create(topic=of, key=key, checksum=uuid4().hex, **{**known, **values})


def script(of: Topic | None, key: str = "harbour-30", **values: Any) -> Script:
    steps = [
        {
            "key": "one",
            "kind": "frame",
            "part": "frame",
            "title": "Velkommen",
            "minutes": 10,
            "say": "Hej.",
            "do": "Vent.",
        },
        {"key": "two", "kind": "case", "part": "topic", "title": "Historien", "minutes": 20, "case": "rowing-boat"},
    ]
    steps[1].update(say="Lyt.", do="Læs højt.", question="Hvad gør du?", text="- Først\n- Så")
    known: dict[str, Any] = {"title": "Havnen på en halv time", "minutes": 30, "for_whom": "Et hold.", "steps": steps}
    known.update(materials=["En kikkert"], small_group="Sid tæt.", large_group="Stå op.")
    return Script.objects.create(topic=of, key=key, checksum=uuid4().hex, **{**known, **values})
