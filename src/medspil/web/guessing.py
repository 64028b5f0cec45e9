# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Codes of meetings cannot be guessed, and a town hall behind one address gets in all the same.

What is counted is how many *different* wrong codes an address has tried within an hour. Hundreds who mistype, or whose
pages ask for a meeting that is over, are few different codes; a machine that guesses is many. When an address has tried
too many, only codes that somebody at this address has used already let in: the meeting that the town hall is in goes
on, and colleagues still join it. A code that was never seen from there waits.

Kept in the memory of the process, and never written down: who comes from where is nobody's business.
"""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from medspil.dialogue.codes import read_code

MOST = 100  # different wrong codes
HOUR = 3600.0
ADDRESSES = 20_000  # remembered at most; the one that was quiet longest goes first
JOIN = "join"  # where a code is typed
COUNTED = {404, 422}

Handler = Callable[[HttpRequest], HttpResponseBase]


@dataclass
class Known:
    """What one address has tried, and when last."""

    wrong: dict[str, float] = field(default_factory=dict)
    right: dict[str, float] = field(default_factory=dict)


class Guesses:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Known] = OrderedDict()

    def refuses(self, address: str, code: str) -> bool:
        known = self._known.get(place_of(address))
        if known is None or len(known.wrong) < MOST:
            return False
        since = self._clock() - HOUR
        known.wrong = {each: at for each, at in tuple(known.wrong.items()) if at > since}
        return len(known.wrong) >= MOST and known.right.get(code, since) <= since

    def was_wrong(self, address: str, code: str) -> None:
        known = self._of(address)
        if len(known.wrong) < MOST:
            known.wrong[code] = self._clock()

    def was_right(self, address: str, code: str) -> None:
        self._of(address).right[code] = self._clock()

    def _of(self, address: str) -> Known:
        place = place_of(address)
        with self._lock:
            known = self._known.setdefault(place, Known())
            self._known.move_to_end(place)
            if len(self._known) > ADDRESSES:
                self._known.popitem(last=False)
        return known


def place_of(address: str) -> str:
    """An IPv6 address stands for its network, of which one line at home has a whole one."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{known}/64", strict=False)) if known.version == 6 else str(known)


guesses = Guesses()


class CodesCannotBeGuessed:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        code = getattr(request, "tried_code", "")
        if code and answer.status_code in COUNTED:
            guesses.was_wrong(request.META.get("REMOTE_ADDR", ""), code)
        elif code and answer.status_code < 400:
            guesses.was_right(request.META.get("REMOTE_ADDR", ""), code)
        return answer

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, named: dict[str, Any]
    ) -> HttpResponseBase | None:
        code = _code_in(request, named)
        if not code:
            return None
        if guesses.refuses(request.META.get("REMOTE_ADDR", ""), code):
            return too_many(request)
        request.tried_code = code  # type: ignore[attr-defined]
        return None


def _code_in(request: HttpRequest, named: dict[str, Any]) -> str:
    """The code that a request tries: in the address, or typed."""
    if "code" in named:
        return read_code(str(named["code"]))
    name = request.resolver_match.url_name if request.resolver_match else ""
    if name == JOIN and request.method == "POST":
        return read_code(request.POST.get("code", ""))[:20]
    return ""


def too_many(request: HttpRequest) -> HttpResponseBase:
    return render(request, "web/too_many.html", status=429)
