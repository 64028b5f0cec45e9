# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who works here, as the municipality's own systems say it: its sign-in, a nightly file (`lists`, `plans`), or SCIM.

All of them end in `actions`. What they gave is marked (`Membership.provided`) and follows them; what an administrator
gave by hand stays for as long as the person works here.
"""
