"""Công khai: what must be published and where (Điều 11–13 Luật 10/2022/QH15). Days are rules: `rules/publish.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.law.spelling import fold, near


class Channel(StrEnum):
    """The channels that Điều 13 makes mandatory; each with the key of the rule that sets its term. `LIST` is the
    posting of the quarterly list, which stays up until the next one."""

    WEB = "publish.web"
    POSTING = "publish.posting"
    POSTING_PERMANENT = "publish.posting_permanent"
    LOUDSPEAKER = "publish.loudspeaker"
    HEADS = "publish.heads"
    LIST = "publish.list"

    @property
    def rule(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Form:
    """One of the ten lawful forms of publicity: `letter` as the law prints it (…c, d, đ, e, g, h, i, k)."""

    letter: str
    title: str

    @property
    def cite(self) -> Cite:
        return Cite(DEMOCRACY, 12, 1, self.letter)


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One of the fourteen items: `code` CK01…CK14, `clause` the khoản of Điều 11, `channels` all that are mandatory.

    Loudspeaker and web hold where the commune has them; other law may set another form or term (Điều 13)."""

    code: str
    title: str
    channels: tuple[Channel, ...]

    @property
    def clause(self) -> int:
        return int(self.code[2:])

    @property
    def cite(self) -> Cite:
        return Cite(DEMOCRACY, 11, self.clause)


FORMS: tuple[Form, ...] = (
    Form("a", "Niêm yết"),
    Form("b", "Cổng hoặc trang thông tin điện tử cấp xã"),
    Form("c", "Hệ thống truyền thanh"),
    Form("d", "Qua Trưởng thôn, Tổ trưởng tổ dân phố"),
    Form("đ", "Gửi văn bản"),
    Form("e", "Hội nghị trao đổi, đối thoại"),
    Form("g", "Tiếp công dân, tiếp xúc cử tri, họp báo, thông cáo, người phát ngôn"),
    Form("h", "Thông báo đến tổ chức chính trị, tổ chức chính trị - xã hội, đoàn thể"),
    Form("i", "Mạng viễn thông, mạng xã hội hợp pháp"),
    Form("k", "Hình thức khác"),
)

_TITLES = (
    "Kế hoạch phát triển kinh tế - xã hội, phương án chuyển dịch cơ cấu kinh tế hằng năm và kết quả",
    "Ngân sách: dự toán, tình hình thực hiện theo quý, 06 tháng, năm, quyết toán, hoạt động tài chính khác",
    "Dự án, công trình đầu tư và tiến độ; thu hồi đất, bồi thường, tái định cư; quỹ đất; quy hoạch xây dựng",
    "Quy chế thực hiện dân chủ; nhiệm vụ, quyền hạn của cán bộ, công chức, người không chuyên trách; quy tắc ứng xử",
    "Quản lý, sử dụng các quỹ, khoản đầu tư, tài trợ và các khoản huy động Nhân dân đóng góp",
    "Tài sản công: đầu tư, mua sắm, giao, thuê, thu hồi, thanh lý, tiêu hủy, khai thác",
    "Chính sách hỗ trợ, trợ cấp, tín dụng, nhà ở, thẻ bảo hiểm y tế, an sinh: tiêu chí, đối tượng, bình xét, kết quả",
    "Hỗ trợ do thiên tai, dịch bệnh, sự cố, bệnh hiểm nghèo; quản lý tiền đóng góp, quyên góp tự nguyện",
    "Nghĩa vụ quân sự, tham gia Công an nhân dân: số lượng, đối tượng, tiêu chuẩn, danh sách",
    "Kết quả thanh tra, kiểm tra, xử lý tham nhũng, tiêu cực, kỷ luật; kết quả lấy phiếu, bỏ phiếu tín nhiệm",
    "Kế hoạch lấy ý kiến Nhân dân, nội dung, kết quả tổng hợp, giải trình, tiếp thu (việc ở Điều 25)",
    "Đối tượng, mức thu phí, lệ phí, nghĩa vụ tài chính khác do cấp xã trực tiếp thu",
    "Thủ tục hành chính, thủ tục giải quyết công việc do cấp xã trực tiếp thực hiện",
    "Nội dung khác theo quy định của pháp luật và quy chế thực hiện dân chủ",
)
_POSTED = {1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12}
_PERMANENT = {4, 13}
_SPOKEN = {7, 8, 9, 10, 11, 12}


def _channels(clause: int) -> tuple[Channel, ...]:
    wanted = (
        (Channel.WEB, True),
        (Channel.POSTING, clause in _POSTED),
        (Channel.POSTING_PERMANENT, clause in _PERMANENT),
        (Channel.LOUDSPEAKER, clause in _SPOKEN),
        (Channel.HEADS, clause in _SPOKEN),
    )
    return tuple(channel for channel, required in wanted if required)


ITEMS: tuple[PublicItem, ...] = tuple(
    PublicItem(f"CK{clause:02d}", title, _channels(clause)) for clause, title in enumerate(_TITLES, 1)
)


def item(code: str) -> PublicItem:
    """The item of that code; raises LookupError that names the fourteen codes.

    >>> [channel.rule for channel in item("ck13").channels]
    ['publish.web', 'publish.posting_permanent']
    """
    for each in ITEMS:
        if fold(each.code) == fold(code):
            return each
    hint = ", ".join(near(code.upper(), [each.code for each in ITEMS])) or "CK01 đến CK14"
    raise LookupError(f"Không có nội dung công khai {code!r} (khoản của Điều 11 Luật 10/2022/QH15). Có: {hint}.")
