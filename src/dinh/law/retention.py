"""How long what is kept of people lies before it may go by itself: terms proposed by Đình, with their bounds.

No text that was read gives a term for any of these (see `records.retention`): every number below is our own («tự đặt»),
and nothing goes before the commune's data officer has set a term within the bounds. What an office must archive
(papers, registers, minutes, votes, files of complaints and denunciations) has no line here, and can have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.law.due import shifted
from dinh.law.privacy import ERASURE, Ground
from dinh.law.provenance import DERIVED, Kind, Provenance
from dinh.law.values import Clock, Months, Way, calendar


@dataclass(frozen=True, slots=True)
class Retention:
    """`what` goes, in plain words; `since` which moment its term runs from; `value` the term that is proposed, in days
    or months; `least` and `most` the bounds of the same unit; `costs` what can no longer be done afterwards."""

    what: str
    since: str
    value: Clock | Months
    least: int
    most: int
    costs: str
    ground: Ground = ERASURE
    provenance: Provenance = DERIVED

    @property
    def custom(self) -> bool:
        """Whether the number is our own and no text's."""
        return self.provenance.kind is Kind.DERIVED

    @property
    def amount(self) -> int:
        return self.value.months if isinstance(self.value, Months) else self.value.days

    @property
    def unit(self) -> str:
        return self.value.unit

    def of(self, amount: int) -> Clock | Months:
        """So many of this line's unit."""
        if isinstance(self.value, Months):
            return Months(amount, Way.LASTING)
        return calendar(amount, Way.LASTING)

    def last_day(self, amount: int, start: date) -> date:
        """The last day on which it is kept; it may go the day after."""
        return shifted(self.of(amount), start, 1)

    def begins_by(self, amount: int, last: date) -> date:
        """The latest start whose last day is not after `last`."""
        start = shifted(self.of(amount), last, -1)
        while self.last_day(amount, date.fromordinal(start.toordinal() + 1)) <= last:
            start = date.fromordinal(start.toordinal() + 1)
        while self.last_day(amount, start) > last:
            start = date.fromordinal(start.toordinal() - 1)
        return start


def _months(amount: int) -> Months:
    return Months(amount, Way.LASTING)


RETENTION: dict[str, Retention] = {
    "consult-senders": Retention(
        "người góp ý: họ tên, liên hệ", "ngày báo kết quả hoặc ngày thôi lấy ý kiến", _months(12), 3, 60,
        "không còn hỏi lại, báo lại riêng cho người góp ý được; lời góp ý, phần tiếp thu và giải trình còn nguyên",
    ),
    "dialogue-askers": Retention(
        "người hỏi trong buổi đối thoại: họ tên, liên hệ", "ngày khóa biên bản hoặc hủy buổi đối thoại",
        _months(12), 3, 60,
        "không còn báo riêng kết quả lời hứa cho người hỏi được; câu hỏi, biên bản, lời hứa còn nguyên",
    ),
    "information-askers": Retention(
        "người yêu cầu cung cấp thông tin: họ tên, địa chỉ, liên hệ", "ngày trả lời yêu cầu", _months(24), 6, 120,
        "không còn gửi thêm, đính chính cho người yêu cầu được; yêu cầu và câu trả lời còn nguyên",
    ),
    "petition-senders": Retention(
        "người gửi phản ánh, kiến nghị: họ tên, địa chỉ, liên hệ, số căn cước", "ngày vụ việc kết thúc",
        _months(24), 12, 120,
        "sổ tiếp nhận không còn tên người gửi phản ánh, kiến nghị; khiếu nại, tố cáo không bao giờ bị bỏ ở đây",
    ),
    "household-contacts": Retention(
        "hộ đã ra khỏi sổ: điện thoại, thư điện tử", "ngày hộ ra khỏi sổ", calendar(90, Way.LASTING), 30, 730,
        "không còn gọi, gửi thư cho hộ cũ được; tên, địa chỉ trong sổ hộ còn nguyên",
    ),
    "mediator-phones": Retention(
        "hòa giải viên đã thôi: số điện thoại", "ngày thôi làm hòa giải viên", calendar(90, Way.LASTING), 30, 730,
        "không còn gọi hòa giải viên cũ được; tên và quyết định công nhận còn nguyên",
    ),
    "verification-askers": Retention(
        "người đề nghị Ban xác minh: họ tên, liên hệ", "ngày Ban trả lời", _months(24), 6, 120,
        "Ban không còn biết ai đã đề nghị; nội dung và kết quả xác minh còn nguyên",
    ),
    "board-kin": Retention(
        "người thân của thành viên Ban đã thôi: họ tên, quan hệ", "ngày thành viên thôi nhiệm vụ", _months(12), 6, 60,
        "không còn xem lại xung đột lợi ích của thành viên cũ được",
    ),
}  # fmt: skip

NOTICE = calendar(7)  # our own: a shorter term takes effect so many days after it was set, so that somebody may object
COMING = calendar(30, Way.LASTING)  # our own: so many days ahead a page shows what is about to go
LONGEST_HOLD = Months(24)  # our own: a matter is looked at again after so long; it may be held anew


def ahead(value: Clock | Months, day: date) -> date:
    return shifted(value, day, 1)
