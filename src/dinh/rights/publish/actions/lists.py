"""The quarterly list of what was made public (khoản 2 Điều 13): drawn up from the records, posted like the rest."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.sheets import sheet
from dinh.law.periods import Period
from dinh.rights.publish import permissions
from dinh.rights.publish.actions.attachments import attach
from dinh.rights.publish.actions.drafts import Content, start
from dinh.rights.publish.models import Version
from dinh.rights.publish.queries.lists import HEADER, lines_of, row_of

LIST_ITEM = "CK14"


@act
def draw_list(*, by: Actor, quarter: Period, issuer: Body) -> Version:
    """Draw up the list of a quarter as a draft, with its table. Raises Refused before the quarter has begun, for one
    that was drawn up already, and when nothing was made public in it."""
    require(by, permissions.WRITE, by.commune)
    if quarter.months != 3 or quarter.start > today():
        raise Refused(_("Hãy chọn một quý đã bắt đầu."))
    lines = lines_of(quarter)
    if not lines:
        raise Refused(_("Trong %(quarter)s chưa công khai nội dung nào.") % {"quarter": quarter.label})
    title = _("Danh sách các nội dung đã công khai %(quarter)s") % {"quarter": quarter.label}
    summary = _(
        "%(quarter)s có %(count)d nội dung được công khai. Bảng dưới đây ghi từng nội dung, hình thức và thời điểm."
    )
    content = Content(
        item=LIST_ITEM, title=title, issuer=issuer, decided=today(),
        summary=summary % {"quarter": quarter.label[0].upper() + quarter.label[1:], "count": len(lines)},
    )  # fmt: skip
    version = start(by=by, content=content, quarter=str(quarter))
    data = sheet(_("Danh sách"), [str(name) for name in HEADER], [row_of(line) for line in lines])
    attach(by=by, version=version, data=data, name=f"danh-sach-{quarter}.xlsx", title=title[:200])
    return version
