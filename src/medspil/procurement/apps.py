# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.apps import AppConfig


class ProcurementConfig(AppConfig):
    name = "medspil.procurement"
    label = "procurement"
