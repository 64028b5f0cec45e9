# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.procurement.models.bids import (
    Agreed,
    Assessment,
    Assessor,
    Bid,
    Method,
    Paper,
    PriceModel,
    Score,
    Supplier,
    Verdict,
)
from medspil.procurement.models.requirements import Requirement, Specification, Wish

__all__ = [
    "Agreed",
    "Assessment",
    "Assessor",
    "Bid",
    "Method",
    "Paper",
    "PriceModel",
    "Requirement",
    "Score",
    "Specification",
    "Supplier",
    "Verdict",
    "Wish",
]
