# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The tree of units as administrators make it: one unit at a time, or many lines at once.

A unit is closed rather than deleted: what hangs on it, such as processes, meetings and answers, goes on making sense.
"""
