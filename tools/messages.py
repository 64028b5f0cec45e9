# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The Danish catalogues: one in each package, written by hand, in step with code and templates.

`extract` adds new messages and drops unused ones, `compile` makes what runs, `check` tells what is missing.
"""

import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as babel_extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "medspil"
WITHOUT_CATALOGUE = {"settings"}  # is no app: Django would not look there
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0
msgid ""
msgstr ""
"Language: da\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[-+ 0#]*\d*(?:\.\d+)?[a-z]|(?<!%)%[sd]|\{\w*\}")
Key = tuple[str, str]  # context and message id


def packages(source: Path) -> list[Path]:
    return sorted(
        path
        for path in source.iterdir()
        if path.is_dir() and path.name not in WITHOUT_CATALOGUE and any(texts_in(path))
    )


def texts_in(package: Path) -> Iterator[Path]:
    """Files that may hold messages."""
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package).parts
        if path.suffix == ".py" or (path.suffix in {".html", ".txt"} and "templates" in inside):
            yield path


def used(package: Path) -> dict[Key, tuple[Message, Path]]:
    """Every message that code and templates ask for, with the first file that does."""
    found: dict[Key, tuple[Message, Path]] = {}
    for path in texts_in(package):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # Django turns a template into something like Python; its margins would be read as indentation.
            text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).split("\n"))
        for _line, ids, _comments, context in babel_extract("python", BytesIO(text.encode()), KEYWORDS):
            message = Message(ids, context=context)
            key = key_of(message)
            # The same words with and without a plural are one entry; the plural one holds both.
            if key not in found or message.pluralizable:
                found[key] = message, path
    return found


def key_of(message: Message) -> Key:
    return message.context or "", forms(message.id)[0]


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """Singular and plural; or the one form there is."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def catalogue_path(package: Path) -> Path:
    return package / "locale" / "da" / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="da")
    with path.open("rb") as file:
        return read_po(file, locale="da")


def messages_in(catalogue: Catalog) -> dict[Key, Message]:
    return {key_of(message): message for message in catalogue if message.id}


# extract


def extract(source: Path) -> None:
    for package in packages(source):
        asked_for = used(package)
        path = catalogue_path(package)
        if not asked_for and not path.exists():
            continue
        known = messages_in(read(path))
        fresh = Catalog(locale="da")
        for key, (message, _path) in asked_for.items():
            old = known.get(key)
            same_shape = old is not None and old.pluralizable == message.pluralizable
            flags = {"fuzzy"} if old and old.fuzzy else set()
            fresh.add(message.id, old.string if old and same_shape else None, flags=flags, context=message.context)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(fresh), encoding="utf-8")


def as_text(catalogue: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalogue, width=110, no_location=True, omit_header=True, sort_output=True)
    return HEADER + written.getvalue().decode().strip() + "\n"


# compile


def compile_(source: Path) -> None:
    for path in sorted(source.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with target.open("wb") as file:
            write_mo(file, read(path))


# check


def check(source: Path) -> list[str]:
    """One line for each thing that is wrong; none when every message is there in Danish."""

    def here(place: Path) -> Path:
        return place.relative_to(source.parent)

    problems: list[str] = []
    said: dict[Key, tuple[object, Path]] = {}
    for package in packages(source):
        path = catalogue_path(package)
        asked_for, translated = used(package), messages_in(read(path))
        problems += [
            f"{here(file)}: {key[1]!r} is not in {here(path)}"
            for key, (_, file) in asked_for.items()
            if key not in translated
        ]
        for key, message in translated.items():
            wrong = "is not used any more" if key not in asked_for else wrong_with(message, asked_for[key][0])
            if wrong:
                problems.append(f"{here(path)}: {key[1]!r} {wrong}")
            elsewhere, other_path = said.setdefault(key, (message.string, path))
            if elsewhere != message.string:
                there = here(other_path)
                problems.append(f"{here(path)}: {key[1]!r} is translated in another way in {there}")
    return problems


def wrong_with(message: Message, asked_for: Message) -> str:
    """What is wrong with one entry; empty when nothing is."""
    danish, english = forms(message.string), forms(message.id)
    if message.id != asked_for.id:
        return "has another plural in the code"
    if message.fuzzy:
        return "is marked fuzzy: read it and remove the mark"
    if len(danish) != len(english) or not all(danish):
        return "has no Danish"
    if english[0] != english[0].strip() or "\n" in english[0]:
        return "has white space at its ends or a line break: use `trimmed`"
    theirs, ours = (sorted(set(PLACEHOLDER.findall(texts[-1]))) for texts in (english, danish))
    if theirs != ours or not set(PLACEHOLDER.findall(danish[0])) <= set(theirs):
        return f"has the placeholders {', '.join(ours) or 'none'} and needs {', '.join(theirs) or 'none'}"
    return ""


def main(words: list[str]) -> str | None:
    changes: dict[str, Callable[[Path], None]] = {"extract": extract, "compile": compile_}
    if words == ["check"]:
        return "\n".join(check(SOURCE)) or None
    if len(words) != 1 or words[0] not in changes:
        return "Say one of: extract, compile, check"
    changes[words[0]](SOURCE)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
