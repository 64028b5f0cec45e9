# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The smallest group whose figures are shown: those of a smaller one would tell about each of its people."""

FEWEST = 5  # people behind a figure that is shown beyond them
