"""Names of agencies, bodies and posts, known by their grammar: a head noun opens them, a predicate closes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

# What opens a name. A head of two words is tried before a head of one.
_HEADS = frozenset(
    """ủy ban|ubnd|hđnd|hội đồng|thường trực|ban|văn phòng|sở|phòng|công an|quân sự|bộ|mặt trận|mttq|ubmttq|mttqvn
    ubmttqvn|hội|đoàn|liên đoàn|công đoàn|trung tâm|trạm|trường|tổ|chi bộ|chi ủy|đảng bộ|đảng ủy|đảng đoàn|cấp ủy|tỉnh ủy
    thành ủy|huyện ủy|quận ủy|thị ủy|thủ trưởng|trưởng|phó|chủ tịch|giám đốc|chánh|bí thư|cơ quan|đơn vị|ngành|đoàn thể
    lực lượng|thành viên|cán bộ|công chức|chuyên viên|kế toán|người đứng đầu|hiệu trưởng|doanh nghiệp|thôn|khu phố|xã
    phường|đặc khu|kho bạc|ngân hàng|chi cục|cục|tổng cục|vụ|viện|tòa án|thanh tra|đồng chí|đ/c|btt|bch|bcđ|vp|bảo hiểm
    chính quyền|chính phủ|quốc hội|thủ tướng|bộ trưởng|bộ phận|địa phương|tổ chức|đài|báo|tổng công ty|công ty|bệnh viện
    hợp tác xã|ủy viên|lãnh đạo|hiệp hội|câu lạc bộ|nhà trường|đội|tiểu ban|thuế|viễn thông|bưu điện|điện lực|hạt
    kiểm sát|tòa|đảng viên|huyện|tỉnh|quận|thị xã|thành phố|cấp|khối|cụm|ub|tt|ttpvhcc|ubmt|ông|bà|các ông|tổ trưởng
    khu|ấp|vpubnd|vpđu|vphđnd|dân quân|hội nông dân|phụ nữ|thanh niên|cựu chiến binh|chi hội|chi đoàn|thư ký|tổng thư ký
    tổng giám đốc|quản lý|chính trị viên|chỉ huy trưởng|đồn|ban chỉ huy|bộ chỉ huy|bộ tư lệnh|ttpvhcc|ban chấp hành""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
