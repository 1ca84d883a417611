"""What the room tells the floors above."""

from __future__ import annotations

from dinh.rights.oversee.room import boards

__all__ = ["boards"]
