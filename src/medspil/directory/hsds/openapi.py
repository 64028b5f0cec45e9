# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The description of the public API (OpenAPI 3.1), made of the standard's schemas."""

from functools import cache
from typing import Any

from medspil.directory.hsds.feeds import MOST_PER_PAGE
from medspil.directory.hsds.standard import VERSION, schemas

PAGE = {
    "type": "object",
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("total_items", "total_pages", "page_number", "size")},
        **{name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")},
    },
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
}
PARAMETERS: dict[str, dict[str, Any]] = {
    "search": {"type": "string"},
    "page": {"type": "integer", "minimum": 1, "maximum": 999_999_999},
    "per_page": {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE},
    "format": {"type": "string", "enum": ["json", "ndjson"]},
    "taxonomy_term_id": {"type": "string"},
    "taxonomy_id": {"type": "string"},
    "organization_id": {"type": "string"},
    "modified_after": {"type": "string", "format": "date-time"},
    "minimal": {"type": "boolean"},
    "full": {"type": "boolean"},
    "full_service": {"type": "boolean"},
    "postcode": {"type": "string"},
    "proximity": {"type": "number", "minimum": 0},
    "top_only": {"type": "boolean"},
    "parent_id": {"type": "string"},
}
PAGED = ("search", "page", "per_page", "format")
TERMS = ("taxonomy_term_id", "taxonomy_id")
# Path, the kind of what it lists, and what it can be asked for.
LISTS = {
    "/services": ("service", (*PAGED, *TERMS, "organization_id", "modified_after", "minimal", "full")),
    "/organizations": ("organization", (*PAGED, *TERMS, "full", "full_service")),
    "/service_at_locations": (
        "service_at_location",
        (*PAGED, *TERMS, "organization_id", "modified_after", "full", "postcode", "proximity"),
    ),
    "/taxonomies": ("taxonomy", PAGED),
    "/taxonomy_terms": ("taxonomy_term", (*PAGED, "taxonomy_id", "top_only", "parent_id")),
}


def description(server: str) -> dict[str, Any]:
    """The whole of it, for the API at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Medspil: help offers (Open Referral HSDS)",
            "version": VERSION,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": server}],
        "paths": paths(),
        "components": {"schemas": components()},
    }


@cache
def components() -> dict[str, Any]:
    """The standard's schemas, which name each other by file, as parts of one description."""
    return {name: _renamed(schema) for name, schema in schemas().items()}


def paths() -> dict[str, Any]:
    base = {"version": {"type": "string"}, "profile": {"type": "string"}, "openapi_url": {"type": "string"}}
    found: dict[str, Any] = {"/": {"get": {"operationId": "base", "responses": _answers({"properties": base})}}}
    for path, (kind, names) in LISTS.items():
        # A minimal list has less of each service than its schema asks for.
        item = {} if "minimal" in names else _reference(kind)
        listed = {**PAGE, "properties": {**PAGE["properties"], "contents": {"type": "array", "items": item}}}  # type: ignore[dict-item]
        parameters = [{"name": name, "in": "query", "schema": PARAMETERS[name]} for name in names]
        found[path] = {
            "get": {"operationId": f"list {kind}", "parameters": parameters, "responses": _answers(listed, stream=True)}
        }
        key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        found[f"{path}/{{id}}"] = {
            "get": {"operationId": f"one {kind}", "parameters": [key], "responses": _answers(_reference(kind))}
        }
    return found


def _answers(schema: dict[str, Any], *, stream: bool = False) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    lines = {"application/x-ndjson": {"schema": {"type": "string"}}} if stream else {}
    wrong = {"application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}}
    return {
        "200": {"description": "As asked for", "content": {**content, **lines}},
        "400": {"description": "A parameter cannot be read", "content": wrong},
        "404": {"description": "There is no such thing", "content": wrong},
    }


def _reference(kind: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind}"}


def _renamed(value: Any) -> Any:
    if isinstance(value, list):
        return [_renamed(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    # `example` and the words of tables are for people; `name` in a schema is no keyword.
    return {
        name: _reference(inner.removesuffix(".json"))["$ref"] if name == "$ref" else _renamed(inner)
        for name, inner in value.items()
    }
