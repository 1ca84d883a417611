"""What happens in the demo year of mediation: who the mediators are, and the cases. All of it is made up."""

from __future__ import annotations

from dataclasses import dataclass

# Of each team: name, woman, lawyer. The seventh has no woman, the eighth only two recognised.
PEOPLE = (
    (
        ("Đinh Công Thạc", 0, 1),
        ("Bùi Thị Sen", 1, 0),
        ("Lê Quang Vinh", 0, 0),
        ("Ngô Thị Nhài", 1, 0),
        ("Vũ Đình Lâm", 0, 0),
    ),
    (
        ("Mạc Văn Thìn", 0, 0),
        ("Trần Thị Thơm", 1, 1),
        ("Đào Văn Khải", 0, 0),
        ("Phùng Thị Lài", 1, 0),
    ),
    (
        ("Lương Thị Ngát", 1, 0),
        ("Hoàng Văn Bính", 0, 0),
        ("Tạ Thị Mận", 1, 0),
        ("Chu Văn Đoàn", 0, 1),
    ),
    (
        ("Trịnh Văn Khoa", 0, 0),
        ("Đỗ Thị Hiên", 1, 0),
        ("Nguyễn Bá Tùng", 0, 0),
    ),
    (
        ("Cao Thị Lựu", 1, 0),
        ("Phạm Văn Toán", 0, 0),
        ("Kiều Văn Sự", 0, 0),
        ("Lý Thị Đào", 1, 0),
        ("Hà Văn Thụ", 0, 0),
    ),
    (
        ("Phan Đức Cảnh", 0, 1),
        ("Võ Thị Cúc", 1, 0),
        ("Dương Văn Hạnh", 0, 0),
    ),
    (
        ("Tô Văn Mạnh", 0, 0),
        ("Quách Văn Lịch", 0, 0),
        ("Thái Văn Oanh", 0, 0),
    ),
    (
        ("Hồ Thị Lệ", 1, 0),
        ("La Văn Sửu", 0, 0),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """One case: of which team, how many days ago it came, what it is about, and how far it got."""

    team: int
    ago: int
    field: str
    one: str
    two: str
    content: str
    end: str
    agreed: str = ""


STORIES = (
    Story(0, 322, "neighbours", "Ông Tạ Văn Hợi", "Bà Đàm Thị Nụ",
          "Cành xoài nhà ông Hợi đổ lá sang mái nhà bà Nụ, hai nhà to tiếng nhiều lần.", "settled",
          "Ông Hợi tỉa cành trước mùa mưa, mỗi năm một lần; bà Nụ cho bắc thang nhờ bên sân."),
    Story(1, 310, "debts", "Anh Kha Văn Lộc", "Anh Lục Văn Phú",
          "Vay 15 triệu đồng mua xe, hẹn sáu tháng, đã quá hẹn.", "settled",
          "Anh Phú trả mỗi tháng 2,5 triệu đồng, bắt đầu từ tháng sau."),
    Story(2, 301, "environment", "Bà Âu Thị Tuyết", "Anh Giáp Văn Trọng",
          "Chuồng gà sát bờ tường gây mùi.", "settled",
          "Dời chuồng về cuối vườn, dọn hằng ngày."),
    Story(0, 288, "bounds", "Ông Lã Văn Cư", "Ông Lã Văn Trú",
          "Anh em tranh lối đi chung rộng một mét ra ngõ.", "not_settled",
          "Ông Cư đòi mở đủ một mét; ông Trú chỉ thuận tám mươi phân. Đã hướng dẫn gửi đơn đến UBND phường."),
    Story(3, 279, "family", "Chị Đoàn Thị Xuyến", "Anh Đặng Văn Đại",
          "Vợ chồng mâu thuẫn việc tiền nong, anh Đại hay uống rượu.", "settled",
          "Anh Đại bỏ rượu ngày thường; tiền công đưa chị Xuyến giữ, ghi sổ chung."),
    Story(4, 270, "damage", "Anh Tống Văn Hải", "Ông Ôn Văn Lợi",
          "Xe ba gác của ông Lợi va gãy cổng nhà anh Hải.", "settled",
          "Ông Lợi thuê thợ làm lại cổng trong mười ngày."),
    Story(5, 262, "neighbours", "Bà Từ Thị Mơ", "Chị Viên Thị Hường",
          "Hát loa kéo quá khuya.", "settled",
          "Không mở loa sau mười giờ tối."),
    Story(1, 250, "inheritance", "Ông Khổng Văn Tám", "Bà Khổng Thị Mười",
          "Chia ngôi nhà bố mẹ để lại, không có di chúc.", "ended_party",
          "Bà Mười muốn ra Tòa án."),
    Story(6, 243, "environment", "Ông Uông Văn Thế", "Anh Cù Văn Nam",
          "Nước thải rửa xe chảy tràn ngõ.", "settled",
          "Anh Nam đặt ống dẫn ra cống chung."),
    Story(2, 231, "debts", "Chị Mai Thị Phấn", "Chị Nhữ Thị Gấm",
          "Hụi vỡ, nợ nhau 22 triệu đồng.", "not_settled",
          "Hai bên không thống nhất số tiền. Đã hướng dẫn khởi kiện tại Tòa án."),
    Story(7, 220, "neighbours", "Bà Thân Thị Lý", "Bà Lều Thị Bông",
          "Lời qua tiếng lại chuyện con trẻ.", "settled",
          "Hai bà xin lỗi nhau trước tổ."),
    Story(0, 209, "damage", "Anh Hứa Văn Quân", "Anh Sầm Văn Dũng",
          "Chó cắn người, tiền tiêm phòng ai trả.", "settled",
          "Anh Dũng trả tiền tiêm, xích chó, tiêm phòng cho chó."),
    Story(4, 197, "family", "Bà Doãn Thị Liễu", "Anh Doãn Văn Hiếu",
          "Con trai đòi bán vườn để làm ăn.", "settled",
          "Không bán vườn; cho anh Hiếu mượn một phần đất trồng hoa hai năm."),
    Story(3, 186, "bounds", "Ông Ninh Văn Phác", "Ông Tăng Văn Kỷ",
          "Xây tường lấn mương chung.", "settled",
          "Dỡ hai hàng gạch, trả lại mương."),
    Story(5, 171, "debts", "Ông Nghiêm Văn Bảo", "Anh Triệu Văn Sang",
          "Tiền công xây bếp chưa trả hết.", "settled",
          "Trả nốt 6 triệu đồng làm hai lần."),
    Story(1, 160, "neighbours", "Chị Bế Thị Hảo", "Chị Phí Thị Tâm",
          "Nghi nhau đổ rác trộm.", "ended_mediator",
          "Không ai nhận, không còn muốn nói chuyện."),
    Story(2, 149, "family", "Chị Giang Thị Huê", "Anh Lại Văn Đức",
          "Ly thân, tranh nhau việc nuôi con nhỏ.", "not_settled",
          "Mỗi bên giữ ý. Đã hướng dẫn đến Tòa án."),
    Story(6, 140, "damage", "Ông Đồng Văn Ất", "Anh Chử Văn Việt",
          "Đốt rơm cháy lan hàng rào.", "settled",
          "Anh Việt trồng lại hàng rào."),
    Story(0, 127, "environment", "Bà Lương Thị Dung", "Anh Vòng A Sính",
          "Xưởng gỗ cưa đêm.", "settled",
          "Chỉ cưa từ bảy giờ sáng đến năm giờ chiều."),
    Story(7, 118, "debts", "Bà Trà Thị Mẫn", "Anh Bàng Văn Quý",
          "Mua phân bón chịu, cân thiếu.", "settled",
          "Trừ 400.000 đồng vào tiền hàng."),
    Story(3, 102, "inheritance", "Bà Cấn Thị Chắt", "Ông Cấn Văn Đệ",
          "Tranh nhau bàn thờ, đồ thờ của cụ.", "settled",
          "Đồ thờ để nhà ông Đệ, giỗ luân phiên."),
    Story(4, 88, "neighbours", "Ông Kim Văn Tấn", "Bà Tiêu Thị Hợp",
          "Camera chĩa vào sân nhà hàng xóm.", "settled",
          "Xoay camera về cổng nhà mình."),
    Story(5, 74, "bounds", "Bà Lò Thị Ịnh", "Ông Văn Đình Tư",
          "Cột mốc vườn bị xê dịch.", "not_settled",
          "Không thống nhất được mốc cũ. Đã hướng dẫn đề nghị đo lại tại UBND phường."),
    Story(1, 61, "damage", "Anh Bành Văn Lập", "Chị Diệp Thị Quế",
          "Trâu giẫm luống rau.", "settled",
          "Đền 300.000 đồng, buộc trâu."),
    Story(2, 47, "neighbours", "Chị Thiều Thị Vân", "Chị Mã Thị Hằng",
          "Nói xấu nhau trên mạng.", "settled",
          "Gỡ bài, xin lỗi nhau."),
    Story(0, 33, "family", "Cụ Quản Văn Đĩnh", "Anh Quản Văn Bốn",
          "Cụ Đĩnh buồn vì con không qua lại, tranh cãi tiền thuốc.", "settled",
          "Bốn anh em góp tiền thuốc mỗi tháng, chủ nhật thay nhau sang."),
    Story(4, 21, "debts", "Ông Đường Văn Mão", "Anh Xa Văn Thái",
          "Tiền đặt cọc thuê ki-ốt không trả lại.", "under_way"),
    Story(3, 16, "neighbours", "Anh Hàn Văn Kiên", "Anh Lưu Văn Khánh",
          "Đỗ xe chắn cổng, đã xô xát một lần.", "raised"),
    Story(6, 9, "damage", "Bà Ma Thị Hoa", "Anh Ứng Văn Tiến",
          "Đào móng làm nứt tường nhà bên.", "late"),
    Story(1, 3, "environment", "Bà Sái Thị Lụa", "Ông Nhâm Văn Đài",
          "Khói bếp than tổ ong bay sang nhà trẻ.", "assigned"),
    Story(2, 2, "bounds", "Ông Thạch Văn Bền", "Ông Thạch Văn Chí",
          "Cổng chung hai anh em, không ai chịu sửa.", "taken"),
    Story(0, 1, "neighbours", "Chị Vũ Thị Lành", "Nhà bà Tuất đầu ngõ",
          "Nhà bà Tuất nuôi chó thả rông, hai cháu nhỏ nhà tôi sợ không dám ra ngõ.", "asked"),
    Story(5, 40, "other", "Ông Phó Văn Nghị", "",
          "Nhờ hòa giải việc bị lấy trộm xe đạp, đã biết ai lấy.", "outside"),
)  # fmt: skip
