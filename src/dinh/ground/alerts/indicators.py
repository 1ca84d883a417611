"""The numbers alerts offer to reports. Rows open to what was told and say nothing of who was told."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from dinh.ground.alerts.models import Delivery, Follower
from dinh.ground.alerts.queries import delivered_between, followers_on
from dinh.ground.room import Row
from dinh.ground.tally import ageing, counted, events, standing


def _follower_row(follower: Follower) -> Row:
    """The channel and the month only: the day one person signed up is nobody's business."""
    since = timezone.localdate(follower.confirmed_at) if follower.confirmed_at else None
    month = f"{since.month}/{since.year}" if since else ""
    return Row("Một người theo dõi", reverse("alerts_desk:home"), None, (follower.get_channel_display(), month))


def _delivered_row(line: Delivery) -> Row:
    sent = timezone.localdate(line.message.sent_at) if line.message and line.message.sent_at else None
    told = line.announcement
    cells = (str(told), f"{sent:%d/%m/%Y}" if sent else "", line.get_channel_display())
    return Row(str(told), told.url if told else "", sent, cells)


counted(
    "alerts.followers", "Người theo dõi tin của địa phương", "người",
    "Số địa chỉ đã xác nhận theo dõi và chưa thôi, tính đến hết ngày cuối kỳ (không lưu tên người theo dõi)",
    ("Cách nhận", "Từ tháng"), _follower_row,
    standing(lambda period, body: followers_on(period.end)),
    source="Đình tự đặt.",
    formula="Đếm địa chỉ đã xác nhận và chưa thôi theo dõi vào ngày cuối kỳ.",
    entered="Người dân tự đăng ký và xác nhận; không ai nhập thay.",
    adds=False,
)  # fmt: skip
counted(
    "alerts.delivered", "Lượt tin gửi đến người theo dõi", "lượt",
    "Số lượt tin đã gửi trong kỳ: một tin đến một người là một lượt, gửi gộp vẫn tính từng tin",
    ("Tin", "Ngày gửi", "Cách gửi"), _delivered_row,
    events(lambda period, body: delivered_between(period.start, period.end), "message__sent_at"),
    source="Đình tự đặt.",
    formula="Đếm lượt tin đã gửi trong kỳ.",
    entered="Máy ghi khi gửi tin.",
    adds=True,
)  # fmt: skip

ageing("alerts.delivered", "alerts.followers")  # messages go out without an act
