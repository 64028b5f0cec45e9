# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A file of help offers, whatever its form, as HSDS documents; and offers as a file.

Read: JSON (a document, a list, a page of the API), lines of JSON, a tabular package (a zip or a folder of CSV files),
and a simple spreadsheet (xlsx, ods, csv).
"""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from medspil.directory.hsds import sheets, tables
from medspil.directory.hsds.standard import Fault, faults, kind_of, kind_of_table

MOST_BYTES = 60_000_000  # of what a zip or a workbook unpacks to
DEEPEST = 60
STOPS = "service_at_locations"
SHEETS = (".xlsx", ".ods", ".xlsm")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A document, where it stood, and what it is."""

    where: str
    kind: str
    document: dict[str, Any]


@dataclass(kw_only=True)
class Loaded:
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def load(path: Path) -> Loaded:
    """A file or a folder of the machine. OSError when it cannot be read."""
    if path.is_dir():
        return _checked(_package({one.name: _decoded(one.read_bytes()) for one in sorted(path.glob("*.csv"))}))
    return read(path.name, path.read_bytes())


def read(name: str, data: bytes, municipality_id: UUID | None = None) -> Loaded:
    """A file by its name and bytes. Whatever is wrong with it stands in `faults`; nothing is raised."""
    suffix = PurePosixPath(name.lower()).suffix
    readers: dict[str, Callable[[], Loaded]] = {
        ".json": lambda: _documents(_json(data)),
        ".ndjson": lambda: _lines(data),
        ".jsonl": lambda: _lines(data),
        ".zip": lambda: _package(_unzipped(data)),
        ".csv": lambda: _csv(name, data, municipality_id),
        **{one: lambda: _sheet(_workbook(data), municipality_id) for one in SHEETS},
    }
    if suffix not in readers:
        return _only(_("Choose a file that ends in .json, .ndjson, .zip, .xlsx, .ods or .csv."))
    try:
        return _checked(readers[suffix]())
    except _Unreadable as error:
        return _only(str(error))


class _Unreadable(Exception):
    """The file is not what its name says."""


def _only(words: str) -> Loaded:
    return Loaded(faults=[Fault(words=words)])


def _checked(loaded: Loaded) -> Loaded:
    """With what the schemas say of each document, and ids that stand for two things."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in loaded.entries:
        found = [replace(fault, where=entry.where) for fault in faults(entry.kind, entry.document)]
        loaded.faults += [fault for fault in found if fault not in loaded.faults]
        known = seen.setdefault((entry.kind, str(entry.document.get("id"))), entry)
        if known is not entry:
            facts = {"id": entry.document.get("id"), "other": known.where}
            loaded.faults.append(
                Fault(where=entry.where, path="id", words=_("the id %(id)s stands in %(other)s too") % facts)
            )
    if not loaded.entries and not loaded.faults:
        loaded.faults.append(Fault(words=_("There is nothing in the file.")))
    return loaded


def _documents(value: Any) -> Loaded:
    if isinstance(value, dict) and "contents" in value:
        value = value["contents"]
    several = value if isinstance(value, list) else [value]
    return _entries((_("entry %(n)d") % {"n": number}, one) for number, one in enumerate(several, start=1))


def _lines(data: bytes) -> Loaded:
    lines = [(number, line) for number, line in enumerate(_decoded(data).splitlines(), start=1) if line.strip()]
    return _entries((_("line %(n)d") % {"n": number}, _json(line.encode())) for number, line in lines)


def _entries(found: Iterable[tuple[str, Any]]) -> Loaded:
    loaded = Loaded()
    for where, document in found:
        kind = kind_of(document) if isinstance(document, dict) else None
        if kind is None:
            words = _("is nothing that HSDS knows; a service has id, name and status")
            loaded.faults.append(Fault(where=where, words=words))
        else:
            loaded.entries.append(Entry(where=where, kind=kind, document=document))
    loaded.entries = list(_unfolded(loaded.entries))
    return loaded


def _unfolded(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Services that stand within an organization, or within the places where they are given, as services.

    The lists of the API show them so, each stop with its service; the stops of one service are put together again.
    """
    stops: dict[str, Entry] = {}
    for entry in entries:
        outer = {name: value for name, value in entry.document.items() if name not in {"service", "services"}}
        inner = entry.document.get("service")
        if entry.kind == "service_at_location" and isinstance(inner, dict):
            as_service = replace(entry, kind="service", document={**inner, STOPS: []})
            stops.setdefault(str(inner.get("id")), as_service).document[STOPS].append(outer)
        elif entry.kind == "organization":
            yield replace(entry, document=outer)
            services = entry.document.get("services")
            for service in services if isinstance(services, list) else []:
                given = {**service, "organization": outer} if isinstance(service, dict) else service
                yield replace(entry, kind="service", document=given)
        else:
            yield entry
    yield from stops.values()


