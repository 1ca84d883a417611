"""The journal, for those whose post may read it."""

from __future__ import annotations

import csv
import io

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dinh.ground import clock
from dinh.ground.http import Request, gated
from dinh.ground.journal import listing, permissions
from dinh.ground.journal.forms import FilterForm
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.journal.queries import verify
from dinh.ground.journal.words import act_words

MOST_EXPORTED = 50_000  # lines; a spreadsheet opens them, and memory stays small


@gated(permissions.READ)
@require_safe
def entries(request: Request) -> HttpResponse:
    form = FilterForm(request.GET)
    page = Paginator(listing.newest_first(**form.wanted), 25).get_page(request.GET.get("page"))
    rows = [(entry, act_words(entry.what)) for entry in page]
    return render(request, "journal/list.html", {"form": form, "page": page, "rows": rows})


@gated(permissions.READ)
@require_safe
def entry(request: Request, seq: int) -> HttpResponse:
    found = get_object_or_404(Entry.objects.select_related("user"), seq=seq)
    kept = Personal.objects.filter(entry=found).exists()
    context = {"entry": found, "what": act_words(found.what), "changes": listing.changes(found), "personal_kept": kept}
    return render(request, "journal/entry.html", context)


@gated(permissions.READ)
@require_POST
def check(request: Request) -> HttpResponse:
    """Recompute the whole chain and say what was found."""
    count, faults = verify(request.commune)
    if faults:
        first = faults[0]
        messages.error(
            request,
            _("Chuỗi nhật ký KHÔNG toàn vẹn: %(faults)s chỗ sai, chỗ đầu tiên ở dòng %(seq)s (%(reason)s).")
            % {"faults": len(faults), "seq": first.seq, "reason": first.reason},
        )
    else:
        words = ngettext("Chuỗi toàn vẹn: %(count)s dòng.", "Chuỗi toàn vẹn: %(count)s dòng.", count)
        messages.success(request, words % {"count": count})
    return redirect("journal:list")


@gated(permissions.READ)
@require_safe
def export(request: Request) -> HttpResponse:
    """The entries that the filters show, as CSV for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [_("Dòng"), _("Lúc"), _("Chức danh"), _("Người"), _("Việc"), _("Về"), _("Căn cứ"), _("Thay đổi"), _("Mã băm")]
    )
    for item in listing.newest_first(**FilterForm(request.GET).wanted)[:MOST_EXPORTED]:
        writer.writerow([_cell(value) for value in _row(item)])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="nhat-ky-{clock.today():%Y-%m-%d}.csv"'
    return response


def _row(item: Entry) -> list[str]:
    changed = "; ".join(f"{change.field}: {change.before} → {change.after}" for change in listing.changes(item))
    at = timezone.localtime(item.at).strftime("%d/%m/%Y %H:%M:%S")
    who = str(item.user) if item.user else _("Khách")
    what = act_words(item.what)
    return [str(item.seq), at, item.post_label, who, what, item.about_label, item.ground, changed, item.hash]


def _cell(value: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a leading apostrophe makes it text."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
