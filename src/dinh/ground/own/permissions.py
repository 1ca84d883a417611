"""Anyone may open what was sent with an address they prove to read; the code is the proof, nobody's power."""

from __future__ import annotations

from dinh.ground.gate import at_home, permission

OPEN = permission("own.open", at_home)
CLOSE = permission("own.close", at_home)
CLEAR = permission("own.clear", at_home)
