# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A zip from outside, read without trust. Everything that is wrong is told at once, and nothing is kept of it."""

import io
import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from medspil.materials.packages import MANIFEST
from medspil.materials.problems import Problem
from medspil.materials.reading import ContentError, TopicFolder, read_folder, used_twice
from medspil.materials.schema import CanvasFile, Key, Strict, Text, Title
from medspil.privacy.guard import CitizenDataRefused, refuse

PACKAGE_BYTES = 4 * 1024 * 1024
FILE_BYTES = 200 * 1024
ALL_BYTES = 8 * 1024 * 1024
FILES = 400
_NAMES = re.compile(
    r"medspil\.yaml|topic\.md|advice\.md|preparation\.md|leader\.md"
    r"|(?:cases|legal)/[a-z0-9-]{1,80}\.md|(?:scripts|canvases)/[a-z0-9-]{1,80}\.yaml"
)
_FOLDERS = {"cases/", "legal/", "scripts/", "canvases/"}


class PackageRefused(ContentError):
    """The package cannot be used; `problems` says why."""


class Manifest(Strict):
    format: Literal[1]
    topic: Key
    title: Title
    publisher: Annotated[str, Field(min_length=1, max_length=200)]
    published_on: date
    licence: Text


@dataclass(frozen=True, kw_only=True)
class Package:
    manifest: Manifest
    folder: TopicFolder
    canvases: tuple[CanvasFile, ...]


def read_package(data: bytes) -> Package:
    """PackageRefused with every fault: of the zip, of the names in it, of the files, or a CPR number in a text."""
    texts = _texts(data)
    problems = [
        Problem(file=name, words=_("there is a CPR number in the text"))
        for name, text in texts.items()
        if _holds_cpr(text)
    ]
    if MANIFEST not in texts:
        problems.append(Problem(file=MANIFEST, words=_("is missing: this is not a package from Medspil")))
    if problems:
        raise PackageRefused(problems)
    # Names are known to be ours by now, so that writing them out cannot reach anything else.
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name, text in texts.items():
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return _parsed(root)


def _parsed(root: Path) -> Package:
    try:
        manifest, folder, canvases = read_folder(root, root / MANIFEST, Manifest)
    except ContentError as refused:
        raise PackageRefused(refused.problems) from refused
    if manifest.topic != folder.topic.key:
        named = {"named": manifest.topic, "topic": folder.topic.key}
        raise PackageRefused(
            [Problem(file=MANIFEST, words=_("names topic {named}, but topic.md is {topic}"), params=named)]
        )
    twice = used_twice(
        {
            "case": [case.key for case in folder.cases],
            "legal point": [point.key for point in folder.legal_points],
            "script": [script.key for script in folder.scripts],
            "canvas": [canvas.key for canvas in canvases],
        }
    )
    if twice:
        raise PackageRefused(twice)
    return Package(manifest=manifest, folder=folder, canvases=canvases)


def _texts(data: bytes) -> dict[str, str]:
    if len(data) > PACKAGE_BYTES:
        raise PackageRefused([too_large()])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            problems = list(_wrong_entries(package.infolist()))
            if problems:
                raise PackageRefused(problems)
            return _unpacked(package)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise PackageRefused([Problem(words=_("the file is not a zip that can be opened"))]) from error


def too_large() -> Problem:
    return Problem(words=_("the package is larger than {limit} MB"), params={"limit": PACKAGE_BYTES // 1024 // 1024})


def _wrong_entries(entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    if len(entries) > FILES:
        many = {"count": len(entries), "limit": FILES}
        yield Problem(words=_("there are {count} files, at most {limit}"), params=many)
        return
    seen: set[str] = set()
    for entry in entries:
        name = ascii(entry.filename)[1:-1][:120]
        if entry.filename in _FOLDERS:
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            yield Problem(file=name, words=_("is a link, not a file"))
        elif not _NAMES.fullmatch(entry.filename):
            yield Problem(file=name, words=_("no file of a package is called that"))
        elif entry.filename in seen:
            yield Problem(file=name, words=_("stands in the package twice"))
        elif entry.flag_bits & 0x1:
            yield Problem(file=name, words=_("is locked with a password"))
        seen.add(entry.filename)


def _unpacked(package: zipfile.ZipFile) -> dict[str, str]:
    """Read no further than the limits: what a zip says of its own sizes may be a lie."""
    texts: dict[str, str] = {}
    problems = []
    left = ALL_BYTES
    for entry in package.infolist():
        if entry.is_dir():
            continue
        with package.open(entry) as file:
            content = file.read(min(FILE_BYTES, left) + 1)
        left -= len(content)
        if len(content) > FILE_BYTES or left < 0:
            raise PackageRefused([Problem(file=entry.filename, words=_("the package unpacks to more than is allowed"))])
        try:
            texts[entry.filename] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem(file=entry.filename, words=_("is not text in UTF-8")))
    if problems:
        raise PackageRefused(problems)
    return texts


def _holds_cpr(text: str) -> bool:
    try:
        refuse(text)
    except CitizenDataRefused:
        return True
    return False
