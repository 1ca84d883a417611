from __future__ import annotations

from dinh.ground.gate import holds, permission, power

power("house.manage", "Quản trị cơ quan, chức danh, tài khoản, thôn, tổ dân phố")
MANAGE = permission("bodies.manage", holds("house.manage"))
