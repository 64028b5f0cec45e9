# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An open stream, and the connection that it writes to."""

import math
from dataclasses import dataclass
from typing import Protocol

from medspil.record.frames import LAST_CHUNK

# A reader that falls this far behind is cut off and comes back by its version.
BACKLOG_BYTES = 1_048_576


class Pipe(Protocol):
    """Where a stream's bytes go: the transport of its connection."""

    def write(self, data: bytes, /) -> None: ...

    def get_write_buffer_size(self) -> int: ...

    def is_closing(self) -> bool: ...

    def close(self) -> None: ...

    def abort(self) -> None: ...


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
        if self.pipe.get_write_buffer_size() + len(data) > BACKLOG_BYTES:
            self.pipe.abort()
            return False
        self.pipe.write(data)
        return True

    def end(self) -> None:
        if self.pipe is not None and self.write(LAST_CHUNK):
            self.pipe.close()
