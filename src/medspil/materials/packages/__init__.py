# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The open package: one topic as a zip of the same files as in `content/`, to give to others and to take in."""

FORMAT = 1
MANIFEST = "medspil.yaml"
LICENCE = "CC-BY-4.0"
