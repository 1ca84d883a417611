"""What the room tells the floors above."""

from __future__ import annotations

from dinh.rights.oversee.room import boards, oversight

__all__ = ["boards", "oversight"]
