# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.procurement.models.requirements import Requirement, Specification, Wish

__all__ = ["Requirement", "Specification", "Wish"]
