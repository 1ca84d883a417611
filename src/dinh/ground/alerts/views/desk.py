"""The desk's page on alerts: what is configured, how many follow, what went out and what did not."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dinh.ground import sheets
from dinh.ground.alerts import permissions, queries, topics
from dinh.ground.alerts.actions import lay_aside, send_again, send_test
from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.forms import AnnouncementFilter
from dinh.ground.alerts.models import Announcement, Channel
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.http import Request, gated

MOST_AT_ONCE = 500  # messages tried again in one go
NEEDS = {
    Channel.EMAIL: ("DINH_EMAIL_URL",),
    Channel.SMS: ("DINH_SMS_URL", "DINH_SMS_TOKEN", "DINH_SMS_FROM"),
    Channel.ZALO: (
        "DINH_ZALO_APP_ID", "DINH_ZALO_APP_SECRET", "DINH_ZALO_REFRESH_TOKEN", "DINH_ZALO_TEMPLATE_NEWS",
        "DINH_ZALO_TEMPLATE_CODE",
    ),
    Channel.PUSH: (),
}  # fmt: skip


@gated(permissions.MANAGE)
@require_safe
def home(request: Request) -> HttpResponse:
    form = AnnouncementFilter(request.GET)
    page = Paginator(form.found, 25).get_page(request.GET.get("page"))
    context = {
        "form": form, "page": page, "told": [(item, *_counts(item)) for item in page],
        "channels": _channels(), "names": list(Channel),
        "rows": [(row.group, _by_channel(row)) for row in queries.following(today())],
        "troubles": queries.troubles(), "retrying": queries.retrying(),
        "tests": queries.last_tests(request.actor.person),
    }  # fmt: skip
    return render(request, "alerts/desk.html", context)


def _by_channel(row: queries.Following) -> list[tuple[Channel, str]]:
    return [(channel, queries.few(count)) for channel, count in zip(Channel, row.counts, strict=True)]


def _channels() -> list[tuple[Channel, bool, list[str]]]:
    """Each channel, whether it works, and the settings it still lacks."""
    return [
        (channel, configured(channel), [name for name in NEEDS[channel] if not getattr(settings, name)])
        for channel in Channel
    ]


@gated(permissions.MANAGE)
@require_safe
def export(request: Request) -> HttpResponse:
    """The announcements the filter shows, as a table; or, with `?bang=nguoi`, the counts of followers."""
    if request.GET.get("bang") == "nguoi":
        return _export_followers()
    form = AnnouncementFilter(request.GET)
    found = form.found.prefetch_related("groups")
    columns = [
        (_("Lúc"), 18), (_("Tiêu đề"), 60), (_("Chủ đề"), 30), (_("Cho"), 30), (_("Người nhận"), 12),
        (_("Đã gửi"), 10), (_("Chờ"), 10), (_("Không đến"), 12),
    ]  # fmt: skip
    data = sheets.table(_("Tin báo"), columns, (_row(item) for item in found))
    return sheets.attachment(data, f"tin-bao-{today():%Y-%m-%d}.xlsx")


def _row(item: Announcement) -> list[sheets.Cell]:
    where = _("cả xã, phường") if item.whole else ", ".join(str(group) for group in item.groups.all())
    return [item.announced_at, item.title, ", ".join(topics.titles(item.topics)), where, *_counts(item)]


def _counts(item: Announcement) -> list[str]:
    """Readers, told, waiting, not reached; of a few readers nothing is counted out, or it would tell who they are."""
    counts = [item.readers, item.told, item.waiting, item.missed]  # type: ignore[attr-defined]
    return [queries.few(count) if 0 < counts[0] < queries.FEW else str(count) for count in counts]


def _export_followers() -> HttpResponse:
    columns = [(_("Nơi theo dõi"), 30), *((str(channel.label), 18) for channel in Channel)]
    rows = [
        [str(row.group) if row.group else _("Mọi tin"), *(queries.few(count) for count in row.counts)]
        for row in queries.following(today())
    ]
    return sheets.attachment(
        sheets.table(_("Người theo dõi"), columns, rows), f"nguoi-theo-doi-{today():%Y-%m-%d}.xlsx"
    )


@gated(permissions.MANAGE)
@require_POST
def test(request: Request) -> HttpResponse:
    channel = request.POST.get("channel", "")
    try:
        send_test(by=request.actor, channel=channel)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Đã xếp tin thử vào hàng. Kết quả hiện ở mục “Gửi thử” sau ít giây: tải lại trang để xem.")
        )
    return redirect("alerts_desk:home")


@gated(permissions.MANAGE)
@require_safe
def trouble(request: Request) -> HttpResponse:
    """Asks before messages are tried again or laid aside."""
    channel, state, reason = (request.GET.get(name, "") for name in ("kenh", "tinh_trang", "ly_do"))
    count = queries.troubled(channel, state, reason).count()
    if not count:
        messages.info(request, _("Không còn tin nào thuộc mục này."))
        return redirect("alerts_desk:home")
    context = {"count": count, "reason": reason, "channel": Channel(channel), "state": state}
    return render(request, "alerts/trouble.html", context)


@gated(permissions.MANAGE)
@require_POST
def settle(request: Request) -> HttpResponse:
    found = queries.troubled(*(request.POST.get(name, "") for name in ("channel", "state", "reason")))[:MOST_AT_ONCE]
    if request.POST.get("act") == "again":
        count = send_again(by=request.actor, messages=found)
        words = ngettext("Đã xếp %(count)s tin để gửi lại.", "Đã xếp %(count)s tin để gửi lại.", count)
    else:
        count = lay_aside(by=request.actor, messages=found)
        words = ngettext("Đã bỏ qua %(count)s tin.", "Đã bỏ qua %(count)s tin.", count)
    messages.success(request, words % {"count": count})
    return redirect("alerts_desk:home")
