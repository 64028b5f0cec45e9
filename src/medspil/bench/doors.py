# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How a phone comes in: at the limit with nothing, in a meeting by its page, with cookies and tokens as a browser."""

import re
from urllib.parse import urlencode
from uuid import uuid4

from medspil.bench.crowd import Door, Line, Tickets


async def limit_door(line: Line, port: int) -> Tickets:
    await line.ask(port, _request("GET", "/page"))
    return Tickets(stream=_request("GET", "/stream"), note=lambda text: _request("POST", "/note", body=text.encode()))


def meeting_door(code: str, step: str) -> Door:
    async def door(line: Line, port: int) -> Tickets:
        answer = await line.ask(port, _request("GET", f"/m/{code}/"))
        head, _found, page = answer.partition(b"\r\n\r\n")
        cookies = "; ".join(cookie.decode() for cookie in re.findall(rb"(?i)set-cookie: ([^;\r]+)", head))
        token = re.findall(rb'data-token="([^"]+)"', page)[0].decode()
        csrf = re.findall(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0].decode()
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8"}
        script = {"live": "1", "csrfmiddlewaretoken": csrf, "token": token}

        def note(text: str) -> bytes:
            said = urlencode({"id": str(uuid4()), "key": uuid4().hex, "field": "", "text": text, **script})
            return _request("POST", f"/m/{code}/trin/{step}/seddel/", headers, said.encode())

        return Tickets(stream=_request("GET", f"/live/stream?t={token}"), note=note)

    return door


def _request(method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    lines = {"Host": "127.0.0.1", "Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body
