# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above show on the page of a trial."""

from medspil.organisations.models import Person
from medspil.practice.models import Trial
from medspil.ui.panels import Slot

beside_trial: Slot[Trial, Person] = Slot()
