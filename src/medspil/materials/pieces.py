# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Between a content file and a row of the database, both ways. What goes in comes out again."""

from collections.abc import Sequence
from typing import Any

from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Script, Topic
from medspil.materials.reading import TopicFolder
from medspil.materials.schema import CanvasFile, CaseFile, LegalPointFile, ScriptFile, TopicFile


def topic_values(folder: TopicFolder) -> dict[str, Any]:
    pages = {"advice": folder.advice, "preparation": folder.preparation, "leader_brief": folder.leader}
    return {**folder.topic.model_dump(exclude={"key"}), **pages}


def case_values(case: CaseFile, position: int) -> dict[str, Any]:
    values = case.model_dump(exclude={"key", "body"})
    return {**values, "story": case.body, "position": position, **_lists(values, "questions", "legal_points")}


def legal_point_values(point: LegalPointFile, position: int) -> dict[str, Any]:
    values = point.model_dump(exclude={"key", "body"})
    values.update(statement=point.body, source=str(point.source), position=position, **_lists(values, "cases"))
    return values


def script_values(script: ScriptFile) -> dict[str, Any]:
    values = script.model_dump(exclude={"key", "topic", "steps"})
    values.update(
        materials=list(script.materials),
        # Only what a step says: its settings in a meeting are these, without a row of empty ones.
        steps=[step.model_dump(mode="json", exclude_defaults=True) for step in script.steps],
    )
    return values


def canvas_values(canvas: CanvasFile) -> dict[str, Any]:
    values = canvas.model_dump(exclude={"key", "fields_"})
    values["fields"] = [field.model_dump() for field in canvas.fields_]
    values["columns"] = [column.model_dump() for column in canvas.columns]
    return values


def folder_of(
    topic: Topic, cases: Sequence[Case], points: Sequence[LegalPoint], scripts: Sequence[Script]
) -> TopicFolder:
    """A topic as its folder of files says it."""
    return TopicFolder(
        topic=TopicFile(**_said(topic, "key", "kind", "number", "title", "short", "summary", "body")),
        advice=topic.advice,
        preparation=topic.preparation,
        leader=topic.leader_brief,
        cases=tuple(case_file(case) for case in cases),
        legal_points=tuple(legal_point_file(point) for point in points),
        scripts=tuple(script_file(script) for script in scripts),
    )


def case_file(case: Case) -> CaseFile:
    names = ("key", "title", "setting", "questions", "perspectives", "legal_points")
    return CaseFile.model_validate({**_said(case, *names), "body": case.story})


def legal_point_file(point: LegalPoint) -> LegalPointFile:
    names = ("key", "title", "question", "law", "paragraph", "source", "checked_on", "source_changed_on")
    more = ("confidence", "at_the_counter", "depends_on", "cases")
    return LegalPointFile.model_validate({**_said(point, *names, *more), "body": point.statement})


def script_file(script: Script) -> ScriptFile:
    names = ("key", "title", "minutes", "for_whom", "materials", "small_group", "large_group", "steps")
    topic = script.topic.key if script.topic else None
    return ScriptFile.model_validate({**_said(script, *names), "topic": topic})


def canvas_file(canvas: CanvasTemplate) -> CanvasFile:
    names = ("key", "title", "purpose", "layout", "paper", "notes_per_person", "fields", "columns", "axes")
    return CanvasFile.model_validate(_said(canvas, *names))


def _said(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _lists(values: dict[str, Any], *names: str) -> dict[str, list[Any]]:
    """JSON knows lists only; a tuple would come back as something else than was saved."""
    return {name: list(values[name]) for name in names}
