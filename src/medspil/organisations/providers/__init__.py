# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in through the municipality itself, by OpenID Connect or by SAML 2.

`tokens` believes nothing that is not signed, `actions` decides who comes in and with which roles, `allauth` joins both
to allauth, which speaks the protocol. `saml` brings the same claims from an assertion.
"""
