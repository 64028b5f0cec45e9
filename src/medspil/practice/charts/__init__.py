# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Measurements over time: run charts, limits, and what may honestly be said of them. No database."""
