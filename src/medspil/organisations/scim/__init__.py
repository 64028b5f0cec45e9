# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""People by SCIM 2.0 (RFC 7643 and 7644), as Entra ID and others send it: the part of it that gives and takes access.

A user is a person; `userName` is the address at work, `displayName` the name, `roles` what the municipality calls its
roles (`medspil municipality signin --role`). What else is said is not kept. The library that there is for Django wants
PostgreSQL and writes names and addresses to the log.
"""
