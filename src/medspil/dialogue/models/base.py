# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.organisations.tenancy import TenantQuerySet, TenantRow

__all__ = ["TenantQuerySet", "TenantRow"]
