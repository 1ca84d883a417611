from __future__ import annotations

from dinh.ground.gate import holds, permission, power

power("journal.read", "Xem nhật ký")
READ = permission("journal.read", holds("journal.read"))
