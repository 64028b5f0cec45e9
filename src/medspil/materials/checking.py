# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is wrong with a folder of material, and what soon will be: counts, ages, sources, references, LIX.

An error makes the material unfit to use; a warning asks an editor to look.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from medspil.materials.freshness import Age, age_of
from medspil.materials.readability import lix
from medspil.materials.reading import Content, ContentError, TopicFolder, read_national
from medspil.materials.schema import CaseFile, LegalPointFile

CASES_AT_LEAST = 6
POINTS_AT_LEAST = 10
LENGTHS = (30, 60, 90)  # minutes
LIX_BELOW = 40.0
SETTINGS = ("citizen-service", "jobcentre", "benefits")


@dataclass(frozen=True, kw_only=True)
class TopicReport:
    """One of the six topics in figures. `lix` is of all that employees read; `oldest_check` is empty without points."""

    key: str
    cases: int
    legal_points: int
    scripts: tuple[int, ...]
    lix: float
    oldest_check: date | None


@dataclass(frozen=True, kw_only=True)
class Report:
    topics: tuple[TopicReport, ...]
    canvases: int
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


def check(root: Path, today: date) -> Report:
    """Read all material beneath `root` and judge it. What cannot be read is an error, and nothing else is judged."""
    try:
        content = read_national(root)
    except ContentError as refused:
        return Report(topics=(), canvases=0, errors=tuple(str(problem) for problem in refused.problems), warnings=())
    topics = [folder for folder in content.topics if folder.topic.kind == "topic"]
    return Report(
        topics=tuple(_figures(folder) for folder in topics),
        canvases=len(content.canvases),
        errors=tuple(error for folder in topics for error in _missing(folder)) + tuple(_hard_to_read(content)),
        warnings=tuple(warning for folder in content.topics for warning in _to_look_at(folder, today)),
    )


def employee_texts(folder: TopicFolder) -> dict[str, str]:
    """What employees read of a topic, by the name of the piece."""
    texts = {"introduction": f"{folder.topic.summary}\n\n{folder.topic.body}", "preparation": folder.preparation}
    texts |= {f"case {case.key}": _case_text(case) for case in folder.cases}
    texts |= {f"legal point {point.key}": _point_text(point) for point in folder.legal_points}
    for script in folder.scripts:
        said = (part for step in script.steps for part in (step.question, step.text, step.say))
        texts[f"script {script.key}"] = "\n\n".join(said)
    return texts


def _case_text(case: CaseFile) -> str:
    return "\n\n".join([case.body, *case.questions, *case.perspectives.values()])


def _point_text(point: LegalPointFile) -> str:
    return "\n\n".join([point.question, point.body, point.at_the_counter, point.depends_on])


def _figures(folder: TopicFolder) -> TopicReport:
    return TopicReport(
        key=folder.topic.key,
        cases=len(folder.cases),
        legal_points=len(folder.legal_points),
        scripts=tuple(sorted(script.minutes for script in folder.scripts)),
        lix=round(lix("\n\n".join(employee_texts(folder).values())), 1),
        oldest_check=min((point.checked_on for point in folder.legal_points), default=None),
    )


def _missing(folder: TopicFolder) -> Iterator[str]:
    key = folder.topic.key
    if len(folder.cases) < CASES_AT_LEAST:
        yield f"topic {key}: {len(folder.cases)} cases, at least {CASES_AT_LEAST}"
    if len(folder.legal_points) < POINTS_AT_LEAST:
        yield f"topic {key}: {len(folder.legal_points)} legal points, at least {POINTS_AT_LEAST}"
    lengths = {script.minutes for script in folder.scripts}
    for minutes in LENGTHS:
        if minutes not in lengths:
            yield f"topic {key}: there is no script of {minutes} minutes"
    pages = {"advice": folder.advice, "preparation": folder.preparation, "leader": folder.leader}
    for name, text in pages.items():
        if not text:
            yield f"topic {key}: {name}.md is missing"


def _hard_to_read(content: Content) -> Iterator[str]:
    for folder in content.topics:
        for piece, text in employee_texts(folder).items():
            if (found := lix(text)) >= LIX_BELOW:
                yield f"topic {folder.topic.key}, {piece}: LIX {found:.0f}, below {LIX_BELOW:.0f}"


def _to_look_at(folder: TopicFolder, today: date) -> Iterator[str]:
    key = folder.topic.key
    for point in folder.legal_points:
        match age_of(point, today):
            case Age.OLD:
                yield f"legal point {point.key}: last checked on {point.checked_on}, more than twelve months ago"
            case Age.SOURCE_CHANGED:
                yield f"legal point {point.key}: its source was seen to have changed on {point.source_changed_on}"
        yield from _one_way(point, folder)
    if folder.topic.kind == "topic":
        for setting in SETTINGS:
            if setting not in {case.setting for case in folder.cases}:
                yield f"topic {key}: no case from {setting}"


def _one_way(point: LegalPointFile, folder: TopicFolder) -> Iterator[str]:
    """A point and a case that touch name each other, so that both can be read from either."""
    for case in folder.cases:
        if (case.key in point.cases) != (point.key in case.legal_points):
            yield f"case {case.key} and legal point {point.key}: only one of them names the other"
