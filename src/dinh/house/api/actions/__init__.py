"""What open data writes of its own: that a data set changed, and the months of the indicators."""

from dinh.house.api.actions.noting import note_changes
from dinh.house.api.actions.reckoning import reckon_months

__all__ = ["note_changes", "reckon_months"]
