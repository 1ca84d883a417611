"""Does a word have the shape of a Vietnamese syllable? Enough to tell encodings and languages apart.

A syllable is an onset, a rime and one tone. The lists are those of the school spelling (onsets and rimes of chữ quốc
ngữ).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SHAPE = re.compile(f"(?:{'|'.join(sorted(_ONSETS.split(), key=len, reverse=True))})?(?:{'|'.join(_RIMES.split())})")
_WORD = re.compile(r"[^\W\d_]+")

SAMPLE_WORDS = 400
"""Words looked at to judge a text's language: the first page."""

ENOUGH_WORDS = 25
"""Fewer words than these say nothing about a language: a title may be all names."""

NOT_VIETNAMESE = "Văn bản có vẻ không phải tiếng Việt; kết quả đọc có thể thiếu hoặc sai, hãy kiểm tra kỹ."
NO_MARKS = "Văn bản gõ không dấu; tên cơ quan và nội dung có thể đọc thiếu, hãy kiểm tra kỹ."


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for `phường`, `Quốc`, `dan` too; false for `house`, `hßa`, `ViÖt`."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare = decomposed.translate(_TONES)
    if len(decomposed) - len(bare) > 1:
        return False
    return _SHAPE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def marked_share(text: str) -> tuple[float, int]:
    """Of the words with letters beyond ASCII, the share that are Vietnamese syllables; and how many such words there
    are.
    """
    words = [w for w in (t.strip(".,;:!?()[]{}“”\"'…-–/*_") for t in text.split()) if w and not w.isascii()]
    words = [w for w in words if not any(c.isdigit() and c.isascii() for c in w)]
    good = sum(all(is_syllable(p) for p in re.split(r"[-–/.,]", w) if p) for w in words)
    return (good / len(words) if words else 0.0), len(words)


def language_warning(text: str) -> str | None:
    """A sentence when the first page does not look like Vietnamese, or has lost its marks; None when it does or is
    too short.
    """
    words = [m.group() for _, m in zip(range(SAMPLE_WORDS), _WORD.finditer(text), strict=False)]
    if len(words) < ENOUGH_WORDS:
        return None
    shaped = sum(is_syllable(w) for w in words) / len(words)
    marked = sum(not w.isascii() and is_syllable(w) for w in words) / len(words)
    if marked >= 0.2:  # every Vietnamese page has more than half of its words marked; tables of names and numbers fewer
        return None
    return NO_MARKS if shaped >= 0.75 else NOT_VIETNAMESE
