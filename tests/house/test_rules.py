# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import PurePosixPath

import pytest

from tests.house import rules
from tests.house.repository import files, python_files, shown, templates

VIEWS = "src/medspil/dialogue/views.py"
ACTIONS = "src/medspil/dialogue/actions/votes.py"
MODELS = "src/medspil/dialogue/models/notes.py"
FORMS = "src/medspil/dialogue/forms/rooms.py"
PAGE = "src/medspil/dialogue/templates/dialogue/page.html"

BAD = [
    (rules.views_do_not_query, VIEWS, "Note.objects.get(id=1)"),
    (rules.views_do_not_query, "src/medspil/dialogue/views/live.py", "x = Note._default_manager.all()"),
    (rules.views_do_not_query, VIEWS, "with everywhere():\n    note = note_in(meeting, id)"),
    (rules.actions_record, ACTIONS, "def close(*, vote): vote.delete()"),
    (rules.actions_record, ACTIONS, "@write\ndef close(*, vote):\n    # no record:\n    vote.delete()"),
    (rules.actions_record, ACTIONS, "# no record: a\ndef _a(): pass\n\ndef close(*, vote): vote.delete()"),
    (rules.text_columns_are_guarded, MODELS, "class A:\n    text = models.TextField()"),
    (rules.text_columns_are_guarded, MODELS, "class A:\n    text: F = models.CharField(max_length=9)"),
    (rules.text_columns_are_guarded, MODELS, "class A:\n    answers = JSONField()"),
    (rules.text_inputs_are_guarded, FORMS, "class A:\n    story = forms.CharField()"),
    (rules.text_inputs_are_guarded, FORMS, "def a(form):\n    form.fields['a'] = forms.JSONField()"),
    (rules.text_inputs_are_guarded, FORMS, "class A(forms.CharField):\n    pass"),
    (rules.text_inputs_are_guarded, FORMS, "from django.forms import CharField"),
    (rules.text_inputs_are_guarded, FORMS, "class A:\n    mail = forms.EmailField()"),
    (rules.text_columns_are_guarded, MODELS, "class A:\n    reply_to = models.EmailField()"),
    (rules.model_forms_declare, FORMS, "class A(ModelForm):\n    pass"),
    (rules.model_forms_declare, FORMS, "form = modelform_factory(Offer)"),
    (rules.text_inputs_are_guarded, VIEWS, "story = forms.CharField(max_length=3)"),
    (rules.templates_are_plain, PAGE, '<p style="color: red">'),
    (rules.templates_are_plain, PAGE, "<p\n  STYLE='a'>"),
    (rules.templates_are_plain, PAGE, "<p {% if a > b %}id='c'{% endif %} style='d'>"),
    (rules.templates_are_plain, PAGE, "<style>p {}</style>"),
    (rules.templates_are_plain, PAGE, '<button class="a" onclick="go()">'),
    (rules.templates_are_plain, PAGE, "<body onload=go()>"),
    (rules.templates_are_plain, PAGE, "<script>go()</script>"),
    (rules.templates_are_plain, PAGE, '<script type="module">go()</script>'),
    (rules.templates_are_plain, PAGE, '<a href="javascript:go()">'),
    (rules.templates_are_plain, PAGE, "{{ note.text|safe }}"),
    (rules.templates_are_plain, PAGE, "{{ note.text | safe }}"),
    (rules.templates_are_plain, PAGE, "{% autoescape off %}"),
    (rules.no_registry_or_machine, "package-lock.json", '"resolved": "https://registry.' + 'npmjs.org/sass"'),
    (rules.no_registry_or_machine, "requirements/base.txt", "--extra-" + "index-url https://example.org"),
]
GOOD = [
    (rules.views_do_not_query, VIEWS, "note = note_in(meeting, id)"),
    (rules.views_do_not_query, "src/medspil/dialogue/access.py", "Note.objects.get(id=1)"),
    (rules.views_do_not_query, "tests/dialogue/test_views.py", "Note.objects.get(id=1)"),
    (rules.actions_record, ACTIONS, "def close(*, vote):\n    record(Closed(id=vote.id), by=by)"),
    (
        rules.actions_record,
        ACTIONS,
        "def close(*, vote):\n    # no record: a draft is nobody's business\n    vote.save()",
    ),
    (
        rules.actions_record,
        ACTIONS,
        "# no record: the caller does\n@write\ndef close(*, vote):\n    vote.save()",
    ),
    (rules.actions_record, ACTIONS, "def _helper(): pass"),
    (rules.actions_record, VIEWS, "def close(request): pass"),
    (
        rules.text_columns_are_guarded,
        MODELS,
        "class A:\n    text = FreeText()\n    when = models.DateField()",
    ),
    (rules.text_columns_are_guarded, MODELS, "class A:\n    state = models.CharField(choices=State.choices)"),
    (rules.text_columns_are_guarded, MODELS, "class A:\n    token_hash = models.CharField(max_length=64)"),
    (rules.text_inputs_are_guarded, FORMS, "class A:\n    story = GuardedCharField()\n    code = forms.CharField()"),
    (rules.text_inputs_are_guarded, FORMS, "class NumberField(forms.CharField):\n    pass"),
    (rules.text_inputs_are_guarded, FORMS, "class A:\n    mail = GuardedEmailField()"),
    (rules.model_forms_declare, FORMS, "class A(Form):\n    pass"),
    (rules.text_inputs_are_guarded, MODELS, "class A:\n    state = models.CharField(choices=State.choices)"),
    (rules.templates_are_plain, PAGE, '<script src="{% static "a.js" %}" defer></script>'),
    (rules.templates_are_plain, PAGE, '<p class="lifestyle" data-on="x">safe, on = off</p>'),
    (rules.templates_are_plain, PAGE, "{{ text|safely }}"),
    (rules.templates_are_plain, PAGE, '<p {% include "a.html" with style="b" %}>'),
    (rules.no_registry_or_machine, "docs/a.md", "https://example.org"),
]


def breaches(rule: rules.Rule, path: str, text: str) -> list[str]:
    return [f"{path}:{line}: {what}" for line, what in rule(PurePosixPath(path), text)]


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_rule_sees_a_breach(rule: rules.Rule, path: str, text: str) -> None:
    assert len(breaches(rule, path, text)) == 1


@pytest.mark.parametrize(("rule", "path", "text"), GOOD)
def test_rule_lets_good_lines_be(rule: rules.Rule, path: str, text: str) -> None:
    assert breaches(rule, path, text) == []


def test_breach_names_the_line() -> None:
    assert breaches(rules.views_do_not_query, VIEWS, "\n\nNote.objects\n") == [
        f"{VIEWS}:3: a view uses .objects: ask access or queries for it"
    ]


@pytest.mark.parametrize("rule", rules.PYTHON_RULES)
def test_code_keeps_the_rule(rule: rules.Rule) -> None:
    found = [line for path in python_files() for line in breaches(rule, shown(path), path.read_text(encoding="utf-8"))]

    assert not found, "\n".join(["", *found])


def test_templates_keep_the_rule() -> None:
    found = [
        line
        for path in templates()
        for line in breaches(rules.templates_are_plain, shown(path), path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(["", *found])


def test_no_file_names_a_registry_or_a_machine() -> None:
    texts = [path for path in files() if path.suffix not in {".png", ".ico", ".woff2", ".jpg"}]
    found = [
        line
        for path in texts
        for line in breaches(rules.no_registry_or_machine, shown(path), path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(["", *found])