# «Tổ chức tuyên truyền», «Ban hành», «Phòng, chống», «Hội nghị»: these begin like a name and are none.
_NOT_A_HEAD = re.compile(
    r"(?:tổ chức(?! (?:đảng|chính trị|đoàn thể|thành viên|công đoàn|hội(?! (?:nghị|thảo|thi|họp|thao))|xã hội|cơ sở|kinh tế|tôn giáo|quần chúng|có|trong|liên quan|khác|,))"
    r"|ban hành|ban bố|phòng,? (?:chống|ngừa|cháy|bệnh|trừ|thủ)|hội (?:nghị|thảo|thi|viên|trường|họp|nhập|chợ|diễn|nhóm)"
    r"|đoàn (?:viên|kết|tụ)|bộ (?:máy|chỉ|tiêu|thủ|luật|câu|hồ|số|mặt)|trường hợp|trường học số|trưởng thành|sở (?:hữu|dĩ|thích)"
    r"|đội ngũ|cục bộ|vụ (?:việc|án|mùa|vi)|báo (?:cáo|chí|động|đáp)|cấp (?:phát|giấy|thiết|bách|đổi|phép|nước|tốc)|khu vực"
    r"|lãnh đạo,|lãnh đạo (?:chỉ|toàn|và|thực|việc|công|tổ|triển)|quản lý (?!khu)|thanh tra(?:,| việc| các)|phó mặc|thành phố thông"
    r"|xã hội|thuế suất|báo(?: kết|,)|địa phương hóa|cơ quan ngôn|chính quyền số|đài tưởng|viện (?:trợ|dẫn)|đồn đại)\b"
)
_QUANTIFIERS = frozenset(["các", "từng", "mỗi", "những", "mọi", "toàn", "thể", "tất", "cả", "một", "số", "đối", "với", "riêng"])
# After these words a verb still belongs to the name: «Ban chỉ đạo», «Đoàn kiểm tra, giám sát», «phụ trách lĩnh vực giám sát».
_NAME_GOES_ON = frozenset(["ban", "đoàn", "tổ", "đội", "thuộc", "được", "nhóm", "khối"])
_NAME_GOES_ON_2 = frozenset(
    ["cơ quan", "hội đồng", "lĩnh vực", "công tác", "phụ trách", "cán bộ", "trung tâm", "ủy ban", "bộ phận", "chuyên trách", "nhiệm vụ", "công chức", "chuyên viên"]
)
# What closes a name: the first words of a predicate, always in small letters.
_OPENERS_2 = frozenset(
    """có trách|chịu trách|chủ trì|phối hợp|tiếp tục|tăng cường|chủ động|thường xuyên|căn cứ|trên cơ|đẩy mạnh|nghiêm túc|khẩn trương
    kịp thời|tham gia|triển khai|hướng dẫn|đôn đốc|báo cáo|cụ thể|phát huy|rà soát|tập trung|nâng cao|bố trí|bảo đảm
    đảm bảo|cung cấp|ban hành|xây dựng|tổng hợp|đề xuất|tham mưu|chỉ đạo|lãnh đạo|quán triệt|tuyên truyền|vận động
    thực hiện|tiến hành|chuẩn bị|thông báo|có kế|có biện|có văn|có giải|có ý|có phương|phân công|yêu cầu|đề nghị|quan tâm
    trực tiếp|định kỳ|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng quý|nghiên cứu|đăng ký|niêm yết|công khai|theo dõi
    kiểm tra|giám sát|duy trì|hỗ trợ|huy động|quản lý|sử dụng|ưu tiên|lồng ghép|thẩm định|tiếp nhận|tổ chức|cân đối|lựa chọn
    hoàn thành|hoàn thiện|thống nhất|đánh giá|xem xét|thành lập|kiện toàn|đổi mới|khảo sát|xác định|phổ biến|phản ánh|sơ kết
    tổng kết|ký kết|theo chức|theo thẩm|theo nhiệm|theo phân|theo quy|theo phạm|theo lĩnh|theo dõi|sau khi|tùy theo|ngoài việc
    đồng thời|sẵn sàng|tích cực|nhanh chóng|quyết liệt|chấp hành|giải quyết|xử lý|phân bổ|phân tích|thống kê|lập kế|lập danh
    lập dự|lập hồ|xuất bản|biên soạn|đăng tải|đưa tin|đa dạng|gương mẫu|nêu gương|củng cố|mở rộng|tạo điều|dành thời|bám sát
    cập nhật|khắc phục|chấn chỉnh|nhân rộng|ứng dụng|khai thác|vận hành|kết nối|tích hợp|thanh tra|điều tra|thu thập|biểu dương
    khen thưởng|động viên|khuyến khích|tư vấn|bồi dưỡng|đào tạo|tập huấn|cấp phát|in ấn|lưu trữ|bàn giao|tiếp thu|giải trình
    trả lời|cho ý|thỏa thuận|ủy quyền|chuyển giao|chăm lo|bảo vệ|giữ gìn|tuần tra|nắm bắt|nắm chắc|nắm tình|dự báo
    đối thoại|tiếp công|tiếp xúc|phát động|hưởng ứng|phấn đấu|cam kết|thực hành|giáo dục|xúc tiến|tháo gỡ|đề cao|gắn với
    có hiệu|nghiêm chỉnh|linh hoạt|làm tốt|làm việc|làm đầu|đề ra|đưa vào|đăng tin|phê duyệt|quyết định|trình ủy|trình hội
    trình ban|trình cấp|gửi báo|gửi về|gửi kết|lấy ý|giao nhiệm|giao cho|quy định|điều hành|điều chỉnh|bổ sung|sửa đổi|tổng hòa
    hàng ngày|hằng ngày|chú trọng|coi trọng|nhận diện|đặt mục|khơi thông|phát hiện|ngăn chặn|phòng ngừa|tố giác|ra quân
    thông tin|truyền thông|phát sóng|tăng thời|viết bài|bảo quản|vệ sinh|trang trí|treo cờ|treo băng|thu gom|xác minh|xác nhận
    tra cứu|thẩm tra|cải cách|số hóa|đầu tư|khởi công|nghiệm thu|quyết toán|thanh toán|giải ngân|cấp kinh|hiệp thương
    phân loại|phân giao|phân cấp|giúp ủy|giúp ban|giúp chủ|ký ban|xin ý|nộp hồ|nộp báo|cử cán|cử công|cử thành|cử đại|cử người
    nhận thức|đề cử|giới thiệu|thương lượng|bầu cử|tự kiểm|tự đánh|tự chấm|chấm điểm|xếp loại|bình xét|công nhận|tôn vinh""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
_OPENERS_1 = frozenset(
    ["theo", "trong", "khi", "nếu", "phải", "cần", "trước", "sau", "lập", "gửi", "trình", "cử", "giúp", "mở", "ký", "nộp", "đưa", "tạo", "dành", "giao", "thông_qua", "qua", "tùy"]
)
# With one of these in it a clause tells what is or was, not what to do.
_BREAKERS = frozenset(
    ["đã", "là", "do", "luôn", "còn", "chưa", "không", "đang", "thì", "mà", "để", "nhằm", "rằng", "bị", "vẫn", "gồm", "đều", "cũng", "vừa", "mới", "nên", "như", "sẽ"]
)
_PARTICIPLE = frozenset(["phân", "giao", "cấp", "ủy", "chỉ", "mời", "cử", "lựa", "thành"])
_PURPOSE = frozenset(("thực hiện", "xây dựng", "phòng chống", "cải cách", "phát triển"))
_LONGEST = 48
_WORD = re.compile(r"\S+")
_MARKS = ".,;:()“”\"'/"


class Word(NamedTuple):
    """A word with its marks, the same in capitals as printed, and `bare` of marks."""

    low: str
    raw: str
    start: int
    end: int
    bare: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in the text: `[start, end)`. `rest` is where its predicate begins; `opener` its first two words, or "" where
    the name fills the clause; `colon` where it ends in one."""

    start: int
    end: int
    rest: int
    opener: str = ""
    colon: bool = False


def words(low: str, raw: str, start: int, end: int, most: int = 64) -> list[Word]:
    """At most `most` words of `[start, end)`."""
    found = []
    for match in islice(_WORD.finditer(low, start, end), most):
        word = match.group(0)
        a, b = match.span()
        found.append(Word(word, raw[a:b], a, b, word.strip(_MARKS)))
    return found


def named(low: str, raw: str, start: int, end: int, most: int = 64) -> list[Word]:
    """The words of `[start, end)` where a name opens them, else none."""
    return words(low, raw, start, end, most) if opens(words(low, raw, start, end, 8)) else []


def opens(row: list[Word], at: int = 0) -> int:
    """How many words of a name's opening stand at `at`: quantifiers and head noun; 0 where no name opens."""
    k = at
    while k < len(row) and k - at < 3 and row[k].bare in _QUANTIFIERS:
        k += 1
    if k >= len(row):
        return 0
    ahead = " ".join(word.low for word in row[k : k + 5])
    if _NOT_A_HEAD.match(ahead):
        return 0
    if k + 1 < len(row) and f"{row[k].bare} {row[k + 1].bare}" in _HEADS:
        return k + 2 - at
    first = row[k].bare.split("/")[0].split("-")[0].split("&")[0]
    return k + 1 - at if row[k].bare in _HEADS or first in _HEADS else 0


def _predicate(row: list[Word], k: int) -> str:
    """The two words that open a predicate at `k`, or "" where none does."""
    if not row[k].raw[:1].islower():
        return ""
    pair = f"{row[k].bare} {row[k + 1].bare}" if k + 1 < len(row) else row[k].bare
    if pair in _OPENERS_2 or row[k].bare in _OPENERS_1:
        return pair
    return ""


def _in_name(row: list[Word], k: int, at: int, verb_in_name: bool) -> bool:
    """True where the verb at `k` is part of the name."""
    before = row[k - 1]
    if not before.low.endswith((",", ";")) and (
        before.bare in _NAME_GOES_ON or (f"{row[k - 2].bare} {before.bare}" in _NAME_GOES_ON_2 and k > at + 1)
    ):
        return True
    if row[k].bare == "tổ" and (
        before.low.endswith(",") or before.bare in ("các", "và", "từng", "quan", "vị", "những")
    ):
        return (
            not before.low.endswith(",") or (" ".join(w.bare for w in row[k : k + 2]) == "tổ chức" and _noun_list(row, k))
        )
    if verb_in_name and (before.low.endswith(",") or before.bare in ("và", "-", "giúp")):
        return True
    pair = " ".join(word.bare for word in row[k : k + 2])
    named = " ".join(word.bare for word in row[max(at, k - 2) : k])
    return pair in _PURPOSE and named in ("chỉ đạo", "soạn thảo", "tổ chức", "vận động") and _another(row, k + 2)


def _noun_list(row: list[Word], k: int) -> bool:
    """«cơ quan, tổ chức, đơn vị»: «tổ chức» between other nouns of the kind."""
    after = row[k + 2].bare if k + 2 < len(row) else ""
    joined = row[k + 1].low.endswith(",") if k + 1 < len(row) else False
    return joined or after in (
        "đảng",
        "chính",
        "đoàn",
        "có",
        "liên",
        "thành",
        "và",
        "cơ",
        "trong",
        "hội",
        "xã",
        "khác",
        "được",
        "cá",
        "đơn",
        "kinh",
    )


def _another(row: list[Word], k: int) -> bool:
    return any(_predicate(row, j) for j in range(k, min(len(row), k + 25)))


def phrase(row: list[Word], at: int = 0) -> Phrase | None:
    """The name that opens at word `at`, up to its predicate, a colon or the end of the clause; None where no name stands.

    A name longer than 48 words, or one followed by «đã», «là», «gồm» …, is no bearer of a task.
    """
    opened = opens(row, at)
    if not opened:
        return None
    verb_in_name, depth, k = False, 0, at + opened
    if row[k - 1].low.endswith((":", ".")):
        return _closed(row, at, k - 1)
    while k < len(row) and k - at <= _LONGEST:
        word = row[k]
        depth += word.low.count("(")
        if depth:
            depth = max(0, depth - word.low.count(")"))
            k += 1
            continue
        if word.bare == "được" and not (k + 1 < len(row) and row[k + 1].bare in _PARTICIPLE):
            return None
        if word.bare in _BREAKERS and word.raw[:1].islower() and not row[k - 1].low.endswith("-"):
            return None
        if opener := _predicate(row, k):
            if not _in_name(row, k, at, verb_in_name):
                return Phrase(row[at].start, row[k - 1].end, word.start, opener)
            verb_in_name = True
            k += 1
            if word.low.endswith(":"):
                return _closed(row, at, k - 1)
        elif verb_in_name and row[k - 1].low.endswith(",") and not opener:
            verb_in_name = False
        if k < len(row) and row[k].low.endswith((":", ".")) and not _short_form(row[k]):
            return _closed(row, at, k)
        k += 1
    return Phrase(row[at].start, row[min(k, len(row)) - 1].end, row[-1].end) if k >= len(row) else None


def _short_form(word: Word) -> bool:
    """«TT. HĐND», «TP.», «Tp.»: a dot that ends no clause."""
    return word.low.endswith(".") and len(word.bare) <= 3 and word.raw[:1].isupper()


def _closed(row: list[Word], at: int, k: int) -> Phrase:
    rest = row[k + 1].start if k + 1 < len(row) else row[k].end
    return Phrase(row[at].start, row[k].end, rest, colon=row[k].low.endswith(":"))


def balanced(text: str) -> bool:
    """False for a piece cut out of brackets: «các Phó Chủ tịch) và …»."""
    return text.count("(") == text.count(")")


def tidy(text: str) -> str:
    """The name as printed, without the marks that end its clause."""
    return " ".join(text.split()).strip(" .,;:-")
