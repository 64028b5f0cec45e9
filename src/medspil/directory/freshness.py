# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How old an offer is. A directory that does not say its age sends people to closed doors."""

from datetime import date, timedelta

CHECK_AGAIN_AFTER = timedelta(days=365)


def is_old(assured_on: date | None, today: date) -> bool:
    """Whether somebody ought to be asked again."""
    return assured_on is None or today - assured_on > CHECK_AGAIN_AFTER
