"""Rolling up outside a request: after the demo is loaded, and whenever somebody asks for it."""

from __future__ import annotations

from django_tasks import task

from dinh.account.province.rolling import behind, roll
from dinh.ground.clock import today


@task()
def roll_communes(communes: list[int]) -> int:
    """Roll up those communes that need it; returns how many did. May run twice."""
    found = behind(today(), communes)
    roll(today(), found)
    return len(found)
