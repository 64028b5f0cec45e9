# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above show on the pages of a process and of an outcome, and beside each line of a filled canvas."""

from medspil.dialogue.models import FilledCanvas, Outcome, Process
from medspil.organisations.models import Person
from medspil.ui.panels import Slot

_process: Slot[Process, Person] = Slot()
register, panels_of = _process.register, _process.panels

beside_outcome: Slot[Outcome, Person] = Slot()
beside_line: Slot[FilledCanvas, Person] = Slot()  # asked once for a page; its template is included with each `line`
