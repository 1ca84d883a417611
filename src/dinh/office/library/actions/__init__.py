"""Every write of the library of models."""

from __future__ import annotations

from dinh.office.library.actions.adopting import Adopted, adopt, end, undo
from dinh.office.library.actions.asking import ask, release
from dinh.office.library.actions.keeping import keep, unkeep
from dinh.office.library.actions.wording import adapt, withdraw

__all__ = ["Adopted", "adapt", "adopt", "ask", "end", "keep", "release", "undo", "unkeep", "withdraw"]
