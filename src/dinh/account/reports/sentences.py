"""The sentences that reports say of each number: nothing, one, many. The words are ours, in the order of the field."""

from __future__ import annotations

from dinh.account.reports.parts import Count, Papers, TaskTable

PAPERS_ISSUED = Papers(
    lead="Trong kỳ đã ban hành {n} văn bản lãnh đạo, chỉ đạo, triển khai:",
    none="Trong kỳ chưa có văn bản lãnh đạo, chỉ đạo nào được vào sổ.",
)
TASKS_ON_TIME = Count(
    "tasks.done_on_time",
    zero="Trong kỳ không có nhiệm vụ đến hạn.",
    one="Có 01 nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn {n}/{whole} nhiệm vụ, đạt {share}.",
    many="Có {whole} nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn {n}/{whole} nhiệm vụ, đạt {share}.",
    compare=True,
)
TASKS_LATE = Count(
    "tasks.late",
    zero="Không có nhiệm vụ quá hạn.",
    one="Còn 01 nhiệm vụ quá hạn.",
    many="Còn {n} nhiệm vụ quá hạn.",
)
TASKS_ASSIGNED = Count(
    "tasks.assigned",
    zero="Trong kỳ không giao nhiệm vụ mới.",
    one="Đã giao 01 nhiệm vụ cho cơ quan, đơn vị, có hạn và người chịu trách nhiệm.",
    many="Đã giao {n} nhiệm vụ cho các cơ quan, đơn vị, mỗi việc có hạn và người chịu trách nhiệm.",
)
TASKS_DONE = TaskTable(
    caption="Kết quả thực hiện nhiệm vụ trong kỳ",
    none="Không có nhiệm vụ nào đến hạn hoặc hoàn thành trong kỳ.",
)
DIALOGUES = (
    Count(
        "dialogue.held",
        zero="Trong kỳ chưa tổ chức đối thoại với Nhân dân.",
        one="Đã tổ chức 01 cuộc đối thoại với Nhân dân, biên bản đã công khai.",
        many="Đã tổ chức {n} cuộc đối thoại với Nhân dân, biên bản đã công khai.",
        compare=True,
        listed=True,
    ),
    Count(
        "dialogue.kept_in_time",
        zero="",
        one="Có 01 lời hứa, kết luận đến hạn trong kỳ; làm xong đúng hạn {n}/{whole}, đạt {share}.",
        many="Có {whole} lời hứa, kết luận đến hạn trong kỳ; làm xong đúng hạn {n}/{whole}, đạt {share}.",
        compare=True,
    ),
    Count(
        "dialogue.confirmed",
        zero="",
        one="Với 01 lời hứa nói trong kỳ: đã làm xong và người hỏi xác nhận đạt {n}/{whole}.",
        many="Trong {whole} lời hứa nói trong kỳ: đã làm xong và người hỏi xác nhận đạt {n}/{whole}, đạt {share}.",
    ),
    Count(
        "dialogue.unconfirmed",
        zero="",
        one="Đã làm xong nhưng người hỏi chưa xác nhận đạt: {n}/{whole}, đếm riêng.",
        many="Đã làm xong nhưng người hỏi chưa xác nhận đạt: {n}/{whole}, đếm riêng.",
    ),
    Count(
        "dialogue.open_late",
        zero="",
        one="Còn 01 lời hứa chưa làm xong, đã trễ hạn.",
        many="Còn {n} lời hứa chưa làm xong, đã trễ hạn.",
    ),
)
PETITIONS = (
    Count(
        "petitions.received",
        zero="Trong kỳ không tiếp nhận phản ánh, kiến nghị, khiếu nại nào.",
        one="Tiếp nhận 01 vụ việc phản ánh, kiến nghị, khiếu nại.",
        many="Tiếp nhận {n} vụ việc phản ánh, kiến nghị, khiếu nại.",
        compare=True,
    ),
    Count(
        "petitions.on_time",
        zero="",
        one="Có 01 vụ việc đến hạn theo luật trong kỳ; có kết quả đúng hạn {n}/{whole}, đạt {share}.",
        many="Có {whole} vụ việc đến hạn theo luật trong kỳ; có kết quả đúng hạn {n}/{whole}, đạt {share}.",
        compare=True,
    ),
    Count(
        "petitions.confirmed",
        zero="",
        one="Kết thúc 01 vụ việc; giải quyết xong và người gửi xác nhận {n}/{whole}, đạt {share}.",
        many="Kết thúc {whole} vụ việc; giải quyết xong và người gửi xác nhận {n}/{whole}, đạt {share}.",
    ),
    Count(
        "petitions.unconfirmed",
        zero="",
        one="Giải quyết xong nhưng người gửi chưa xác nhận: {n}/{whole}, đếm riêng.",
        many="Giải quyết xong nhưng người gửi chưa xác nhận: {n}/{whole}, đếm riêng.",
    ),
    Count(
        "petitions.open_late",
        zero="",
        one="Còn 01 vụ việc đang giải quyết; đã trễ hạn {n}/{whole}.",
        many="Còn {whole} vụ việc đang giải quyết; đã trễ hạn {n}/{whole}.",
    ),
    Count(
        "petitions.denunciations",
        zero="",
        one="Tiếp nhận 01 đơn tố cáo.",
        many="Tiếp nhận {n} đơn tố cáo.",
    ),
)
PUBLICATIONS = Count(
    "publish.published",
    zero="Trong kỳ không có nội dung nào được công khai theo Điều 11 Luật Thực hiện dân chủ ở cơ sở.",
    one="Đã công khai 01 nội dung theo Điều 11 Luật Thực hiện dân chủ ở cơ sở.",
    many="Đã công khai {n} nội dung theo Điều 11 Luật Thực hiện dân chủ ở cơ sở.",
    compare=True,
    listed=True,
)
PUBLISHED_EVERYWHERE = Count(
    "publish.complete",
    zero="",
    one="Nội dung ấy có minh chứng đủ nơi, đủ hình thức, đủ thời hạn: {n}/{whole}, đạt {share}.",
    many="Trong đó {n}/{whole} nội dung có minh chứng đủ nơi, đủ hình thức, đủ thời hạn, đạt {share}.",
)
INFORMATION = Count(
    "information.answered_in_time",
    zero="Trong kỳ không có yêu cầu cung cấp thông tin nào đến hạn trả lời.",
    one="Có 01 yêu cầu cung cấp thông tin đến hạn; trả lời đúng hạn {n}/{whole}, đạt {share}.",
    many="Có {whole} yêu cầu cung cấp thông tin đến hạn; trả lời đúng hạn {n}/{whole}, đạt {share}.",
    compare=True,
)
OUTREACH = Count(
    "outreach.sessions",
    zero="Trong kỳ chưa tổ chức buổi tuyên truyền, phổ biến pháp luật nào.",
    one="Đã tổ chức 01 buổi tuyên truyền, phổ biến pháp luật.",
    many="Đã tổ chức {n} buổi tuyên truyền, phổ biến pháp luật.",
    compare=True,
)
AUDIENCE = Count(
    "outreach.people",
    zero="",
    one="Có 01 lượt người dự.",
    many="Có {n} lượt người dự.",
)
REACH = Count(
    "reach.known",
    zero="",
    one="Hỏi ngẫu nhiên các hộ về việc đã công khai: {n}/{whole} câu trả lời đúng, đạt {share}.",
    many="Hỏi ngẫu nhiên các hộ về việc đã công khai: {n}/{whole} câu trả lời đúng, đạt {share}.",
)
MEDIATIONS = (
    Count(
        "mediation.received",
        zero="Trong kỳ các tổ hòa giải không tiếp nhận vụ, việc nào.",
        one="Các tổ hòa giải tiếp nhận 01 vụ, việc.",
        many="Các tổ hòa giải tiếp nhận {n} vụ, việc.",
        compare=True,
    ),
    Count(
        "mediation.settled_of_tried",
        zero="",
        one="Có 01 vụ, việc có kết quả; hòa giải thành {n}/{whole}, đạt {share} (tính trên số thành và không thành).",
        many="Có {whole} vụ, việc có kết quả; hòa giải thành {n}/{whole}, đạt {share} (tính trên số thành và không thành).",
        compare=True,
    ),
    Count(
        "mediation.open",
        zero="",
        one="Còn 01 vụ, việc đang hòa giải.",
        many="Còn {n} vụ, việc đang hòa giải.",
    ),
)
DECISIONS = (
    Count(
        "decide.decided",
        zero="Trong kỳ không có việc nào đưa ra Nhân dân bàn và quyết định.",
        one="Nhân dân đã bàn và quyết định 01 việc theo Điều 15 Luật Thực hiện dân chủ ở cơ sở.",
        many="Nhân dân đã bàn và quyết định {n} việc theo Điều 15 Luật Thực hiện dân chủ ở cơ sở.",
        compare=True,
        listed=True,
    ),
    Count(
        "decide.passed",
        zero="",
        one="Việc ấy được thông qua: {n}/{whole}.",
        many="Trong đó thông qua {n}/{whole} việc, đạt {share}.",
    ),
    Count(
        "decide.turnout",
        zero="",
        one="Có {n}/{whole} lượt hộ tham gia biểu quyết, đạt {share}.",
        many="Có {n}/{whole} lượt hộ tham gia biểu quyết, đạt {share}.",
    ),
)
CONSULTATIONS = (
    Count(
        "consult.opened",
        zero="Trong kỳ không có dự thảo nào đưa ra lấy ý kiến Nhân dân.",
        one="Đã lấy ý kiến Nhân dân về 01 dự thảo.",
        many="Đã lấy ý kiến Nhân dân về {n} dự thảo.",
        compare=True,
        listed=True,
    ),
    Count("consult.opinions", zero="", one="Nhận 01 ý kiến góp ý.", many="Nhận {n} ý kiến góp ý."),
    Count(
        "consult.groups_taken_in",
        zero="",
        one="Đã trả lời 01 nhóm ý kiến; tiếp thu {n}/{whole}.",
        many="Đã trả lời {whole} nhóm ý kiến; tiếp thu toàn bộ hoặc một phần {n}/{whole} nhóm, đạt {share}.",
    ),
)
WORKS = (
    Count(
        "works.finished",
        zero="Trong kỳ không có công trình Nhân dân đóng góp nào được nghiệm thu.",
        one="Đã nghiệm thu 01 công trình có Nhân dân đóng góp.",
        many="Đã nghiệm thu {n} công trình có Nhân dân đóng góp.",
        compare=True,
        listed=True,
    ),
    Count("works.under_way", zero="", one="Đang làm 01 công trình.", many="Đang làm {n} công trình."),
    Count(
        "works.collected",
        zero="",
        one="Các công trình, quỹ đã thu {n} đồng.",
        many="Các công trình, quỹ đã thu {n} đồng.",
    ),
    Count("works.spent", zero="", one="Đã chi {n} đồng.", many="Đã chi {n} đồng."),
    Count(
        "works.labour_days",
        zero="",
        one="Nhân dân góp 01 ngày công.",
        many="Nhân dân góp {n} ngày công.",
    ),
)
BOARDS = (
    Count(
        "oversee.visits_ttnd",
        zero="Trong kỳ Ban Thanh tra nhân dân chưa tiến hành cuộc kiểm tra, giám sát nào.",
        one="Ban Thanh tra nhân dân đã tiến hành 01 cuộc kiểm tra, giám sát.",
        many="Ban Thanh tra nhân dân đã tiến hành {n} cuộc kiểm tra, giám sát.",
        compare=True,
    ),
    Count(
        "oversee.visits_gsdt",
        zero="",
        one="Các Ban Giám sát đầu tư của cộng đồng đã tiến hành 01 cuộc giám sát.",
        many="Các Ban Giám sát đầu tư của cộng đồng đã tiến hành {n} cuộc giám sát.",
        compare=True,
    ),
    Count(
        "oversee.recommendations",
        zero="",
        one="Các ban đã gửi 01 kiến nghị sau kiểm tra, giám sát.",
        many="Các ban đã gửi {n} kiến nghị sau kiểm tra, giám sát.",
        listed=True,
    ),
    Count(
        "oversee.answered_in_time",
        zero="",
        one="Có 01 kiến nghị được trả lời; đúng hạn luật định {n}/{whole}.",
        many="Có {whole} kiến nghị được trả lời; đúng hạn luật định {n}/{whole}, đạt {share}.",
        compare=True,
    ),
    Count(
        "oversee.inspections",
        zero="",
        one="Ban Chỉ đạo, cấp ủy đã kiểm tra 01 đơn vị.",
        many="Ban Chỉ đạo, cấp ủy đã kiểm tra {n} lượt đơn vị.",
        compare=True,
    ),
)
BENEFITS = (
    Count(
        "benefit.people",
        zero="Trong kỳ không có danh sách hưởng chính sách nào được duyệt.",
        one="Đã duyệt 01 người, hộ hưởng chính sách hỗ trợ.",
        many="Đã duyệt {n} lượt người, hộ hưởng chính sách hỗ trợ.",
        compare=True,
    ),
    Count(
        "benefit.confirmed",
        zero="",
        one="Hỏi lại 01 người: đã nhận đủ {n}/{whole}.",
        many="Hỏi lại {whole} người, hộ: đã nhận đủ {n}/{whole}, đạt {share}.",
    ),
    Count(
        "benefit.satisfied",
        zero="",
        one="Khảo sát bốc thăm: {n}/{whole} hộ hài lòng, đạt {share}.",
        many="Khảo sát bốc thăm: {n}/{whole} hộ hài lòng với việc phục vụ của chính quyền, đạt {share}.",
        compare=True,
    ),
    Count(
        "benefit.services",
        zero="",
        one="Một cửa trả 01 hồ sơ; kịp hạn {n}/{whole}.",
        many="Một cửa trả {whole} hồ sơ; kịp hạn {n}/{whole}, đạt {share}.",
        compare=True,
    ),
)
MODELS = (
    Count(
        "movements.models",
        zero="Trong kỳ chưa có mô hình “Dân vận khéo” nào được công nhận.",
        one="Đã công nhận 01 mô hình “Dân vận khéo”.",
        many="Đã công nhận {n} mô hình “Dân vận khéo”.",
        compare=True,
        listed=True,
    ),
    Count(
        "movements.adopted",
        zero="",
        one="Có 01 nơi bắt đầu áp dụng mô hình của nơi khác.",
        many="Có {n} nơi bắt đầu áp dụng mô hình của nơi khác.",
        compare=True,
    ),
    Count(
        "movements.alive",
        zero="",
        one="Xem lại sau sáu tháng 01 nơi: còn làm {n}/{whole}.",
        many="Xem lại sau sáu tháng {whole} nơi: còn làm {n}/{whole} nơi, đạt {share}.",
    ),
)
TITLES = (
    Count(
        "movements.families",
        zero="Trong kỳ chưa có quyết định công nhận Gia đình văn hóa.",
        one="Gia đình văn hóa: {n}/{whole} hộ, đạt {share}.",
        many="Gia đình văn hóa: {n}/{whole} hộ, đạt {share}.",
        compare=True,
    ),
    Count(
        "movements.groups",
        zero="",
        one="Tổ dân phố văn hóa: {n}/{whole} tổ, đạt {share}.",
        many="Tổ dân phố văn hóa: {n}/{whole} tổ, đạt {share}.",
    ),
)
AT_OFFICES = (
    Count(
        "workplaces.items_published",
        zero="",
        one="Đã công khai trong nội bộ {n}/{whole} nội dung theo Điều 46 Luật Thực hiện dân chủ ở cơ sở.",
        many="Đã công khai trong nội bộ {n}/{whole} nội dung theo Điều 46 Luật Thực hiện dân chủ ở cơ sở, đạt {share}.",
    ),
    Count(
        "workplaces.conferences_held",
        zero="Trong kỳ không có hội nghị cán bộ, công chức, viên chức, người lao động nào đến hạn.",
        one="Hội nghị cán bộ, công chức, viên chức, người lao động đến hạn trong kỳ: đã tổ chức {n}/{whole}.",
        many="Hội nghị cán bộ, công chức, viên chức, người lao động: đã tổ chức {n}/{whole} nơi, đạt {share}.",
    ),
    Count(
        "workplaces.conferences_in_time",
        zero="",
        one="Tổ chức đúng hạn: {n}/{whole}.",
        many="Tổ chức đúng hạn: {n}/{whole} nơi, đạt {share}.",
    ),
    Count(
        "workplaces.boards",
        zero="",
        one="Ban Thanh tra nhân dân còn nhiệm kỳ: {n}/{whole}.",
        many="Ban Thanh tra nhân dân còn nhiệm kỳ: {n}/{whole} nơi phải lập, đạt {share}.",
    ),
    Count(
        "workplaces.opinions_answered",
        zero="",
        one="Lấy ý kiến trong cơ quan, đơn vị: trả lời {n}/{whole} nhóm ý kiến.",
        many="Lấy ý kiến trong cơ quan, đơn vị: trả lời {n}/{whole} nhóm ý kiến, đạt {share}.",
    ),
)
AT_FIRMS = (
    Count(
        "workplaces.dialogues",
        zero="",
        one="Đã tổ chức 01 cuộc đối thoại tại nơi làm việc.",
        many="Đã tổ chức {n} cuộc đối thoại tại nơi làm việc.",
    ),
    Count(
        "workplaces.agreements_kept",
        zero="",
        one="Có 01 thỏa thuận sau đối thoại đến hạn; làm xong đúng hạn {n}/{whole}.",
        many="Có {whole} thỏa thuận sau đối thoại đến hạn; làm xong đúng hạn {n}/{whole}, đạt {share}.",
    ),
    Count(
        "workplaces.unions_founded",
        zero="",
        one="Thành lập 01 công đoàn cơ sở ngoài khu vực Nhà nước.",
        many="Thành lập {n} công đoàn cơ sở ngoài khu vực Nhà nước.",
    ),
)
