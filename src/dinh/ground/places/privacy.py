"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import plain

plain("places", """
Province: name code host
Commune: name code host emblem greeting
ResidentialGroup: code name label meeting_place valid_from valid_to
Outline: shape
Landmark: name folded
""")  # fmt: skip
