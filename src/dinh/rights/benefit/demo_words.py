"""The words of the demo year of this room; all of it made up."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.rights.benefit.actions import Words


@dataclass(frozen=True, slots=True)
class Plan:
    """A programme and how far its list comes: `began` days ago, `people` a group, `until` review, posted or paid."""

    words: Words
    round: str
    began: int
    people: int
    amount: int
    goods: str
    ground: str
    until: str
    how: str = "cash"
    decision: str = ""
    asked: float = 0.0
    comment: str = ""
    answer: str = ""


STEPS = (
    "Hộ có nhu cầu nói với Tổ trưởng; Tổ trưởng đưa vào danh sách\n"
    "Tổ họp bình xét theo tiêu chí đã công khai; trên một nửa số hộ dự họp đồng ý thì đề nghị\n"
    "Phường niêm yết danh sách, nhận và trả lời góp ý\n"
    "Chủ tịch phường duyệt, niêm yết danh sách chính thức, trao tại tổ"
)
CHAIR = "Chủ tịch Ủy ban nhân dân phường"
PROGRAMMES = (
    Plan(
        Words("Quà Tết cho gia đình chính sách, hộ khó khăn", "merit", "CK07",
              "Kế hoạch 08/KH-UBND của Ủy ban nhân dân phường (mẫu)", "600.000 đồng và một túi quà mỗi hộ",
              "Gia đình người có công đang sống trên địa bàn\nHộ khó khăn do tổ bình xét\nMỗi hộ nhận một suất", STEPS,
              CHAIR),
        "Tết Bính Ngọ", 310, 3, 600_000, "01 túi quà Tết", "M", "paid", "cash", "31/QĐ-UBND (mẫu)", 0.8,
        "Tổ tôi còn một cụ ở một mình chưa thấy trong danh sách.",
        "Đã cùng Tổ trưởng đến xem; cụ có trong danh sách chúc thọ nhận quà riêng, không nhận hai suất.",
    ),
    Plan(
        Words("Hỗ trợ sửa nhà dột nát", "house", "CK07", "Kế hoạch 45/KH-UBND của Ủy ban nhân dân phường (mẫu)",
              "20.000.000 đồng một nhà, bà con góp công",
              "Nhà dột, tường nứt, không tự sửa được\nĐất ở ổn định, không tranh chấp\n"
              "Chưa nhận hỗ trợ nhà ở trong 5 năm", STEPS, CHAIR),
        "Đợt 1", 190, 1, 20_000_000, "", "N1", "paid", "bank", "118/QĐ-UBND (mẫu)", 0.9,
        "Nên xem lại một nhà ở tổ 3 mới lợp tôn năm ngoái.",
        "Tổ 3 đã họp lại: mái lợp tạm sau bão, tường vẫn nứt; hộ giữ trong danh sách.",
    ),
    Plan(
        Words("Cây con giống cho hộ mới thoát nghèo", "poor", "CK07",
              "Kế hoạch 61/KH-UBND của Ủy ban nhân dân phường (mẫu)", "Giống và vật tư trị giá 5.000.000 đồng một hộ",
              "Hộ mới thoát nghèo, có đất vườn hoặc chuồng trại\nCam kết tự chăm sóc ít nhất một vụ", STEPS, CHAIR),
        "Vụ đông", 12, 2, 0, "Giống và vật tư trị giá 5.000.000 đồng", "N2", "posted", "goods", "", 0.0,
        "Đất nhà một hộ ở tổ 5 đang cho thuê, không tự trồng được.",
    ),
    Plan(
        Words("Hỗ trợ thẻ bảo hiểm y tế cho hộ khó khăn", "card", "CK07",
              "Kế hoạch 70/KH-UBND của Ủy ban nhân dân phường (mẫu)", "Phần tiền người dân phải đóng một năm",
              "Hộ khó khăn do tổ bình xét\nChưa được hỗ trợ từ nguồn nào khác", STEPS, CHAIR),
        "Năm 2027", 9, 1, 790_000, "", "K", "review",
    ),
)  # fmt: skip
DRIVE = {
    "title": "Chung tay cùng bà con sau bão",
    "ground": "Lời kêu gọi của Ủy ban nhân dân và Ủy ban MTTQ phường sau bão (mẫu)",
    "purpose": "Giúp các hộ tốc mái, ngập nhà ở mười tổ: tiền mặt và gạo trao tận tay, chăn ấm cho người già neo đơn.",
    "keeper": "Bộ phận một cửa phường; Thủ quỹ giữ tiền, Nhà văn hóa tổ 1 giữ hàng",
}
GIVERS = (
    ("Tổ dân phố 2", "đồng", 8_500_000), ("", "đồng", 2_000_000), ("Công đoàn phường", "đồng", 12_000_000),
    ("Nhóm tiểu thương chợ Mới", "kg", 300), ("", "kg", 150), ("Trường Tiểu học Đình Minh", "thùng", 40),
    ("Hội Phụ nữ phường", "chiếc", 30), ("Tổ dân phố 7", "đồng", 6_200_000), ("", "đồng", 5_000_000),
)  # fmt: skip
# (procedure, field, days of the term, weight)
PROCEDURES = (
    ("Chứng thực bản sao từ bản chính", "Tư pháp, hộ tịch", 1, 34),
    ("Đăng ký khai sinh", "Tư pháp, hộ tịch", 1, 12),
    ("Cấp giấy xác nhận tình trạng hôn nhân", "Tư pháp, hộ tịch", 3, 12),
    ("Đăng ký kết hôn", "Tư pháp, hộ tịch", 3, 6),
    ("Trợ cấp xã hội hằng tháng", "Bảo trợ xã hội", 10, 8),
    ("Cấp giấy phép xây dựng nhà ở riêng lẻ", "Xây dựng", 15, 7),
    ("Đăng ký biến động đất đai", "Đất đai", 10, 9),
    ("Đăng ký hộ kinh doanh", "Kinh doanh", 3, 12),
)
