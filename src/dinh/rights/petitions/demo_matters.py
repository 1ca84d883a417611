"""The matters of the demo year, as data: our own writing about a ward that does not exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """`age`: days before today it came; `fate`: what became of it (`demo.FATES`)."""

    age: int
    kind: str
    service: str
    group: int
    words: str
    title: str
    fate: str
    place: str = ""
    answer: str = ""


NAMES = (
    "Vũ Thị Lan", "Phạm Văn Tích", "Đào Thị Mến", "Ngô Văn Đạt", "Lý Văn Hòa", "Bạch Văn Quý", "Tô Thị Hiền",
    "Kiều Thị Ngân", "Đoàn Văn Khải", "Mai Thị Út", "Châu Văn Bảy", "Hồ Thị Sen",
)  # fmt: skip
R, P = "reflection", "proposal"
LAMP, TRASH, ROAD, WATER, NOISE, TREE = "den-duong", "rac-thai", "duong-sa", "nuoc", "tieng-on", "cay-xanh"
OUTDOORS = (LAMP, TRASH, ROAD, WATER, TREE)  # whose senders point at the map
VOICES = (
    Story(338, R, LAMP, 1, "Đèn đầu hẻm 3 tắt cả tuần, tối đi làm về rất sợ.", "Đèn đầu hẻm 3 tắt", "met", "đầu hẻm 3",
          "Tổ điện đã thay 2 bóng và 15 mét dây, thử sáng lúc 18 giờ ngày hôm qua 12/12. Đơn vị làm: Phòng Kinh tế."),
    Story(331, R, TRASH, 4, "Bãi rác tự phát sau chợ Đình bốc mùi, ruồi bay vào nhà.", "Rác ứ đọng sau chợ Đình",
          "silent", "sau chợ Đình"),
    Story(322, R, ROAD, 7, "Ổ gà to trước cổng trường tiểu học, hôm qua có cháu ngã xe.", "Ổ gà trước cổng trường",
          "met", "trước Trường Tiểu học"),
    Story(315, P, "truong-hoc", 7, "Đề nghị cấm ô tô đậu trước cổng trường giờ tan học.",
          "Cấm đậu ô tô trước cổng trường giờ tan học", "explained", "cổng Trường Tiểu học"),
    Story(309, R, WATER, 2, "Nước máy đục như nước ruộng từ hôm kia, không nấu ăn được.", "Nước máy đục ở hẻm 9",
          "forward",
          "hẻm 9"),
    Story(301, R, NOISE, 5, "Quán nhậu đầu đường mở loa đến một giờ sáng.", "Quán mở loa quá khuya", "not",
          "đường Bến Đình"),
    Story(296, R, TREE, 3, "Cây bàng nghiêng ra đường, mưa xuống chắc đổ.", "Cây bàng nghiêng ra đường", "met",
          "ngõ 5"),
    Story(288, R, "thu-tuc", 6, "Tôi nộp hồ sơ khai sinh ba lần vẫn bị bảo thiếu giấy, mỗi lần thiếu một thứ.",
          "Hồ sơ khai sinh bị trả nhiều lần", "met"),
    Story(280, R, TRASH, 8, "Người lạ chở xà bần đổ bờ kênh lúc nửa đêm.", "Đổ trộm xà bần bờ kênh", "late", "bờ kênh"),
    Story(272, P, "dong-gop", 9, "Đề nghị dán bảng thu chi tiền sửa nhà văn hóa tổ 9 cho dân xem.",
          "Công khai thu chi sửa nhà văn hóa tổ 9", "met"),
    Story(263, R, LAMP, 10, "Cột điện trước nhà văn hóa nghiêng lắm rồi.", "Cột điện nghiêng trước nhà văn hóa", "met",
          "nhà văn hóa tổ 10"),
    Story(255, R, "an-sinh", 2, "Má tôi 82 tuổi chưa nhận được tiền trợ cấp hai tháng nay.",
          "Trợ cấp người cao tuổi chậm hai tháng", "met"),
    Story(247, R, "trat-tu", 1, "Chó thả rông cả đàn, sáng nào cũng đuổi trẻ con.", "Chó thả rông ở hẻm 3",
          "silent", "hẻm 3"),
    Story(239, P, ROAD, 4, "Xin làm gờ giảm tốc ở ngã ba chợ, xe tải chạy nhanh lắm.", "Làm gờ giảm tốc ở ngã ba chợ",
          "explained", "ngã ba chợ Đình"),
    Story(228, R, WATER, 8, "Mưa xuống là ngập tới đầu gối, cống nghẹt từ năm ngoái.", "Ngập ở hẻm 15 sau mưa",
          "not", "hẻm 15"),
    Story(220, R, "y-te", 5, "Nước đọng sau khu trọ, muỗi nhiều, đã có hai cháu sốt.",
          "Nước đọng, muỗi sau khu trọ", "met",
          "khu trọ đường Bến Đình"),
    Story(212, R, "xay-dung", 6, "Nhà đang xây để cát đá kín hẻm, xe cứu thương không vào được.",
          "Vật liệu xây dựng chắn hẻm 21", "met", "hẻm 21"),
    Story(203, R, NOISE, 3, "Xưởng cưa chạy cả trưa, người già không nghỉ được.", "Xưởng cưa ồn giờ nghỉ trưa",
          "silent", "ngõ 5"),
    Story(195, P, "thu-tuc", 1, "Đề nghị bộ phận một cửa làm thêm sáng thứ Bảy cho công nhân.",
          "Một cửa làm việc sáng thứ Bảy", "met"),
    Story(186, R, "viec-khac", 9, "Mạng điện thoại ở tổ 9 chập chờn, gọi cấp cứu không được.",
          "Sóng điện thoại yếu ở tổ 9",
          "forward"),
    Story(177, R, TRASH, 2, "Xe rác bỏ qua hẻm 9 ba tuần liền.", "Hẻm 9 không được thu rác", "met", "hẻm 9"),
    Story(170, R, LAMP, 6, "Đèn cao áp cháy sáng cả ngày, phí điện của dân.", "Đèn cao áp sáng ban ngày", "late",
          "đường Chợ Đình"),
    Story(161, R, ROAD, 10, "Mất nắp cống trước số 40, đã có người lọt chân.", "Mất nắp cống trước số 40", "met",
          "trước số 40 đường Chợ Đình"),
    Story(152, P, TREE, 5, "Xin trồng cây bóng mát dọc kênh cho bà con đi bộ.", "Trồng cây dọc kênh", "explained",
          "dọc kênh"),
    Story(143, R, "an-sinh", 7, "Nhà tôi bị tốc mái, đã làm đơn mà chưa ai đến xem.",
          "Nhà tốc mái chưa được hỗ trợ", "met"),
    Story(133, R, NOISE, 4, "Loa kẹo kéo hát rong tối nào cũng tới mười một giờ.", "Loa kẹo kéo ban đêm ở chợ",
          "review", "chợ Đình"),
    Story(124, R, WATER, 6, "Ống nước vỡ trước nhà số 17, chảy cả đêm.", "Vỡ ống nước trước số 17", "met",
          "trước số 17"),
    Story(116, R, "dong-gop", 3, "Tổ thu tiền làm đường mà không họp dân, tôi không biết mức ấy ai bàn.",
          "Thu tiền làm đường chưa họp bàn ở tổ 3", "met"),
    Story(107, R, "trat-tu", 8, "Thanh niên tụ tập nẹt pô trước đình mỗi tối thứ Bảy.",
          "Nẹt pô trước đình tối thứ Bảy", "silent",
          "trước đình"),
    Story(98, P, "truong-hoc", 10, "Xin lắp mái che chỗ đón con ở cổng trường.", "Mái che chỗ đón học sinh",
          "explained"),
    Story(89, R, ROAD, 2, "Vỉa hè bị bày bàn ghế kín, người già phải đi xuống lòng đường.",
          "Vỉa hè bị chiếm ở đường Bến Đình",
          "not", "đường Bến Đình"),
    Story(82, R, "xay-dung", 1, "Công trình bên cạnh đào móng làm nứt tường nhà tôi.", "Đào móng làm nứt nhà bên",
          "refused", "hẻm 3"),
    Story(75, R, TRASH, 5, "Lò đốt rác cuối xóm khói mù mịt buổi chiều.", "Đốt rác cuối xóm", "met", "cuối hẻm 18"),
    Story(66, R, LAMP, 4, "Ba bóng đèn dọc đường vào chợ tắt, mấy bà bán sớm đi không thấy đường.",
          "Đèn đường vào chợ tắt", "met", "đường vào chợ"),
    Story(58, R, "thu-tuc", 2, "Cán bộ nghe điện thoại lúc đang tiếp dân, tôi chờ bốn mươi phút.",
          "Chờ lâu ở bộ phận một cửa",
          "silent"),
    Story(52, R, WATER, 9, "Cống sau nhà văn hóa nghẹt, nước đen tràn lên sân.", "Cống nghẹt sau nhà văn hóa tổ 9",
          "open_late",
          "sau nhà văn hóa"),
    Story(46, R, TREE, 7, "Cành phượng gãy vắt trên dây điện trước trường.", "Cành cây vắt dây điện trước trường",
          "untouched",
          "trước Trường Tiểu học"),
    Story(33, P, "an-sinh", 3, "Đề nghị xét lại hộ nghèo nhà bà Tư cuối ngõ, nhà chỉ còn hai bà cháu.",
          "Xét lại một hộ nghèo ở tổ 3", "untouched"),
    Story(27, R, TRASH, 8, "Điểm tập kết rác đầu hẻm 15 hai hôm nay chưa dọn.", "Rác đầu hẻm 15 chưa dọn", "met",
          "đầu hẻm 15"),
    Story(24, R, ROAD, 1, "Nắp cống đầu hẻm 3 kêu ầm ầm mỗi khi xe qua.", "Nắp cống đầu hẻm 3 kêu to", "waits",
          "đầu hẻm 3"),
    Story(21, R, TRASH, 8, "Rác trước số 7 hẻm 15 chất đống, chó bới tung.", "Rác chất đống trước số 7 hẻm 15",
          "waits", "hẻm 15"),
    Story(18, R, LAMP, 5, "Đèn hẻm 18 chớp tắt liên tục từ hôm mưa.", "Đèn hẻm 18 chớp tắt", "open", "hẻm 18"),
    Story(14, R, TRASH, 8, "Mùi hôi từ điểm rác hẻm 15 bay vào lớp mẫu giáo.", "Mùi hôi điểm rác hẻm 15", "open",
          "hẻm 15"),
    Story(12, P, "dong-gop", 6, "Xin công khai tiền ủng hộ bão, ai góp bao nhiêu, chi cho ai.",
          "Công khai tiền ủng hộ bão", "open"),
    Story(9, R, TRASH, 8, "Xe rác hẻm 15 đổi giờ mà không báo, dân để rác ra đường cả ngày.",
          "Xe rác hẻm 15 đổi giờ không báo",
          "open", "hẻm 15"),
    Story(7, R, WATER, 4, "Nước yếu từ tối thứ Hai, tầng hai không lên được.", "Nước yếu ở đường Chợ Đình",
          "supplement"),
    Story(5, R, NOISE, 2, "Đồ vô trách nhiệm, làm ăn vậy mà cũng lãnh lương, tui nói cho biết mặt.",
          "Lời bức xúc, chưa rõ việc",
          "held"),
    Story(4, R, ROAD, 9, "Đường bê tông mới làm tháng trước đã nứt dài mười mét.", "Đường bê tông mới làm đã nứt",
          "open", "ngõ 2"),
    Story(2, R, TRASH, 8, "Vẫn chưa ai dọn rác hẻm 15, hôm nay lại thêm một đống.", "Rác hẻm 15 vẫn chưa dọn",
          "new", "hẻm 15"),
    Story(1, P, "y-te", 10, "Xin phun thuốc muỗi trước mùa mưa ở tổ 10.", "Phun thuốc muỗi ở tổ 10", "new"),
    Story(0, R, LAMP, 7, "Đèn cổng trường tắt từ tối qua.", "Đèn cổng trường tắt", "new", "cổng Trường Tiểu học"),
)  # fmt: skip

C = "complaint"
COMPLAINTS = (
    Story(260, C, "xay-dung", 2, "Tôi khiếu nại quyết định xử phạt hành chính số 15 vì nhà tôi có giấy phép.",
          "Khiếu nại quyết định xử phạt xây dựng", "decided"),
    Story(150, C, "an-sinh", 5, "Tôi khiếu nại việc đưa tên tôi ra khỏi danh sách hộ cận nghèo.",
          "Khiếu nại đưa khỏi danh sách hộ cận nghèo", "withdrawn"),
    Story(95, C, "xay-dung", 8, "Tôi khiếu nại quyết định cưỡng chế tháo dỡ mái hiên số 22.",
          "Khiếu nại quyết định tháo dỡ mái hiên", "verified"),
    Story(40, C, "thu-tuc", 3, "Tôi khiếu nại việc từ chối xác nhận nguồn gốc đất cho gia đình tôi.",
          "Khiếu nại từ chối xác nhận nguồn gốc đất", "accepted"),
    Story(6, C, "xay-dung", 6, "Tôi khiếu nại quyết định buộc tháo dỡ hàng rào số 31.",
          "Khiếu nại quyết định tháo dỡ hàng rào", "new"),
)  # fmt: skip

D = "denunciation"
DENUNCIATIONS = (
    Story(210, D, "", 0, "Tôi tố cáo một cán bộ nhận tiền bồi dưỡng khi xác nhận hồ sơ, có giấy ghi lại.",
          "Một công chức bị tố cáo nhận tiền khi xác nhận hồ sơ; người viết nêu có giấy ghi tay.", "concluded"),
    Story(120, D, "", 0, "Tôi tố cáo lãnh đạo đơn vị cấp trên duyệt sai hồ sơ đấu thầu.",
          "Tố cáo người không thuộc quyền quản lý của phường về việc duyệt hồ sơ đấu thầu.", "forwarded"),
    Story(45, D, "", 0, "Tôi tố cáo việc chấm công khống ở đội vệ sinh, kèm bảng chấm công.",
          "Tố cáo chấm công khống ở một đội thuộc phường; có bảng chấm công kèm theo.", "accepted"),
    Story(3, D, "", 0, "Tôi tố cáo một người phụ trách kho bán đồ cứu trợ ra ngoài.",
          "", "new"),
)  # fmt: skip
