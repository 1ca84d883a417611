"""Posts and names of signers."""

from __future__ import annotations

import re
from itertools import pairwise

from dinh.scribe.grammar.letters import pattern
from dinh.scribe.grammar.lexicon import phrases

_UP = "A-ZÀ-ỸĐƯƠĂÂÊÔ"
# «TM. ỦY BAN», «T/M BAN», «KT. CHỦ TỊCH», «K/T», «TL.», «TUQ.», «TM BAN THƯỜNG TRỰC»
AUTHORITY = pattern(
    r"(?<![^\W_])(?P<sign>T\.?\s?/?\s?M|K\.?\s?/?\s?T|T\.?\s?/?\s?L|T\.?\s?U\.?\s?Q|"
    rf"TU/Q)\s?(?:[./]+\s?|\s)(?=[{_UP}]{{2}})"
)
_POSTS = (
    "PHÓ|P\\. ?(?=CHỦ|BÍ|GIÁM|TRƯỞNG)|CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ "
    "TƯỚNG|HIỆU TRƯỞNG|CHỦ NHIỆM|TỔNG GIÁM"
    "|TỔNG THƯ KÝ|TỔNG BÍ THƯ|TỔNG THANH TRA|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|"
    "VIỆN TRƯỞNG|ĐỘI TRƯỞNG|TỔ TRƯỞNG|TỔ PHÓ|ỦY VIÊN|UỶ VIÊN"
    "|Q\\. ?|QUYỀN |CHỈ HUY TRƯỞNG|CHÍNH ỦY|CHÍNH TRỊ VIÊN|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|THƯ KÝ|THƯỜNG "
    "TRỰC|THỐNG ĐỐC|KẾ TOÁN|TƯ LỆNH|PHỤ TRÁCH|THẨM PHÁN|TRƯỞNG BAN|CHỦ HỘ|NGƯỜI LẬP"
)
# a post that opens a line of a signature, in capitals
POST = pattern(rf"(?:{_POSTS})")
_POST_INSIDE = pattern(rf"(?<![^\W_])(?:{_POSTS})")
# «Chủ tịch», «Phó Trưởng ban»: the same in small letters
_SMALL_POST = pattern(
    r"(?:Phó |Quyền |Q\. ?)?(?:Chủ tịch|Bí thư|Giám đốc|Trưởng (?:ban|phòng|đoàn|thôn|khu)|Chánh |"
    r"Hiệu trưởng|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Chủ tọa|Thư ký|Chỉ huy trưởng)"
)
_RANK = pattern(
    r"^(?:(?:(?:thiếu|trung|thượng|đại)\s+(?:úy|tá|tướng)|gs|pgs|ts|ths|th\.s|bs|bsck\s?i{0,2}|cn|ks|"
    r"ls|nsnd|nsưt|ckii?|ck[12]|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|giáo sư|luật sư"
    r"|ông|bà|đ/c|đồng chí|họ và tên|họ tên)(?:\s*[.:,-]+\s*|\s+))+",
    re.IGNORECASE,
)
_SIGNED = pattern(
    r"(?:[(\[]\s*){0,2}(?<!\w)(?:đã\s+ký|đã\s+kí|ký\s+tên(?:,?\s*(?:và\s+)?đóng\s+dấu)?|đã\s+ký\s+số|"
    r"ký,?\s*(?:ghi rõ)?\s*họ\s*tên|đóng\s+dấu|daky)(?!\w)(?:\s*[)\]]){0,2}",
    re.IGNORECASE,
)
DEBRIS = pattern(
    r"(?:ký bởi|người ký|ký ngày|email|e-mail|cơ quan:|tổ chức:|thời gian ký|ngày ký|giờ ký|chữ ký|"
    r"signature|signed|digitally|reason|location|date:|nguồn:|lượt xem|chia sẻ|\d+$|trang \d)",
    re.IGNORECASE,
)
SURNAMES = phrases("""
    bùi; bạch; bế; cao; chang; chu; châu; chảo; cung; cà; cù; cư; danh; diệp; doãn; dương; giàng; giáp; h;
    hoàng; huỳnh; hà; hàn; hán; hạng; hồ; hờ; hứa; k'; ka; khúc; khổng; kim; kiều; ksor; la; ly; lâm; lèng; lê;
    lò; lù; lý; lưu; lương; lường; lại; lầu; lục; lữ; ma; mai; má; mùa; mạc; nghiêm; nguyễn; ngô; nhữ; ninh;
    nông; nùng; phan; phí; phùng; phương; phạm; pờ; quàng; quách; quản; rmah; rơ; siu; sùng; sơn; sầm; thiều;
    thào; thái; thân; thèn; thạch; tiêu; trang; triệu; trà; trương; trần; trịnh; tô; tôn; tăng; tạ; tẩn; tống;
    từ; ung; vi; viên; vàng; võ; văn; vũ; vương; vừ; y; âu; ông; đinh; điểu; đoàn; đàm; đào; đậu; đặng; đồng;
    đỗ; ứng
""")
_NAME_WORD = pattern(rf"[{_UP}](?:['’]?[^\W\d_]+|['’])?['’.]?$")
_NOT_A_NAME = phrases("""
    ban; báo; bí; bộ; chánh; chương; chủ; chức; các; cáo; công; căn; cơ; cộng; của; cứ; danh; dân; giám; hoạch;
    hòa; hội; kính; ký; kế; lưu; lập; lục; mặt; nam; ngày; nhân; như; nhận; năm; nơi; phòng; phó; phường; phố;
    phụ; quan; quyết; quốc; sách; số; sở; thành; tháng; thông; thư; thường; trưởng; trận; trực; tỉnh; tịch; tổ;
    uỷ; việt; và; văn_phòng; vị; xã; điều; đơn; đại_diện; đảng; đảng_ủy; định; đốc; đồng; độc; ủy
""")
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
    if {" ".join(pair) for pair in pairwise(low)} & _OFFICE_PAIRS:
        return False
    if "".join(words).isupper():
        return low[0] in SURNAMES and len(words) <= 5 and not POST.match(" ".join(words))
    if low[0] in _NOT_A_NAME and low[0] not in SURNAMES:
        return False
    return not any(len(word) > 1 and word.isupper() for word in words)


_OFFICE_PAIRS = phrases("""
    ban chỉ; bí thư; chủ tịch; công an; giám đốc; hội đồng; mặt trận; nhân dân; nơi nhận; phó chủ; thông tin;
    thường trực; trung ương; tổ quốc; uỷ ban; việt nam; văn phòng; điều khoản; đảng bộ; đảng ủy; ủy ban
""")


def leading_name(words: list[str]) -> list[str]:
    """The name at the start of a run of words that goes on in capitals or ends: «Trần Văn Đình CHƯƠNG TRÌNH …»."""
    taken: list[str] = []
    for word in words[: _MOST + 1]:
        if not _NAME_WORD.match(word) or (len(word) > 1 and word.isupper()):
            break
        taken.append(word)
    rest = words[len(taken) : len(taken) + 1]
    ends = not rest or rest[0].isupper() or rest[0][:1] in "([-/|"
    return taken if ends and _is_name(taken) else []
