"""On what ground a request is refused, as data: with its article where the article was read, otherwise in words only.

The articles are those of Luật Tiếp cận thông tin 104/2016/QH13. Under a later law an official types the article they
found; the words stay.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from dinh.law.cite import Cite
from dinh.law.rules.sources import INFORMATION

# A lazy translation is no str until asked for.
Words = object


@dataclass(frozen=True, slots=True)
class Ground:
    """`cite` None: the words are known, the article was not read; a letter then carries the article typed by hand."""

    key: str
    title: Words
    cite: Cite | None = None

    def cite_under(self, law: str) -> Cite | None:
        """The article in the law that governs the request, None when it was not read there."""
        return self.cite if self.cite and self.cite.doc == law else None


_CLOSED, _CONSENT = Cite(INFORMATION, 6), Cite(INFORMATION, 7)
GROUNDS: dict[str, Ground] = {
    ground.key: ground
    for ground in (
        Ground("secret", gettext_lazy("Thông tin thuộc bí mật nhà nước"), _CLOSED),
        Ground("internal", gettext_lazy("Thông tin về cuộc họp nội bộ, tài liệu làm việc nội bộ"), _CLOSED),
        Ground("business", gettext_lazy("Bí mật kinh doanh, chủ sở hữu chưa đồng ý cho tiếp cận"), _CONSENT),
        Ground("private", gettext_lazy("Đời sống riêng tư, bí mật cá nhân, người đó chưa đồng ý"), _CONSENT),
        Ground("family", gettext_lazy("Bí mật gia đình, các thành viên gia đình chưa đồng ý"), _CONSENT),
        Ground("public", gettext_lazy("Thông tin đã được công khai, có chỉ rõ nơi xem")),
        Ground("given", gettext_lazy("Thông tin đã cung cấp nhiều lần cho chính người yêu cầu, không có lý do mới")),
        Ground("beyond", gettext_lazy("Vượt quá khả năng đáp ứng hoặc ảnh hưởng hoạt động bình thường của cơ quan")),
        Ground("unpaid", gettext_lazy("Người yêu cầu không trả chi phí thực tế để in, sao, gửi")),
    )
}
HOLDER = Cite(INFORMATION, 9, 1)  # a commune gives what it made or received
