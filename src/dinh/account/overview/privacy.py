"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import ROW, Why, holds, plain

NAMED = Why("người được nhắc đến", "giữ sẵn trang toàn cảnh", "duty", "lãnh đạo; ai cũng xem được phần công khai",
            "short")  # fmt: skip

holds("overview.Kept", NAMED, "told:data", ROW)

plain("overview", """
Kept: day at
""")  # fmt: skip
