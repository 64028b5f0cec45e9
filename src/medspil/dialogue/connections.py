# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What this package shows on the pages of the material below it: the canvases that a team fills, what one can try."""

from medspil.dialogue.queries.canvases import panel_of_all, panel_of_one
from medspil.dialogue.trying import on_topic
from medspil.materials.panels import beside_template, beside_templates, beside_topic


def connect() -> None:
    beside_templates.register("dialogue/_canvases_in_use.html", panel_of_all)
    beside_template.register("dialogue/_fill_together.html", panel_of_one)
    beside_topic.register("dialogue/_try_now.html", on_topic)
