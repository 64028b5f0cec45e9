# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What SCIM says, in our words, and what we say in its."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from medspil.organisations.models import Person

SCHEMAS = "urn:ietf:params:scim:schemas:core:2.0"
MESSAGES = "urn:ietf:params:scim:api:messages:2.0"
USER = f"{SCHEMAS}:User"

Json = dict[str, Any]


class Refused(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, detail: str, kind: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.kind = status, detail, kind


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a request says of somebody; None is not said."""

    email: str | None = None
    name: str | None = None
    active: bool | None = None
    roles: frozenset[str] | None = None


def said_in(body: Mapping[str, Any]) -> Said:
    """A whole user, as in POST and PUT."""
    full = body.get("name") if isinstance(body.get("name"), dict) else {}
    parts = " ".join(str(full[part]) for part in ("givenName", "familyName") if full and full.get(part))
    name = body.get("displayName") or (full and full.get("formatted")) or parts
    email = str(body.get("userName") or "").strip()
    if not email or not name:
        raise Refused(400, "userName and displayName are needed", "invalidValue")
    roles = _values(body["roles"]) if "roles" in body else None
    return Said(email=email, name=str(name), active=_truth(body.get("active", True)), roles=roles)


def patched(body: Mapping[str, Any], has: Collection[str]) -> Said:
    """The operations of a PATCH, one after the other; `has` are the roles that were said before."""
    operations = body.get("Operations")
    if not isinstance(operations, list) or not all(isinstance(each, dict) for each in operations):
        raise Refused(400, "Operations are needed", "invalidSyntax")
    said: Json = {}
    for verb, path, value in (step for each in operations for step in _steps(each)):
        match path.lower().split("[", 1)[0]:
            case "active":
                said["active"] = verb != "remove" and _truth(value)
            case "username" if verb != "remove":
                said["email"] = str(value).strip()
            case "displayname" | "name.formatted" if verb != "remove":
                said["name"] = str(value)
            case "roles":
                before = said.get("roles", frozenset(has))
                said["roles"] = _roles(verb, _values(value), before)
    return Said(**said)


def _steps(operation: Json) -> Iterator[tuple[str, str, Any]]:
    """Entra writes »Replace«, others »replace«; and without a path the value says by itself what it is about."""
    verb, path, value = str(operation.get("op", "")).lower(), operation.get("path"), operation.get("value")
    if verb not in {"add", "replace", "remove"}:
        raise Refused(400, "op is add, replace or remove", "invalidSyntax")
    if path:
        yield verb, str(path), value
    elif isinstance(value, dict):
        for name, each in value.items():
            nested = isinstance(each, dict) and name == "name"
            yield from ((verb, f"name.{part}", word) for part, word in each.items()) if nested else [(verb, name, each)]
    else:
        raise Refused(400, "without a path, value is an object", "noTarget")


def _roles(verb: str, values: frozenset[str], before: frozenset[str]) -> frozenset[str]:
    if verb == "remove":
        return before - values if values else frozenset()
    return values | before if verb == "add" else values


def _values(said: Any) -> frozenset[str]:
    """A role is a text, an object with a value, or (in Entra) an object as text within such a value."""
    found = set()
    for each in said if isinstance(said, list) else [said]:
        value = each.get("value") if isinstance(each, dict) else each
        if isinstance(value, str) and value.startswith("{"):
            try:
                value = json.loads(value).get("value")
            except ValueError:
                continue
        if isinstance(value, str):
            found.add(value)
    return frozenset(found)


def _truth(value: Any) -> bool:
    """Entra writes »False« as a text, unless it is told otherwise."""
    word = str(value).lower()
    if word not in {"true", "false"}:
        raise Refused(400, "active is true or false", "invalidValue")
    return word == "true"


def as_user(person: Person, roles: Iterable[str], location: str) -> Json:
    return {
        "schemas": [USER],
        "id": str(person.pk),
        "userName": person.email,
        "displayName": person.name,
        "name": {"formatted": person.name},
        "emails": [{"value": person.email, "type": "work", "primary": True}],
        "active": person.is_active,
        "roles": [{"value": value} for value in sorted(roles)],
        "meta": {"resourceType": "User", "location": location},
    }


def as_list(resources: list[Json], *, total: int, start: int = 1) -> Json:
    return {
        "schemas": [f"{MESSAGES}:ListResponse"],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": len(resources),
        "Resources": resources,
    }


def as_error(refused: Refused) -> Json:
    kind = {"scimType": refused.kind} if refused.kind else {}
    return {
        "schemas": [f"{MESSAGES}:Error"],
        "status": str(refused.status),
        "detail": refused.detail,
        **kind,
    }


def _no(name: str, **more: Any) -> Json:
    return {name: {"supported": False, **more}}


CONFIGURATION: Json = {
    "schemas": [f"{SCHEMAS}:ServiceProviderConfig"],
    "patch": {"supported": True},
    "filter": {"supported": True, "maxResults": 200},
    **_no("bulk", maxOperations=0, maxPayloadSize=0),
    **_no("changePassword"),
    **_no("sort"),
    **_no("etag"),
    "authenticationSchemes": [
        {
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "Made by: medspil municipality scim",
            "primary": True,
        }
    ],
}
RESOURCE_TYPES: list[Json] = [
    {
        "schemas": [f"{SCHEMAS}:ResourceType"],
        "id": "User",
        "name": "User",
        "endpoint": "/Users",
        "schema": USER,
    }
]
