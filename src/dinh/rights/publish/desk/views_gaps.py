"""Bảng thiếu: where what must be public is not public yet."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.rights.publish import permissions
from dinh.rights.publish.desk.common import year_of
from dinh.rights.publish.desk.gaps import Grid, grid, sheet_rows
from dinh.rights.publish.models import Publication
from dinh.rights.publish.public.items import BY_CODE, short


@require_safe
@gated(permissions.READ)
def gaps(request: Request) -> HttpResponse:
    """`?to=to-3` shows one group; `?in=1` the table alone, for printing; `?xuat=xlsx` as a spreadsheet."""
    day = today()
    year = year_of(request.GET.get("nam", ""), day)
    item = request.GET.get("noi-dung", "")
    group = _group(request.GET.get("to", ""))
    found = grid(
        year, day, item=item if item in BY_CODE else "", group=group, missing="thieu" in request.GET
    )  # fmt: skip
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(found, year), f"bang-thieu-cong-khai-{year}.xlsx")
    context = {
        "grid": found, "year": year, "item": item, "group": group, "today": day, "years": _years(day.year, year),
        "items": [(code, f"{each.clause}. {short(code)}") for code, each in BY_CODE.items()],
        "groups": groups_on(day), "missing": "thieu" in request.GET,
        "may_write": may(request.actor, permissions.WRITE),
    }  # fmt: skip
    return render(request, "publish/desk/gaps_print.html" if "in" in request.GET else "publish/desk/gaps.html", context)


def _group(code: str) -> ResidentialGroup | None:
    if not code:
        return None
    found = groups_on(today()).filter(code=code).first()
    if found is None:
        raise Http404(_("Không có thôn, tổ dân phố này."))
    return found


def _years(this: int, asked: int) -> list[int]:
    """The years with publications; the one asked for stands among them, for an old book may have led there."""
    first = Publication.objects.exclude(published_on=None).order_by("published_on").first()
    start = first.published_on.year if first and first.published_on else this
    offered = range(this, min(start, this) - 1, -1)
    return sorted({*offered, asked}, reverse=True)


def _sheet(found: Grid, year: int) -> bytes:
    columns = [
        (_("Khoản Điều 11"), 8), (_("Nội dung"), 24), (_("Tiêu đề"), 50), (_("Mã"), 16), (_("Ngày công khai"), 14),
        *((column.title, 16) for column in found.columns), (_("Đã đủ"), 10),
    ]  # fmt: skip
    return table(_("Bảng thiếu %(year)d") % {"year": year}, columns, sheet_rows(found))
