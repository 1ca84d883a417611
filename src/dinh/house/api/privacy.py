"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

PROGRAM = Why("người phụ trách phần mềm khác", "liên hệ khi phần mềm ấy gọi sai", "duty",
              "chức danh quản trị của đơn vị", "standing")  # fmt: skip

holds("api.Client", PROGRAM, "name:words contact:words", MASK)
holds("api.Token", PROGRAM, "hash:derived hint:derived", "act")
holds("api.Call", PROGRAM, "about:words", MASK)

plain("api", """
Client: scopes created_on ended_on
Token: created_on expires_on used_on revoked_on
Call: scope key digest at
UnitValue: month key
Edition: dataset at digest
MonthValue: month key
Reckoning: month
""")  # fmt: skip
