"""The day a letter came: by its law the clocks run."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.rights.petitions.clocks import clocks
from dinh.rights.petitions.course import Course, Passed


def came_on(kind: str, day: date) -> date:
    """The day a letter came, by whose law its clocks run. Raises ValidationError on `received_on` for one that has not
    come yet, or lies before the law and the days off that are known here."""
    if day > today():
        raise ValidationError({"received_on": _("Ngày nhận không thể sau hôm nay.")})
    try:
        clocks(Course(kind, "new", day, (Passed("received", day),)))
    except (LookupError, OverflowError, ValueError):
        words = _(
            "Chưa có luật và lịch nghỉ của ngày %(day)s nên không tính được thời hạn. Xem lại năm; đơn đã giải quyết "
            "từ những năm trước thì đưa vào ở mục Nhập dữ liệu cũ."
        )
        raise ValidationError({"received_on": words % {"day": f"{day.day:02d}/{day.month:02d}/{day.year}"}}) from None
    return day
