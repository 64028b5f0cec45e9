# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The dialogue material, and what a municipality has done to it."""

from medspil.materials.models.editing import Arrival, Draft, PieceKind, Version
from medspil.materials.models.material import (
    IN_A_TOPIC,
    CanvasTemplate,
    Case,
    Confidence,
    Layout,
    LegalPoint,
    Material,
    MaterialQuerySet,
    Script,
    Setting,
    Topic,
    TopicKind,
)
from medspil.materials.models.roles import FrontRole

__all__ = [
    "IN_A_TOPIC",
    "Arrival",
    "CanvasTemplate",
    "Case",
    "Confidence",
    "Draft",
    "FrontRole",
    "Layout",
    "LegalPoint",
    "Material",
    "MaterialQuerySet",
    "PieceKind",
    "Script",
    "Setting",
    "Topic",
    "TopicKind",
    "Version",
]
