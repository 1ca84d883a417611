"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.files.contents import that_name
from dinh.ground.personal import MASK, Why, holds, plain

SENT = Why("người gửi tệp, người được nhắc đến trong tệp", "giữ tệp kèm hồ sơ", "duty",
           "người được xem hồ sơ mà tệp kèm vào", "follows")  # fmt: skip

holds("files.StoredFile", SENT, "name:words", MASK)
holds("files.StoredFile", SENT, "by:account", "act", of="by")
holds("files.StoredFile", SENT, "sha256:file", "archive", find=that_name)

plain("files", """
StoredFile: media_type at
""")  # fmt: skip
