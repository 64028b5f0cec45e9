# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The requirement specification: out as Word and PDF with a table to fill, and the filled table back in. No models."""
