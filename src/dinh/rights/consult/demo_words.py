"""What is asked and said in the demo ward's consultations: our own writing about a place that does not exist."""

from __future__ import annotations

RULES = """QUY CHẾ
thực hiện dân chủ ở cơ sở của phường Đình Minh (dự thảo)
Điều 1. Phạm vi, đối tượng
1. Quy chế này quy định việc công khai, bàn bạc, góp ý, kiểm tra, giám sát ở phường Đình Minh.
2. Áp dụng với cán bộ, công chức phường, tổ dân phố và Nhân dân cư trú trên địa bàn.
Điều 2. Nơi và giờ niêm yết
1. Niêm yết tại trụ sở phường và nhà văn hóa các tổ dân phố.
2. Nhà văn hóa mở cửa buổi tối thứ Ba và thứ Sáu để bà con đến đọc.
Điều 3. Họp tổ dân phố
1. Mỗi tổ dân phố họp ít nhất hai lần một năm, báo trước cho từng hộ.
2. Cuộc họp bắt đầu lúc 14 giờ ngày làm việc.
Điều 4. Tổ chức thực hiện
Ủy ban nhân dân phường, Ủy ban Mặt trận Tổ quốc phường và các tổ dân phố chịu trách nhiệm thi hành."""
RULES_TAKEN_IN = RULES.replace(
    "2. Cuộc họp bắt đầu lúc 14 giờ ngày làm việc.", "2. Cuộc họp bắt đầu lúc 19 giờ 30, hoặc vào ngày nghỉ."
).replace("buổi tối thứ Ba và thứ Sáu", "buổi tối thứ Ba, thứ Sáu và sáng Chủ nhật")
# clause, channel, words
RULES_SAID = (
    ("Điều 3", "web", "Họp lúc 14 giờ ngày làm việc thì người đi làm không dự được, đề nghị họp buổi tối."),
    ("Điều 3", "web", "Đề nghị họp tổ vào buổi tối, 14 giờ chúng tôi còn ở xưởng."),
    ("Điều 3", "paper", "Nên họp buổi tối sau 19 giờ hoặc ngày nghỉ cho người đi làm dự được."),
    ("Điều 3", "phone", "Họp tổ dân phố nên để buổi tối, ban ngày không ai đi được."),
    ("Điều 3", "web", "Hai lần một năm là ít, nên họp mỗi quý một lần."),
    ("Điều 3", "box", "Đề nghị mỗi quý họp tổ dân phố một lần, hai lần là ít."),
    ("Điều 2", "web", "Nhà văn hóa nên mở thêm sáng Chủ nhật để đọc bảng niêm yết."),
    ("Điều 2", "paper", "Mở thêm nhà văn hóa vào sáng Chủ nhật, tối thì người già ngại đi."),
    ("Điều 2", "web", "Đề nghị dán thêm ở cổng chợ Đình, chỗ đông người qua lại."),
    ("Điều 1", "web", "Người thuê trọ lâu năm ở phường cũng nên được góp ý, được mời họp."),
    ("Điều 1", "phone", "Ghi rõ người thuê trọ có được dự họp tổ không."),
    ("", "web", "Quy chế viết ngắn, dễ hiểu, tôi đồng ý."),
)
# how a group is recognised by its words, what it says, the answer
RULES_GROUPS = (
    ("buổi tối", "Họp tổ dân phố vào buổi tối hoặc ngày nghỉ", "taken_in", "Khoản 2 Điều 3",
     "Họp từ 19 giờ 30 hoặc vào ngày nghỉ, để người đi làm dự được."),
    ("quý", "Họp tổ dân phố mỗi quý một lần", "explained", "",
     "Hai lần là mức ít nhất, tổ nào cần thì họp thêm; bắt buộc mỗi quý thì tổ ít việc khó tổ chức."),
    ("Chủ nhật", "Mở nhà văn hóa thêm sáng Chủ nhật", "taken_in", "Khoản 2 Điều 2",
     "Mở cửa thêm sáng Chủ nhật, tổ trưởng phân công người trực."),
    ("cổng chợ", "Niêm yết thêm ở cổng chợ", "partly", "Kế hoạch niêm yết hằng năm",
     "Đặt thêm bảng ở chợ Đình trong năm nay; quy chế chỉ ghi nơi luật bắt buộc."),
    ("thuê trọ", "Người thuê trọ lâu năm được dự họp, góp ý", "partly", "Khoản 2 Điều 1",
     "Ghi rõ người thuê trọ được dự, được góp ý; việc biểu quyết theo hộ thì theo luật."),
)  # fmt: skip

