"""What each overview shows, as data: its numbers, each with why it stands there, its two charts, its lists.

Tests hold every key to an indicator and every list to a source that exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: its indicator's key, why this reader needs it, and on the public page its plain name and the public
    page of its records. `stands`: a count of what is open now, which has no earlier value to be compared with."""

    key: str
    why: Any
    plain: Any = ""
    page: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """`slug` as the address writes it, `power` what the post must hold; `late`, `missing`, `ahead` name lists of
    `lists.LISTS`; `charts` keys drawn over six months."""

    slug: str
    title: Any
    power: str
    figures: tuple[Figure, ...]
    charts: tuple[str, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    ahead: tuple[str, ...]


CHAIR = View(
    "chu-tich", _("Chủ tịch Ủy ban nhân dân"), "overview.chair",
    (
        Figure("tasks.done_on_time", _("Việc được giao có xong đúng hạn không.")),
        Figure("tasks.late", _("Việc trễ phải nhắc ngay.")),
        Figure("petitions.received", _("Bà con gửi nhiều hay ít hơn trước.")),
        Figure("petitions.on_time", _("Chủ tịch chịu trách nhiệm về hạn trả lời dân.")),
        Figure("petitions.open_late", _("Đơn còn mở đã trễ: xem từng đơn."), stands=True),
        Figure("dialogue.kept_in_time", _("Lời hứa trước dân có giữ đúng hạn không.")),
        Figure("publish.published", _("Trong kỳ đã công khai bao nhiêu nội dung.")),
        Figure("publish.complete", _("Công khai có đủ nơi, đủ thời hạn không.")),
        Figure("information.answered_in_time", _("Dân xin thông tin có được trả lời đúng hạn không.")),
        Figure("benefit.services", _("Hồ sơ một cửa có trả kịp hạn không.")),
        Figure("works.spent", _("Tiền dân góp đã chi trong kỳ.")),
    ),
    ("petitions.on_time", "tasks.done_on_time"),
    ("tasks", "petitions", "promises"), ("publications", "reports"), ("deadlines",),
)  # fmt: skip
SECRETARY = View(
    "cap-uy", _("Bí thư, cấp ủy"), "overview.secretary",
    (
        Figure("tasks.done_on_time", _("Việc cấp ủy giao có xong đúng hạn không.")),
        Figure("papers.directives", _("Văn bản chỉ đạo mới phải tổ chức thực hiện.")),
        Figure("oversee.inspections", _("Đã kiểm tra bao nhiêu đơn vị.")),
        Figure("oversee.inspections_done", _("Kế hoạch kiểm tra có được làm đủ không.")),
        Figure("oversee.commended", _("Ai được biểu dương sau kiểm tra.")),
        Figure("oversee.criticised", _("Ai bị phê bình sau kiểm tra.")),
        Figure("oversee.criticisms", _("Dự thảo nào được phản biện xã hội.")),
        Figure("oversee.criticisms_answered", _("Phản biện có được trả lời đúng ngày đề nghị không.")),
        Figure("oversee.advice", _("Góp ý xây dựng Đảng, chính quyền nhiều hay ít.")),
        Figure("movements.models", _("Mô hình “Dân vận khéo” mới được công nhận.")),
        Figure("movements.alive", _("Mô hình còn sống sau 6 tháng, không chỉ trên giấy.")),
        Figure("dialogue.held", _("Người đứng đầu có đối thoại với dân không.")),
    ),
    ("oversee.inspections", "tasks.done_on_time"),
    ("tasks", "programme", "criticisms"), ("inspections", "conclusions", "reports"), ("deadlines",),
)  # fmt: skip
BOARD = View(
    "giam-sat", _("Ban Thanh tra nhân dân, Ban Giám sát"), "overview.board",
    (
        Figure("oversee.visits_ttnd", _("Ban Thanh tra nhân dân đã đi bao nhiêu cuộc.")),
        Figure("oversee.visits_gsdt", _("Ban Giám sát đầu tư đã đi bao nhiêu cuộc.")),
        Figure("oversee.findings", _("Đã thấy gì khi đi.")),
        Figure("oversee.violations", _("Bao nhiêu việc có dấu hiệu vi phạm.")),
        Figure("oversee.recommendations", _("Đã gửi bao nhiêu kiến nghị.")),
        Figure("oversee.answered_in_time", _("Nơi nhận có trả lời đúng hạn không.")),
        Figure("oversee.done", _("Kiến nghị đã được làm xong thật.")),
        Figure("oversee.asked", _("Bà con nhờ xác minh bao nhiêu việc.")),
        Figure("oversee.verified", _("Đã xác minh xong bao nhiêu.")),
        Figure("works.under_way", _("Công trình dân góp đang làm, cần có người giám sát."), stands=True),
        Figure("petitions.confirmed", _("Đơn báo xong có được người gửi xác nhận không.")),
    ),
    ("oversee.recommendations", "oversee.answered_in_time"),
    ("unanswered", "slipping"), ("unchecked", "reviews"), ("visits", "deadlines"),
)  # fmt: skip
VIEWS = (CHAIR, SECRETARY, BOARD)

WARD = (
    Figure("publish.published", "", _("Nội dung đã công khai"), "portal:right"),
    Figure("publish.complete", "", _("Công khai đủ nơi, đủ ngày"), "portal:right"),
    Figure("petitions.received", "", _("Phản ánh, kiến nghị, khiếu nại đã nhận"), "petitions:numbers"),
    Figure("petitions.on_time", "", _("Đơn được trả lời đúng hạn"), "petitions:numbers"),
    Figure("dialogue.kept_in_time", "", _("Lời hứa làm xong đúng hạn"), "dialogue:promises"),
    Figure("dialogue.open_late", "", _("Lời hứa đang trễ"), "dialogue:promises", stands=True),
    Figure("decide.decided", "", _("Việc bà con đã bàn và quyết định"), "decide:index"),
    Figure("consult.opened", "", _("Dự thảo đưa ra lấy ý kiến"), "consult:index"),
    Figure("works.collected", "", _("Tiền góp cho công trình, quỹ"), "works:index"),
    Figure("works.spent", "", _("Tiền công trình, quỹ đã chi"), "works:index"),
    Figure("benefit.services", "", _("Hồ sơ một cửa trả kịp hạn"), "benefit:index"),
    Figure("oversee.answered_in_time", "", _("Kiến nghị của ban giám sát được trả lời đúng hạn"), "oversee:index"),
)
WARD_CHART = "petitions.on_time"
WARD_LATE, WARD_MISSING = ("ward_petitions", "promises", "ward_unanswered"), ("ward_publications",)
