"""Who prepares, counts and recognises what the people decide."""

from __future__ import annotations

from dinh.ground.gate import holds, permission, power

power("decide.read", "Xem việc Nhân dân bàn và quyết định")
power("decide.write", "Chuẩn bị việc trong phạm vi toàn xã, phường; kế hoạch, bầu cử")
power("decide.head", "Chuẩn bị và tổ chức việc của thôn, tổ dân phố mình")
power("decide.front", "Thống nhất, giám sát của Mặt trận; công nhận Ban TTND, Ban GSĐTCĐ")
power("decide.count", "Kiểm phiếu")
power("decide.recognise", "Công nhận, hủy bỏ quyết định của cộng đồng (Ủy ban nhân dân)")

READ = permission("decide.read", holds("decide.read"))
