# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A whole topic in Word: all that one hands out, in files that other programs open."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.urls import reverse

from medspil.materials.canvases import shape_of
from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Script, Topic
from medspil.materials.word_package import canvas_form
from tests.cast import Cast, client_for
from tests.documents.reading import letters_of
from tests.documents.test_word import as_libre_office_sees_it
from tests.materials.test_pages import TOPICS

SAFE = re.compile(r"([a-zæøå]+/\d\d-)?[\w-]+\.docx")


def package(cast: Cast, key: str) -> dict[str, Any]:
    """The documents in the zip, by their names."""
    answer = client_for(cast.ali).get(reverse("topic-word", args=[key]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    with zipfile.ZipFile(BytesIO(answer.content)) as files:
        assert files.testzip() is None
        names = files.namelist()
        assert len(names) == len(set(names))
        return {name: docx.Document(BytesIO(files.read(name))) for name in names}


def said(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("key", TOPICS)
def test_everything_that_one_hands_out_is_a_document(cast: Cast, material: None, key: str) -> None:
    documents = package(cast, key)
    assert all(SAFE.fullmatch(name) for name in documents), list(documents)
    topic, *rest = documents.values()
    for point in LegalPoint.objects.filter(topic__key=key):
        assert {point.title, point.source} <= set(re.split(r"\n|\(|\)| · ", said(topic))), point.key
    assert Topic.objects.get(key=key).leader_brief.split("\n")[0][:30].strip("#* ") in said(topic)
    titles = [document.paragraphs[0].text for document in rest]
    scripts = Script.objects.filter(topic__key=key)
    assert {
        *scripts.values_list("title", flat=True),
        *Case.objects.filter(topic__key=key).values_list("title", flat=True),
    } <= {*titles}
    for script in scripts:
        led = said(rest[titles.index(script.title)])
        assert all(step["say"] in led for step in script.steps), script.key
    used = {step["canvas"] for script in scripts for step in script.steps if step.get("canvas")}
    assert used
    assert {*CanvasTemplate.objects.filter(key__in=used).values_list("title", flat=True)} <= {*titles}


def test_files_are_named_in_danish_in_the_order_of_use(cast: Cast, material: None) -> None:
    names = list(package(cast, "own-equipment"))
    assert [name for name in names if "/" not in name] == names[:1]
    assert [name.partition("-")[0] for name in names if name.startswith("drejebøger/")] == [
        "drejebøger/01",
        "drejebøger/02",
        "drejebøger/03",
    ]


@pytest.mark.parametrize("key", ["role-compass", "wishes-requirements", "presentation-checklist"])
def test_an_empty_template_has_room_for_each_of_its_fields(material: None, key: str) -> None:
    shape = shape_of(CanvasTemplate.objects.get(key=key))
    words = str(canvas_form(shape))
    assert all(field.title in words for field in shape.fields_)


def test_another_program_opens_them(cast: Cast, material: None, tmp_path: Path) -> None:
    answer = client_for(cast.ali).get(reverse("topic-word", args=["own-equipment"]))
    with zipfile.ZipFile(BytesIO(answer.content)) as files:
        topic = files.read(files.namelist()[0])
    seen = letters_of(as_libre_office_sees_it(topic, tmp_path))
    assert letters_of(Topic.objects.get(key="own-equipment").title) in seen
    assert all(letters_of(point.title) in seen for point in LegalPoint.objects.filter(topic__key="own-equipment"))
