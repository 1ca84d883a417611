"""Works the people build and the funds they pay into: who keeps the books, holds the cash, signs."""

from __future__ import annotations

from dinh.ground.gate import power

READER = "works.read"
WRITER = "works.write"
CASHIER = "works.cash"
APPROVER = "works.approve"
power(READER, "Xem công trình, quỹ do Nhân dân đóng góp")
power(WRITER, "Lập dự toán, ghi đóng góp, lập chứng từ công trình, quỹ")
power(CASHIER, "Thủ quỹ: thu, chi tiền mặt và chuyển khoản")
power(APPROVER, "Duyệt chi, quyết toán công trình, quỹ")
