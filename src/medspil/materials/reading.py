# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Content files become validated pieces. Everything that is wrong is told at once, by file and field."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import frontmatter
import yaml
from django.utils.translation import gettext_noop as _
from frontmatter.default_handlers import YAMLHandler
from pydantic import ValidationError

from medspil.materials.problems import Problem, problems_in
from medspil.materials.schema import (
    CanvasFile,
    CaseFile,
    LegalPointFile,
    Page,
    PhasesFile,
    RehearsalFile,
    ScriptFile,
    Strict,
    TopicFile,
)

S = TypeVar("S", bound=Strict)


class ContentError(Exception):
    """Files that cannot be used, with each thing to put right."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class TopicFolder:
    topic: TopicFile
    advice: str
    preparation: str
    leader: str
    cases: tuple[CaseFile, ...]
    legal_points: tuple[LegalPointFile, ...]
    scripts: tuple[ScriptFile, ...]


@dataclass(frozen=True, kw_only=True)
class Content:
    topics: tuple[TopicFolder, ...]
    basic_scripts: tuple[ScriptFile, ...]
    canvases: tuple[CanvasFile, ...]


def read_national(root: Path) -> Content:
    """All national material beneath a folder; ContentError when any of it is wrong."""
    reader = _Reader(root)
    folders = sorted(path.parent for path in (root / "da").glob("*/*/topic.md"))
    topics = [reader.topic(folder) for folder in folders]
    content = Content(
        topics=tuple(topic for topic in topics if topic),
        basic_scripts=reader.all(root / "da" / "scripts", "*.yaml", ScriptFile),
        canvases=reader.all(root / "canvases", "*.yaml", CanvasFile),
    )
    problems = reader.problems or _loose_ends(content)
    if problems:
        raise ContentError(problems)
    return content


def read_phases(root: Path) -> PhasesFile:
    return read_one(root, "phases.yaml", PhasesFile)


def read_rehearsal(root: Path) -> RehearsalFile:
    return read_one(root, "rehearsal.yaml", RehearsalFile)


def read_one(root: Path, name: str, kind: type[S]) -> S:
    """A file of its own beneath `da`, of a kind that this package need not know."""
    reader = _Reader(root)
    found = reader.one(root / "da" / name, kind)
    if found is None:
        raise ContentError(reader.problems)
    return found


def read_all(root: Path, folder: str, kind: type[S]) -> tuple[S, ...]:
    """The files of a folder beneath `da`, in the order of their names."""
    reader = _Reader(root)
    found = reader.all(root / "da" / folder, "*.yaml", kind)
    if reader.problems:
        raise ContentError(reader.problems)
    return found


def read_folder(folder: Path, beside: Path, kind: type[S]) -> tuple[S, TopicFolder, tuple[CanvasFile, ...]]:
    """One topic that stands alone: a file beside it, its own files, and the canvases it brings. References out of it
    are the reader's to judge: only she knows what else there is."""
    reader = _Reader(folder)
    extra = reader.one(beside, kind)
    topic = reader.topic(folder)
    canvases = reader.all(folder / "canvases", "*.yaml", CanvasFile)
    if topic is None or extra is None or reader.problems:
        raise ContentError(reader.problems)
    return extra, topic, canvases


@dataclass
class _Reader:
    root: Path
    problems: list[Problem] = field(default_factory=list)

    def topic(self, folder: Path) -> TopicFolder | None:
        topic = self.one(folder / "topic.md", TopicFile)
        found = {
            "advice": self.page(folder / "advice.md"),
            "preparation": self.page(folder / "preparation.md"),
            "leader": self.page(folder / "leader.md"),
        }
        cases = self.all(folder / "cases", "*.md", CaseFile)
        legal_points = self.all(folder / "legal", "*.md", LegalPointFile)
        scripts = self.all(folder / "scripts", "*.yaml", ScriptFile)
        if topic is None:
            return None
        return TopicFolder(topic=topic, cases=cases, legal_points=legal_points, scripts=scripts, **found)

    def page(self, path: Path) -> str:
        """A page that a topic may have."""
        page = self.one(path, Page) if path.exists() else None
        return page.body if page else ""

    def all(self, folder: Path, pattern: str, kind: type[S]) -> tuple[S, ...]:
        """In the order of the file names; their leading numbers are the order in print."""
        pieces = [self.one(path, kind) for path in sorted(folder.glob(pattern))]
        return tuple(piece for piece in pieces if piece is not None)

    def one(self, path: Path, kind: type[S]) -> S | None:
        name = str(path.relative_to(self.root))
        try:
            return kind.model_validate(_values(path))
        except ValidationError as refused:
            self.problems += problems_in(refused, name)
        except (yaml.YAMLError, UnicodeDecodeError, FileNotFoundError, RecursionError) as unreadable:
            why = " ".join(str(unreadable).split())
            self.problems.append(Problem(file=name, words=_("cannot be read: {why}"), params={"why": why}))
        return None


