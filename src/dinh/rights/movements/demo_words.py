"""What the demo's models, titles, entries and forces say. Invented for phường Đình Minh."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dinh.rights.movements.actions import Recipe, Taken

GROUND = "Quy chế xét công nhận mô hình của phường (mẫu)"


@dataclass(frozen=True, slots=True)
class Told:
    """`symbol` the proposing body; `group` the number of a group whose head proposes instead; `days` ago it was
    recognised, 0 for one still before the council, -1 for one just examined."""

    symbol: str
    group: int
    days: int
    recipe: Recipe


MODELS = (
    Told("HPN", 0, 330, Recipe(
        title="Giỏ đi chợ không túi ni lông", field="society", holder_name="Chi hội phụ nữ chợ Đình Minh",
        problem="Túi ni lông lẫn rác ở chợ, điểm rác cuối chợ mùi hôi, nước rãnh thoát chậm khi mưa.",
        steps=("Góp giỏ nhựa cũ, giặt sạch", "Đặt quầy mượn giỏ ở cổng chợ", "Tiểu thương gói bằng lá, giấy",
               "Cuối tháng đếm túi ni lông nhặt ở rãnh"),
        who="Chi hội phụ nữ, 30 tiểu thương", conditions="Có chỗ đặt quầy mượn giỏ ở cổng chợ", cost=4_200_000,
        cost_source="Tiểu thương góp",
        story="Sau ba tháng, hai phần ba người đi chợ mang giỏ. Quầy mượn nay do tiểu thương tự trông.",
        measures=(Taken("Túi ni lông nhặt ở rãnh chợ", "túi mỗi tuần", Decimal(410), Decimal(95), None, ""),),
    )),
    Told("TDP", 3, 300, Recipe(
        title="Ngõ sáng do bà con tự trông", field="security", holder_name="Tổ tự quản tổ dân phố 3",
        problem="Đèn đường, đèn hẻm chớp tắt, cháy bóng lâu ngày, buổi tối ngõ tối, người già và trẻ em ngại đi.",
        steps=("Đánh số từng cột đèn trong ngõ", "Mỗi hộ nhận trông một bóng", "Hộ trông báo tổ trưởng khi bóng cháy",
               "Thay bóng trong ba ngày, ghi sổ"),
        who="Hộ hai bên ngõ, tổ trưởng", conditions="Có thang và bóng dự phòng ở nhà văn hóa", cost=6_800_000,
        cost_source="Bà con góp 60%, phường hỗ trợ 40%",
        story="Từ khi có người trông, bóng cháy được thay trong ba ngày; tối có người đi bộ trong ngõ.",
        measures=(Taken("Bóng đèn ngõ không sáng", "bóng", Decimal(23), Decimal(2), None, ""),),
    )),
    Told("UBND", 0, 280, Recipe(
        title="Thứ Năm không hẹn", field="system", holder_name="Bộ phận một cửa",
        problem="Người đi làm ban ngày không kịp nộp hồ sơ một cửa, phải xin nghỉ, hồ sơ thủ tục trả chậm.",
        steps=("Mở cửa đến 19 giờ thứ Năm", "Dán lịch ở nhà văn hóa các tổ", "Trả kết quả tại nhà văn hóa nếu ở xa",
               "Mỗi tháng đếm lượt đến ngoài giờ"),
        who="Bộ phận một cửa, trực luân phiên", conditions="Hai người trực, bố trí nghỉ bù", cost=0,
        story="Mỗi tối thứ Năm có hơn hai mươi lượt; hồ sơ nộp muộn giảm.",
        measures=(Taken("Lượt nộp hồ sơ ngoài giờ", "lượt mỗi tháng", Decimal(0), Decimal(86), None, ""),),
    )),
    Told("HPN", 0, 250, Recipe(
        title="Bàn tay trẻ cầm tay ông bà", field="system", holder_name="Chi đoàn thanh niên",
        problem="Người cao tuổi không biết dùng điện thoại để nộp hồ sơ, nhận tin báo của phường.",
        steps=("Lập danh sách ông bà muốn học", "Hẹn tại nhà văn hóa tối thứ Bảy", "Một đoàn viên kèm hai ông bà",
               "Tuần sau gọi lại hỏi còn vướng gì"),
        who="Đoàn viên thanh niên", conditions="Nhà văn hóa có mạng không dây", cost=1_500_000, cost_source="Quỹ Đoàn",
        story="Bốn tổ đã có lớp tối thứ Bảy. Ông bà tự xem được tin báo của phường.",
        measures=(Taken("Ông bà tự tra được tin báo", "người", Decimal(6), Decimal(71), None, ""),),
    )),
    Told("THĐM", 0, 240, Recipe(
        title="Cổng trường một chiều", field="security", holder_name="Trường Tiểu học và phụ huynh",
        problem="Giờ tan học xe máy phụ huynh đỗ kín lòng đường trước cổng trường, ùn tắc, dễ va chạm.",
        steps=("Kẻ vạch chờ theo khối lớp", "Phụ huynh vào một đầu, ra một đầu", "Lệch giờ tan mười phút mỗi khối",
               "Đội phụ huynh trực hai đầu đường"),
        who="Nhà trường, ba mươi phụ huynh luân phiên", conditions="Đường trước cổng có hai đầu ra", cost=2_900_000,
        cost_source="Hội phụ huynh ủng hộ",
        story="Đường thông trong mười lăm phút; chưa có va chạm từ ngày làm.",
        measures=(Taken("Thời gian ùn tắc giờ tan học", "phút", Decimal(40), Decimal(15), None, ""),),
    )),
    Told("TDP", 6, 215, Recipe(
        title="Hũ gạo sau đình", field="economy", holder_name="Ban công tác Mặt trận tổ dân phố 6",
        problem="Hộ nghèo, người già neo đơn trong tổ có tháng thiếu gạo mà ngại hỏi xin.",
        steps=("Đặt hũ gạo ở sân đình", "Mỗi hộ góp một bò gạo mỗi tuần", "Chia kín đáo cuối tháng",
               "Dán tổng số góp, số chia, không nêu tên"),
        who="Ban công tác Mặt trận, bà con", conditions="Có người giữ sổ góp", cost=0,
        story="Cuối tháng nào cũng đủ chia cho các hộ cần.",
        measures=(Taken("Gạo góp được", "kg mỗi tháng", Decimal(0), Decimal(130), None, ""),),
    )),
    Told("HPN", 0, 200, Recipe(
        title="Vốn xoay vòng ba nhà", field="economy", holder_name="Chi hội phụ nữ tổ 2",
        problem="Chị em buôn bán nhỏ thiếu vốn, phải vay nóng lãi cao.",
        steps=("Ba nhà góp một phần vốn", "Xoay cho một nhà mượn ba tháng", "Trả vốn rồi chuyển nhà kế tiếp",
               "Họp ba nhà mỗi tháng một lần"),
        who="Chi hội phụ nữ", conditions="Ba nhà quen biết, cùng đồng ý", cost=0,
        story="Chín nhà đã mượn xong một vòng; hai nhóm đã dừng vì có nhà chuyển đi.",
    )),
    Told("TDP", 8, 0, Recipe(
        title="Sổ tay khách thuê trọ", field="security", holder_name="Tổ dân phố 8",
        problem="Người thuê trọ mới đến không biết lịch thu gom rác thải, nội quy, số gọi khi có việc.",
        steps=("Soạn một tờ gấp", "Chủ trọ đưa khách ngày đầu", "Tổ trưởng ghé chào trong tuần"),
        who="Chủ nhà trọ, tổ trưởng", conditions="Chủ nhà trọ cùng làm", cost=800_000, cost_source="Chủ trọ góp",
        story="Đang làm thử ở hai dãy trọ.",
    )),
    Told("ĐTN", 0, -1, Recipe(
        title="Sân bóng đổi vỏ chai", field="society", holder_name="Câu lạc bộ bóng đá trẻ",
        problem="Vỏ chai nhựa vứt quanh sân bóng, bãi cỏ mỗi tối cuối tuần.",
        steps=("Đặt thùng đếm vỏ chai", "Đủ hai mươi vỏ được một giờ sân", "Bán vỏ chai mua lưới mới"),
        who="Câu lạc bộ", conditions="Sân của phường", cost=600_000, cost_source="Câu lạc bộ",
        story="Hai tháng đổi được mười bốn giờ sân.",
    )),
)  # fmt: skip

# Which model (its place above) was taken up where, from which adoption (its place here, None: where it was born), days
# ago, with what each look found. `group` 0: the body of `symbol`.
ADOPTIONS = (
    # model, group, symbol, learnt from, days ago, look after 3, look after 6, words
    (1, 1, "", None, 270, "alive", "alive", ""),
    (1, 2, "", None, 255, "alive", "adapted", "Giao trông theo cụm ba nhà thay cho từng hộ."),
    (1, 5, "", 1, 205, "adapted", "adapted", "Dùng bóng năng lượng mặt trời."),
    (1, 7, "", 0, 100, "alive", "", ""),
    (0, 0, "CĐ", None, 230, "alive", "alive", ""),
    (0, 4, "", None, 150, "alive", "", ""),
    (2, 0, "VHXH", None, 220, "alive", "ended", "Không đủ người trực, chuyển về bộ phận một cửa chung."),
    (3, 9, "", None, 160, "alive", "", ""),
    (4, 0, "MTTQ-BTT", None, 110, "", "", ""),
    (5, 10, "", None, 130, "alive", "", ""),
    (6, 4, "", None, 190, "ended", "", "Ba nhà trong nhóm có một nhà chuyển đi."),
    (0, 0, "THĐM", 4, 70, "", "", ""),
)  # fmt: skip
CRITERIA = (
    "Chấp hành tốt pháp luật, quy ước của tổ", "Giữ vệ sinh chung, phân loại rác",
    "Giúp nhau lúc khó, hòa thuận xóm giềng",
)  # fmt: skip
TITLES = (
    ("Gia đình văn hóa", "household", "family"),
    ("Tổ dân phố văn hóa", "group", "group"),
    ("Gia đình học tập", "household", "other"),
)
AWARDS = "Tập thể lao động tiên tiến\nGiấy khen của Chủ tịch Ủy ban nhân dân phường"
ENTRIES = (
    (
        "collective",
        "Trường Tiểu học Đình Minh",
        "THĐM",
        0,
        "Giảm ùn tắc cổng trường từ 40 còn 15 phút; 12 buổi dọn ngõ cùng tổ 4.",
    ),
    ("collective", "Bộ phận một cửa", "VP", 0, "Trực 46 tối thứ Năm; nhận 940 lượt ngoài giờ."),
    ("individual", "Đinh Thị Nhài", "HPN", 1, "Vận động 30 tiểu thương góp giỏ; trông quầy mượn giỏ 9 tháng."),
    ("individual", "Tống Văn Kha", "ĐTN", 1, "Dạy 71 ông bà dùng điện thoại; tổ chức 33 tối thứ Bảy."),
    ("individual", "Lò Thị Mận", "TYT", 1, "Đi từng nhà nhắc tiêm chủng 412 lượt."),
)
SEATS = (
    ("Trần Văn Hùng", "ĐU", "Chủ tịch"), ("Lê Văn Tư", "UBND", "Thư ký"), ("Phạm Thị Mai", "MTTQ-BTT", "Ủy viên"),
    ("Bùi Thị Hoa", "VHXH", "Ủy viên"), ("Lâm Văn Dũng", "CĐ", "Ủy viên"), ("Đặng Thúy Nga", "THĐM", "Ủy viên"),
    ("Vũ Thị Thảo", "HPN", "Ủy viên"),
)  # fmt: skip
FORCES = (
    (
        "self_governed",
        "Tổ tự quản an ninh trật tự tổ dân phố 3",
        3,
        "UBND",
        ("Đoàn Văn Gấm", "Hứa Thị Lài", "Quách Văn Nhu"),
    ),
    ("self_governed", "Tổ tự quản vệ sinh môi trường tổ dân phố 6", 6, "MTTQ-BTT", ("Mai Văn Tích", "Lục Thị Xoan")),
    (
        "reputable",
        "Người có uy tín phường Đình Minh",
        0,
        "MTTQ-BTT",
        ("Cù Văn Thiện", "Khúc Thị Bưởi", "Nghiêm Văn Sự"),
    ),
    (
        "legal",
        "Tuyên truyền viên pháp luật phường Đình Minh",
        0,
        "UBND",
        ("Lê Văn Tư", "Âu Thị Huyền", "Tiêu Văn Lượng", "Ninh Thị Gái"),
    ),
)
DEEDS = {
    "self_governed": ("patrol", "Đi tuần ngõ tối thứ Bảy"), "reputable": ("talk", "Họp mặt nghe bà con nói việc chợ"),
    "legal": ("outreach", "Nói chuyện pháp luật ở nhà văn hóa"),
}  # fmt: skip

SUGGESTED = "Nhiều bà con tổ này bán hàng ở chợ, đã hỏi mượn giỏ ở cuộc họp tổ."
SAID = "Nhà ở cuối ngõ 9 cũng ký cam kết và dự đủ các buổi họp mà chưa thấy tên trong danh sách, nhờ xem lại."
STORM = ("Đội thanh niên xung kích mùa bão", "ĐTN", "Che mái cho 14 nhà, đưa 20 suất quà đến tận tay trong hai ngày.")
