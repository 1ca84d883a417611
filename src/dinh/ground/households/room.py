from __future__ import annotations

from dinh.ground.households import demo
from dinh.ground.room import DEMO

DEMO.append((10, demo.load))
