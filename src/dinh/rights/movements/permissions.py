"""Models, cultural families and groups, emulation, community forces: who proposes, reviews, recognises, adopts."""

from __future__ import annotations

from dinh.ground.gate import power

READER = "movements.read"
WRITER = "movements.write"
RECOGNISER = "movements.recognise"
ADOPTER = "movements.adopt"
REVIEWER = "movements.review"
power(READER, "Xem mô hình, danh hiệu, lực lượng cộng đồng")
power(WRITER, "Ghi mô hình, danh hiệu, thi đua, lực lượng cộng đồng")
power(RECOGNISER, "Công nhận mô hình, danh hiệu")
power(ADOPTER, "Đề xuất, áp dụng mô hình tại đơn vị mình")
power(REVIEWER, "Bình xét danh hiệu ở thôn, tổ dân phố")
