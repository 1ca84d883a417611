"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import Why, holds, plain

OPENER = Why("người xin mở, xác nhận, đóng", "biết ai đã mở quyền quản trị, vì sao", "duty",
             "chức danh quản trị, chức danh được mở khẩn cấp", "kept")  # fmt: skip

holds("emergency.Emergency", OPENER,
      "asked_by:account confirmed_by:account ended_by:account reason:words confirm_reason:words", "act")  # fmt: skip
plain("emergency", "Emergency: asked_at confirmed_at until ended_at")
