"""Running text in the proportions of official Vietnamese: fixed phrases, frequent syllables, a long tail."""

from __future__ import annotations

import random
from collections.abc import Iterator


def _words(text: str) -> list[str]:
    return text.split()


PHRASES = """
quyết toán ngân sách|dự toán ngân sách|công khai tài chính|thu chi ngân sách|kế hoạch sử dụng đất|giá đất cụ thể
bồi thường, hỗ trợ, tái định cư|thu hồi đất|giấy chứng nhận quyền sử dụng đất|xây dựng nông thôn mới
hộ nghèo, hộ cận nghèo|người có công với cách mạng|đối tượng bảo trợ xã hội|trợ cấp xã hội hằng tháng|bảo hiểm y tế
khám sức khỏe định kỳ|tuyển chọn, gọi công dân nhập ngũ|nghĩa vụ quân sự|dân quân tự vệ|phòng cháy, chữa cháy
an ninh trật tự|an toàn giao thông|vệ sinh môi trường|thu gom rác thải|cấp nước sạch|sửa chữa đường giao thông
chỉnh trang đô thị|cải tạo vỉa hè|tổ dân phố|nhà văn hóa|thôn bản|khu dân cư|hội nghị nhân dân|biên bản họp
lấy ý kiến nhân dân|đối thoại với nhân dân|tiếp công dân|giải quyết khiếu nại, tố cáo|phản ánh, kiến nghị
thủ tục hành chính|bộ phận một cửa|dịch vụ công trực tuyến|Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc
Hội Cựu chiến binh|Hội Liên hiệp Phụ nữ|Đoàn Thanh niên|Ban Thanh tra nhân dân|Ban Giám sát đầu tư của cộng đồng
hòa giải ở cơ sở|dân chủ ở cơ sở|quy chế dân chủ|chương trình mục tiêu quốc gia|vay vốn ưu đãi
quỹ phòng chống thiên tai|đóng góp tự nguyện|công trình phúc lợi|tiêm chủng mở rộng|phòng, chống dịch bệnh
cho trẻ em dưới sáu tuổi|năm học mới|tuyển sinh lớp một|trường tiểu học|tiêm phòng cho gia súc|lịch thời vụ
nước tưới|hợp tác xã nông nghiệp|cây trồng, vật nuôi|phòng chống lụt bão
""".strip()
COMMON = _words("""
dân chủ cơ sở phường xã thôn công khai kiểm tra giám sát hòa giải đối thoại kế hoạch báo cáo nghị quyết quyết định thông
báo tờ trình ủy ban nhân mặt trận tổ quốc đảng bộ chi đoàn thể thanh tra đầu tư cộng đồng hương ước quy chế thực hiện
triển tuyên truyền phổ biến pháp luật gia đình văn thi đua khen thưởng kinh phí ngân sách đường trường trạm y tế nước
sạch môi rừng lúa chợ cầu đất nhà ở việc làm trẻ em người cao tuổi cựu chiến binh phụ nữ niên của và các cho được theo
""")
ONSETS = _words("b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x")
RIMES = _words("""
a à á ả ạ an án ang àng ân ần ấp at ăn ằng âu e ẻ en eo ê ết i ín inh o ỏ on ong ốc ôn ổ ơ ớ ơn u ủ un ung ư ươ ượt
""")


class Text:
    """Makes pieces of running text; the same seed makes the same text."""

    def __init__(self, seed: int = 2) -> None:
        self.chance = random.Random(seed)
        rest = [onset + rime for onset in ONSETS for rime in RIMES]
        self.chance.shuffle(rest)
        self.phrases = PHRASES.replace("\n", "|").split("|")
        self.syllables = COMMON + rest
        self.phrase_weights = self._zipf(len(self.phrases), 8)
        self.syllable_weights = self._zipf(len(self.syllables), 20)

    def pieces(self, length: int) -> list[str]:
        """About `length` syllables: three in five of them in phrases."""
        phrases = self.chance.choices(self.phrases, self.phrase_weights, k=max(1, length * 3 // 20))
        syllables = self.chance.choices(self.syllables, self.syllable_weights, k=max(1, length * 2 // 5))
        mixed = phrases + syllables
        self.chance.shuffle(mixed)
        return mixed

    def lengths(self) -> Iterator[int]:
        """Syllables of notice after notice: most are a page, one in a hundred is long."""
        while True:
            yield min(int(self.chance.lognormvariate(4.8, 0.7)), 4_000)

    @staticmethod
    def _zipf(count: int, shift: int) -> list[float]:
        return [1 / (rank + shift) for rank in range(count)]
