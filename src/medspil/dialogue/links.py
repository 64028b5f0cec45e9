# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.ui.links import absolute, shown

__all__ = ["absolute", "shown"]