def _package(files: dict[str, str]) -> Loaded:
    package = tables.read_package(files)
    documents = tables.nested(package)
    places = [package.places["service", document["id"]] for document in documents]
    entries = [
        Entry(where=where, kind="service", document=dict(one)) for where, one in zip(places, documents, strict=True)
    ]
    return Loaded(entries=entries, faults=package.faults)


def _csv(name: str, data: bytes, municipality_id: UUID | None) -> Loaded:
    """A table of HSDS by its name; else a simple sheet."""
    text = _decoded(data)
    if kind_of_table(PurePosixPath(name).name):
        return _package({PurePosixPath(name).name: text})
    return _sheet(sheets.read_rows(text), municipality_id)


def _sheet(rows: Sequence[Sequence[Any]], municipality_id: UUID | None) -> Loaded:
    made, wrong = sheets.services(rows, sheets.whose(municipality_id))
    return Loaded(entries=[Entry(where=where, kind="service", document=one) for where, one in made], faults=wrong)


def _workbook(data: bytes) -> Sequence[Sequence[Any]]:
    """The rows of the first sheet."""
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415 - a server of live rooms need not carry it

    _unpacks(data)
    try:
        return load_workbook(BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        raise _Unreadable(_("The spreadsheet cannot be opened.")) from error


def _unzipped(data: bytes) -> dict[str, str]:
    with _unpacks(data) as archive:
        names = [
            name for name in archive.namelist() if name.lower().endswith(".csv") and not name.startswith("__MACOSX")
        ]
        try:
            return {PurePosixPath(name).name: _decoded(archive.read(name)) for name in names}
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            raise _Unreadable(_("The zip file cannot be opened.")) from error


def _unpacks(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is one and does not grow beyond bounds."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        raise _Unreadable(_("The zip file cannot be opened.")) from error
    if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
        raise _Unreadable(_("The file is too large once it is unpacked."))
    return archive


def _json(data: bytes) -> Any:
    try:
        value = json.loads(_decoded(data), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _Unreadable(_("The file is no JSON: %(why)s") % {"why": error}) from error
    if not _can_be_stored(value):
        raise _Unreadable(_("There are signs in the file that nobody can read."))
    return value


def _no_number(text: str) -> float:
    """NaN and the infinities are in no standard of JSON."""
    raise ValueError(text)


def _can_be_stored(value: Any, depth: int = 0) -> bool:
    """No NUL and no half of a sign in a text, and no nesting without end: databases refuse them."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
    inner = [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return depth < DEEPEST and all(_can_be_stored(entry, depth + 1) for entry in inner)


def _decoded(data: bytes) -> str:
    """UTF-8, or what a Danish Excel writes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\0", "")


# Writing


def as_json(documents: Sequence[dict[str, Any]]) -> str:
    """All of them as one page."""
    head = {"total_items": len(documents), "total_pages": 1, "page_number": 1, "size": len(documents)}
    ends = {"first_page": True, "last_page": True, "empty": not documents}
    return json.dumps({**head, **ends, "contents": list(documents)}, ensure_ascii=False, indent=1)


def as_lines(documents: Sequence[dict[str, Any]]) -> str:
    return "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)


def as_package(documents: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The files of a tabular package by their names."""
    files = tables.flat(("service", document) for document in documents)
    return {**files, "datapackage.json": tables.descriptor(files)}


def zipped(files: dict[str, str]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()
