"""What abbreviations, units and letters are called aloud."""

from __future__ import annotations

import re
import unicodedata

from dinh.law.papertypes import STATE_TYPES, all_by_abbreviation


def _table(rows: str) -> dict[str, str]:
    return {short.strip(): long.strip() for short, _, long in (row.partition("|") for row in rows.split(";"))}


ABBREVIATIONS = _table(
    "UBND|Ủy ban nhân dân; HĐND|Hội đồng nhân dân; MTTQ|Mặt trận Tổ quốc; UBMTTQ|Ủy ban Mặt trận Tổ quốc;"
    "MTTQVN|Mặt trận Tổ quốc Việt Nam; TDP|tổ dân phố; KDC|khu dân cư; THCS|trung học cơ sở;"
    "THPT|trung học phổ thông; TH|tiểu học; MN|mầm non; BHYT|bảo hiểm y tế; BHXH|bảo hiểm xã hội;"
    "BHTN|bảo hiểm thất nghiệp; NTM|nông thôn mới; CCCD|căn cước công dân; CMND|chứng minh nhân dân;"
    "TTHC|thủ tục hành chính; BCĐ|Ban Chỉ đạo; BTV|Ban Thường vụ; BCH|Ban Chấp hành; BTC|Ban Tổ chức;"
    "ĐU|Đảng ủy; TU|Tỉnh ủy; TW|Trung ương; TƯ|Trung ương; CP|Chính phủ; TTg|Thủ tướng Chính phủ;"
    "QH|Quốc hội; VP|Văn phòng; VPTW|Văn phòng Trung ương; BNV|Bộ Nội vụ; BTP|Bộ Tư pháp; QĐND|quân đội nhân dân;"
    "CAND|công an nhân dân; CA|công an; ANTT|an ninh trật tự; TTATXH|trật tự an toàn xã hội; ATGT|an toàn giao thông;"
    "PCCC|phòng cháy chữa cháy; CNCH|cứu nạn cứu hộ; PCTT|phòng chống thiên tai; TKCN|tìm kiếm cứu nạn;"
    "KTXH|kinh tế xã hội; KT|kinh tế; XH|xã hội; VHXH|văn hóa xã hội; VH|văn hóa; TT|thông tư; TDTT|thể dục thể thao;"
    "NVQS|nghĩa vụ quân sự; LĐTBXH|Lao động, Thương binh và Xã hội; NCT|người cao tuổi; CCB|cựu chiến binh;"
    "HPN|Hội Phụ nữ; LHPN|Liên hiệp Phụ nữ; HND|Hội Nông dân; ĐTN|Đoàn Thanh niên; TNCS|thanh niên cộng sản;"
    "TNTP|thiếu niên tiền phong; HCM|Hồ Chí Minh; TP|thành phố; NĐ|nghị định; CBCC|cán bộ, công chức;"
    "CBCCVC|cán bộ, công chức, viên chức;"
    "CB|cán bộ; CC|công chức; VC|viên chức; NLĐ|người lao động; HTX|hợp tác xã; GPMB|giải phóng mặt bằng;"
    "QSDĐ|quyền sử dụng đất; GCN|giấy chứng nhận; GCNQSDĐ|giấy chứng nhận quyền sử dụng đất; TĐC|tái định cư;"
    "XDCB|xây dựng cơ bản; ĐTXD|đầu tư xây dựng; NSNN|ngân sách nhà nước; NS|ngân sách; KBNN|Kho bạc Nhà nước;"
    "CTMTQG|chương trình mục tiêu quốc gia; VSMT|vệ sinh môi trường; VSATTP|vệ sinh an toàn thực phẩm;"
    "ATTP|an toàn thực phẩm; DVC|dịch vụ công; TTHCC|trung tâm hành chính công; PVHCC|phục vụ hành chính công;"
    "CNTT|công nghệ thông tin; CĐS|chuyển đổi số; QR|quy rờ; TTDP|tổ trưởng tổ dân phố; TTND|thanh tra nhân dân;"
    "GSĐTCĐ|giám sát đầu tư của cộng đồng; QCDC|quy chế dân chủ; THDC|thực hiện dân chủ; DCCS|dân chủ ở cơ sở;"
    "ĐBQH|đại biểu Quốc hội; KHKT|khoa học kỹ thuật; SXKD|sản xuất kinh doanh; SX|sản xuất; NN|nông nghiệp;"
    "PTNT|phát triển nông thôn; TNMT|tài nguyên và môi trường; KHĐT|kế hoạch và đầu tư; TCKH|tài chính kế hoạch;"
    "UBKT|Ủy ban Kiểm tra; CLB|câu lạc bộ; KCN|khu công nghiệp; VNĐ|đồng; VND|đồng; STT|số thứ tự; SĐT|số điện thoại;"
    "ĐT|điện thoại; STK|số tài khoản; CSDL|cơ sở dữ liệu; XHCN|xã hội chủ nghĩa; CHXHCN|cộng hòa xã hội chủ nghĩa;"
    "VN|Việt Nam; DN|doanh nghiệp; DA|dự án; PCT|phó chủ tịch; CT|chủ tịch; ĐVTN|đoàn viên thanh niên;"
    "SXH|sốt xuất huyết; DTLCP|dịch tả lợn châu Phi; KHHGĐ|kế hoạch hóa gia đình; DS|dân số; PL|phụ lục; GVGD|giáo viên"
)
SMALL = _table(
    "v.v.|vân vân; v/v|về việc; tr.đ|triệu đồng; đ/c|đồng chí; Đ/c|Đồng chí; Đ/C|Đồng chí; TP.|thành phố; P.|phường;"
    "tp.|thành phố; Tp.|thành phố; ths.|thạc sĩ; TS.|tiến sĩ; và/hoặc|và hoặc"
)
TYPES = {each.abbreviation: each.name.lower() for each in STATE_TYPES if each.abbreviation}
# Said for every symbol of a type that is met alone in a text: «theo KH», «QĐ của phường».
TYPES_ALONE = {short: TYPES[short] for short in ("KH", "QĐ", "NQ", "TB", "BC", "CV", "TTr", "HD") if short in TYPES}

