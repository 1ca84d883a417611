"""What the room tells the floors above."""

from __future__ import annotations

from dinh.rights.decide.room import matters, meeting, outcome, slips

__all__ = ["matters", "meeting", "outcome", "slips"]
