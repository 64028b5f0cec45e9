# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Which bid is best when price and quality both count: the usual price models, computed exactly. No database."""
