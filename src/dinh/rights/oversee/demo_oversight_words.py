"""What is written in the demo year's inspections, supervision and criticism: our own words about a ward of ours."""

from __future__ import annotations

PLAN = (
    "Kiểm tra có chuyên đề, không làm phiền đơn vị nhiều lần; xem việc thật, hỏi người dân; kết luận kèm việc phải làm."
)
TEAM = (
    "Nguyễn Thị Lụa, Phó Trưởng Ban Xây dựng Đảng\nBùi Thị Hoa, thành viên Ban Chỉ đạo\nPhạm Thị Mai, thành "
    "viên Ban Chỉ đạo"
)
REPORT = "Đơn vị đã tự rà soát từng nội dung, thấy cơ bản làm đủ; đề nghị đoàn hướng dẫn thêm cách lưu ảnh niêm yết."
SEEN = (
    "Xem bảng tin và sổ ngày kiểm tra: có, còn thiếu chữ ký một bản.",
    "Đối chiếu kế hoạch với hồ sơ: đúng nội dung, có hai việc muộn.",
    "Hỏi năm người đến làm việc: bốn người biết nơi xem.",
)
WHY = {
    "THĐM": "Phụ huynh hỏi về thu, chi đầu năm học",
    "TYT": "Chưa có đoàn nào đến từ ngày thành lập phường",
    "VHXH": "Hai nhiệm vụ quá hạn trong quý III",
    "KTHT": "Nhiều phản ánh về ngõ hẻm tái diễn",
}
# symbol, month, day, tenths of the points, strengths, weaknesses
INSPECTED = (
    ("TYT", 5, 12, 9, "Lịch khám, giá dịch vụ niêm yết rõ; người dân dễ đọc.", ""),
    ("THĐM", 9, 22, 7, "Bảng thu, chi đầu năm có chữ ký của ban đại diện cha mẹ.",
    "Chưa giải thích khoản nào tự nguyện."),
    ("VHXH", 10, 14, 6, "Hội nghị công chức đúng kỳ, đủ người.",
    "Ý kiến góp tại hội nghị chưa được trả lời bằng văn bản."),
    ("KTHT", 10, 27, 5, "", ""),
)  # fmt: skip
REMARKS = {
    "TYT": (
        ("commend", "Niêm yết giá dịch vụ chữ to, có số điện thoại hỏi lại", "Ảnh và biên bản kiểm tra ngày 12/5"),
    ),
    "VHXH": (
        ("commend", "Tổ chức hội nghị công chức đúng kỳ", "Biên bản hội nghị"),
        ("criticise", "Để sáu ý kiến tại hội nghị quá ba tháng chưa trả lời", "Sổ ý kiến, đối chiếu ngày 14/10"),
    ),
}
# lead, what, due month and day
WORK = {
    "THĐM": (
        ("THĐM", "Ghi rõ khoản thu nào tự nguyện trên bảng thu, chi và đọc tại cuộc họp cha mẹ học sinh", 10, 30),
    ),
    "VHXH": (
        (
            "VHXH",
            "Trả lời bằng văn bản sáu ý kiến tại hội nghị công chức và treo bản trả lời ở bảng tin cơ quan",
            11,
            13,
        ),
        ("UBND", "Đưa việc trả lời ý kiến của công chức vào nội dung giao ban hằng tháng", 12, 10),
    ),
}
COUNCIL_THEME = "Việc giải quyết kiến nghị của cử tri sau kỳ họp cuối năm"
COUNCIL_ABOUT = "Bao nhiêu kiến nghị đã xong, việc nào chậm, vì sao; người kiến nghị được trả lời thế nào."
COUNCIL_REPORT = "Đã giải quyết 14 trên 18 kiến nghị; còn bốn kiến nghị về thoát nước chờ bố trí vốn."
COUNCIL_SAID = (
    ("question", "Đại biểu tổ dân phố 3", "Bốn kiến nghị về thoát nước bao giờ xong?",
    "Hai ngõ làm trong quý III, hai ngõ chờ vốn năm sau."),
    ("question", "Đại biểu tổ dân phố 7", "Vì sao người kiến nghị không nhận được trả lời riêng?", ""),
    ("opinion", "Thường trực Hội đồng nhân dân", "Nên treo danh sách kiến nghị và tình trạng ở nhà văn hóa các tổ.",
    ""),
)  # fmt: skip
COUNCIL_CONCLUSION = (
    "Phần lớn kiến nghị được giải quyết. Việc trả lời từng người kiến nghị còn thiếu; bốn việc chậm vì chưa bố trí vốn."
)
COUNCIL_ASKS = (
    "Công khai danh sách 18 kiến nghị của cử tri, ghi rõ việc nào xong, việc nào chậm và vì sao, tại "
    "mọi nhà văn hóa tổ dân phố."
)
COUNCIL_SHOWN = (
    "Hội đồng nhân dân phường xem 18 kiến nghị của cử tri: 14 việc đã xong, bốn việc về thoát nước còn chậm vì chờ vốn."
)
COUNCIL_REPLY = "Ủy ban nhân dân sẽ lập danh sách, treo tại mười nhà văn hóa và cập nhật mỗi quý."
DRAFT = "Dự thảo Quy định về giờ và nơi đổ rác sinh hoạt trên địa bàn phường"
DRAFT_ABOUT = (
    "Giờ đổ rác có hợp với người đi làm không; nơi tập kết có gần nhà trẻ, chợ không; mức nhắc nhở, "
    "xử lý có công bằng không."
)
OVERVIEW = "Quy định là cần thiết, được nhiều người mong. Cần sửa giờ đổ rác và nói rõ ai nhắc nhở, nhắc thế nào."
POINTS = (
    ("Điều 3", "Giờ đổ rác buổi sáng trùng giờ đi làm, nhiều hộ không kịp.", "Thêm khung 18 giờ đến 20 giờ.",
    "Hội Liên hiệp Phụ nữ phường"),
    ("Điều 4", "Điểm tập kết cạnh nhà trẻ tổ 5 gây mùi.", "Chuyển ra đầu đường, có nắp đậy.",
    "Ban công tác Mặt trận tổ dân phố 5"),
    ("Điều 7", "Chưa nói rõ nhắc nhở mấy lần thì lập biên bản.", "Ghi rõ nhắc hai lần trước khi lập biên bản.",
    "Thành viên Ủy ban MTTQ"),
)  # fmt: skip
ANSWERS = (
    ("taken_in", "Thêm khung giờ chiều từ 18 giờ đến 20 giờ vào Điều 3."),
    ("taken_in", "Chuyển điểm tập kết tổ 5 ra đầu đường, đặt thùng có nắp."),
    (
        "explained",
        "Số lần nhắc nhở theo quy định xử phạt chung, phường không đặt riêng được; đã dẫn điều khoản vào Điều 7.",
    ),
)
SHOWN = (
    "Mặt trận góp ba ý kiến về quy định giờ và nơi đổ rác. Ủy ban nhân dân tiếp thu hai ý kiến, giải thích một ý kiến."
)
SEED = "Đình Minh, ngày hội đại đoàn kết"
DROPPED = "Đơn vị vừa làm việc với đoàn của tỉnh trong tháng, để sang kỳ sau"
COUNCIL_NEXT = "Trả lời kiến nghị của Nhân dân và thực hiện nhiệm vụ được giao trong quý IV"
