"""What boards of the demo ward saw and said: made up, in our own words. Also check-lists of our own to start from."""

from __future__ import annotations

from dataclasses import dataclass

INSPECTORS = (
    "Ngô Văn Thành", "Lý Thị Hòa", "Phan Văn Bảy", "Quách Thị Ngân", "Lường Văn Pó", "Vũ Đình Hợi", "Bế Thị Slao",
    "Hứa Văn Tình", "Tống Thị Dậu", "La Văn Thuận",
)  # fmt: skip
PROJECT_PEOPLE = (
    ("Bùi Văn Cần", (("vợ", "Lê Thị Hường"),)),
    ("Đoàn Thị Nhài", ()),
    ("Hồ Văn Sinh", (("em ruột", "Hồ Văn Sắc"),)),
)

CHECKLISTS = (
    (
        "Đường, ngõ bê tông", "Công trình đường, ngõ, rãnh thoát nước",
        (
            {"question": "Có biển ghi tên công trình, đơn vị thi công, thời gian làm", "kind": "yes_no"},
            {"question": "Chiều dày mặt bê tông", "kind": "measure", "unit": "cm", "least": "18", "most": ""},
            {"question": "Chiều rộng mặt đường", "kind": "measure", "unit": "m", "least": "3", "most": ""},
            {"question": "Có nhật ký thi công tại chỗ", "kind": "yes_no"},
            {"question": "Người dân ven đường nói gì", "kind": "words"},
        ),
    ),
    (
        "Thu, chi khoản Nhân dân đóng góp", "Quỹ của thôn, tổ dân phố",
        (
            {"question": "Khoản thu đã được họp dân quyết định", "kind": "yes_no"},
            {"question": "Mỗi lần thu có phiếu cho từng hộ", "kind": "yes_no"},
            {"question": "Sổ thu, chi khớp với tiền còn lại", "kind": "yes_no"},
            {"question": "Bảng thu, chi đang niêm yết ở nhà văn hóa", "kind": "yes_no"},
            {"question": "Số ngày đã niêm yết", "kind": "measure", "unit": "ngày", "least": "30", "most": ""},
        ),
    ),
    (
        "Bộ phận một cửa", "Nơi tiếp nhận hồ sơ của Nhân dân",
        (
            {"question": "Niêm yết đủ thủ tục, phí, lệ phí", "kind": "yes_no"},
            {"question": "Có số điện thoại tiếp nhận phản ánh", "kind": "yes_no"},
            {"question": "Số hồ sơ quá hạn chưa xin lỗi bằng văn bản", "kind": "measure", "unit": "hồ sơ", "least": "",
             "most": "0"},
            {"question": "Có chỗ ngồi, lối đi cho người già, người khuyết tật", "kind": "yes_no"},
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Course:
    """A visit `ago` days back; `reply_after` days after the recommendation came, None while nobody answered."""

    ago: int
    way: str
    theme: str
    place: str
    checklist: str
    noted: tuple[str, ...] = ()
    findings: tuple[tuple[str, str, str], ...] = ()
    conclusion: str = ""
    asks: str = ""
    reply_after: int | None = None
    reply: str = ""
    done: str = ""
    met: str = ""
    office: bool = False
    road: bool = False


LAW = "Điều 11 Luật Thực hiện dân chủ ở cơ sở"
COURSES = (
    Course(
        150, "check", "Thu, chi quỹ tổ dân phố", "Nhà văn hóa tổ dân phố 3", "Thu, chi khoản Nhân dân đóng góp",
        ("yes", "yes", "yes", "no", "12"),
        (
            ("good", "Khoản thu nào cũng có quyết định của cuộc họp dân và phiếu cho từng hộ.", "Sổ thu, chi của tổ"),
            ("flaw", "Bảng thu, chi chỉ niêm yết 12 ngày rồi gỡ xuống.", LAW),
        ),
        "Sổ sách rõ ràng, tiền khớp; bảng thu, chi niêm yết chưa đủ ngày.",
        "Hướng dẫn các tổ dân phố niêm yết bảng thu, chi đủ ba mươi ngày liên tục.",
        11, "Đã hướng dẫn mười tổ dân phố, in sẵn mẫu bảng, giao công chức kiểm tra hằng tuần.",
        "Đã đi xem bốn tổ: bảng thu, chi đều đang treo, có ghi ngày bắt đầu.", "Tổ trưởng và thủ quỹ tổ", office=False,
    ),
    Course(
        100, "watch", "Chất lượng bê tông đường ngõ", "Đường ngõ tổ dân phố 1", "Đường, ngõ bê tông",
        ("yes", "15.5", "3.1", "no", "Bà con đề nghị làm rãnh hai bên cho khỏi đọng nước."),
        (
            ("flaw", "Đoạn đầu ngõ dài khoảng 12 mét dày 15,5 cm, mỏng hơn thiết kế.", "Hồ sơ thiết kế công trình"),
            ("flaw", "Không có nhật ký thi công tại chỗ.", "Hồ sơ thiết kế công trình"),
        ),
        "Mặt đường đúng chiều rộng; một đoạn mỏng hơn thiết kế, nhật ký thi công chưa để tại chỗ.",
        "Yêu cầu nhà thầu làm lại đoạn đầu ngõ và để nhật ký thi công tại công trình.",
        24, "Nhà thầu đã nhận làm lại đoạn 12 mét, Ủy ban nhân dân cử người đứng giám sát.", "", "Chỉ huy công trường",
        road=True,
    ),
    Course(
        14, "watch", "Niêm yết thủ tục, giải quyết hồ sơ", "Bộ phận một cửa phường", "Bộ phận một cửa",
        ("yes", "yes", "3", "no"),
        (
            ("flaw", "Ba hồ sơ quá hạn chưa có thư xin lỗi gửi người dân.", "Quy chế của bộ phận một cửa"),
            ("flaw", "Lối vào có bậc cao, xe lăn không lên được.", "Quy chế của bộ phận một cửa"),
        ),
        "Thủ tục niêm yết đủ; còn hồ sơ quá hạn chưa xin lỗi, lối vào khó cho người già và người khuyết tật.",
        "Gửi thư xin lỗi với ba hồ sơ quá hạn và làm đường dốc ở lối vào.",
        met="Công chức bộ phận một cửa", office=True,
    ),
    Course(
        -9, "watch", "Tiến độ và an toàn công trình", "Đường ngõ tổ dân phố 1", "Đường, ngõ bê tông", road=True
    ),
)  # fmt: skip
