"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import ROOM, Why, holds, plain
from dinh.ground.search.index import forget_word, index_again

FOUND = Why("người được nhắc đến trong hồ sơ", "tìm lại hồ sơ", "duty", "người được xem hồ sơ ấy", "follows")

holds("search.Document", FOUND, "title:words meta:words text:words folded_title:folded folded marked:folded", ROOM,
      room=index_again)  # fmt: skip
holds("search.Word", FOUND, "word:derived", ROOM, room=forget_word)

plain("search", """
Document: kind object_id day url power scope
""")  # fmt: skip