# Ten times as fast where PyYAML was built with libyaml, as its wheels are.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _FrontMatter(YAMLHandler):
    def load(self, fm: str, **_kwargs: object) -> Any:
        return _load(fm)


def _load(text: str) -> Any:
    """Without aliases: a few lines of them can stand for billions of values."""
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _LOADER)):
        raise yaml.YAMLError("an alias (*name) is not allowed; write it out")
    return yaml.load(text, _LOADER)  # noqa: S506 - a SafeLoader


def _values(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        return _load(text)
    post = frontmatter.loads(text, handler=_FrontMatter())
    return {**post.metadata, "body": post.content}


def _loose_ends(content: Content) -> list[Problem]:
    """Keys used twice, and keys that name nothing."""
    cases = [case.key for topic in content.topics for case in topic.cases]
    points = [point.key for topic in content.topics for point in topic.legal_points]
    scripts = [*content.basic_scripts, *(script for topic in content.topics for script in topic.scripts)]
    lists = {
        "topic": [folder.topic.key for folder in content.topics],
        "case": cases,
        "legal point": points,
        "script": [script.key for script in scripts],
        "canvas": [canvas.key for canvas in content.canvases],
    }
    known = {kind: set(keys) for kind, keys in lists.items()}
    return (
        used_twice(lists)
        + _unknown_in_topics(content, known)
        + _unknown_in_scripts(scripts, known)
        + _no_quadrants(scripts, known["canvas"] - {canvas.key for canvas in content.canvases if canvas.axes})
    )


def _no_quadrants(scripts: list[ScriptFile], others: set[str]) -> list[Problem]:
    """A compass is a quadrant to set dots in."""
    return [
        Problem(
            file=f"script {script.key}, step {step.key}",
            words=_("the canvas {key} is no quadrant"),
            params={"key": step.canvas},
        )
        for script in scripts
        for step in script.steps
        if step.kind == "compass" and step.canvas in others
    ]


def used_twice(lists: dict[str, list[str]]) -> list[Problem]:
    return [
        Problem(file=f"{kind} {key}", words=_("the key is used more than once"))
        for kind, keys in lists.items()
        for key in sorted({key for key in keys if keys.count(key) > 1})
    ]


def _unknown_in_topics(content: Content, known: dict[str, set[str]]) -> list[Problem]:
    problems = []
    for topic in content.topics:
        for case in topic.cases:
            unknown = set(case.legal_points) - known["legal point"]
            problems += [_unknown(f"case {case.key}", "legal point", key) for key in sorted(unknown)]
        for point in topic.legal_points:
            unknown = set(point.cases) - known["case"]
            problems += [_unknown(f"legal point {point.key}", "case", key) for key in sorted(unknown)]
        for script in topic.scripts:
            if script.topic != topic.topic.key:
                problems.append(
                    Problem(
                        file=f"script {script.key}",
                        words=_("it stands with topic {topic}, but names {named}"),
                        params={"topic": topic.topic.key, "named": script.topic},
                    )
                )
    return problems


def _unknown_in_scripts(scripts: list[ScriptFile], known: dict[str, set[str]]) -> list[Problem]:
    named = [
        (script.key, step.key, kind, key)
        for script in scripts
        for step in script.steps
        for kind, key in (
            ("case", step.case),
            *(("case", key) for key in step.cases),
            ("legal point", step.legal_point),
            ("canvas", step.canvas),
        )
    ]
    return [
        _unknown(f"script {script}, step {step}", kind, key)
        for script, step, kind, key in named
        if key is not None and key not in known[kind]
    ]


def _unknown(place: str, kind: str, key: str) -> Problem:
    return Problem(file=place, words=_("there is no {kind} {key}"), params={"kind": kind, "key": key})
