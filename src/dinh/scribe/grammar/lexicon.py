"""The words by which agencies are known. Each list is a matter of grammar, not of names: add a word, never a place."""

from __future__ import annotations

from dinh.scribe.grammar.letters import pattern


def phrases(rows: str) -> frozenset[str]:
    """The phrases of a block, parted by semicolons and line ends."""
    return frozenset(" ".join(phrase.split()) for phrase in rows.replace("\n", " ").split(";") if phrase.strip())


# What opens a name; a head of two words is tried before a head of one.
HEADS = phrases("""
    ban; ban chấp hành; ban chỉ huy; bch; bcđ; btt; bà; báo; bí thư; bưu điện; bảo hiểm; bệnh viện; bộ; bộ chỉ
    huy; bộ phận; bộ trưởng; bộ tư lệnh; chi; chi bộ; chi cục; chi hội; chi đoàn; chi ủy; chuyên viên; chánh; chính
    phủ; chính quyền; chính trị viên; chỉ huy trưởng; chủ tịch; các ông; cán bộ; câu lạc bộ; công an; công chức;
    công ty; công đoàn; cơ quan; cấp; cấp ủy; cục; cụm; cựu chiến binh; doanh nghiệp; dân quân; giám đốc; hiệp
    hội; hiệu trưởng; huyện; huyện ủy; hđnd; hạt; hội; hội nông dân; hội đồng; hợp tác; kho bạc; khu; khu
    phố; khối; kiểm sát; kế toán; liên đoàn; lãnh đạo; lực lượng; mttq; mttqvn; mặt trận; người đứng; ngành; ngân hàng;
    người đứng đầu; nhà trường; phòng; phó; phường; phụ nữ; quân sự; quản lý; quận; quận ủy; quốc hội; sở; thanh
    niên; thanh tra; thuế; thành phố; thành viên; thành ủy; thôn; thư ký; thường trực; thị xã; thị ủy; thủ
    trưởng; thủ tướng; tiểu ban; trung tâm; trường; trưởng; trạm; tt; ttpvhcc; tòa; tòa án; tỉnh; tỉnh ủy; tổ;
    tổ chức; tổ trưởng; tổng công ty; tổng cục; tổng giám đốc; tổng thư ký; ub; ubmt; ubmttq; ubmttqvn; ubnd;
    viễn thông; viện; vp; vphđnd; vpubnd; vpđu; văn phòng; vụ; xã; ông; đ/c; điện lực; đoàn; đoàn thể; đài; đơn
    vị; đảng bộ; đảng viên; đảng đoàn; đảng ủy; đặc khu; địa phương; đồn; đồng chí; đội; ấp; ủy ban; ủy viên
""")
# «Tổ chức tuyên truyền», «Ban hành», «Phòng, chống», «Hội nghị»: these begin like a name and are none.
NOT_A_HEAD = pattern(
    r"(?:tổ chức(?! (?:đảng|chính trị|đoàn thể|thành viên|công đoàn|hội(?! (?:nghị|thảo|thi|họp|"
    r"thao))|xã hội|cơ sở|kinh tế|tôn giáo|quần chúng|có|trong|liên quan|khác|,))"
    r"|ban hành|ban bố|phòng,? (?:chống|ngừa|cháy|bệnh|trừ|thủ)|hội (?:nghị|thảo|thi|viên|trường|họp|"
    r"nhập|chợ|diễn|nhóm)"
    r"|đoàn (?:viên|kết|tụ)|bộ (?:máy|chỉ(?! huy)|tiêu|thủ|luật|câu|hồ|số|mặt)|trường hợp|trường học số|"
    r"trưởng thành|sở (?:hữu|dĩ|thích)"
    r"|chi (?!bộ|hội|đoàn|cục|ủy)|hợp tác (?!xã)"
    r"|đội ngũ|cục bộ|vụ (?:việc|án|mùa|vi)|báo (?:cáo|chí|động|đáp)|cấp (?:phát|giấy|thiết|bách|đổi|"
    r"phép|nước|tốc)|khu vực"
    r"|lãnh đạo,|lãnh đạo (?:chỉ|toàn|và|thực|việc|công|tổ|triển)|quản lý(?=,)|quản lý (?!khu)|thanh tra(?:,| việc|"
    r" các)|phó mặc|thành phố thông"
    r"|xã hội|thuế suất|báo(?: kết|,)|địa phương hóa|cơ quan ngôn|chính quyền số|đài tưởng|viện (?:trợ|dẫn)|đồn đại)\b"
)
# «các», «từng», «toàn thể» before a head
QUANTIFIERS = phrases("""
    các; cả; hai; mọi; mỗi; một; những; riêng; số; thể; toàn; tất; từng; với; đối
""")
# «các sở: Nội vụ, Tài chính …»: heads whose bare names may be listed behind a colon
LISTED = phrases("""
    ban; bộ; chi cục; hội; huyện; ngành; phòng; phường; sở; thôn; xã
""")
# After one of these a verb still belongs to the name: «Ban chỉ đạo», «Đoàn kiểm tra, giám sát».
NAME_GOES_ON = phrases("""
    ban; khối; nhóm; thuộc; tổ; đoàn; được; đội
""")
# Names that end in such a word: a verb behind them is the predicate.
NAME_ENDS = phrases("""
    công đoàn; huyện đoàn; liên đoàn; phó ban; quận đoàn; thành đoàn; thị đoàn; trưởng ban; trưởng đoàn; trực thuộc;
    tỉnh đoàn; xã đoàn; đảng đoàn
""")
# Verbs inside a name, with the two words before: «Ban Giám sát đầu tư …», «Cơ quan thường trực Ban …».
INSIDE = phrases("""
    dự án đầu; giám sát đầu; hội đồng phối; phối hợp phổ; quan thường trực; tham mưu giúp; đầu tư xây
""")
# «(Ban Chỉ đạo) xây dựng kế hoạch»: with such an object «xây dựng» is the predicate, not the purpose in the name.
DRAFTED = phrases("""
    báo cáo; chương trình; dự thảo; kế hoạch; lịch làm; nội dung; quy chế; đề án
""")
# The same of two words: «phụ trách lĩnh vực giám sát».
NAME_GOES_ON_2 = phrases("""
    bộ phận; chuyên trách; chuyên viên; cán bộ; công chức; công tác; cơ quan; hội đồng; lĩnh vực; nhiệm vụ; phụ
    trách; trung tâm; ủy ban
""")
# What closes a name: the first two words of a predicate, always in small letters.
OPENERS_2 = phrases("""
    ban hành; biên soạn; biểu dương; bàn giao; bám sát; báo cáo; bình xét; bảo quản; bảo vệ; bảo đảm; bầu cử; bố
    trí; bồi dưỡng; bồi thường; bổ nhiệm; bổ sung; cam kết; chi trả; cho ý; chuyển giao; chuyển đổi; chuẩn bị;
    chú trọng; chăm lo; chấm điểm; chấn chỉnh; chấp hành; chỉ đạo; chịu sự; chịu trách; chốt danh; chủ trì; chủ
    động; coi trọng; cung cấp; cân đối; có biện; có giải; có hiệu; có kế; có phương; có trách; có văn; có ý;
    công khai; công nhận; căn cứ; cải cách; cấp kinh; cấp phát; cấp đổi; cập nhật; cụ thể; củng cố; cử cán; cử
    công; cử người; cử thành; cử đại; duy trì; dành thời; dự báo; dự toán; gia hạn; giao cho; giao nhiệm; giám
    sát; giám định; giáo dục; giúp ban; giúp chủ; giúp ủy; giải ngân; giải quyết; giải trình; giới thiệu; giữ
    gìn; giữ vững; gương mẫu; gắn với; gửi báo; gửi công; gửi danh; gửi hồ; gửi kế; gửi kết; gửi văn; gửi về;
    hiệp thương; hoàn thiện; hoàn thành; huy động; hàng ngày; hàng năm; hàng quý; hàng tháng; hướng dẫn; hưởng
    ứng; hằng ngày; hằng năm; hằng quý; hằng tháng; hỗ trợ; in ấn; khai thác; khen thưởng; khuyến khích; khơi
    thông; khảo sát; khẩn trương; khắc phục; khởi công; kiểm tra; kiện toàn; kính mời; kê khai; ký ban; ký kết; kết nối;
    kịp thời; linh hoạt; liên hệ; liên kết; luân chuyển; làm tốt; làm việc; làm đầu; lãnh đạo; lưu trữ; lưu ý;
    lấy phiếu; lấy ý; lập danh; lập dự; lập hồ; lập kế; lắp đặt; lồng ghép; lựa chọn; mời các; mở rộng; nghiêm
    chỉnh; nghiêm túc; nghiên cứu; nghiệm thu; ngoài việc; ngăn chặn; nhanh chóng; nhân rộng; nhận diện; nhận
    thức; nhắc nhở; niêm yết; nâng cao; nâng cấp; nêu gương; nạo vét; nắm bắt; nắm chắc; nắm tình; nộp báo; nộp
    hồ; phát hiện; phát huy; phát sóng; phát động; phân bổ; phân công; phân cấp; phân giao; phân loại; phân
    tích; phê duyệt; phòng ngừa; phản ánh; phấn đấu; phối hợp; phổ biến; quan tâm; quy hoạch; quy định; quyết
    liệt; quyết toán; quyết định; quán triệt; quản lý; ra quân; rà soát; rút kinh; sau khi; soạn thảo; sơ kết;
    sắp xếp; sẵn sàng; số hóa; sử dụng; sửa chữa; sửa đổi; tham gia; tham mưu; thanh toán; thanh tra; theo chức;
    theo dõi; theo lĩnh; theo nhiệm; theo phân; theo phạm; theo quy; theo thẩm; thi công; thu gom; thu hồi; thu
    thập; thành lập; tháo gỡ; thông báo; thông tin; thương lượng; thường xuyên; thẩm tra; thẩm định; thỏa thuận;
    thống kê; thống nhất; thực hiện; thực hành; tiến hành; tiếp công; tiếp nhận; tiếp thu; tiếp tục; tiếp xúc;
    tra cứu; trang trí; treo biển; treo băng; treo cờ; triển khai; triệu tập; truyền thông; trên cơ; trình ban;
    trân trọng; trình cấp; trình hội; trình ủy; trông coi; trả lời; trực ban; trực bảo; trực tiếp; tuyên truyền;
    tuyển dụng; tuần tra; tích cực; tích hợp; tôn vinh; tùy theo; tăng cường; tăng thời; tư vấn; tạo điều; tập huấn; tập
    trung; tố giác; tổ chức; tổng hòa; tổng hợp; tổng kết; tự chấm; tự kiểm; tự đánh; viết bài; vận hành; vận
    động; vệ sinh; xem xét; xin ý; xuất bản; xác minh; xác nhận; xác định; xây dựng; xúc tiến; xếp loại; xử lý;
    xử phạt; yêu cầu; đa dạng; điều chỉnh; điều hành; điều tra; đào tạo; đánh giá; đôn đốc; đăng cai; đăng ký;
    đăng tin; đăng tải; đưa tin; đưa vào; đảm bảo; đầu tư; đẩy mạnh; đặt mục; đề cao; đề cử; đề nghị; đề ra; đề
    xuất; định kỳ; đối thoại; đồng thời; đổi mới; động viên; ưu tiên; ủy quyền; ứng dụng
""")
# The same of one word.
OPENERS_1 = phrases("""
    cần; cử; dành; giao; giúp; gửi; khi; ký; lập; mở; nếu; nộp; phải; qua; sau; theo; thông_qua; trong; trình;
    trước; tùy; tạo; đưa
""")
# With one of these a clause tells what is or was, not what to do.
BREAKERS = phrases("""
    bị; chưa; còn; cũng; do; gồm; không; luôn; là; mà; mới; như; nhằm; nên; rằng; sẽ; thì; vẫn; vừa; đang; đã;
    đều; để
""")
# «được phân cấp», «được giao»: the only uses of «được» inside a name
PARTICIPLES = phrases("""
    chỉ; cấp; cử; giao; lựa; mời; phân; thành; ủy
""")
# «Ban Chỉ đạo thực hiện dân chủ ở cơ sở»: a purpose in the name
PURPOSES = phrases("""
    cải cách; phát triển; phòng chống; thực hiện; xây dựng
""")
# Places that end a name, unless a word of `AFTER_PLACE` carries it on: «xã hội», «xã nơi có …».
PLACES = phrases("""
    huyện; phường; phố; thôn; tỉnh; xã
""")
# «các xã miền núi»: the place is one of many and ends nothing
MANY = phrases("""
    chính; các; mọi; mỗi; những; từng
""")
# Words that carry a name on behind its place.
AFTER_PLACE = phrases("""
    ba; biên; chưa; các; có; cùng; cũ; của; do; dân; hai; hoặc; hội; khi; không; liên; là; lân; lẻ; miền; một;
    mới; ngoài; như; này; nơi; nếu; sau; sẽ; thuộc; trong; trên; trước; trưởng; tại; ven; viên; và; vùng; về;
    với; đoàn; đã; đó; được; để; đội; ở; ủy
""")
# «cơ quan, tổ chức đảng»: behind one of these words «tổ chức» is a noun
AFTER_TO_CHUC = phrases("""
    chính; có; cá; cơ; khác; kinh; liên; thành; trong; và; xã; được; đơn; đảng; đoàn; hội
""")
