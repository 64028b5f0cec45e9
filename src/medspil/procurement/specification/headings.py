# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The words by which a filled table is known again. What is written with them is read with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Column(models.TextChoices):
    NUMBER = "number", _("No.")
    TEXT = "text", _("Requirement")
    STRENGTH = "strength", _("Kind")
    REPLY = "reply", _("Answer")
    HOW = "how", _("How you do it")
    ASKED = "asked", _("We ask")


class Ask(models.TextChoices):
    """The rows of the first table."""

    SUPPLIER = "supplier", _("Supplier")
    PRICE = "price", _("Price of the whole period in kroner, without VAT")
    CODE = "code", _("Mark of this table (leave it)")
