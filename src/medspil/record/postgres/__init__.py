# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Django's PostgreSQL, which is told before each query whose rows it is about."""
