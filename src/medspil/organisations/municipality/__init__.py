# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a municipality says of itself: name, texts, colour, logo, and where its people have addresses."""