AFTER_NUMBER = _table(
    "m2|mét vuông; m²|mét vuông; m3|mét khối; m³|mét khối; km2|ki-lô-mét vuông; km²|ki-lô-mét vuông; km|ki-lô-mét;"
    "cm|xăng-ti-mét; mm|mi-li-mét; m|mét; ha|héc-ta; kg|ki-lô-gam; g|gam; mg|mi-li-gam; l|lít; ml|mi-li-lít;"
    "kW|ki-lô-oát;"
    "kWh|ki-lô-oát giờ; kV|ki-lô-vôn; đ|đồng; ₫|đồng; VNĐ|đồng; VND|đồng; vnđ|đồng; tr|triệu; trđ|triệu đồng;"
    "tr.đ|triệu đồng; k|nghìn; °C|độ xê; °|độ; s|giây; h|giờ; p|phút; ph|phút"
)
ALWAYS = {short: AFTER_NUMBER[short] for short in ("m2", "m²", "m3", "m³", "km2", "km²", "km", "kg", "kWh", "₫")}
SIGNS = {
    "%": " phần trăm ", "‰": " phần nghìn ", "&": " và ", "=": " bằng ", "≥": " lớn hơn hoặc bằng ",
    "≤": " nhỏ hơn hoặc bằng ", ">": " lớn hơn ", "<": " nhỏ hơn ", "×": " nhân ", "±": " cộng trừ ", "~": " khoảng ",
    "½": " một phần hai ", "¼": " một phần tư ", "¾": " ba phần tư ", "@": " a còng ", "§": " mục ", "°": " độ ",
    "²": " bình phương ", "³": " lập phương ", "₫": " đồng ", "$": " đô la ", "€": " ơ-rô ", "+": " cộng ",
}  # fmt: skip
LETTERS = {
    "a": "a", "b": "bê", "c": "xê", "d": "dê", "e": "e", "f": "ép phờ", "g": "giê", "h": "hát", "i": "i", "j": "gi",
    "k": "ca", "l": "e lờ", "m": "em mờ", "n": "en nờ", "o": "o", "p": "pê", "q": "quy", "r": "e rờ", "s": "ét sì",
    "t": "tê", "u": "u", "v": "vê", "w": "vê kép", "x": "ích xì", "y": "y dài", "z": "dét", "đ": "đê",
    "ă": "á", "â": "ớ", "ê": "ê", "ô": "ô", "ơ": "ơ", "ư": "ư",
}  # fmt: skip
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gi|gh|kh|ph|th|tr|qu|[bcdghklmnprstvxđ])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)


def spelled(letters: str) -> str:
    """Letter by letter, as Vietnamese name them.

    >>> spelled("GPS"), spelled("ĐX")
    ('giê pê ét sì', 'đê ích xì')
    """
    return " ".join(LETTERS.get(letter, letter) for letter in letters.lower())


def segment(short: str) -> str:
    """One part of a document's number: a type, an organ, or letters."""
    if short in ABBREVIATIONS and short not in TYPES:
        return ABBREVIATIONS[short]
    known = all_by_abbreviation(short)
    if known:
        return known[0].name.lower()
    return ABBREVIATIONS.get(short) or spelled(short)


def bare(word: str) -> str:
    """Without tones and marks, đ kept."""
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def is_syllable(word: str) -> bool:
    """Could be a Vietnamese word: «KHAI», «HỌP», not «HĐND»."""
    return bool(_SYLLABLE.fullmatch(bare(word)))


def has_tone(word: str) -> bool:
    """Carries a mark that only a word carries: an abbreviation has Đ at most."""
    return bare(word) != unicodedata.normalize("NFC", word) and bool(re.search(r"[aeiouyAEIOUY]", bare(word)))
