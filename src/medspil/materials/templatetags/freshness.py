# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django import template
from django.utils import timezone

from medspil.materials.freshness import age_of
from medspil.materials.models import LegalPoint

register = template.Library()


@register.inclusion_tag("materials/_point_age.html")
def point_age(point: LegalPoint) -> dict[str, Any]:
    """A gentle line when a legal point has not been checked for long, or its source has changed; else nothing."""
    return {"point": point, "age": age_of(point, timezone.localdate())}
