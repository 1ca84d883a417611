"""Boards of the people, supervision by the council and the Front, inspections: who works, confirms, answers."""

from __future__ import annotations

from dinh.ground.gate import power

READER = "oversee.read"
BOARD = "oversee.board"
FRONT = "oversee.front"
COUNCIL = "oversee.council"
INSPECTOR = "oversee.inspect"
ANSWERER = "oversee.answer"
power(READER, "Xem công tác kiểm tra, giám sát")
power(BOARD, "Làm việc của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng mà mình là thành viên")
power(FRONT, "Mặt trận: lập, công nhận Ban, xác nhận kiến nghị; giám sát và phản biện xã hội")
power(COUNCIL, "Hội đồng nhân dân: giám sát")
power(INSPECTOR, "Ban Chỉ đạo, Đảng ủy: kiểm tra, giám sát các cơ quan, đơn vị")
power(ANSWERER, "Trả lời kiến nghị sau kiểm tra, giám sát của cơ quan mình")
