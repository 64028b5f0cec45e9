# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Between a content file, a row of the database, and the values that editors work on. What goes in comes out again.

*Values* are what a file says, as JSON: without its key and topic, and without what is empty, so that two texts that
say the same are equal.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Material, PieceKind, Script, Topic
from medspil.materials.reading import TopicFolder
from medspil.materials.schema import (
    CanvasFile,
    CaseFile,
    LegalPointFile,
    ScriptFile,
    Strict,
    TopicFile,
    TopicPages,
)

Values = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """A row to be: its columns, and the key of the topic it hangs on."""

    model: type[Material]
    key: str
    columns: Values
    topic: str | None = None
    checksum: str = field(init=False)

    def __post_init__(self) -> None:
        whole = json.dumps([self.key, self.topic, self.columns], sort_keys=True, default=str, ensure_ascii=False)
        object.__setattr__(self, "checksum", hashlib.sha256(whole.encode()).hexdigest())


def file_of(kind: PieceKind, key: str, topic: str, values: Values) -> Strict:
    """The file that says this; pydantic's ValidationError when no file may."""
    said = {**values, "key": key}
    if kind == PieceKind.SCRIPT:
        said["topic"] = topic or None
    return _FILES[kind].model_validate(said)


def values_of(file: Strict) -> Values:
    return trimmed(file.model_dump(mode="json", by_alias=True, exclude={"key", "topic"}))


def values_in(row: Material) -> Values:
    """What a row says."""
    return values_of(_FROM_ROW[type(row)](row))


def trimmed(values: Values) -> Values:
    """Without what is empty, at any depth."""
    return cast("Values", _trimmed(values))


def _trimmed(value: object) -> object:
    match value:
        case dict():
            inner = {name: _trimmed(entry) for name, entry in value.items()}
            return {name: entry for name, entry in inner.items() if entry or (entry == 0 and entry is not False)}
        case list() | tuple():
            return [_trimmed(entry) for entry in value]
    return value


def wanted(kind: PieceKind, key: str, topic: str, file: Strict, position: int) -> Wanted:
    """The row that a file becomes. `position` is its place among its kind in the topic, where it has one."""
    match file:
        case TopicPages():
            return Wanted(Topic, key, file.model_dump(exclude={"key"}))
        case CaseFile():
            return Wanted(Case, key, _case_columns(file, position), topic)
        case LegalPointFile():
            return Wanted(LegalPoint, key, _legal_point_columns(file, position), topic)
        case ScriptFile():
            return Wanted(Script, key, _script_columns(file), topic or None)
        case CanvasFile():
            return Wanted(CanvasTemplate, key, _canvas_columns(file))
    raise TypeError(kind)


def contents_of(folder: TopicFolder, canvases: Sequence[CanvasFile] = ()) -> list[tuple[PieceKind, str, Strict]]:
    """All pieces of a topic's folder: what it is, its key, and the file."""
    pages = {"advice": folder.advice, "preparation": folder.preparation, "leader_brief": folder.leader}
    topic = TopicPages.model_validate(folder.topic.model_dump() | pages)
    return [
        (PieceKind.TOPIC, topic.key, topic),
        *((PieceKind.LEGAL_POINT, point.key, point) for point in folder.legal_points),
        *((PieceKind.CASE, case.key, case) for case in folder.cases),
        *((PieceKind.CANVAS, canvas.key, canvas) for canvas in canvases),
        *((PieceKind.SCRIPT, script.key, script) for script in folder.scripts),
    ]


def folder_of(
    topic: Topic, cases: Sequence[Case], points: Sequence[LegalPoint], scripts: Sequence[Script]
) -> TopicFolder:
    """A topic as its folder of files says it."""
    return TopicFolder(
        topic=TopicFile(**_said(topic, *_TOPIC)),
        advice=topic.advice,
        preparation=topic.preparation,
        leader=topic.leader_brief,
        cases=tuple(case_file(case) for case in cases),
        legal_points=tuple(legal_point_file(point) for point in points),
        scripts=tuple(script_file(script) for script in scripts),
    )


def topic_pages(topic: Topic) -> TopicPages:
    return TopicPages.model_validate(_said(topic, *_TOPIC, "advice", "preparation", "leader_brief"))


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
    names = (field.alias or name for name, field in CanvasFile.model_fields.items())
    return CanvasFile.model_validate(_said(canvas, *names))


def _case_columns(case: CaseFile, position: int) -> Values:
    columns = case.model_dump(exclude={"key", "body"})
    return {**columns, "story": case.body, "position": position, **_lists(columns, "questions", "legal_points")}


def _legal_point_columns(point: LegalPointFile, position: int) -> Values:
    columns = point.model_dump(exclude={"key", "body"})
    columns.update(statement=point.body, source=str(point.source), position=position, **_lists(columns, "cases"))
    return columns


def _script_columns(script: ScriptFile) -> Values:
    columns = script.model_dump(exclude={"key", "topic", "steps"})
    columns.update(
        materials=list(script.materials),
        # Only what a step says: its settings in a meeting are these, without a row of empty ones.
        steps=[step.model_dump(mode="json", exclude_defaults=True) for step in script.steps],
    )
    return columns


def _canvas_columns(canvas: CanvasFile) -> Values:
    columns = canvas.model_dump(exclude={"key", "fields_"})
    columns["fields"] = [field.model_dump() for field in canvas.fields_]
    columns["columns"] = [column.model_dump() for column in canvas.columns]
    return columns


def _said(row: object, *names: str) -> Values:
    return {name: getattr(row, name) for name in names}


def _lists(values: Values, *names: str) -> dict[str, list[Any]]:
    """JSON knows lists only; a tuple would come back as something else than was saved."""
    return {name: list(values[name]) for name in names}


_TOPIC = ("key", "kind", "number", "title", "short", "summary", "body")
_FILES: dict[PieceKind, type[Strict]] = {
    PieceKind.TOPIC: TopicPages,
    PieceKind.CASE: CaseFile,
    PieceKind.LEGAL_POINT: LegalPointFile,
    PieceKind.SCRIPT: ScriptFile,
    PieceKind.CANVAS: CanvasFile,
}
_FROM_ROW: dict[type[Material], Callable[[Any], Strict]] = {
    Topic: topic_pages,
    Case: case_file,
    LegalPoint: legal_point_file,
    Script: script_file,
    CanvasTemplate: canvas_file,
}
