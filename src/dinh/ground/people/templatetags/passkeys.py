from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """For a `data-` attribute, where Django's own escaping makes it safe; no script stands in our pages."""
    return json.dumps(value, cls=DjangoJSONEncoder)