MERGE = """ĐỀ ÁN
sắp xếp và đặt lại tên một số tổ dân phố của phường Đình Minh (dự thảo)
I. SỰ CẦN THIẾT
Ba tổ dân phố 8, 9 và 10 nằm dọc bờ sông, dùng chung một nhà văn hóa và một tuyến đường.
II. PHƯƠNG ÁN
1. Nhập tổ dân phố 8 và tổ dân phố 9 thành một tổ, lấy tên là tổ dân phố Bến Sông.
2. Giữ nguyên tổ dân phố 10, đổi tên thành tổ dân phố Vườn Ươm.
3. Nhà văn hóa của tổ dân phố 9 dùng làm phòng đọc và nơi sinh hoạt của thiếu nhi.
III. THỰC HIỆN
Giấy tờ của bà con không phải đổi ngay; công an phường cập nhật dần, không thu phí."""
MERGE_SAID = (
    ("II.1", "web", "Nhập tổ 8 và tổ 9 thì tổ quá đông, họp không đủ chỗ ngồi.", "against"),
    ("II.1", "web", "Tổ 8 và tổ 9 nhập lại đông quá, nhà văn hóa không đủ chỗ họp.", "against"),
    ("II.1", "phone", "Đồng ý nhập hai tổ vì đang dùng chung nhà văn hóa rồi.", "for"),
    ("II.1", "web", "Nên nhập, hai tổ vốn vẫn sinh hoạt chung từ trước.", "for"),
    ("II.1", "paper", "Tên Bến Sông hay nhưng nên giữ thêm tên cũ trong ngoặc cho khỏi nhầm.", "change"),
    ("II.2", "web", "Tên Vườn Ươm không còn ai gọi, nên lấy tên ngõ Đồng Quýt.", "change"),
    ("II.2", "box", "Không cần đổi tên tổ 10, đổi tên chỉ thêm phiền giấy tờ.", "against"),
    ("II.3", "web", "Phòng đọc cho thiếu nhi rất tốt, nên mở cả buổi tối.", "for"),
    ("II.3", "phone", "Nhà văn hóa tổ 9 mái dột, sửa xong rồi hãy giao làm phòng đọc.", "change"),
    ("III", "web", "Ghi rõ là không thu phí đổi giấy tờ, kể cả giấy tờ nhà đất.", "change"),
    ("III", "web", "Ông Đoàn Văn Mẫu ở tổ 9 bảo đổi giấy tờ mất tiền, có đúng không?", ""),
    ("", "web", "Mong phường họp riêng với bà con tổ 8 trước khi quyết.", "change"),
)
STATEMENTS = (
    "Nhập tổ 8 và tổ 9 giúp đỡ tốn tiền nuôi hai nhà văn hóa.",
    "Tổ mới quá đông thì khó biết hết mặt nhau.",
    "Nên họp riêng với từng tổ trước khi quyết định.",
    "Tên mới phải do bà con trong tổ chọn.",
    "Đổi giấy tờ phải hoàn toàn không mất tiền.",
    "Nhà văn hóa tổ 9 nên làm phòng đọc cho thiếu nhi.",
    "Giữ nguyên các tổ như bây giờ là tốt nhất.",
    "Tổ đông hơn thì tiếng nói với phường mạnh hơn.",
)
# Two camps: how likely each agrees with each statement; the rest disagree, a tenth pass.
CAMPS = (
    (44, (0.92, 0.2, 0.85, 0.8, 0.97, 0.9, 0.06, 0.85)),
    (28, (0.12, 0.93, 0.92, 0.85, 0.98, 0.6, 0.92, 0.1)),
)
PROPOSED = "Nên để tổ 8, tổ 9 bầu tổ trưởng mới ngay sau khi nhập."

YEAR_PLAN = """DỰ THẢO KẾ HOẠCH
phát triển kinh tế - xã hội năm sau của phường Đình Minh
I. CHỈ TIÊU
1. Cứng hóa 2,4 km ngõ hẻm còn lại.
2. Lắp đèn chiếu sáng ở 6 tuyến hẻm.
II. NHIỆM VỤ
1. Sửa trường mẫu giáo ở tổ dân phố 5 trong quý II.
2. Mở lớp nghề mây tre đan cho 40 lao động."""
YEAR_PLAN_SAID = (
    ("I.1", "web", "Ưu tiên hẻm 12 tổ 4 trước, mưa là ngập không đi được."),
    ("I.1", "paper", "Hẻm 12 tổ 4 ngập, đề nghị làm trước."),
    ("I.2", "web", "Đèn nên dùng loại năng lượng mặt trời cho đỡ tiền điện."),
    ("II.2", "phone", "Lớp nghề nên mở buổi tối, người đi làm mới học được."),
)
YEAR_PLAN_GROUPS = (
    ("hẻm 12", "Làm hẻm 12 tổ 4 trước", "taken_in", "Mục I.1", "Đưa hẻm 12 vào danh mục làm trong quý I."),
    ("mặt trời", "Dùng đèn năng lượng mặt trời", "partly", "Mục I.2",
     "Thí điểm ở hai tuyến hẻm, đủ nắng thì làm tiếp."),
    ("buổi tối", "Mở lớp nghề buổi tối", "taken_in", "Mục II.2", "Mở một lớp ngày, một lớp tối."),
)  # fmt: skip

ABOVE_DRAFT = """DỰ THẢO BÁO CÁO
về phương hướng phục vụ Nhân dân giai đoạn tới
I. ĐÁNH GIÁ
Việc giải quyết thủ tục cho bà con nhanh hơn, nhưng nơi ở xa vẫn phải đi lại nhiều lần.
II. PHƯƠNG HƯỚNG
1. Mỗi phường, xã có ít nhất một điểm hỗ trợ làm thủ tục tại nhà văn hóa.
2. Người cao tuổi, người khuyết tật được phục vụ tại nhà."""
