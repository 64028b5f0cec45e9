# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The tool that keeps the Danish catalogues in step is right about what it says."""

import gettext
import os
from pathlib import Path

import pytest
from tools import messages

CODE = """\
from django.utils.translation import gettext as _, ngettext, pgettext
a = _("Hello %(name)s")
b = ngettext("%(n)d note", "%(n)d notes", 2)
c = pgettext("verb", "Open")
"""
PAGE = """\
{% load i18n %}
  <h1>{% translate "Welcome" %}</h1>
    {% blocktranslate trimmed count n=notes|length %}
      {{ n }} dot
    {% plural %}
      {{ n }} dots
    {% endblocktranslate %}
{# Translators: short #}
<p title="{% translate 'It is "me"' %}">{{ _("Last") }}</p>
"""
DANISH = (
    messages.HEADER
    + """\
#, python-format
msgid "%(n)d note"
msgid_plural "%(n)d notes"
msgstr[0] "Én seddel"
msgstr[1] "%(n)d sedler"

#, python-format
msgid "%(n)s dot"
msgid_plural "%(n)s dots"
msgstr[0] "%(n)s prik"
msgstr[1] "%(n)s prikker"

#, python-format
msgid "Hello %(name)s"
msgstr "Hej %(name)s"

msgid "It is \\"me\\""
msgstr "Det er mig"

msgid "Last"
msgstr "Sidst"

msgctxt "verb"
msgid "Open"
msgstr "Åbn"

msgid "Welcome"
msgstr "Velkommen"
"""
)
HALL = "medspil/hall/locale/da/LC_MESSAGES/django.po"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "medspil"
    write(source, "hall/views.py", CODE)
    write(source, "hall/templates/hall/page.html", PAGE)
    write(source, "hall/locale/da/LC_MESSAGES/django.po", DANISH)
    write(source, "settings/base.py", '_("Danish")')
    write(source, "alone.py", "")
    return source


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def catalogue(source: Path, package: str = "hall") -> Path:
    return messages.catalogue_path(source / package)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_complete_catalogue_passes(source: Path) -> None:
    assert messages.check(source) == []


def test_extract_leaves_a_complete_catalogue_as_it_is(source: Path) -> None:
    messages.extract(source)

    assert catalogue(source).read_text(encoding="utf-8") == DANISH


def test_extract_makes_a_catalogue_with_room_for_danish(source: Path) -> None:
    catalogue(source).unlink()

    messages.extract(source)

    text = catalogue(source).read_text(encoding="utf-8")
    assert 'msgid "Welcome"\nmsgstr ""' in text
    assert "POT-Creation-Date" not in text
    assert "page.html" not in text
    assert not catalogue(source, "settings").exists()
    assert len(messages.check(source)) == 7


def test_extract_adds_what_is_new_and_drops_what_is_gone(source: Path) -> None:
    change(source / "hall/views.py", '_("Hello %(name)s")', '_("Goodbye")')

    messages.extract(source)

    text = catalogue(source).read_text(encoding="utf-8")
    assert 'msgid "Goodbye"\nmsgstr ""' in text
    assert "Hej" not in text
    assert 'msgstr "Velkommen"' in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Velkommen"', 'msgstr ""', "'Welcome' has no Danish"),
        ('msgstr[1] "%(n)d sedler"', 'msgstr[1] ""', "'%(n)d note' has no Danish"),
        ('msgid "Last"', '#, fuzzy\nmsgid "Last"', "'Last' is marked fuzzy"),
        ("Hej %(name)s", "Hej %(navn)s", "has the placeholders %(navn)s and needs %(name)s"),
        ("Hej %(name)s", "Hej", "has the placeholders none and needs %(name)s"),
        ("%(n)d sedler", "flere sedler", "has the placeholders none and needs %(n)d"),
        ("Én seddel", "%(m)d seddel", "'%(n)d note' has the placeholders"),
        ('msgid_plural "%(n)s dots"', 'msgid_plural "%(n)s points"', "has another plural in the code"),
    ],
)
def test_check_names_file_message_and_fault(source: Path, old: str, new: str, said: str) -> None:
    change(catalogue(source), old, new)

    (problem,) = messages.check(source)
    assert problem.startswith(f"{HALL}: ")
    assert said in problem


def test_check_names_the_file_that_asks_for_a_missing_message(source: Path) -> None:
    change(source / "hall/templates/hall/page.html", "Welcome", "Good morning")

    assert messages.check(source) == [
        f"medspil/hall/templates/hall/page.html: 'Good morning' is not in {HALL}",
        f"{HALL}: 'Welcome' is not used any more",
    ]


def test_check_sees_a_block_that_is_not_trimmed(source: Path) -> None:
    write(source, "hall/templates/hall/a.html", "{% blocktranslate %}\n A\n{% endblocktranslate %}")
    change(catalogue(source), 'msgid "Welcome"', 'msgid "\\n A\\n"\nmsgstr "\\n B\\n"\n\nmsgid "Welcome"')

    (problem,) = messages.check(source)
    assert "use `trimmed`" in problem


def test_check_sees_two_packages_that_disagree(source: Path) -> None:
    write(source, "room/views.py", '_("Welcome")')
    write(source, "room/locale/da/LC_MESSAGES/django.po", 'msgid "Welcome"\nmsgstr "Goddag"\n')

    assert messages.check(source) == [
        f"{HALL.replace('hall', 'room')}: 'Welcome' is translated in another way in {HALL}"
    ]


def test_compile_makes_what_gettext_reads(source: Path) -> None:
    messages.compile_(source)

    with catalogue(source).with_suffix(".mo").open("rb") as file:
        danish = gettext.GNUTranslations(file)
    assert danish.gettext("Welcome") == "Velkommen"
    assert danish.ngettext("%(n)d note", "%(n)d notes", 3) == "%(n)d sedler"
    assert danish.pgettext("verb", "Open") == "Åbn"


def test_compile_does_only_what_is_needed(source: Path) -> None:
    compiled = catalogue(source).with_suffix(".mo")
    messages.compile_(source)
    compiled.write_bytes(b"untouched")

    messages.compile_(source)
    assert compiled.read_bytes() == b"untouched"

    os.utime(catalogue(source), (compiled.stat().st_mtime + 10,) * 2)
    messages.compile_(source)
    assert compiled.read_bytes() != b"untouched"
