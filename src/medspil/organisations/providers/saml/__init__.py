# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in by SAML 2 in the shape of Fælleskommunal Adgangsstyring (OIOSAML 3).

`toolkit` says what we are and whom we believe, `answers` believes nothing that falls short of it, `oiosaml` and
`privileges` read what is said in an assertion that is believed, `metadata` reads the other end and describes ours, and
`allauth` joins it to allauth. What loads python3-saml and xmlsec is imported only when somebody signs in this way:
together they take 20 MiB.
"""
