# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The house rules that no tool off the shelf knows.

A rule takes a path below the root and the text of the file, and gives line and sentence for each breach.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

Breach = tuple[int, str]
Rule = Callable[[PurePosixPath, str], Iterator[Breach]]

NO_RECORD = re.compile(r"# no record: \w")
RAW_TEXT = {"CharField", "TextField", "JSONField", "EmailField", "URLField", "SlugField"}
# Columns that hold text which nobody types about a citizen: the name of the attribute, and why it is safe.
RAW_TEXT_ALLOWED = {
    "path": "ids, built by us",
    "kind": "a word from our code",
    "subject": "a word from our code and an id",
    "slug": "named in a file of the repository",
    "key": "named in a file of the repository, or made from a title, which is guarded",
    "topic": "the key of a topic",
    "script": "the key of a script in content/",
    "field": "the key of a field in content/",
    "option": "a key or an id that the action has looked up",
    "code": "drawn by us",
    "checksum": "a hash",
    "token_hash": "a hash",
    "edit_hash": "a hash",
    "pseudonym": "a hash",
    "secret": "drawn by us",
    "cvr": "digits of a public authority, checked as such",
    "colour": "a hex code, read as one",
    "logo": "a hash",
    "help_email": "an address, typed into a GuardedEmailField",
    "statement": "an address at was.digst.dk, typed into a GuardedURLField",
    "role": "a word from our code",
    "language": "a language tag",
    "email": "an address, typed into a GuardedEmailField or read in whole by an import",
    "keeper_email": "an address, typed into a GuardedEmailField",
    "website": "an address, typed into a GuardedURLField or read in whole by an import",
    "strategy_link": "an address, typed into a GuardedURLField",
    "url": "an address, typed into a GuardedURLField",
    "source": "an address, typed into a GuardedURLField or read in whole from a package",
    "issuer": "the address of the municipality's own sign-in, given by command",
    "client_id": "given by the municipality's own sign-in",
    "domains": "domain names of the municipality",
    "sign_in_url": "the address of the municipality's own sign-in, read from its metadata by command",
    "certificates": "keys of the municipality's own sign-in, read from its metadata by command",
    "subject_claim": "the name of a claim",
    "roles_claim": "the name of a claim",
    "value": "what the municipality's own sign-in calls a role",
}
RAW_INPUTS = {"CharField", "JSONField", "SlugField", "RegexField", "EmailField", "URLField"}
# Inputs that nobody tells a story in: the name of the attribute, and why it is safe.
RAW_INPUTS_ALLOWED = {
    "code": "four letters and two figures, looked up",
    "key": "drawn by the phone",
    "field": "the key of a field, looked up",
    "mark": "drawn by us",
    "seen": "drawn by us",
    "NumberField": "becomes a number or is refused",
}
UNGUARDED = (
    "is read by no guard: write GuardedCharField(...) of medspil.privacy.fields, with expects=NOTHING or what "
    "belongs there (NAMES, PLACES, CONTACTS of medspil.privacy.asking), GuardedEmailField or "
    "GuardedURLField; or list its name in RAW_INPUTS_ALLOWED of tests/house/rules.py with the reason"
)
# Whole files whose text is made by our code alone.
RAW_TEXT_FILES = {"src/medspil/record/models.py"}


def views_do_not_query(path: PurePosixPath, text: str) -> Iterator[Breach]:
    if not _holds("views", path):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
            yield node.lineno, f"a view uses .{node.attr}: ask access or queries for it"
        if isinstance(node, ast.Name) and node.id == "everywhere":
            yield node.lineno, "a view looks everywhere: find the row by_secret, or let access or queries look"


def actions_record(path: PurePosixPath, text: str) -> Iterator[Breach]:
    if not _holds("actions", path) or "record" in path.parts:
        return
    for node in ast.parse(text).body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not _calls(node, "record") and not NO_RECORD.search(_with_comment_above(node, text)):
            yield (
                node.lineno,
                f"{node.name} does not call record(...); if it need not, say why: # no record: ...",
            )


def text_columns_are_guarded(path: PurePosixPath, text: str) -> Iterator[Breach]:
    if not _holds("models", path) or path.as_posix() in RAW_TEXT_FILES:
        return
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Call):
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        name, kind = getattr(target, "id", ""), _name(node.value.func)
        chosen = any(keyword.arg == "choices" for keyword in node.value.keywords)
        if kind in RAW_TEXT and not chosen and name not in RAW_TEXT_ALLOWED:
            yield (
                node.lineno,
                f"{name} is a {kind}: use a field of medspil.privacy.fields, or list it with a reason",
            )


