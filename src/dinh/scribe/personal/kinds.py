"""The kinds of personal data that a public list must not hold, and the words that head or label them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` as an official calls it, `instead` what may stand in its place; `label` matches what is written before a
    value, `header` a column's heading."""

    key: str
    name: str
    instead: str
    label: re.Pattern[str]
    header: re.Pattern[str]


def _kind(key: str, name: str, instead: str, label: str, header: str = "") -> Kind:
    return Kind(
        key,
        name,
        instead,
        re.compile(rf"(?<!\w)(?:{label})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{header or label})(?!\w)", re.IGNORECASE),
    )


_CCCD = r"c\.?c\.?c\.?d|căn\s+cước(?:\s+công\s+dân)?|(?:số\s+|mã\s+)?định\s+danh(?:\s+cá\s+nhân)?|cmnd\s*/\s*cccd"
_CMND = r"cmnd|cmt(?:nd)?|chứng\s+minh(?:\s+(?:nhân\s+dân|thư))?"
_PHONE = r"đt|sđt|sdt|số\s+đt|điện\s+thoại|di\s+động|đtdđ|mobile|phone|tel|zalo"

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        _kind("cccd", "số căn cước công dân", "bỏ số, chỉ để họ tên và tổ dân phố", _CCCD),
        _kind("cmnd", "số chứng minh nhân dân", "bỏ số, chỉ để họ tên và tổ dân phố", _CMND),
        _kind("phone", "số điện thoại của cá nhân", "bỏ số, hoặc dùng số trực của cơ quan", _PHONE),
        _kind(
            "birth",
            "ngày sinh đầy đủ",
            "chỉ để năm sinh",
            r"ngày\s+sinh|sinh\s+ngày|ngày,?\s+tháng,?\s+năm\s+sinh|năm\s+sinh|sinh|ns|dob",
            r"ngày\s+sinh|sinh\s+ngày|ngày,?\s+tháng,?\s+năm\s+sinh|năm\s+sinh|dob|date\s+of\s+birth",
        ),
        _kind(
            "account",
            "số tài khoản ngân hàng",
            "bỏ số tài khoản",
            r"stk|số\s+tk|số\s+tài\s+khoản|tài\s+khoản(?:\s+(?:số|ngân\s+hàng))?|tk\s+số",
        ),
        _kind(
            "bhyt",
            "số thẻ bảo hiểm",
            "bỏ số thẻ",
            r"(?:số\s+)?thẻ\s+(?:bhyt|bảo\s+hiểm(?:\s+y\s+tế)?)|(?:mã\s+)?(?:số\s+)?(?:bhxh|bhyt)|mã\s+thẻ",
        ),
        _kind("email", "thư điện tử của cá nhân", "bỏ địa chỉ thư", r"e-?mail|thư\s+điện\s+tử"),
        _kind(
            "health",
            "lý do sức khỏe",
            "chỉ ghi kết quả (tạm hoãn, miễn), không ghi bệnh",
            r"lý\s+do|lí\s+do|bệnh|tình\s+trạng\s+sức\s+khỏe|dạng\s+khuyết\s+tật",
            r"lý\s+do|lí\s+do|bệnh|sức\s+khỏe|khuyết\s+tật|hoàn\s+cảnh|ghi\s+chú|căn\s+cứ\s+hoãn",
        ),
    )
}

HEALTH = re.compile(
    r"(?<!\w)(?:bệnh(?!\s+viện|\s+xá)|ung\s+thư|khuyết\s+tật|tàn\s+tật|dị\s+tật|tâm\s+thần|trầm\s+cảm|động\s+kinh|hiv|aids|lao\s+phổi|"
    r"viêm\s+gan|suy\s+(?:thận|tim|gan)|chạy\s+thận|tai\s+biến|liệt|câm\s+điếc|khiếm\s+(?:thị|thính)|cận\s+thị|"
    r"tiểu\s+đường|tim\s+mạch|huyết\s+áp|nghiện|mang\s+thai|thần\s+kinh|sức\s+khỏe\s+(?:loại|yếu|kém))(?!\w)",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?<!\w)(?:đường\s+dây\s+nóng|hotline|trực\s+ban|số\s+trực|tổng\s+đài|văn\s+phòng|ủy\s+ban|ubnd|hđnd|mttq|công\s+an|"
    r"trạm\s+y\s+tế|trung\s+tâm|bộ\s+phận\s+một\s+cửa|cơ\s+quan|tòa\s+soạn|liên\s+hệ)(?!\w)",
    re.IGNORECASE,
)
FUND = re.compile(
    r"(?<!\w)(?:kho\s+bạc|quỹ|tiếp\s+nhận|ủng\s+hộ|ubnd|ủy\s+ban|ngân\s+sách|tài\s+khoản\s+tạm\s+(?:giữ|thu))(?!\w)",
    re.IGNORECASE,
)


def kind_of_header(heading: str) -> str | None:
    """The kind of data a column is for, by its heading; None for others.

    >>> [kind_of_header(heading) for heading in ("Số CCCD", "Số điện thoại", "Số tiền", "Năm sinh")]
    ['cccd', 'phone', None, 'birth']
    """
    for key, kind in KINDS.items():
        if kind.header.search(heading):
            return key
    return None
