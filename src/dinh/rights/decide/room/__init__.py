"""What the room tells the floors above."""

from __future__ import annotations

from dinh.rights.decide.room import elections, matters, meeting, open_now, outcome, slips, yearly

__all__ = ["elections", "matters", "meeting", "open_now", "outcome", "slips", "yearly"]