def text_inputs_are_guarded(path: PurePosixPath, text: str) -> Iterator[Breach]:
    """Also those that a function makes: `self.fields["word"] = forms.CharField(...)`, and classes of one's own."""
    if "src" not in path.parts or "privacy" in path.parts:
        return
    tree = ast.parse(text)
    targets = {id(node.value): _target(node) for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name not in RAW_INPUTS_ALLOWED:
            yield from ((node.lineno, f"{node.name} {UNGUARDED}") for base in node.bases if _raw_input(base))
        if isinstance(node, ast.Call) and _raw_input(node.func) and targets.get(id(node), "") not in RAW_INPUTS_ALLOWED:
            yield node.lineno, f"forms.{_name(node.func)} {UNGUARDED}"
        if isinstance(node, ast.ImportFrom) and node.module == "django.forms":
            yield from ((node.lineno, f"{each.name} {UNGUARDED}") for each in node.names if each.name in RAW_INPUTS)


def _raw_input(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in RAW_INPUTS and _name(node.value) == "forms"


def model_forms_declare(path: PurePosixPath, text: str) -> Iterator[Breach]:
    """A form made from a model has fields that nobody declared."""
    if "src" not in path.parts or "ui" in path.parts:
        return
    for node in ast.walk(ast.parse(text)):
        names = [*map(_name, node.bases)] if isinstance(node, ast.ClassDef) else []
        if isinstance(node, ast.Call):
            names = [_name(node.func)]
        if {"ModelForm", "modelform_factory"} & {*names}:
            yield node.lineno, "is made from a model: write a Form, in which each text says what belongs in it"


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return getattr(target, "id", "")


MARKUP_BREACHES = [
    (re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE), "has a style attribute: use a class"),
    (re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE), "has an event handler: listen from a script file"),
    (re.compile(r"<style\b", re.IGNORECASE), "has styles of its own: use the theme"),
    (re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE), "has a script of its own: use a script file"),
    (re.compile(r"javascript:", re.IGNORECASE), "has a javascript: address"),
]
TAG_BREACHES = [
    (re.compile(r"\|\s*safe\b|\|\s*safeseq\b"), "marks text as safe: whoever makes the markup does that"),
    (re.compile(r"{%\s*autoescape\s+off"), "turns escaping off"),
]


def templates_are_plain(path: PurePosixPath, text: str) -> Iterator[Breach]:
    if "templates" not in path.parts:
        return
    # What Django reads is no markup: `{% if a > b %}` ends no element.
    markup = re.sub(r"{[%{#].*?[%}#]}", lambda tag: re.sub(r"\S", "_", tag[0]), text, flags=re.DOTALL)
    # A plain mail has no markup to protect: escaping it would put `&amp;` before the reader.
    tags = TAG_BREACHES if path.suffix == ".html" else TAG_BREACHES[:1]
    for breaches, read in ((MARKUP_BREACHES, markup), (tags, text)):
        for pattern, what in breaches:
            for found in pattern.finditer(read):
                yield text.count("\n", 0, found.end()) + 1, what


# In pieces, so that this file keeps its own rule.
_PLACES = [
    ("registry.", "npmjs.org"),
    ("registry.", "yarnpkg.com"),
    ("files.", "pythonhosted.org"),
    ("pypi.", "org/simple"),
    ("/opt/", "pypi"),
    ("/work/", "main"),
    ("extra-", "index-url"),
    ("--find-", "links"),
]


def no_registry_or_machine(_path: PurePosixPath, text: str) -> Iterator[Breach]:
    for number, line in enumerate(text.splitlines(), start=1):
        for pieces in _PLACES:
            if "".join(pieces) in line:
                yield number, f"names {''.join(pieces)}: whoever sets up brings his own"


PYTHON_RULES: list[Rule] = [
    views_do_not_query,
    actions_record,
    text_columns_are_guarded,
    text_inputs_are_guarded,
    model_forms_declare,
]


def _holds(kind: str, path: PurePosixPath) -> bool:
    """Is this the file of that name in a package, or in the folder that it became?"""
    return "src" in path.parts and (path.name == f"{kind}.py" or kind in path.parent.parts)


def _with_comment_above(node: ast.FunctionDef | ast.AsyncFunctionDef, text: str) -> str:
    lines = text.splitlines()
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]) - 1
    while first and lines[first - 1].startswith("#"):
        first -= 1
    return "\n".join(lines[first : node.end_lineno])


def _calls(node: ast.AST, function: str) -> bool:
    return any(isinstance(inner, ast.Call) and _name(inner.func) == function for inner in ast.walk(node))


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
