"""Programmes, who receives, satisfaction, relief, one-stop results: who keeps lists, approves, asks."""

from __future__ import annotations

from dinh.ground.gate import power

READER = "benefit.read"
WRITER = "benefit.write"
APPROVER = "benefit.approve"
HEAD = "benefit.head"
ONESTOP = "benefit.onestop"
SURVEYOR = "benefit.survey"
power(READER, "Xem chính sách, danh sách thụ hưởng")
power(WRITER, "Lập danh sách thụ hưởng, chi trả, cứu trợ")
power(APPROVER, "Duyệt danh sách thụ hưởng, chi trả")
power(HEAD, "Bình xét, hỏi người nhận ở thôn, tổ dân phố")
power(ONESTOP, "Nhập kết quả giải quyết hồ sơ một cửa")
power(SURVEYOR, "Đo mức hài lòng của Nhân dân")
