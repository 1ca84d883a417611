"""What the words of an old book of publicity mean: which of the fourteen items, which of the ten forms. Pure.

    item_of(told, words) -> Guess          told: the book's own column of items, empty where it has none
    forms_of(told) -> (letters, whether every part was understood)

The phrases are those that communes write; they say nothing of the law, whose items are `law/publicity.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from dinh.ground.fold import fold

# What the books call each item, in Vietnamese. The longer a phrase, the more it says; a phrase within a longer one that
# was found is not counted again. One word alone is compared with its tones: «quý I» is no «quỹ».
PHRASES: dict[str, tuple[str, ...]] = {
    "CK01": (
        "phát triển kinh tế - xã hội", "phát triển kinh tế xã hội", "kinh tế xã hội", "kinh tế - xã hội", "KT-XH",
        "chuyển dịch cơ cấu", "chuyển đổi cơ cấu cây trồng", "kế hoạch sản xuất",
    ),
    "CK02": (
        "ngân sách", "dự toán", "quyết toán ngân sách", "quyết toán thu chi", "thu chi ngân sách", "thu, chi",
        "quyết toán", "dự toán thu chi",
    ),
    "CK03": (
        "thu hồi đất", "giải phóng mặt bằng", "bồi thường", "tái định cư", "quy hoạch", "quy hoạch sử dụng đất",
        "kế hoạch sử dụng đất", "sử dụng đất", "quỹ đất", "đấu giá quyền sử dụng đất", "đầu tư xây dựng", "công trình",
        "dự án", "dự án đầu tư", "giao đất", "cho thuê đất", "giấy chứng nhận quyền sử dụng đất",
        "cấp giấy chứng nhận quyền sử dụng đất", "cấp GCNQSDĐ", "mất giấy chứng nhận quyền sử dụng đất",
        "tiến độ thi công", "bảng giá đất",
    ),
    "CK04": (
        "quy chế thực hiện dân chủ", "quy chế dân chủ", "quy chế làm việc", "phân công nhiệm vụ", "quy tắc ứng xử",
        "nhiệm vụ, quyền hạn", "danh sách cán bộ, công chức", "lịch tiếp công dân", "lịch tiếp dân", "văn hóa công sở",
        "nội quy tiếp công dân", "lịch trực", "đạo đức công vụ",
    ),
    "CK05": (
        "quỹ", "quĩ", "đóng góp", "nhân dân đóng góp", "huy động đóng góp", "vận động đóng góp", "quỹ đền ơn đáp nghĩa",
        "quỹ vì người nghèo", "quỹ phòng chống thiên tai", "quỹ quốc phòng an ninh", "quỹ khuyến học", "tài trợ",
        "xã hội hóa", "quỹ bảo trợ trẻ em", "quỹ người cao tuổi",
    ),
    "CK06": (
        "tài sản công", "thanh lý tài sản", "thanh lý", "mua sắm tài sản", "mua sắm", "tài sản nhà nước",
        "thuê tài sản công", "quản lý, sử dụng tài sản", "bán đấu giá tài sản",
    ),
    "CK07": (
        "hộ nghèo", "hộ cận nghèo", "cận nghèo", "bảo trợ xã hội", "trợ cấp", "thẻ bảo hiểm y tế", "bảo hiểm y tế",
        "BHYT", "vay vốn", "nhà tình nghĩa", "nhà tình thương", "nhà đại đoàn kết", "người có công", "an sinh xã hội",
        "bình xét hộ nghèo", "rà soát hộ nghèo", "rà soát hộ nghèo, hộ cận nghèo", "đối tượng chính sách",
        "xóa nhà tạm", "hỗ trợ nhà ở", "người khuyết tật", "hỗ trợ tiền điện", "tín dụng chính sách", "trợ giúp xã hội",
        "người cao tuổi", "nhà tạm, nhà dột nát",
    ),
    "CK08": (
        "thiên tai", "dịch bệnh", "cứu trợ", "quyên góp", "bão lũ", "bão số", "lũ lụt", "hạn hán", "dịch tả lợn",
        "dịch tả lợn châu phi", "khắc phục hậu quả", "hỗ trợ thiệt hại", "thiệt hại do bão", "bệnh hiểm nghèo",
        "hỏa hoạn", "Covid",
    ),
    "CK09": (
        "nghĩa vụ quân sự", "nhập ngũ", "tuyển quân", "khám sức khỏe nghĩa vụ", "gọi công dân nhập ngũ",
        "thanh niên sẵn sàng nhập ngũ", "nghĩa vụ công an", "tham gia công an nhân dân", "NVQS", "miễn, tạm hoãn",
        "tạm hoãn gọi nhập ngũ",
    ),
    "CK10": (
        "kết luận thanh tra", "thanh tra", "kết quả thanh tra", "kết quả kiểm tra", "kỷ luật", "xử lý kỷ luật",
        "lấy phiếu tín nhiệm", "bỏ phiếu tín nhiệm", "tham nhũng", "tiêu cực", "kê khai tài sản", "bản kê khai tài sản",
        "tài sản, thu nhập", "kê khai tài sản, thu nhập", "giải quyết khiếu nại", "giải quyết tố cáo",
    ),
    "CK11": (
        "lấy ý kiến", "lấy ý kiến nhân dân", "ý kiến nhân dân", "tiếp thu, giải trình", "tham gia ý kiến",
        "kết quả lấy ý kiến", "lấy ý kiến cử tri", "tổng hợp ý kiến",
    ),
    "CK12": (
        "mức thu phí", "phí, lệ phí", "phí và lệ phí", "lệ phí", "phí vệ sinh", "thu phí", "thuế đất",
        "thuế sử dụng đất phi nông nghiệp", "thuế phi nông nghiệp", "nghĩa vụ tài chính", "giá dịch vụ thu gom rác",
        "bộ thuế", "lập bộ thuế",
    ),
    "CK13": (
        "thủ tục hành chính", "TTHC", "bộ thủ tục hành chính", "danh mục thủ tục hành chính", "một cửa",
        "quy trình giải quyết", "bộ phận một cửa",
    ),
    "CK14": (
        "danh sách các nội dung đã công khai", "bầu cử", "danh sách cử tri", "niêm yết thừa kế", "khai nhận di sản",
        "thỏa thuận phân chia di sản", "hương ước, quy ước",
    ),
}  # fmt: skip

# What the books call each form of khoản 1 Điều 12; a meeting of a thôn is how its head tells the people (điểm d).
FORMS: dict[str, tuple[str, ...]] = {
    "a": ("niêm yết", "NY", "dán", "bảng tin", "treo", "bảng thông báo"),
    "b": ("cổng", "cổng thông tin", "trang thông tin điện tử", "trang tin điện tử", "TTĐT", "website", "web",
          "trang điện tử"),
    "c": ("loa", "truyền thanh", "phát thanh", "đài"),
    "d": ("họp dân", "họp thôn", "họp tổ", "họp ấp", "họp bản", "họp khu", "họp xóm", "họp buôn", "trưởng thôn",
          "tổ trưởng", "trưởng ấp", "trưởng bản", "trưởng khu", "trưởng buôn", "trưởng xóm", "sinh hoạt tổ",
          "sinh hoạt thôn"),
    "đ": ("gửi văn bản", "gửi công văn", "gửi đến hộ", "gửi thông báo", "phát tận hộ", "văn bản đến hộ"),
    "e": ("hội nghị", "đối thoại"),
    "g": ("tiếp công dân", "tiếp xúc cử tri", "họp báo", "TXCT", "tiếp dân", "thông cáo"),
    "h": ("mặt trận", "đoàn thể", "MTTQ", "hội phụ nữ", "hội nông dân", "cựu chiến binh", "đoàn thanh niên"),
    "i": ("zalo", "facebook", "fanpage", "mạng xã hội", "tin nhắn", "SMS", "viber"),
}  # fmt: skip
OTHER = "k"
_TOKEN = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"(?:ck|khoan|k|muc|noi dung|nd|so)?\s*[.:]?\s*0*(\d{1,2})(?:\s*(?:dieu|d)\s*11)?[.:)]?")
_PARTS = re.compile(r"\s*(?:[;,+/&\n]|\bvà\b|\bvới\b|\s-\s)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """`item` is the likeliest, empty where several are equally likely or none is; `others` fit as well."""

    item: str = ""
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return bool(self.item) and not self.others


def _tokens(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, in small letters with their tones, and the same folded."""
    toned = _TOKEN.findall(unicodedata.normalize("NFC", text).lower())
    return toned, [fold(word) for word in toned]


