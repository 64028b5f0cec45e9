# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.http import HttpResponse

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """Opens in the browser; `name` is what it is saved as."""
    return _file(content, name, "application/pdf", "inline")


def docx_response(content: bytes, name: str) -> HttpResponse:
    return _file(content, name, DOCX, "attachment")


def zip_response(content: bytes, name: str) -> HttpResponse:
    return _file(content, name, "application/zip", "attachment")


def _file(content: bytes, name: str, content_type: str, place: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'{place}; filename="{name}"'
    return answer
