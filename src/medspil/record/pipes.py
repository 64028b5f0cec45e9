# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An open stream, and the connection that it writes to."""

import math
import socket
from dataclasses import dataclass
from typing import Any, Protocol

from medspil.record.frames import LAST_CHUNK

# A reader that is this far behind is cut off and comes back by its version: to read the page anew is less than that.
# Five hundred of them at once are 128 MiB.
BACKLOG_BYTES = 262_144

# Of a connection that is not read the kernel would keep up to 4 MB more, out of our sight.
KERNEL_BYTES = 65_536


class Pipe(Protocol):
    """Where a stream's bytes go: the transport of its connection."""

    def write(self, data: bytes, /) -> None: ...

    def get_write_buffer_size(self) -> int: ...

    def is_closing(self) -> bool: ...

    def close(self) -> None: ...

    def abort(self) -> None: ...


class Connection(Pipe, Protocol):
    """A pipe with a socket beneath it."""

    def get_extra_info(self, name: str, /) -> Any: ...


def keep_little(pipe: Connection) -> None:
    """Let a slow reader be felt soon."""
    pipe.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BYTES)


@dataclass(eq=False, slots=True)
class Stream:
    """One open stream. `device` is the hash of a cookie: two tabs of one phone count once."""

    channel: str
    audience: str
    device: str
    pipe: Pipe | None = None
    until: float = math.inf  # when its right to listen ends, in seconds of the epoch

    @property
    def who(self) -> tuple[str, str, str]:
        """Whose stream it is, whichever of her tabs it serves."""
        return self.channel, str(self.audience), self.device

    def write(self, data: bytes) -> bool:
        """Send a chunk; False when the reader is gone, or was too far behind and has been cut off."""
        if self.pipe is None:
            return True
        if self.pipe.is_closing():
            return False
        if self.pipe.get_write_buffer_size() > BACKLOG_BYTES:
            self.pipe.abort()
            return False
        self.pipe.write(data)
        return True

    def end(self) -> None:
        if self.pipe is not None and self.write(LAST_CHUNK):
            self.pipe.close()
