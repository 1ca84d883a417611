"""What the petitions room tells the floors above it: the desk's part and everyone's part."""

from dinh.rights.petitions.room import desk, public

__all__ = ["desk", "public"]
