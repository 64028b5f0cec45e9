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
from medspil.procurement.models.trying import Audience, How, Reference, TryOut, Turn

__all__ = [
    "Agreed",
    "Assessment",
    "Assessor",
    "Audience",
    "Bid",
    "How",
    "Method",
    "Paper",
    "PriceModel",
    "Reference",
    "Requirement",
    "Score",
    "Specification",
    "Supplier",
    "TryOut",
    "Turn",
    "Verdict",
    "Wish",
]
