"""Who plans a consultation, collects opinions and answers for it."""

from __future__ import annotations

from dinh.ground.gate import holds, permission, power

power("consult.read", "Xem việc lấy ý kiến Nhân dân")
power("consult.write", "Chuẩn bị, tổng hợp việc lấy ý kiến Nhân dân")
power("consult.collect", "Nhập ý kiến của thôn, tổ dân phố, đoàn thể")
power("consult.decide", "Tiếp thu, giải trình và kết luận việc lấy ý kiến")

READ = permission("consult.read", holds("consult.read"))
