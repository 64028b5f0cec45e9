# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in through the municipality itself, by OpenID Connect.

`tokens` believes nothing that is not signed, `entering` decides who comes in and with which roles, `allauth` joins both
to allauth, which speaks the protocol.
"""
