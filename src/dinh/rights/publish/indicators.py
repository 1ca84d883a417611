"""The numbers publicity offers to reports: each opens the very records it counts. `body` is the publishing body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from dinh.ground.clock import today
from dinh.ground.room import Row
from dinh.ground.tally import ageing, counted, events
from dinh.rights.publish.models import Broadcast, Posting, Version
from dinh.rights.publish.queries.standing import Standing, standings

if TYPE_CHECKING:
    from dinh.law.periods import Period

COLUMNS = ("Khoản Điều 11", "Nội dung", "Ngày quyết định", "Ngày công khai", "Đủ nơi, đủ hạn")


def _versions(period: Period, body: int | None) -> QuerySet[Version]:
    """Versions made public in the period; the quarterly lists are not themselves counted."""
    rows: QuerySet[Version] = Version.objects.filter(
        published_at__date__gte=period.start, published_at__date__lte=period.end, publication__quarter=""
    ).exclude(state=Version.State.DISCARDED)
    return rows.filter(issuer=body) if body else rows


def _standings(period: Period, body: int | None) -> list[Standing]:
    return standings(_versions(period, body).order_by("published_at"), today())


def _on_time(standing: Standing) -> bool:
    """On the page by the day the law gives for beginning."""
    published = standing.version.published_at
    return published is not None and timezone.localdate(published) <= standing.duties[0].start.due


def _row(standing: Standing) -> Row:
    version, published = standing.version, timezone.localdate(standing.version.published_at)
    done = "đủ" if standing.complete else f"{standing.done}/{len(standing.duties)}"
    cells = (version.item, version.title, f"{version.decided:%d/%m/%Y}", f"{published:%d/%m/%Y}", done)
    return Row(version.title, reverse("publish_desk:matter", args=[version.publication.ref]), published, cells)


def _postings(period: Period, body: int | None) -> QuerySet[Posting]:
    rows: QuerySet[Posting] = Posting.objects.filter(
        posted_on__gte=period.start, posted_on__lte=period.end, struck_at=None
    ).select_related("version__publication", "group")
    return (rows.filter(version__issuer=body) if body else rows).order_by("posted_on", "pk")


def _broadcasts(period: Period, body: int | None) -> QuerySet[Broadcast]:
    rows: QuerySet[Broadcast] = Broadcast.objects.filter(
        day__gte=period.start, day__lte=period.end, struck_at=None
    ).select_related("version__publication")
    return (rows.filter(version__issuer=body) if body else rows).order_by("day", "pk")


def _posting_row(posting: Posting) -> Row:
    url = reverse("publish_desk:matter", args=[posting.version.publication.ref])
    cells = (posting.place, posting.version.title, f"{posting.posted_on:%d/%m/%Y}")
    return Row(f"{posting.place}: {posting.version.title}", url, posting.posted_on, cells)


def _broadcast_row(line: Broadcast) -> Row:
    url = reverse("publish_desk:matter", args=[line.version.publication.ref])
    return Row(line.version.title, url, line.day, (line.version.title, f"{line.day:%d/%m/%Y}", str(line.times)))


_PUBLISHED = events(_versions, "published_at")
# Where a version must hang, and for how long, hangs on the commune's own means and terms.
_JUDGED = events(_standings, "version.published_at", commune="version.commune_id", alone=True)
counted(
    "publish.published", "Nội dung đã công khai", "nội dung",
    "Số nội dung tại Điều 11 được công khai trong kỳ; nội dung thay đổi được công khai lại thì tính mỗi bản một lần.",
    COLUMNS, _row, _PUBLISHED, shown=_JUDGED,
    source="Điều 11 Luật 10/2022/QH15.",
    formula="Đếm bản công khai có ngày lên trang trong kỳ.",
    entered="Cán bộ phụ trách công khai đưa nội dung lên.",
    adds=True,
)  # fmt: skip
counted(
    "publish.on_time", "Nội dung bắt đầu công khai đúng hạn", "nội dung",
    "Số nội dung lên trang thông tin chậm nhất vào ngày luật định, trên số nội dung được công khai trong kỳ.",
    COLUMNS, _row, _JUDGED.that(_on_time), _JUDGED, shown=_JUDGED,
    source="Khoản 3 Điều 12 Luật 10/2022/QH15.",
    formula="Số nội dung lên trang không muộn hơn hạn ÷ số nội dung công khai trong kỳ.",
    entered="Máy so ngày quyết định với ngày lên trang.",
    adds=True,
)  # fmt: skip
counted(
    "publish.complete", "Nội dung công khai đủ nơi, đủ hình thức, đủ thời hạn", "nội dung",
    "Số nội dung mà mọi hình thức bắt buộc đều có minh chứng đủ thời hạn đến hôm nay, trên số nội dung được công khai "
    "trong kỳ.",
    COLUMNS, _row, _JUDGED.that(lambda standing: standing.complete), _JUDGED, shown=_JUDGED,
    source="Điều 13 Luật 10/2022/QH15.",
    formula="Số nội dung đủ minh chứng mọi hình thức bắt buộc ÷ số nội dung công khai trong kỳ.",
    entered="Cán bộ, Trưởng thôn, Tổ trưởng gửi ảnh niêm yết và sổ phát thanh.",
    adds=True,
)  # fmt: skip
counted(
    "publish.postings", "Lượt niêm yết có ảnh minh chứng", "lượt",
    "Số lượt niêm yết bắt đầu trong kỳ, ở trụ sở và các thôn, tổ dân phố; không tính lượt đã gạch bỏ.",
    ("Nơi niêm yết", "Nội dung", "Từ ngày"), _posting_row,
    events(_postings, "posted_on"),
    source="Khoản 2 Điều 13 Luật 10/2022/QH15.",
    formula="Đếm lượt niêm yết có ngày bắt đầu trong kỳ.",
    entered="Người niêm yết ghi nơi, ngày và gửi ảnh.",
    adds=True,
)  # fmt: skip
counted(
    "publish.broadcasts", "Ngày phát thanh nội dung công khai", "ngày phát",
    "Số dòng trong sổ phát thanh của kỳ; mỗi nội dung mỗi ngày một dòng, không tính dòng đã gạch bỏ.",
    ("Nội dung", "Ngày", "Số lần"), _broadcast_row, events(_broadcasts, "day"),
    source="Khoản 3 Điều 13 Luật 10/2022/QH15.",
    formula="Đếm dòng sổ phát thanh có ngày phát trong kỳ.",
    entered="Người phụ trách truyền thanh ghi sổ phát.",
    adds=True,
)  # fmt: skip

ageing("publish.on_time", "publish.complete")
