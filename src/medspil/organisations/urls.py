# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.organisations.views import (
    confirming,
    look,
    municipality,
    people,
    scim,
    signing_in,
    staying,
    units,
)
from medspil.ui.later import Views

passkeys = Views("medspil.organisations.views.passkeys")
through_provider = Views("medspil.organisations.views.through_provider")
through_saml = Views("medspil.organisations.views.through_saml")
two_steps = Views("medspil.organisations.views.two_steps")

urlpatterns = [
    path("log-ind/", signing_in.sign_in, name="sign-in"),
    path("log-ind/kode/", signing_in.sign_in_code, name="sign-in-code"),
    path("log-ind/kommune/<str:cvr>/", through_provider.begin, name="provider-sign-in"),
    path("log-ind/kommune/<str:cvr>/svar/", through_provider.answer, name="provider-answer"),
    path("log-ind/kommune/<str:cvr>/saml/svar/", through_saml.answer, name="saml-answer"),
    path("log-ind/kommune/<str:cvr>/saml/videre/", through_saml.arrive, name="saml-arrive"),
    path("log-ind/kommune/<str:cvr>/saml/metadata/", through_saml.metadata, name="saml-metadata"),
    path("log-ud/", signing_in.sign_out, name="sign-out"),
    path("log-ind/tid/", staying.session_left, name="session-left"),
    path("log-ind/bliv/", staying.session_stay, name="session-stay"),
    path("mig/", people.me, name="me"),
    path("mig/andre-steder/", confirming.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("mig/to-trin/", two_steps.two_steps, name="two-steps"),
    path("mig/to-trin/fra/", two_steps.two_steps_off, name="two-steps-off"),
    path("mig/adgangsnoegler/", passkeys.passkeys, name="passkeys"),
    path("mig/adgangsnoegler/<int:key_id>/fjern/", passkeys.passkey_remove, name="passkey-remove"),
    path("log-ind/adgangsnoegle/", passkeys.sign_in_passkey, name="mfa_login_webauthn"),
    path("log-ind/trin-2/", two_steps.second_step, name="mfa_authenticate"),
    path("bekraeft/", confirming.confirm, name="confirm"),
    path("bekraeft/kode/", confirming.confirm_send, name="confirm-send"),
    path("kommune/", municipality.municipality, name="municipality"),
    path("kommune/oplysninger/", municipality.texts, name="municipality-texts"),
    path("kommune/farve/", municipality.colour, name="municipality-colour"),
    path("kommune/logo/", municipality.logo, name="municipality-logo"),
    path("kommune/logo/fjern/", municipality.logo_remove, name="municipality-logo-remove"),
    path("kommune/farve/<slug:figures>.<slug:edition>.css", look.colour_sheet, name="colour-sheet"),
    path("kommune/logo/<slug:mark>.png", look.logo_file, name="logo-file"),
    path("mennesker/", people.people, name="people"),
    path("mennesker/rolle/<uuid:membership_id>/fjern/", people.take_role, name="role-take"),
    path("afdelinger/", units.units, name="units"),
    path("afdelinger/<uuid:unit_id>/", units.unit, name="unit"),
    path("afdelinger/<uuid:unit_id>/ny/", units.unit_new, name="unit-new"),
    path("afdelinger/<uuid:unit_id>/mange/", units.units_new, name="units-new"),
    path("afdelinger/<uuid:unit_id>/navn/", units.unit_name, name="unit-name"),
    path("afdelinger/<uuid:unit_id>/flyt/", units.unit_move, name="unit-move"),
    path("afdelinger/<uuid:unit_id>/luk/", units.unit_close, name="unit-close"),
    path("afdelinger/<uuid:unit_id>/genaabn/", units.unit_reopen, name="unit-reopen"),
    path("afdelinger/<uuid:unit_id>/slet/", units.unit_delete, name="unit-delete"),
    path("scim/v2/Users", scim.users, name="scim-users"),
    path("scim/v2/Users/<str:user_id>", scim.user, name="scim-user"),
    path("scim/v2/ServiceProviderConfig", scim.configuration, name="scim-configuration"),
    path("scim/v2/ResourceTypes", scim.resource_types, name="scim-resource-types"),
    # The names that allauth itself looks for.
    path("log-ind/", signing_in.sign_in, name="account_login"),
    path("log-ind/", signing_in.sign_in, name="account_request_login_code"),
    path("log-ind/", signing_in.sign_in, name="account_signup"),
    path("log-ind/kode/", signing_in.sign_in_code, name="account_confirm_login_code"),
    path("log-ud/", signing_in.sign_out, name="account_logout"),
    path("ikke-aktiv/", signing_in.not_active, name="account_inactive"),
]
