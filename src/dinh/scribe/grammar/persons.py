"""Posts and names of signers."""

from __future__ import annotations

import re

from dinh.scribe.grammar.letters import pattern

_UP = "A-ZÀ-ỸĐƯƠĂÂÊÔ"
# «TM. ỦY BAN», «T/M BAN», «KT. CHỦ TỊCH», «K/T», «TL.», «TUQ.», «TM BAN THƯỜNG TRỰC»
AUTHORITY = pattern(
    rf"(?<![^\W_])(?P<sign>T\.?\s?/?\s?M|K\.?\s?/?\s?T|T\.?\s?/?\s?L|T\.?\s?U\.?\s?Q|TU/Q)\s?(?:[./]+\s?|\s)(?=[{_UP}]{{2}})"
)
_POSTS = (
    "PHÓ|P\\. ?(?=CHỦ|BÍ|GIÁM|TRƯỞNG)|CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|HIỆU TRƯỞNG|CHỦ NHIỆM|TỔNG GIÁM"
    "|TỔNG THƯ KÝ|TỔNG BÍ THƯ|TỔNG THANH TRA|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|ĐỘI TRƯỞNG|TỔ TRƯỞNG|TỔ PHÓ|ỦY VIÊN|UỶ VIÊN"
    "|Q\\. ?|QUYỀN |CHỈ HUY TRƯỞNG|CHÍNH ỦY|CHÍNH TRỊ VIÊN|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|THƯ KÝ|THƯỜNG TRỰC|THỐNG ĐỐC|KẾ TOÁN|TƯ LỆNH|PHỤ TRÁCH|THẨM PHÁN|TRƯỞNG BAN|CHỦ HỘ|NGƯỜI LẬP"
)
# a post that opens a line of a signature, in capitals
POST = pattern(rf"(?:{_POSTS})")
_POST_INSIDE = pattern(rf"(?<![^\W_])(?:{_POSTS})")
# «Chủ tịch», «Phó Trưởng ban»: the same in small letters
_SMALL_POST = pattern(
    r"(?:Phó |Quyền |Q\. ?)?(?:Chủ tịch|Bí thư|Giám đốc|Trưởng (?:ban|phòng|đoàn|thôn|khu)|Chánh |Hiệu trưởng|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Chủ tọa|Thư ký|Chỉ huy trưởng)"
)
_RANK = pattern(
    r"^(?:(?:(?:thiếu|trung|thượng|đại)\s+(?:úy|tá|tướng)|gs|pgs|ts|ths|th\.s|bs|bsck\s?i{0,2}|cn|ks|ls|nsnd|nsưt|ckii?|ck[12]|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|giáo sư|luật sư"
    r"|ông|bà|đ/c|đồng chí|họ và tên|họ tên)(?:\s*[.:,-]+\s*|\s+))+",
    re.IGNORECASE,
)
_SIGNED = pattern(
    r"[(\[]?\s*(?<!\w)(?:đã\s+ký|đã\s+kí|ký\s+tên(?:,?\s*(?:và\s+)?đóng\s+dấu)?|đã\s+ký\s+số|ký,?\s*(?:ghi rõ)?\s*họ\s*tên|đóng\s+dấu|daky)(?!\w)\s*[)\]]?",
    re.IGNORECASE,
)
DEBRIS = pattern(
    r"(?:ký bởi|người ký|ký ngày|email|e-mail|cơ quan:|tổ chức:|thời gian ký|ngày ký|giờ ký|chữ ký|signature|signed|digitally|reason|location|date:|nguồn:|lượt xem|chia sẻ|\d+$|trang \d)",
    re.IGNORECASE,
)
SURNAMES = frozenset(
    ["nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "trương", "đoàn", "trịnh", "lương", "đào", "mai", "tô", "hà", "tạ", "lâm", "cao", "châu", "thái", "quách", "chu", "phùng", "vương", "thân", "kiều", "tống", "triệu", "nghiêm", "đàm", "tôn", "khổng", "văn", "lưu", "lò", "lường", "quàng", "cà", "sùng", "giàng", "vàng", "thào", "hoàng", "lầu", "mùa", "hạng", "nông", "bế", "ma", "lục", "vi", "hứa", "ninh", "đồng", "la", "từ", "kim", "thạch", "sơn", "danh", "ksor", "rơ", "siu", "rmah", "y", "h", "ka", "điểu", "k'", "bạch", "doãn", "giáp", "hán", "khúc", "lại", "mạc", "nhữ", "ông", "phí", "thiều", "tăng", "trang", "tiêu", "ứng", "viên", "nùng", "chảo", "tẩn", "lù", "thèn", "cư", "ly", "má", "hờ", "vừ", "pờ", "chang", "lèng", "phương", "trà", "ung", "âu", "đậu", "cù", "cung", "diệp", "hàn", "lữ", "quản", "sầm"]
)  # fmt: skip
_NAME_WORD = pattern(rf"[{_UP}](?:['’]?[^\W\d_]+|['’])?['’.]?$")
_NOT_A_NAME = frozenset(
    ["ủy", "ban", "uỷ", "nhân", "dân", "hội", "đồng", "thường", "trực", "phòng", "sở", "bộ", "đảng", "nơi", "nhận", "lưu", "kính", "điều", "chương", "phụ", "lục", "căn", "cứ", "danh", "sách", "việt", "nam", "quốc", "mặt", "trận", "văn_phòng", "chủ", "tịch", "bí", "thư", "trưởng", "giám", "đốc", "phó", "chánh", "ký", "số", "ngày", "tháng", "năm", "xã", "phường", "tỉnh", "thành", "phố", "quyết", "định", "kế", "hoạch", "thông", "báo", "báo", "cáo", "đại_diện", "tổ", "chức", "cộng", "hòa", "độc", "lập", "đảng_ủy", "các", "của", "và", "như", "cơ", "quan", "đơn", "vị", "công"]
)
_MOST = 6


def post_inside(text: str) -> re.Match[str] | None:
    """The first post in capitals inside `text`."""
    return _POST_INSIDE.search(text)


def is_small_post(text: str) -> bool:
    """«Chủ tịch», «Phó Bí thư Thường trực»: a short line that opens with a post in small letters."""
    return bool(_SMALL_POST.match(text)) and len(text.split()) <= 9


def strip_marks(text: str) -> str:
    """A line without «(Đã ký)» and without rank or academic title before the name."""
    return _RANK.sub("", _SIGNED.sub(" ", text).strip(" .,:;-")).strip(" .,:;-")


def name_in(text: str) -> str | None:
    """The person's name that makes up the line, ranks and «(Đã ký)» set aside; None where the line is no name.

    >>> name_in("(Đã ký)  Đại tá Trần Văn Minh"), name_in("NGUYỄN THỊ HOA"), name_in("PHÓ CHỦ TỊCH")
    ('Trần Văn Minh', 'NGUYỄN THỊ HOA', None)
    """
    words = strip_marks(text).split()
    return " ".join(words) if _is_name(words) else None


def _is_name(words: list[str]) -> bool:
    if not 2 <= len(words) <= _MOST or not all(_NAME_WORD.match(word) for word in words):
        return False
    low = [word.lower() for word in words]
    if {" ".join(pair) for pair in zip(low, low[1:], strict=False)} & _OFFICE_PAIRS:
        return False
    if "".join(words).isupper():
        return low[0] in SURNAMES and len(words) <= 5 and not POST.match(" ".join(words))
    if low[0] in _NOT_A_NAME and low[0] not in SURNAMES:
        return False
    return not any(len(word) > 1 and word.isupper() for word in words)


_OFFICE_PAIRS = frozenset(
    ["văn phòng", "ủy ban", "uỷ ban", "nhân dân", "hội đồng", "việt nam", "mặt trận", "văn phòng", "chủ tịch", "bí thư", "giám đốc", "nơi nhận", "thường trực", "đảng ủy", "đảng bộ", "tổ quốc", "trung ương", "phó chủ", "ban chỉ", "công an", "điều khoản", "thông tin"]
)


def leading_name(words: list[str]) -> list[str]:
    """The name at the start of a run of words that goes on in capitals or ends: «Nguyễn Hữu Tháp CHƯƠNG TRÌNH …»."""
    taken: list[str] = []
    for word in words[: _MOST + 1]:
        if not _NAME_WORD.match(word) or (len(word) > 1 and word.isupper()):
            break
        taken.append(word)
    rest = words[len(taken) : len(taken) + 1]
    ends = not rest or rest[0].isupper() or rest[0][:1] in "([-/|"
    return taken if ends and _is_name(taken) else []
