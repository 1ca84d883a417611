"""Whether a text is evidently a denunciation: it must be led to the sealed page before anything of it is stored.

Read with its tone marks, for «cây to cao» is a tall tree; where a part of a sentence has no marks at all, by its
letters, unless what stands before is something that grows or is built tall.
"""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile(r"\btố\s+cáo\b|\b(?:nhận|đòi|đưa|ăn)\s+hối\s+lộ\b|\btham\s+ô\b")
_BARE = re.compile(r"(?:\b(\w+)\s+)?\bto\s+cao\b|\b(?:nhan|doi|dua|an)\s+hoi\s+lo\b")
_PARTS = re.compile(r"[.,;:!?()\n]")
_TALL = {"cay", "cot", "dien", "den", "nha", "thap", "tuong", "nguoi", "xe", "rat", "qua", "bui", "canh"}


def accuses(text: str) -> bool:
    """
    >>> accuses("Tôi tố cáo ông K. nhận tiền"), accuses("toi to cao ong K nhan tien")
    (True, True)
    >>> accuses("Cây to cao sắp đổ vào nhà"), accuses("cay to cao sap do"), accuses("Đèn đường tắt")
    (False, False, False)
    """
    composed = unicodedata.normalize("NFC", text).casefold()
    if _MARKED.search(composed):
        return True
    bare = (part for part in _PARTS.split(composed) if part.isascii())
    return any(found[1] not in _TALL for part in bare for found in _BARE.finditer(part))
