# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above show on the pages of the material."""

from medspil.materials.models import CanvasTemplate, Topic
from medspil.organisations.models import Person
from medspil.ui.panels import Slot

beside_templates: Slot[Person] = Slot()  # on the page of all templates
beside_template: Slot[CanvasTemplate, Person] = Slot()  # on the page of one
beside_topic: Slot[Topic, Person] = Slot()  # on the page of a topic, an exercise or a guide
