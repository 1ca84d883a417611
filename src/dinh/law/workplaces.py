"""Democracy at work: the lists of Chapters III and IV of Luật 10/2022/QH15. Days and shares are in `rules.agencies`.

Of Điều 46 and Điều 53 only the number of items was read, not their words: the catalogue has their places, and each
workplace writes the words from the official text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.law.values import Count

PUBLISHED_CITE, DECIDED_CITE, COMMENTED_CITE = (Cite(DEMOCRACY, number) for number in (46, 49, 53))


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of a list of the law in our plain words, with its place."""

    key: str
    title: str
    cite: Cite


DECIDED: dict[str, Duty] = {
    duty.key: duty
    for duty in (
        Duty("board", "Bầu Ban Thanh tra nhân dân", DECIDED_CITE),
        Duty("money", "Thu, chi, quản lý các khoản đóng góp", DECIDED_CITE),
        Duty("resolution", "Nghị quyết hội nghị", DECIDED_CITE),
        Duty("self_rule", "Nội dung tự quản trong nội bộ", DECIDED_CITE),
    )
}
STATE_ENTERPRISE: dict[str, Duty] = {
    duty.key: duty
    for duty in (
        Duty("publish", "Công khai ở doanh nghiệp", Cite(DEMOCRACY, 64)),
        Duty("decide", "Người lao động bàn và quyết định", Cite(DEMOCRACY, 67)),
        Duty("conference", "Hội nghị người lao động", Cite(DEMOCRACY, 69)),
        Duty("dialogue", "Đối thoại tại nơi làm việc", Cite(DEMOCRACY, 73)),
        Duty("board", "Ban Thanh tra nhân dân ở doanh nghiệp nhà nước", Cite(DEMOCRACY, "77–79")),
    )
}
OTHER_ENTERPRISE: dict[str, Duty] = {
    "labour": Duty("labour", "Thực hiện dân chủ theo pháp luật về lao động", Cite(DEMOCRACY, 82))
}


def numbered(key: str, day: date) -> range:
    """The places 1, 2, … of a list that the law of a day has; `key` is `agency.published` or `agency.commented`."""
    value = rules.get(key).on(day)
    return range(1, (value.high if isinstance(value, Count) and value.high else 0) + 1)
