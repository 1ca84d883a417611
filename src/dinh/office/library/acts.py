"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "library.adapt": gettext_lazy("Soạn bản mẫu của địa phương"),
        "library.withdraw": gettext_lazy("Thôi dùng bản mẫu của địa phương"),
        "library.ask": gettext_lazy("Yêu cầu đơn vị ban hành quy chế, nội quy"),
        "library.release": gettext_lazy("Thôi yêu cầu ban hành quy chế, nội quy"),
        "library.adopt": gettext_lazy("Ghi quy chế, nội quy đơn vị đã ban hành"),
        "library.end": gettext_lazy("Ghi quy chế, nội quy hết hiệu lực"),
        "library.undo": gettext_lazy("Bỏ một quy chế, nội quy ghi nhầm"),
        "library.keep": gettext_lazy("Ghi giấy có trong hồ sơ của đơn vị"),
        "library.unkeep": gettext_lazy("Bỏ giấy ghi nhầm trong hồ sơ của đơn vị"),
    }
)
