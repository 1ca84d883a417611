"""Template tags every page may use. They are builtins: no {% load %} needed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

register = template.Library()
WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
SOON = 7  # calendar days ahead in which a due day is called soon


def _signs() -> tuple[str, str]:
    """The decimal mark and the thousands mark of the reader's language."""
    return (".", ",") if (get_language() or "vi").startswith("en") else (",", ".")


@register.filter
def vn_number(value: Any) -> str:
    """A number as Vietnamese write it: 2.799, -1.250.000, 0,5. Empty for None.

    >>> vn_number(2799), vn_number(Decimal("1234.50")), vn_number(None)
    ('2.799', '1.234,50', '')
    """
    if value is None or value == "":
        return ""
    if not isinstance(value, int | Decimal | float):
        return str(value)
    decimal_mark, group_mark = _signs()
    return f"{value:,}".translate(str.maketrans(",.", group_mark + decimal_mark))


def percent(part: int, whole: int, places: int = 1) -> str:
    """The share in percent, rounded half up from the exact fraction: never through a binary float.

    >>> percent(24, 26), percent(1, 8, 1), percent(1, 3, 2)
    ('92,3', '12,5', '33,33')
    """
    scaled = (2 * part * 100 * 10**places + whole) // (2 * whole)
    return f"{Decimal(scaled).scaleb(-places):.{places}f}".replace(".", _signs()[0])


@register.simple_tag
def share(part: int | None, whole: int | None, places: int = 1) -> SafeString:
    """«92,3% 24/26»: a percentage never stands without its fraction. Of nothing, or unknown, is a dash."""
    if not whole or part is None:
        return format_html(
            '<span class="share">– <small>{}/{}</small></span>', vn_number(part or 0), vn_number(whole or 0)
        )
    return format_html(
        '<span class="share">{}% <small>{}/{}</small></span>',
        percent(part, whole, places),
        vn_number(part),
        vn_number(whole),
    )


def weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()])


@register.filter
def vn_day(value: date | datetime | None) -> str:
    """«Thứ Bảy 21/11/2026». A moment is shown as its day in Vietnam. Empty for None."""
    if value is None or value == "":
        return ""
    day = timezone.localdate(value) if isinstance(value, datetime) else value
    return f"{weekday(day)} {day:%d/%m/%Y}"


@register.filter
def short_day(value: date | datetime | None) -> str:
    """«21/11/2026». Empty for None."""
    if value is None or value == "":
        return ""
    return f"{timezone.localdate(value) if isinstance(value, datetime) else value:%d/%m/%Y}"


def due_words(due: date, today: date) -> tuple[str, str]:
    """The tone and the words of a due day in calendar days: late after it, soon within SOON days, then the day."""
    left = (due - today).days
    if left < 0:
        return "late", ngettext("Trễ %(days)s ngày", "Trễ %(days)s ngày", -left) % {"days": -left}
    if left == 0:
        return "soon", gettext("Hạn hôm nay")
    if left <= SOON:
        return "soon", ngettext("Còn %(days)s ngày", "Còn %(days)s ngày", left) % {"days": left}
    return "ok", f"{due:%d/%m/%Y}"


@register.simple_tag
def due_chip(due: date | None, today: date) -> SafeString:
    """A chip that says how a due day stands; the day itself is in the title. Nothing without a due day."""
    if due is None:
        return SafeString("")
    tone, words = due_words(due, today)
    return format_html('<span class="chip {}" title="{}">{}</span>', tone, f"{due:%d/%m/%Y}", words)


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, **changes: Any) -> str:
    """This page's query string with some keys changed, for pagers and exports; None or "" takes a key out."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def meter(part: int, whole: int, label: str, needed: int | None = None) -> SafeString:
    """A bar of part/whole with the law's threshold as a mark; `label` says it all in words for those who do not see it.

    Drawn by SVG attributes: the content policy allows no style attribute.
    """
    width = min(part * 1000 // whole, 1000) / 10 if whole else 0
    mark = SafeString("")
    if needed is not None and whole:
        mark = format_html(
            '<rect class="mark" x="{}%" y="0" width="3" height="20"/>', min(needed * 1000 // whole, 995) / 10
        )
    return format_html(
        '<svg class="meter" role="img" aria-label="{}"><rect class="track" y="4" width="100%" height="12" rx="6"/>'
        '<rect class="fill" y="4" width="{}%" height="12" rx="6"/>{}</svg>',
        label, width, mark,
    )  # fmt: skip


@register.filter
def widget_kind(field: BoundField) -> str:
    """`check` for a single tick box, whose label stands after it."""
    return "check" if isinstance(field.field.widget, CheckboxInput) else "plain"
