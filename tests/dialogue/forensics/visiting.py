# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A browser without a screen: cookies, forms, real HTTP."""

import json
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

import lxml.html


class Visit:
    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> Any:
        """The page, as a tree."""
        with self.opener.open(self.base + path, timeout=20) as answer:
            return lxml.html.fromstring(answer.read().decode())

    def post(self, path: str, fields: dict[str, Any], *, script: bool = True) -> int:
        """The status of the answer; as the room's script sends it, or as a plain form."""
        token = next((cookie.value for cookie in self.cookies if cookie.name == "csrftoken"), "")
        headers = {"X-CSRFToken": token or ""} | ({"X-Medspil": "live"} if script else {})
        body = urlencode(fields, doseq=True).encode()
        request = urllib.request.Request(self.base + path, data=body, headers=headers)
        try:
            with self.opener.open(request, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{path}: {refused.code} {refused.read()[:300]!r}") from refused

    def regions(self, path: str) -> dict[str, Any]:
        with self.opener.open(self.base + path, timeout=20) as answer:
            return {entry[0]: lxml.html.fromstring(entry[1]) for entry in json.loads(answer.read())["regions"]}

    def token(self) -> str:
        """What stands for this device in the meeting: the cookie, without its signature."""
        (value,) = [cookie.value for cookie in self.cookies if cookie.name.startswith("medspil_")]
        return str(value).rsplit(":", 1)[0]
