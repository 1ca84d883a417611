"""The words by which a clause gives work, or tells that it gives none; matched against lower-case text."""

from __future__ import annotations

from dinh.scribe.grammar.letters import loose

# Headings under which work is given in every kind of paper.
ASSIGNING = loose(
    r"tổ chức (?:triển khai )?(?:và )?thực hiện|phân công|^trách nhiệm(?: của| thực hiện| thi hành| "
    r"các| tổ chức| cụ thể| chung|$|:)|điều khoản thi hành|^tổ chức triển khai|nhiệm vụ của|giao nhiệm "
    r"vụ|nhiệm vụ cụ thể|thi hành"
    r"|triển khai thực hiện$|^thực hiện$|đề nghị$"
)
ORGANISING = loose(r"^(?:tổ chức (?:triển khai )?(?:và )?thực hiện|phân công (?:nhiệm vụ|trách nhiệm))")
# Headings under which a directing paper gives work though it has a part «Tổ chức thực hiện» of its own.
DIRECTING = loose(r"nhiệm vụ|giải pháp|kiến nghị|đề xuất|yêu cầu|chỉ đạo")
# Headings that tell what was, or set out aims.
TELLING = loose(
    r"đánh giá|kết quả|tình hình|thực trạng|ưu điểm|hạn chế|tồn tại|nguyên nhân|mục đích|mục tiêu|"
    r"quan điểm|phạm vi|đối tượng|bài học|khái quát|đặc điểm|căn cứ|xác minh|thành phần|hình thức"
)
DIRECTING_TYPES = frozenset(
    ("Chỉ thị", "Công văn", "Kết luận", "Thông báo", "Công điện", "Hướng dẫn", "Nghị quyết", "Thông tri")
)
TELLING_TYPES = frozenset(("Báo cáo", "Tờ trình", "Biên bản", "Giấy mời", "Đề án", "Thông cáo"))
ARTICLED_TYPES = frozenset(("Quyết định", "Nghị quyết", "Quy chế", "Quy định", "Nghị định", "Thông tư", "Luật"))
# «Trách nhiệm của Sở Nội vụ», «Nhiệm vụ của Tổ công tác:», «Đối với UBND xã:», «Đề nghị Ủy ban …», «Giao Công an xã:»
LEAD_IN = loose(
    r"(?:trách nhiệm(?: thực hiện)?(?: của)?|nhiệm vụ(?: cụ thể)?(?: của)|phân công nhiệm vụ(?: cho)?|"
    r"đối với|về phía|nhiệm vụ, quyền hạn của)\s+"
)
ORDER = loose(
    r"(?:trân trọng |kính )?(?:đề nghị|yêu cầu|giao nhiệm vụ cho|giao cho|giao|phân công|ủy quyền|"
    r"đồng ý giao|thống nhất giao)\s+"
)
# Clauses that close a paper or bind everybody to carry it out: no task of its own.
CLOSING = loose(
    r"(?:trên đây là|trong quá trình|quá trình (?:tổ chức|triển khai|thực hiện)|căn cứ (?:nội dung "
    r")?kế hoạch này,? (?:các )?(?:đề nghị|yêu cầu)|kinh phí|mọi vướng mắc|nơi nhận|ghi chú|lưu ý"
    r"|(?:luật|nghị định|thông tư|pháp lệnh|quyết định) này|kế hoạch này|chỉ thị này|kết luận này|"
    r"nghị quyết này|quy chế này|quy định này|thông báo này|công văn này|nhận được|rất mong|văn bản "
    r"này|hướng dẫn này)"
)
CARRY_OUT = loose(
    r"(?:có|chịu) trách nhiệm (?:tổ chức )?thi hành|căn cứ (?:quyết định|nghị quyết)(?: này)?,? "
    r"(?:chịu trách nhiệm )?thi hành"
    r"|chịu trách nhiệm (?:thực hiện|tổ chức thực hiện|triển khai thực hiện)"
    r" (?:quyết định|nghị quyết|quy chế|quy định|kế hoạch|chỉ thị)(?: này)?\s*\.|tự giải thể|tự giải "
    r"tán|chấm dứt hoạt động|có hiệu lực"
)
TOLD_OTHERS = loose(
    r"(?:đã |sẽ )?(?:yêu cầu|đề nghị|thông báo (?:để|đến|tới)|trân trọng|kính mời|xin ý kiến|kính đề nghị|kết "
    r"luận|thống nhất kết luận)"
)
RESPONSIBLE = loose(r"(?:có|chịu) trách nhiệm\s*:?\s*(?:tổ chức )?")
HAS_DUTY = loose(r"có trách nhiệm\s*:?\s*")
COOPERATES = loose(r"phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+")
SENTENCE = loose(r"(?<=\.)\s+(?=[A-ZĐÀ-Ỹ])")
# «Đơn vị chủ trì: …», «Cơ quan phối hợp: …»: lines of a schedule
SCHEDULE = loose(
    r"(?:cơ quan|đơn vị|bộ phận|người)(?: đầu mối)? (?:chủ trì|phối hợp|thực hiện|tham mưu|phụ trách|"
    r"chịu trách nhiệm|trình|soạn thảo|ban hành)\s*:"
)
INTRODUCES = loose(r"(?:như sau|sau đây|sau|cụ thể)\s*:?\s*$")
# «Nội dung: Ban Thường trực … phối hợp …», «Từ ngày 04/02: Ban Thường trực … họp …»: titles of a programme
PROGRAMME = loose(r"(?:từ|ngày|thời gian|nội dung|thành phần|địa điểm|đợt|bước|hình thức)\b")
OPENING = loose(
    r"(?:căn cứ|trên cơ sở|kết thúc|sau khi|sau |để |nhằm |định kỳ|hằng |hàng |trước |trong |ngay |"
    r"theo |từ |tùy |khi có|khi nhận|cuối |đầu |quý )"
)
# «Chủ tịch hội: ông Nguyễn Văn An; …»: tells who holds a post
HOLDER = loose(r"(?:các )?(?:ông|bà|đồng chí|đ/c)\s")
# «Đối với Bệnh viện Đa khoa: khẩn trương hoàn thiện …»
REGARDING = loose(r"(?:riêng )?(?:đối với|về phía)\s+")
# «Về phòng cháy, chữa cháy: giao Văn phòng kiểm tra …»: the order stands behind its matter
MATTER_FIRST = loose(r"(?:về|đối với|liên quan|trong)\s[^:;.]{3,200}:\s+(?=(?:giao|yêu cầu|đề nghị)\s)")
# «Giao Sở Nội vụ là cơ quan thường trực, …»
AS_BODY = loose(r"\s+(?=(?:là|làm)\s+(?:cơ quan|đầu mối|đơn vị|bộ phận|thường trực))")
# «2. Cấp cơ sở»: a level, whose agencies are named below
LEVEL = loose(r"(?:ở |tại )?cấp (?:trung ương|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở)\s*[:.]?\s*$")
# «1. Ông Nguyễn Văn An - Trưởng ban: Chỉ đạo chung.»
PERSON = loose(r"(?:ông|bà|đồng chí|đ/c)\s[^.;:]{2,80}:\s+\S")
