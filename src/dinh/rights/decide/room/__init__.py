"""What the room tells the floors above."""

from __future__ import annotations

from dinh.rights.decide.room import meeting, outcome, slips

__all__ = ["meeting", "outcome", "slips"]
