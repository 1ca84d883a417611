"""Every write of this room. Other rooms call `announce` and `notify_holder`."""

from __future__ import annotations

from dinh.ground.alerts.actions.announcing import announce, notify_holder

__all__ = ["announce", "notify_holder"]
