# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from medspil.organisations.models import Person


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's own, with the municipality read in the same query: every page asks whether it is suspended, and most
    ask for its rows."""

    def get_user(self, user_id: UUID) -> Person | None:
        person = Person.objects.select_related("municipality").filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None
