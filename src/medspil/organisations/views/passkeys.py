# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from typing import Any

from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from medspil.organisations import passkeys as keys
from medspil.organisations.access import signed_in
from medspil.organisations.confirming import confirmed
from medspil.organisations.middleware import finds_whose, open_to_all
from medspil.organisations.sessions import kind_of
from medspil.organisations.two_steps import spare_codes


@never_cache
@confirmed
def passkeys(request: HttpRequest) -> HttpResponse:
    """Those one has, and the way to one more."""
    person = signed_in(request)
    if request.method == "POST":
        credential = keys.credential_in(request.POST.get("credential", ""), person)
        if credential is None:
            messages.error(request, _("No passkey was made. Try again."))
        else:
            name = kind_of(request.headers.get("User-Agent", "")) or _("Passkey")
            keys.add(person=person, name=name, credential=credential)
            messages.success(request, _("You can sign in with a passkey from now on."))
        return redirect("passkeys")
    options = json.dumps(keys.options_for(person), cls=DjangoJSONEncoder)
    page = {"keys": keys.keys_of(person), "options": options, "codes": spare_codes(person)}
    return render(request, "organisations/passkeys.html", page)


@require_POST
@confirmed
def passkey_remove(request: HttpRequest, key_id: int) -> HttpResponse:
    if not keys.remove(person=signed_in(request), key_id=key_id):
        raise Http404
    messages.success(request, _("The passkey is removed here. Remove it on the machine as well."))
    return redirect("passkeys")


class _WithPasskey(LoginWebAuthnView):  # type: ignore[misc]
    form_class = keys.SignInForm

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - as Django calls it
        messages.error(self.request, _("That passkey is not known here. Sign in another way."))
        return redirect("sign-in")


sign_in_passkey = open_to_all(never_cache(finds_whose(_WithPasskey.as_view())))
