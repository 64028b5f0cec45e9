# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.utils.translation import gettext as _

from medspil.organisations.models import Person
from medspil.record.mail import Letter


def confirm_letter(person: Person, code: str) -> Letter:
    told = [
        _("Somebody who is signed in as you wants to come to pages where rights are given and taken."),
        _("Is it you? Then type this code:"),
        code,
        _("Is it not you? Then tell your administrator at once."),
    ]
    subject = _("Confirm that it is you: {code}")
    return Letter(to=person.email, subject=subject.format(code=code), text="\n\n".join(told))
