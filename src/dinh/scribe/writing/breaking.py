"""Where a long name or subject breaks into lines: evenly, and before a word that may begin a line.

«BAN CHỈ ĐẠO | THỰC HIỆN DÂN CHỦ Ở CƠ SỞ», not «BAN CHỈ ĐẠO THỰC | HIỆN DÂN CHỦ Ở CƠ SỞ»: Vietnamese writes the
syllables of one word apart, so breaking wherever there is a blank tears words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise

Measure = Callable[[str], float]
_BEGINS = (
    "phường xã tỉnh về và của ở tại trong cho theo với để năm quý tháng thuộc các việc phòng 6 nhiệm kết thực "
    "kiểm giám quản đánh triển xây giai đặc thành khu trên từ đến do giữa"
)
_BEGINS_WELL = (*(f"{word} " for word in _BEGINS.split()), "ủy ban ", "hội đồng ", "mặt trận ", "phục vụ ", "dịch vụ ")
_ENDS_BADLY = frozenset(("và", "của", "các", "về", "ở", "tại", "theo", "với", "số", "những", "việc", "trong"))
_PAIRS = (
    "ủy ban, chỉ đạo, thực hiện, nhân dân, dân chủ, cơ sở, phục vụ, hành chính, dịch vụ, sự nghiệp, trung tâm, "
    "hội đồng, mặt trận, tổ quốc, việt nam, văn hóa, xã hội, kinh tế, giám sát, kiểm tra, công khai, công tác, "
    "kết quả, nhiệm vụ, kế hoạch, quy chế, tổ chức, triển khai, chính quyền, dân vận, phản biện, phương hướng, "
    "trọng tâm, đối thoại, hòa giải, thường vụ, thường trực, đảng ủy, tiếp công, công dân, khiếu nại, tố cáo, "
    "thanh tra, đầu tư, cộng đồng, văn phòng, công an, quân sự, thể thao, truyền thông, giáo dục, đào tạo, xây "
    "dựng, hạ tầng, đô thị, bầu cử, đại biểu, tổ dân, dân phố, quy ước, hương ước, đầu năm, cuối năm, năm học, "
    "nhiệm kỳ, giai đoạn, đánh giá, tổng kết, sơ kết, thông tin, ban nhân, ban chỉ, đồng nhân"
)
_ONE_WORD = frozenset(tuple(pair.split()) for pair in _PAIRS.split(", "))
_TORN = 0.35  # what a badly chosen break weighs against unevenness
_ONE_MORE = 0.3  # what a line more than needed weighs
_MOST_WORDS = 24  # beyond, trying every break takes too long


def wrap(text: str, room: float, measure: Measure) -> list[str]:
    """Greedy lines no wider than `room`, broken at blanks; a word wider than the room keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def broken(text: str, room: float, measure: Measure) -> list[str]:
    """The best break into as few lines as `wrap` needs, or one more: for names whose breaks we write ourselves."""
    fewest, words = wrap(text, room, measure), text.split()
    if len(fewest) < 2 or len(words) > _MOST_WORDS or len(fewest) > 3:
        return fewest
    measured = cache(measure)
    best, least = fewest, _badness(fewest, measured)
    for more in (0, 1):
        for cuts in combinations(range(1, len(words)), len(fewest) - 1 + more):
            lines = [" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words)))]
            if max(map(measured, lines)) > room:
                continue
            badness = _badness(lines, measured) + more * _ONE_MORE
            if badness < least:
                best, least = lines, badness
    return best


def narrowed(text: str, room: float, measure: Measure) -> list[str]:
    """The best lines that greedy wrapping gives in a width up to `room`: the margins make the breaks."""
    fewest = wrap(text, room, measure)
    if len(fewest) < 2:
        return fewest
    tried = [fewest]
    width = room
    while True:  # each width at which the longest line no longer fits gives the next way to wrap
        width = max(map(measure, tried[-1])) - 0.01
        lines = wrap(text, width, measure)
        if len(lines) > len(fewest) or max(map(measure, lines)) > width:
            return min(tried, key=lambda lines: _badness(lines, measure))
        tried.append(lines)


def _badness(lines: list[str], measure: Measure) -> float:
    widths = [measure(line) for line in lines]
    mean = sum(widths) / len(widths)
    uneven = sum((width / mean - 1) ** 2 for width in widths)
    return uneven + _TORN * sum(_tears(above.lower(), below.lower()) for above, below in pairwise(lines))


def _tears(above: str, below: str) -> int:
    """How bad it is to break between these lines: 0 before a word that likes to begin one, up to 3."""
    last, first = above.rsplit(" ", 1)[-1], below.split(" ", 1)[0]
    strange = not f"{below} ".startswith(_BEGINS_WELL)
    hanging = last in _ENDS_BADLY or last.isdigit()
    return strange + hanging + ((last, first) in _ONE_WORD)
