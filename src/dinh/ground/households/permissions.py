"""Who may see the register of households, and who keeps it: a head of a group only their own group's."""

from __future__ import annotations

from dinh.ground.gate import holds, permission, power

power("households.read", "Xem sổ hộ gia đình")
power("households.write", "Lập và cập nhật sổ hộ gia đình")

READ = permission("households.read", holds("households.read"))
WRITE = permission("households.write", holds("households.write"))
