"""Sổ theo dõi công khai: what is public, what is being written, what came down, the quarterly lists."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.rights.publish import permissions
from dinh.rights.publish.desk import book
from dinh.rights.publish.desk.common import PAGE
from dinh.rights.publish.models import Version
from dinh.rights.publish.public.items import BY_CODE, short

TAB_WORDS = {
    "cong-khai": gettext_lazy("Đang công khai"),
    "soan": gettext_lazy("Bản soạn"),
    "thoi": gettext_lazy("Đã thôi"),
    "quy": gettext_lazy("Danh sách quý"),
}


class BookForm(forms.Form):
    """The filters of the book; what cannot be read is left out, never an error page."""

    q = forms.CharField(label=gettext_lazy("Tiêu đề, mã, số văn bản"), max_length=100, required=False)
    item = forms.ChoiceField(label=gettext_lazy("Nội dung"), required=False)
    issuer = forms.ChoiceField(label=gettext_lazy("Cơ quan"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Năm"), required=False)
    group = forms.ChoiceField(label=gettext_lazy("Thôn, tổ"), required=False)
    missing = forms.BooleanField(label=gettext_lazy("Còn thiếu"), required=False)

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        day, every = today(), ("", _("tất cả"))
        years = range(day.year, min(day.year, _first_year()) - 1, -1)
        choices = {
            "item": [(code, f"{each.clause}. {short(code)}") for code, each in BY_CODE.items()],
            "issuer": [(body.pk, body.short_name or body.name) for body in bodies_on(day)],
            "year": [(year, str(year)) for year in years],
            "group": [(group.pk, str(group)) for group in groups_on(day)],
        }
        for name, rows in choices.items():
            self.fields[name].choices = [every, *rows]  # type: ignore[attr-defined, misc]

    def filters(self, tab: str) -> book.Filters:
        self.is_valid()
        asked = self.cleaned_data

        def number(name: str) -> int | None:
            return int(asked[name]) if asked.get(name) else None

        return book.Filters(
            tab=tab, q=asked.get("q", ""), item=asked.get("item", ""), issuer=number("issuer"), year=number("year"),
            group=number("group"), missing=bool(asked.get("missing")),
        )  # fmt: skip


def _first_year() -> int:
    first = Version.objects.order_by("decided").values_list("decided", flat=True).first()
    return first.year if first else 9999


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    tab = request.GET.get("muc", "cong-khai")
    tab = tab if tab in book.TABS else "cong-khai"
    form = BookForm(request.GET)
    filters = form.filters(tab)
    day, rows = today(), book.asked(filters)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(book.lines(rows, filters, day), tab), f"so-cong-khai-{tab}-{day:%Y%m%d}.xlsx")
    keys = [line.version.pk for line in book.lines(rows, filters, day)] if filters.missing else rows.values_list(
        "pk", flat=True
    )  # fmt: skip
    page = Paginator(keys, PAGE).get_page(request.GET.get("page"))
    counts = book.counts()
    context = {
        "form": form, "tab": tab, "page": page, "lines": book.page_lines(list(page.object_list), filters, day),
        "tabs": [(key, words, counts[key]) for key, words in TAB_WORDS.items()], "today": day,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "may_write": may(request.actor, permissions.WRITE),
    }  # fmt: skip
    return render(request, "publish/desk/book.html", context)


def _sheet(lines: list[book.Line], tab: str) -> bytes:
    columns = [
        (_("Mã"), 16), (_("Khoản Điều 11"), 10), (_("Nội dung"), 28), (_("Tiêu đề"), 60), (_("Cơ quan"), 30),
        (_("Số, ký hiệu"), 18), (_("Ngày quyết định"), 14), (_("Ngày công khai"), 14), (_("Đã đủ"), 8),
        (_("Phải có"), 8), (_("Cần làm trước"), 60),
    ]  # fmt: skip
    rows = [
        (line.publication.ref, BY_CODE[line.version.item].clause, short(line.version.item), line.version.title,
         str(line.version.issuer), line.version.paper_number, line.version.decided,
         line.publication.published_on if tab != "soan" else None, line.done if line.standing else None,
         line.owed if line.standing else None, line.most_urgent or line.publication.withdraw_reason)
        for line in lines
    ]  # fmt: skip
    return table(str(TAB_WORDS[tab]), columns, rows)