@cache
def _known(which: str) -> list[tuple[tuple[str, ...], bool, str]]:
    """(words of a phrase, whether with their tones, what it means), the longest first."""
    found = set()
    for meaning, phrases in (PHRASES if which == "item" else FORMS).items():
        for phrase in phrases:
            toned, folded = _tokens(phrase)
            alone = len(toned) == 1
            found.add((tuple(toned if alone else folded), alone, meaning))
    return sorted(found, key=lambda each: (-len(each[0]), each))


def _meant(which: str, text: str) -> dict[str, int]:
    """What the phrases in a text mean, each with the number of words that say so."""
    toned, folded = _tokens(text)
    free, scores = [True] * len(toned), dict[str, int]()
    for phrase, alone, meaning in _known(which):
        size, said = len(phrase), toned if alone else folded
        for at in range(len(said) - size + 1):
            if all(free[at : at + size]) and tuple(said[at : at + size]) == phrase:
                free[at : at + size] = [False] * size
                scores[meaning] = scores.get(meaning, 0) + size
    return scores


def item_of(told: str, text: str) -> Guess:
    """Which item a line of the book was. The book's own word goes before what its content sounds like.

    >>> item_of("", "Dự toán ngân sách năm 2024"), item_of("khoản 7", "Danh sách"), item_of("", "Thông báo")
    (Guess(item='CK02', others=()), Guess(item='CK07', others=()), Guess(item='', others=()))
    """
    if found := _CLAUSE.fullmatch(fold(told).strip()):
        return Guess(f"CK{int(found[1]):02d}") if 1 <= int(found[1]) <= 14 else Guess()
    if told:
        guess = _likeliest(told)
        if guess.item or guess.others:
            return guess
    return _likeliest(text)


def _likeliest(text: str) -> Guess:
    scores = _meant("item", text)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked:
        return Guess()
    best = ranked[0]
    others = [code for code in ranked[1:] if scores[code] * 2 > scores[best]]  # half as much said is no doubt
    if others and scores[others[0]] == scores[best]:
        return Guess("", tuple(sorted([best, *others])))
    return Guess(best, tuple(sorted(others)))


def forms_of(told: str) -> tuple[list[str], bool]:
    """The letters of the forms a cell names, in the law's order, and whether every part of it was understood; what was
    not counts as another form.

    >>> forms_of("Niêm yết tại trụ sở, NVH; phát trên LOA"), forms_of("Cổng TTĐT + họp dân"), forms_of("bồ câu")
    ((['a', 'c'], True), (['b', 'd'], True), (['k'], False))
    """
    found: set[str] = set()
    lost = False
    for part in filter(None, _PARTS.split(told)):
        mine = set(_meant("form", part))
        lost = lost or not (mine or found)  # «niêm yết tại trụ sở, NVH»: the second part is where, not how
        found |= mine
    if lost:
        found.add(OTHER)
    return [letter for letter in (*FORMS, OTHER) if letter in found], not lost
