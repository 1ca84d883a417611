"""What was asked and promised in the demo year of the fictional phường Đình Minh: our own writing."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A line of minutes: the question, the leader's words, the symbol of who will do it (empty: answered on the spot),
    days given, and which group asked (place in the list)."""

    asked: str
    answer: str
    owner: str = ""
    days: int = 0
    group: int = 0


class Told(NamedTuple):
    """A dialogue: topic, who led (`UBND` or `ĐU`), whom it invited, its lines."""

    topic: str
    leader: str
    invited: str
    lines: tuple[Said, ...]


DIALOGUES = (
    Told("Đèn đường và an ninh các ngõ", "UBND", "Người dân tổ dân phố 1, 2", (
        Said("Ngõ 5 tối hơn một năm nay, bao giờ có đèn?", "Lắp sáu bóng đèn ngõ 5, bật trước Tết.", "KTHT", 45, 0),
        Said("Ai cắt cỏ khu đất trống đầu ngõ?", "Giao tổ vệ sinh cắt mỗi tháng một lần, bắt đầu ngay tuần sau."),
    )),
    Told("Thu, chi các quỹ tự nguyện", "UBND", "Đại diện hộ gia đình", (
        Said("Quỹ khuyến học thu rồi chi cho ai?",
             "Dán danh sách các cháu được thưởng ở nhà văn hóa từng tổ.", "VHXH", 20, 2),
        Said("Không đóng quỹ có bị gì không?", "Quỹ tự nguyện, không ai bị nhắc tên trên loa."),
    )),
    Told("Vệ sinh chợ Đình", "UBND", "Tiểu thương chợ Đình", (
        Said("Rãnh nước dãy cá hôi quá, nắp vỡ ba tấm.",
             "Thay nắp rãnh dãy cá, nạo toàn tuyến trong một tháng.", "KTHT", 30, 3),
        Said("Phí chợ tăng vì sao không báo trước?",
             "Từ nay niêm yết mức phí trước một tháng ở cổng chợ.", "VP", 15, 3),
    )),
    Told("Mở rộng hẻm 12", "ĐU", "Hộ dân ven hẻm 12", (
        Said("Nhà lùi hàng rào được hỗ trợ gì?", "Công bố mức hỗ trợ từng hộ, gửi tận nhà bản tính.", "KTHT", 40, 3),
        Said("Bao giờ khởi công?", "Khởi công sau khi các hộ ký thống nhất, muộn nhất đầu quý sau.", "UBND", 90, 3),
    )),
    Told("Trẻ em nghỉ hè chơi ở đâu", "ĐU", "Phụ huynh, Đoàn Thanh niên", (
        Said("Sân nhà văn hóa khóa cổng cả hè.",
             "Mở cổng từ 16 giờ đến 19 giờ, Đoàn Thanh niên cử người trông.", "ĐTN", 14, 5),
    )),
    Told("Ngập ngõ 3 mỗi khi mưa", "UBND", "Người dân tổ dân phố 2", (
        Said("Mưa nửa giờ là ngập đến bậc cửa.", "Khảo sát cao độ, trình phương án cống mới.", "KTHT", 60, 1),
        Said("Trong lúc chờ thì làm gì?", "Đặt máy bơm tạm ở đầu ngõ trước mùa mưa.", "UBND", 20, 1),
    )),
    Told("Khám sức khỏe người cao tuổi", "UBND", "Người cao tuổi", (
        Said("Năm ngoái tổ 9 không được khám.", "Trạm Y tế khám bù cho tổ 9 trong tháng này.", "TYT", 25, 8),
    )),
    Told("Chó thả rông, nuôi gia súc trong khu dân cư", "UBND", "Người dân các tổ", (
        Said("Chó cắn trẻ em tổ 6, ai chịu trách nhiệm?",
             "Ra quân nhắc nhở, lập danh sách nhà nuôi chó.", "VHXH", 30, 5),
        Said("Phản ánh thì gọi ai?", "Gọi số trực của Ủy ban, in ở bảng tin từng tổ."),
    )),
    Told("Cải cách hành chính ở bộ phận một cửa", "ĐU", "Người dân, doanh nghiệp", (
        Said("Chứng thực phải chờ cả buổi.", "Thêm một bàn chứng thực sáng thứ Hai, thứ Năm.", "VP", 15, 0),
    )),
    Told("Nước sạch tổ dân phố 10", "UBND", "Người dân tổ dân phố 10", (
        Said("Nước yếu từ 17 giờ đến 21 giờ.", "Làm việc với đơn vị cấp nước, báo lại bà con kết quả.", "UBND", 20, 9),
        Said("Ống vỡ ở ngã ba đã hai tháng.", "Yêu cầu đơn vị cấp nước sửa xong trong mười ngày.", "KTHT", 10, 9),
    )),
    Told("Thanh niên và việc làm", "ĐU", "Đoàn viên, thanh niên", (
        Said("Có lớp nghề nào gần nhà?", "Mở lớp sửa điện, làm bánh tại phường, báo lịch từng tổ.", "ĐTN", 60, 4),
    )),
    Told("An toàn cổng trường Tiểu học Đình Minh", "UBND", "Phụ huynh, giáo viên", (
        Said("Giờ tan học xe đỗ kín lòng đường.", "Kẻ vạch, cấm đỗ trước cổng trường giờ đưa đón.", "KTHT", 21, 6),
        Said("Ai đứng hướng dẫn?", "Nhà trường và dân phòng trực hai giờ đưa đón."),
    )),
    Told("Phụ nữ khởi nghiệp, vay vốn", "ĐU", "Hội viên Hội Phụ nữ", (
        Said("Hồ sơ vay nộp tháng ba chưa thấy trả lời.", "Trả lời từng hồ sơ còn đọng bằng giấy.", "HPN", 15, 2),
    )),
    Told("Rác cồng kềnh, phân loại rác", "UBND", "Người dân các tổ", (
        Said("Tủ giường cũ bỏ ở đâu?", "Đặt điểm nhận rác cồng kềnh cuối tuần ở hai nơi.", "KTHT", 30, 7),
    )),
    Told("Sổ hộ nghèo, cận nghèo bình xét thế nào", "UBND", "Hộ dân tổ 3, 4", (
        Said("Nhà tôi rớt danh sách không ai giải thích.",
             "Giải thích bằng văn bản cho từng hộ có đơn.", "VHXH", 15, 2),
        Said("Họp bình xét có được dự không?", "Được. Lịch họp dán trước ở nhà văn hóa."),
    )),
    Told("Tiếng ồn karaoke lưu động", "UBND", "Người dân các tổ", (
        Said("Hát đến 23 giờ vẫn hát.", "Lập tổ nhắc nhở, xử lý sau 22 giờ, công khai số lần xử lý.", "UBND", 30, 4),
    )),
    Told("Xây dựng trái phép ven sông", "ĐU", "Người dân tổ 7, 8", (
        Said("Hai nhà xây lấn bờ kè, báo ba lần rồi.",
             "Kiểm tra, lập biên bản, báo kết quả tại cuộc họp tổ.", "KTHT", 20, 6),
    )),
    Told("Nhà văn hóa tổ dân phố 4 xuống cấp", "UBND", "Người dân tổ dân phố 4", (
        Said("Mái dột, họp phải che ô.", "Sửa mái bằng ngân sách phường, xong trước mùa mưa.", "KTHT", 75, 3),
        Said("Bàn ghế gãy thì sao?", "Cấp thêm hai mươi ghế.", "VP", 30, 3),
    )),
    Told("Chuyển đổi số với người già", "ĐU", "Người cao tuổi, tổ công nghệ số", (
        Said("Không có điện thoại thông minh thì nộp hồ sơ sao?", "Một cửa nhận giấy như cũ, có người điền giúp."),
        Said("Ai dạy chúng tôi dùng?", "Mỗi tổ một buổi hướng dẫn, tổ công nghệ số đến tận nơi.", "ĐTN", 45, 1),
    )),
    Told("Dự thảo quy ước tổ dân phố", "ĐU", "Đại diện hộ gia đình", (
        Said("Việc cưới, việc tang ghi sao cho phải?", "Đưa bản dự thảo đến từng hộ góp ý lần hai.", "VHXH", 30, 0),
    )),
    Told("Tai nạn ở ngã tư chợ", "UBND", "Người dân tổ 1, 3", (
        Said("Sáu tháng năm vụ va quệt.", "Đặt gờ giảm tốc và gương cầu ở ngã tư chợ.", "KTHT", 35, 2),
    )),
    Told("Chính sách với người có công", "ĐU", "Gia đình chính sách", (
        Said("Nhà tình nghĩa hứa sửa từ năm ngoái.", "Khởi công hai nhà trước ngày 27/7.", "VHXH", 60, 7),
    )),
    Told("Trả lời kiến nghị quý trước", "UBND", "Tổ trưởng, bí thư chi bộ", (
        Said("Còn bao nhiêu việc chưa làm?", "Công khai bảng việc còn nợ ở cổng thông tin.", "VP", 10, 0),
        Said("Việc nào không làm được thì nói rõ.", "Nói rõ từng việc, ai chịu trách nhiệm, lùi đến bao giờ."),
    )),
    Told("Giá đất bồi thường khu Bến Đình", "UBND", "Hộ dân có đất thu hồi", (
        Said("Vì sao hai thửa liền nhau khác giá?", "Giải thích cách tính từng thửa, mời xem bản đồ.", "KTHT", 14, 5),
    )),
)  # fmt: skip
VISITS = (
    ("proposal", "Nguyễn Văn Thược", "Số 7 ngõ 2, tổ dân phố 1", "Xin dời cột điện giữa lối vào nhà.",
     "Làm việc với ngành điện, báo lại ông kết quả."),
    ("reflection", "Trịnh Thị Loan", "Số 15 đường Chợ Đình, tổ dân phố 3", "Quán ăn đổ nước thải ra rãnh chung.",
     "Kiểm tra quán, xử lý và báo lại."),
    ("complaint", "Lưu Văn Kính", "Số 3 hẻm 12, tổ dân phố 4", "Không đồng ý quyết định xử phạt xây tường rào.", ""),
    ("proposal", "Hoàng Thị Nhàn", "Số 22 ngõ 9, tổ dân phố 9", "Đề nghị mở lại lớp mầm non buổi chiều.",
     "Khảo sát nhu cầu, trả lời phụ huynh tổ 9."),
    ("reflection", "Phùng Văn Lại", "Số 4 ngõ 3, tổ dân phố 2", "Cống đầu ngõ 3 tắc, nước tràn vào sân.",
     "Nạo cống đầu ngõ 3."),
)  # fmt: skip
DONE = "Đã làm xong, bà con đến xem và ký biên bản."
ANSWERED = "Đã báo kết quả tại cuộc họp tổ dân phố, ai vắng thì gửi giấy."
