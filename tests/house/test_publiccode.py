# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a catalogue of public software reads about us is in order (publiccode.yml, version 0.7)."""

import tomllib
from copy import deepcopy
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.house.repository import ROOT

TEXT = {"type": "string", "minLength": 1}
DESCRIPTION = {
    "type": "object",
    "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "shortDescription": {"type": "string", "minLength": 1, "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10_000},
        "features": {
            "type": "array",
            "items": {**TEXT, "maxLength": 100},
            "minItems": 1,
            "uniqueItems": True,
        },
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ],
    "properties": {
        "publiccodeYmlVersion": {"const": "0.7"},
        "name": {"const": "Medspil"},
        "url": {"type": "string", "pattern": "^https://[^ ]+$"},
        "platforms": {"type": "array", "items": TEXT, "minItems": 1},
        "categories": {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {
            "enum": [
                "standalone/mobile",
                "standalone/iot",
                "standalone/desktop",
                "standalone/web",
                "standalone/backend",
                "standalone/other",
                "addon",
                "library",
                "configurationFiles",
            ]
        },
        "description": {
            "type": "object",
            "required": ["da", "en"],
            "properties": {"da": DESCRIPTION, "en": DESCRIPTION},
            "additionalProperties": False,
        },
        "legal": {
            "type": "object",
            "required": ["license"],
            "properties": {"license": {"const": "MPL-2.0"}},
            "additionalProperties": False,
        },
        "maintenance": {
            "type": "object",
            "required": ["type", "contacts"],
            "properties": {
                "type": {"enum": ["internal", "community"]},
                "contacts": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"type": "object", "required": ["name"]},
                },
            },
        },
        "localisation": {
            "type": "object",
            "required": ["localisationReady", "availableLanguages"],
            "properties": {
                "localisationReady": {"const": True},
                "availableLanguages": {"type": "array", "items": TEXT, "contains": {"const": "da"}},
            },
        },
    },
}


@pytest.fixture
def published() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return loaded


def complaints(published: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(published)]


def test_publiccode_is_complete(published: dict[str, Any]) -> None:
    assert complaints(published) == []


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_missing_key_is_seen(published: dict[str, Any], key: str) -> None:
    del published[key]

    assert complaints(published) == [f"$: {key!r} is a required property"]


def test_missing_danish_is_seen(published: dict[str, Any]) -> None:
    broken = deepcopy(published)
    del broken["description"]["da"]

    assert complaints(broken) == ["$.description: 'da' is a required property"]


def test_version_and_licence_are_those_of_the_package(published: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert published["softwareVersion"] == project["version"]
    assert published["legal"]["license"] == project["license"]
    assert f"## [{project['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        "GOVERNANCE.md",
        "SECURITY.md",
        "CODE_OF_CONDUCT.md",
        "LICENSES/MPL-2.0.txt",
        "LICENSES/CC-BY-4.0.txt",
    ],
)
def test_what_a_stranger_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()
