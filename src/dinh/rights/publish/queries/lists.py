"""What was made public in a period: the lines of the quarterly list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from dinh.law.periods import Period
from dinh.law.publicity import item
from dinh.rights.publish.models import Broadcast, HeadMessage, Posting, Version

HEADER = (
    gettext_lazy("Khoản Điều 11"),
    gettext_lazy("Nội dung"),
    gettext_lazy("Số, ký hiệu"),
    gettext_lazy("Ngày quyết định"),
    gettext_lazy("Ngày công khai"),
    gettext_lazy("Hình thức"),
    gettext_lazy("Thời điểm niêm yết"),
    gettext_lazy("Mã"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One version made public in the period, with the forms it was given and when."""

    version: Version
    published_on: date
    forms: tuple[str, ...]
    posted: tuple[date, date] | None
    places: int


def lines_of(period: Period) -> list[Line]:
    """Versions made public in a period, in the order of the law's items and then of their days; not the lists."""
    versions = (
        Version.objects.filter(
            published_at__date__gte=period.start, published_at__date__lte=period.end, publication__quarter=""
        )
        .select_related("publication", "issuer")
        .order_by("item", "published_at")
    )
    keys = [version.pk for version in versions]
    postings: dict[int, list[Posting]] = {}
    for posting in Posting.objects.filter(version__in=keys, struck_at=None):
        postings.setdefault(posting.version_id, []).append(posting)
    spoken = set(Broadcast.objects.filter(version__in=keys, struck_at=None).values_list("version", flat=True))
    sent = set(HeadMessage.objects.filter(version__in=keys).values_list("version", flat=True))
    return [
        _line(version, postings.get(version.pk, []), version.pk in spoken, version.pk in sent) for version in versions
    ]


def _line(version: Version, hung: list[Posting], spoken: bool, sent: bool) -> Line:
    forms = [gettext("trang thông tin điện tử")]
    if hung:
        forms.append(gettext("niêm yết"))
    if spoken:
        forms.append(gettext("truyền thanh"))
    if sent:
        forms.append(gettext("qua Trưởng thôn, Tổ trưởng"))
    days = sorted(posting.posted_on for posting in hung)
    posted = (days[0], days[-1]) if days else None
    return Line(version, timezone.localdate(version.published_at), tuple(forms), posted, len(hung))


def row_of(line: Line) -> list[str]:
    """The line as cells under HEADER."""
    version = line.version
    number = f" (bản số {version.number})" if version.number > 1 else ""
    when = ""
    if line.posted:
        first, last = line.posted
        days = f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
        when = gettext("%(days)s, tại %(places)d nơi") % {"days": days, "places": line.places}
    return [
        str(item(version.item).clause), f"{version.title}{number}", version.paper_number, f"{version.decided:%d/%m/%Y}",
        f"{line.published_on:%d/%m/%Y}", ", ".join(line.forms), when, version.publication.ref,
    ]  # fmt: skip
