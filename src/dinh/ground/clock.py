"""What day it is in Vietnam. `law` and `queries` take the day as an argument; only views, jobs and actions ask here."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()
