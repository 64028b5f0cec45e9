# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil doctor --deploy`: is this installation set up as docs/operations.md says? Plain reasons where it is not."""
