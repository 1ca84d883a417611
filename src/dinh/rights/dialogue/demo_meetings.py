"""The dialogues held in the residential groups of the demo ward, four a year in each: our own writing."""

from __future__ import annotations

from dinh.rights.dialogue.demo_words import Said, Told

# group (place in the list), topic, asked, answer, symbol of who will do it (empty: answered on the spot), days
ROWS = (
    (0, "Điện sinh hoạt ngõ 2", "Dây điện ngõ 2 võng sát mái, mưa gió sợ lắm.",
     "Mời ngành điện căng lại dây.", "KTHT", 20),
    (1, "Lối vào nhà văn hóa tổ 2", "Người già lên bậc cao quá.", "Làm lối dốc có tay vịn.", "KTHT", 40),
    (2, "Giờ đổ rác tổ 3", "Xe rác tới lúc không ai ở nhà.", "Đổi giờ thu sang 18 giờ, dán ở bảng tin.", "KTHT", 12),
    (3, "Quỹ vì người nghèo tổ 4", "Đóng rồi không biết giúp ai.",
     "Đọc danh sách được giúp ở kỳ họp tới.", "MTTQ-BTT", 30),
    (4, "Người thuê trọ ở tổ 5", "Chủ trọ không báo tạm trú cho chúng tôi.",
     "Cùng công an xuống từng dãy trọ.", "UBND", 15),
    (5, "Sân chơi tổ 6", "Xích đu gãy, trẻ con vẫn leo.", "Tháo xích đu gãy, xin kinh phí thay.", "VHXH", 25),
    (6, "Xe đậu trước trường", "Sáng nào cũng kẹt cổng trường.", "Cử dân phòng đứng từ 6 giờ 30.", "UBND", 7),
    (7, "Bờ kênh tổ 8", "Kênh sạt sát móng nhà.", "Đóng cọc tạm, trình kè đoạn 40 mét.", "KTHT", 60),
    (8, "Khám bệnh lưu động tổ 9", "Trạm y tế xa, người yếu không đi được.",
     "Mỗi quý một buổi khám tại tổ.", "TYT", 45),
    (9, "Áp lực nước tổ 10", "Tầng hai không có nước buổi chiều.", "Đề nghị đơn vị cấp nước tăng áp.", "UBND", 30),
    (0, "Bảng tin tổ 1", "Bảng tin mục, giấy dán rơi hết.", "Thay bảng có mái che.", "VP", 20),
    (1, "Mương thoát sau chùa", "Mương đầy bèo, muỗi nhiều.", "Vớt bèo, phun thuốc trước mùa mưa.", "TYT", 14),
    (2, "Camera đầu ngõ", "Camera hỏng từ lâu ai sửa?", "Kiểm tra bảo hành, báo lại tổ.", "UBND", 20),
    (3, "Nơi cư trú của các hộ mới", "Giấy tờ nhà mới cấp chậm.", "Xem từng hồ sơ, hẹn ngày cho từng hộ.", "VP", 15),
    (4, "Đèn đường dãy trọ", "Đoạn trước dãy trọ tối.", "Thêm hai bóng đoạn dãy trọ.", "KTHT", 30),
    (5, "Lớp học hè", "Có dạy bơi cho các cháu không?", "Mở lớp bơi tháng sáu ở trường.", "ĐTN", 50),
    (6, "Nhà văn hóa tổ 7", "Chìa khóa ai giữ, muốn họp phải xin?", "Tổ trưởng giữ; ghi lịch mượn ở cửa.", "", 0),
    (7, "Bán hàng rong cổng chợ", "Hàng rong chắn lối xe cứu thương.",
     "Kẻ vạch dành lối, nhắc từng người bán.", "UBND", 21),
    (8, "Trợ cấp bảo trợ xã hội", "Hồ sơ của mẹ tôi hỏi mãi chưa xong.",
     "Trả lời bằng giấy trong hai tuần.", "VHXH", 14),
    (9, "Đường bê tông tổ 10", "Đường nứt sau một năm.", "Mời nhà thầu bảo hành, tổ cùng nghiệm thu.", "KTHT", 45),
    (0, "Tiếng loa phường", "Loa đọc sớm quá, trẻ con giật mình.", "Đổi giờ phát sang 17 giờ 30.", "VHXH", 10),
    (1, "Cây xanh đầu ngõ 5", "Rễ cây làm bật vỉa hè.", "Cắt rễ, lát lại, không chặt cây.", "KTHT", 30),
    (2, "Hội Phụ nữ tổ 3", "Muốn có lớp nấu ăn, làm bánh.", "Mở lớp cuối tuần, không thu tiền.", "HPN", 40),
    (3, "Cống ngõ 11", "Nắp cống kênh, xe qua kêu suốt đêm.", "Đệm lại nắp cống.", "KTHT", 15),
    (4, "Nhà vệ sinh khu trọ", "Nước thải chảy ra đường.", "Yêu cầu chủ trọ làm bể, kiểm tra lại.", "UBND", 30),
    (5, "Chó thả rông tổ 6", "Nhắc mãi không ai buộc.", "Đọc tên chủ nuôi đã bị nhắc ở họp tổ.", "", 0),
    (6, "Dán thông báo", "Không dùng điện thoại thì biết tin ở đâu?",
     "Dán ba nơi trong tổ, tổ trưởng đọc loa.", "VP", 7),
    (7, "Thuốc trừ sâu bên kênh", "Vỏ chai vứt đầy kênh.", "Đặt hai thùng thu gom, hẹn ngày chở.", "KTHT", 20),
    (8, "Sinh hoạt người cao tuổi", "Muốn có sân tập dưỡng sinh.", "Dành sân nhà văn hóa buổi sáng.", "VHXH", 10),
    (9, "Cấp thẻ bảo hiểm y tế", "Thẻ cận nghèo về chậm.", "Phát tận nhà khi thẻ về.", "VHXH", 30),
    (0, "Vỉa hè mặt đường lớn", "Bàn ghế quán chiếm hết lối đi.", "Nhắc, rồi xử phạt; dán kết quả.", "UBND", 21),
    (1, "Nước mưa ngõ 3", "Máy bơm hứa năm ngoái đâu?", "Đặt máy bơm trước ngày 15.", "KTHT", 12),
    (2, "Trẻ bỏ học", "Nhà hàng xóm có cháu nghỉ học.", "Nhà trường và Đoàn đến nhà vận động.", "ĐTN", 20),
    (3, "Mở rộng hẻm 12, lần hai", "Ai chưa nhận tiền hỗ trợ?", "Niêm yết danh sách đã chi, chưa chi.", "KTHT", 15),
    (4, "Việc làm cho chị em", "Xưởng may còn tuyển không?", "Mời xưởng về tổ tư vấn một buổi.", "HPN", 30),
    (5, "Phòng cháy ở tổ 6", "Hẻm nhỏ xe chữa cháy không vào được.", "Đặt hai trụ nước, tập một buổi.", "UBND", 60),
    (6, "Thu tiền đầu năm học", "Khoản nào bắt buộc, khoản nào không?", "Trường dán bảng, ghi rõ tự nguyện.", "", 0),
    (7, "Bờ kênh tổ 8, lần hai", "Cọc tạm đã nghiêng.", "Gia cố trong tuần, báo tiến độ kè.", "KTHT", 7),
    (8, "Đèn ngõ 9", "Đèn cháy nhưng chóa hỏng, chói mắt.", "Thay chóa đèn cả ngõ.", "KTHT", 25),
    (9, "Thu gom vật nuôi chết", "Gọi ai khi thấy gà chết ngoài mương?", "Số trực thú y ghi ở bảng tin.", "UBND", 5),
)  # fmt: skip
MEETINGS = tuple(
    Told(topic, "ĐU" if at % 5 == 4 else "UBND", f"Người dân tổ dân phố {group + 1}",
         (Said(asked, answer, owner, days, group),))
    for at, (group, topic, asked, answer, owner, days) in enumerate(ROWS)
)  # fmt: skip
