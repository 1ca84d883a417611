"""Names and streets of the fictional ward, made by counting: the same every time, and nobody's."""

from __future__ import annotations

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Trịnh", "Mai", "Cao", "Lương", "Tạ", "Hà", "Đoàn", "Châu", "Kiều", "Lâm", "Thái", "Vi", "Nông",
)  # fmt: skip
MEN = (
    "An", "Bách", "Bính", "Chiến", "Cường", "Dũng", "Đạt", "Điền", "Giang", "Hải", "Hiếu", "Hòa", "Hùng", "Khánh",
    "Khoa", "Lâm", "Long", "Lộc", "Minh", "Nam", "Nghĩa", "Phong", "Phú", "Quang", "Quý", "Sơn", "Tài", "Thành",
    "Thắng", "Thịnh", "Tín", "Toàn", "Trung", "Tuấn", "Vinh", "Xuân", "Ý",
)  # fmt: skip
WOMEN = (
    "Ánh", "Bích", "Cúc", "Diễm", "Dung", "Duyên", "Đào", "Gấm", "Hạnh", "Hiền", "Hoa", "Hồng", "Huệ", "Hương", "Lan",
    "Lành", "Liên", "Loan", "Mận", "My", "Nga", "Ngọc", "Nhàn", "Oanh", "Phượng", "Quyên", "Sen", "Sương", "Thảo",
    "Thơm", "Thủy", "Tuyết", "Vân", "Xuyến", "Yến",
)  # fmt: skip
MIDDLE_MEN = ("Văn", "Hữu", "Đức", "Quốc", "Minh", "Công", "Thanh")
MIDDLE_WOMEN = ("Thị", "Thị", "Thị", "Ngọc", "Thị Kim", "Thị Thu", "Thị Mỹ")
STREETS = (
    "đường Đình Làng", "đường Bến Đá", "đường Cây Đa", "đường Lò Rèn", "đường Chợ Mới", "đường Ba Làng",
    "đường Đồi Chè", "đường Ông Mười", "đường Hoa Sen", "đường Sông Lam",
)  # fmt: skip


def name_of(number: int) -> str:
    """A name for a household, counted from 0; about two in five are women's."""
    mixed = number * 7919 + number // 30 * 104729
    family = FAMILY[mixed % len(FAMILY)]
    if mixed // 30 % 5 < 2:
        return f"{family} {MIDDLE_WOMEN[mixed // 11 % len(MIDDLE_WOMEN)]} {WOMEN[mixed // 7 % len(WOMEN)]}"
    return f"{family} {MIDDLE_MEN[mixed // 11 % len(MIDDLE_MEN)]} {MEN[mixed // 7 % len(MEN)]}"


def address_of(group: int, place: int) -> str:
    """The address of the nth household of a group, both counted from 1: houses on a street, then alleys behind it."""
    street = STREETS[(group - 1) % len(STREETS)]
    if place % 3:
        return f"số {place}, {street}"
    return f"hẻm {2 * (place // 12) + 2}/{place % 12 + 1}, {street}"


def phone_of(number: int) -> str:
    """A telephone number that no network gives out, or none: about one household in six has none."""
    return "" if number % 6 == 5 else f"0900 000 {number % 1000:03d}"
