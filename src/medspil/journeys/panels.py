# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above show on the page of a journey."""

from medspil.dialogue.access import Standing
from medspil.journeys.models import Journey
from medspil.ui.panels import Slot

beside_journey: Slot[Journey, Standing] = Slot()
