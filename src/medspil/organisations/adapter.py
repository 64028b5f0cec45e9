# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string

from medspil.record.mail import Letter, post
from medspil.record.transactions import write


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up alone, and sign-in mail goes the same way as all other mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def generate_login_code(self) -> str:
        """Six figures, easy to type; guarded by five tries and a quarter of an hour."""
        return "".join(secrets.choice("0123456789") for _place in range(6))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        text = render_to_string(f"{template_prefix}_message.txt", context).strip()
        write(post)(Letter(to=email, subject=subject, text=text))
