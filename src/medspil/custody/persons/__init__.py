# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""All that is stored about one person: where it stands (`places`), the file that she gets, and her erasure."""
