# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""One process, one port: streams and the letterbox for notes on the event loop, everything else in a small pool of
threads as ordinary Django."""

import asyncio

from medspil.record.hub import hub
from medspil.record.streams import Receive, Scope, Send, live
from medspil.web.letterbox import Letterbox
from medspil.web.threads import Threads
from medspil.web.wsgi import application as django

pages = Letterbox(Threads(django))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await live(scope, receive, send)
    elif scope["type"] == "http":
        await pages(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start(asyncio.get_running_loop())
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return
