# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A topic into a zip. The same topic gives the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import frontmatter
import yaml

from medspil.materials.packages import FORMAT, LICENCE, MANIFEST
from medspil.materials.reading import TopicFolder
from medspil.materials.schema import CanvasFile, Strict

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip can hold: no clock in the bytes


def write_package(folder: TopicFolder, canvases: Sequence[CanvasFile], *, publisher: str, today: date) -> bytes:
    """`canvases` are those that the scripts use; `publisher` is who gives it away: a municipality, or Medspil."""
    manifest = {
        "format": FORMAT,
        "topic": folder.topic.key,
        "title": folder.topic.title,
        "publisher": publisher,
        "published_on": today,
        "licence": LICENCE,
    }
    files = {MANIFEST: _yaml(manifest), **_topic_files(folder)}
    files |= {f"canvases/{canvas.key}.yaml": _yaml(_said(canvas)) for canvas in canvases}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), text, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _topic_files(folder: TopicFolder) -> dict[str, str]:
    files = {"topic.md": _markdown(folder.topic)}
    pages = {"advice": folder.advice, "preparation": folder.preparation, "leader": folder.leader}
    for name, text in pages.items():
        if text:
            files[f"{name}.md"] = _front(text, {"title": folder.topic.title})
    for place, case in enumerate(folder.cases, start=1):
        files[f"cases/{place:02}-{case.key}.md"] = _markdown(case)
    for place, point in enumerate(folder.legal_points, start=1):
        files[f"legal/{place:02}-{point.key}.md"] = _markdown(point)
    for script in folder.scripts:
        files[f"scripts/{script.minutes:03}-{script.key}.yaml"] = _yaml(_said(script))
    return files


def _markdown(piece: Strict) -> str:
    values = _said(piece)
    return _front(values.pop("body"), values)


def _front(body: str, values: dict[str, Any]) -> str:
    post = frontmatter.Post(body, **values)
    return str(frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=110)) + "\n"


def _yaml(values: dict[str, Any]) -> str:
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=110)


def _said(piece: Strict) -> dict[str, Any]:
    """What a file says: names as in the files, nothing that is only a default, dates as dates."""
    values: dict[str, Any] = piece.model_dump(by_alias=True, exclude_defaults=True)
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    match value:
        case str() | int() | float() | date() | None:
            return value
        case dict():
            return {key: _plain(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_plain(entry) for entry in value]
    return str(value)  # addresses
