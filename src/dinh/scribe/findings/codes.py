"""Every code a finding may carry: its name, how grave it is by itself, why it matters and where that is written."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.scribe.facts import Severity

OWN = "own"  # no article: this software's own reading of good practice


@dataclass(frozen=True, slots=True)
class Code:
    """`severity` is the usual one, a single finding may be milder; `style` codes are shown only when asked for;
    `source` names an article or a standard, or is "own"."""

    title: str
    severity: Severity
    explanation: str
    source: str
    style: bool = False


_PAPERWORK = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
_PARTY = "Hướng dẫn 36-HD/VPTW (đến 26/5/2026), Hướng dẫn 05-HD/VPTW (từ 27/5/2026)"
_REPEAL = "khoản 2 Điều 90 Luật 10/2022/QH15 và điều khoản thi hành của từng văn bản trong sổ văn bản đã biết"

CODES: dict[str, Code] = {
    "citation.dead": Code(
        "Dẫn văn bản đã hết hiệu lực",
        "error",
        "Tính theo ngày của chính văn bản, không theo ngày hôm nay. Câu kể lại việc trước đây thì chỉ ghi chú.",
        _REPEAL,
    ),
    "citation.unsettled": Code(
        "Hiệu lực của văn bản được dẫn chưa rõ",
        "warning",
        "Chưa văn bản nào bãi bỏ đích danh, nhưng căn cứ hoặc nội dung đã được văn bản mới thay.",
        OWN,
    ),
    "citation.not_yet": Code(
        "Dẫn văn bản chưa có hiệu lực",
        "warning",
        "Căn cứ ban hành phải là văn bản đang có hiệu lực vào ngày ký.",
        OWN,
    ),
    "citation.amended": Code(
        "Văn bản làm căn cứ đã được sửa đổi, bổ sung",
        "info",
        "Người đọc cần biết nội dung được áp dụng là nội dung sau khi sửa đổi.",
        OWN,
    ),
    "citation.unknown": Code(
        "Căn cứ chưa có trong sổ văn bản đã biết",
        "info",
        "Không có trong sổ không có nghĩa là còn hiệu lực: cần tự kiểm tra trước khi ký.",
        OWN,
    ),
    "citation.symbol": Code(
        "Số, ký hiệu ghi khác bản đã công bố",
        "warning",
        "Ký hiệu của Đảng là số-loại/cơ quan (217-QĐ/TW), của Nhà nước là số/loại-cơ quan (346/QĐ-TTg).",
        f"{_PAPERWORK}; {_PARTY}",
    ),
    "citation.date": Code(
        "Ngày của văn bản được dẫn không khớp",
        "warning",
        "So với sổ văn bản đã biết, với chính số hiệu, với ngày của văn bản đang viết và với các lần dẫn khác.",
        OWN,
    ),
    "citation.register": Code(
        "Khác với sổ văn bản của đơn vị",
        "warning",
        "Ngày hoặc trích yếu của văn bản được dẫn khác với bản đã vào sổ.",
        OWN,
    ),
    "ratio.arithmetic": Code(
        "Phép tính không khớp",
        "error",
        "Tính lại đúng bằng phân số, làm tròn nửa lên theo số chữ số thập phân đã in.",
        OWN,
    ),
    "number.decimal_mark": Code(
        "Dấu thập phân không thống nhất",
        "warning",
        "Số thập phân viết bằng dấu phẩy (84,05%), dấu chấm để tách hàng nghìn (2.942).",
        OWN,
    ),
    "number.thousands": Code(
        "Cách viết hàng nghìn không thống nhất",
        "info",
        "Trong một văn bản nên viết thống nhất: 2.799 hoặc 2799.",
        OWN,
    ),
    "year.carried_over": Code(
        "Năm còn sót từ văn bản năm trước",
        "warning",
        "Năm khác với kỳ của văn bản ở chỗ nói về chính kỳ đó; không xét câu so sánh, lịch sử, nhiệm kỳ, giai đoạn.",
        OWN,
    ),
    "level.abolished": Code(
        "Cấp hành chính không còn",
        "warning",
        "Từ 01/7/2025 chính quyền địa phương còn hai cấp: không còn huyện, quận, thị xã, thị trấn.",
        "Luật 72/2025/QH15",
    ),
    "part.missing": Code(
        "Thiếu thành phần thể thức",
        "warning",
        "Chỉ xét khi phần đầu văn bản còn nguyên.",
        "khoản 2 Điều 8 Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW, 05-HD/VPTW",
    ),
    "part.head_unread": Code(
        "Phần đầu không đọc được",
        "info",
        "Bản chép mất phần đầu nên không xét được thể thức.",
        OWN,
        style=True,
    ),
    "outline.number": Code(
        "Số thứ tự đề mục lặp hoặc nhảy",
        "info",
        "Người đọc và người dẫn lại không biết đề mục nào.",
        OWN,
    ),
    "form.signature": Code(
        "Quyền hạn ký",
        "info",
        "Cơ quan làm việc theo chế độ tập thể: phải ghi TM. trước tên tập thể, rồi mới đến KT.",
        "khoản 2 Điều 13 Nghị định 30/2020/NĐ-CP",
    ),
    "form.end_mark": Code("Dấu kết thúc", "info", "Nhà nước kết thúc bằng ./. – Đảng kết thúc bằng dấu chấm.",
                          f"{_PAPERWORK}; {_PARTY}", style=True),
    "form.number": Code("Cách ghi số", "info", "Nhà nước «Số: 05/BC-UBND», Đảng «Số 05-BC/ĐU»; số dưới 10 thêm số 0.",
                        f"{_PAPERWORK}; {_PARTY}", style=True),
    "form.date": Code("Cách ghi ngày", "info", "Ngày dưới 10 và tháng 1, 2 thêm số 0 phía trước; các tháng khác không.",
                      _PAPERWORK, style=True),
    "form.recipient": Code("Cách ghi nơi nhận", "info", "Chú thích trong nơi nhận viết chữ thường: (b/c).", OWN,
                           style=True),
    "typo.likely": Code("Có thể gõ nhầm", "info", "Chỉ nêu lỗi gần như chắc chắn.", OWN),
    "deadline.past": Code(
        "Hạn đã qua",
        "warning",
        "Hạn sớm hơn ngày của chính văn bản giao việc.",
        OWN,
    ),
    "deadline.weekend": Code(
        "Hạn rơi vào ngày nghỉ",
        "info",
        "Nên nộp vào ngày làm việc liền trước.",
        "lịch làm việc của cơ quan nhà nước",
    ),
    "language.motto": Code(
        "Phương châm cũ",
        "info",
        "Từ Đại hội XIII: dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng.",
        OWN,
        style=True,
    ),
}  # fmt: skip
