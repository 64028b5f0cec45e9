# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A whole municipality: all its rows as a file in open formats, and its end."""
