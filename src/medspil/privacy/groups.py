# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How small a group may be before what is told of it is told of each."""

FEWEST = 5  # people behind a figure that is shown beyond them
