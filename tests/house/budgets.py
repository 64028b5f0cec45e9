# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How large things may grow. What is small is cheap to keep small, and dear to make small again."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

FILE_LINES = 400
FILE_LINES_P90 = 220
FILE_FUNCTIONS = 25
TEMPLATE_LINES = 200
ARGUMENTS = 7
FUNCTION_LINES = {"models": 30, "views": 25}
OTHER_FUNCTION_LINES = 50


def too_large(path: PurePosixPath, text: str) -> Iterator[str]:
    lines = len(text.splitlines())
    limit = TEMPLATE_LINES if "templates" in path.parts else FILE_LINES
    if lines > limit:
        yield f"{path}: {lines} lines, at most {limit}: make it a folder"
    if path.suffix == ".py":
        yield from _functions_too_large(path, text)


def ninetieth(lengths: list[int]) -> int:
    """Nine out of ten are no longer than this."""
    return sorted(lengths)[max(0, -(-len(lengths) * 9 // 10) - 1)] if lengths else 0


def _functions_too_large(path: PurePosixPath, text: str) -> Iterator[str]:
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    if len(functions) > FILE_FUNCTIONS and "src" in path.parts:
        yield f"{path}: {len(functions)} functions, at most {FILE_FUNCTIONS}: make it a folder"
    limit = _function_limit(path)
    for node in functions:
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        arguments = _arguments(node)
        if length > limit:
            yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {limit}"
        # Fixtures are how a test says what it needs; they may be many.
        if arguments > ARGUMENTS and "tests" not in path.parts:
            yield f"{path}:{node.lineno}: {node.name} takes {arguments} arguments, at most {ARGUMENTS}"


def _function_limit(path: PurePosixPath) -> int:
    if "src" in path.parts:
        for kind, limit in FUNCTION_LINES.items():
            if path.stem == kind or kind in path.parent.parts:
                return limit
    return OTHER_FUNCTION_LINES


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))
