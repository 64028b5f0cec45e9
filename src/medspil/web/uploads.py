# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

# A form says in words that a file is too large; beyond this nobody waits for the rest of it.
MOST_BYTES = 16 * 1024 * 1024


class Limit(FileUploadHandler):
    """Stands before the handlers that keep files, and ends what would fill the disk."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) <= MOST_BYTES:
            return raw_data
        for handler in self.request.upload_handlers if self.request else ():
            if hasattr(handler, "file"):
                handler.file.close()  # nobody else closes what is not finished
        raise RequestDataTooBig

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - the next handler has the file
        return None
