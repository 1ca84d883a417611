"""The channel of the Front and the unions: what members said goes in, answers go back, a month's digest comes out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.pins import key_of, new_key
from dinh.ground.sheets import attachment
from dinh.law.periods import Period, PeriodError
from dinh.rights.petitions import actions, digests, permissions
from dinh.rights.petitions.actions import Receipt, Sending
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.desk.fields import stored, tried
from dinh.rights.petitions.desk.forms_front import CarryBackForm, PassOnForm
from dinh.rights.petitions.desk.matter import DOCX
from dinh.rights.petitions.desk.secret import secret
from dinh.rights.petitions.models import Asking
from dinh.rights.petitions.queries import matter, passed_on
from dinh.rights.petitions.queries.courses import clocks_of
from dinh.rights.petitions.queries.public import answers, timeline

PAGE = 25
MONTHS = 12
DAY = timedelta(days=1)


@require_safe
@gated(permissions.PASS_ON)
def listing(request: Request) -> HttpResponse:
    """What the body of whoever looks passed on."""
    day, body = today(), _body(request)
    tab = request.GET.get("xem", "bao-lai")
    tab = tab if tab in dict(passed_on.TABS) else "bao-lai"
    text = request.GET.get("q", "").strip()[:100]
    rows = passed_on.own(body, tab, day, text)
    if request.GET.get("xuat") == "xlsx":
        return attachment(digests.list_sheet(passed_on.lines(rows, day)), f"y-kien-{day:%Y%m%d}.xlsx")
    page: Any = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    page.object_list = passed_on.lines(page.object_list, day)
    context = {
        "page": page, "tabs": passed_on.TABS, "tab": tab, "counts": passed_on.counts(body, day), "q": text,
        "body": request.actor.body, "none_yet": not passed_on.own(body, "tat-ca", day).exists(),
    }  # fmt: skip
    return render(request, "petitions/desk/front.html", context)


def _body(request: Request) -> int:
    """The body acted for: who passed the gate holds a post in one."""
    return request.actor.body.pk if request.actor.body else 0


@require_http_methods(["GET", "POST"])
@gated(permissions.PASS_ON)
def pass_on(request: Request) -> HttpResponse:
    scanned = request.GET.get("phieu", "")[:20].strip().upper()
    if request.method != "POST":
        initial = {"key": new_key(SALT), "received_on": today(), "people": 1, "slip": scanned}
        context = {"form": PassOnForm(initial=initial), "entered": matter.entered(scanned, request.actor)}
        return render(request, "petitions/desk/front_enter.html", context)
    form, made = PassOnForm(request.POST, request.FILES), list[Receipt]()
    key = key_of(request.POST.get("key", ""), SALT)
    if form.is_valid() and key is None:
        form = PassOnForm({**request.POST.dict(), "key": new_key(SALT)})
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm lần nữa."))
    if form.is_valid() and key and tried(form, lambda: made.append(_pass_on(request, form, key))):
        receipt = made[0]
        clocks = [c for c in clocks_of(receipt.petition) if c.due and not c.alarm] if receipt.petition else []
        told: dict[str, Any] = {"receipt": receipt, "letter": receipt.letter, "clocks": clocks}
        return secret(render(request, "petitions/desk/front_receipt.html", told))
    return render(request, "petitions/desk/front_enter.html", {"form": form}, status=400)


def _pass_on(request: Request, form: PassOnForm, key: str) -> Receipt:
    data = form.cleaned_data
    sending = Sending(
        key=key, kind=data["kind"], words=data["words"], who=form.who, where=form.where, service=data["service"],
        files=stored(request.actor, data["files"]), on_behalf=data["heard_at"], slip=data["slip"],
    )  # fmt: skip
    return actions.pass_on(by=request.actor, sending=sending, received_on=data["received_on"])


def _asking(request: Request, pk: int) -> Asking:
    """What the body of whoever looks passed on, otherwise it is as if it were not."""
    asking = passed_on.find(pk)
    if asking is None:
        raise Http404(_("Không có ý kiến này."))
    require(request.actor, permissions.PASSED_ON, asking.letter)
    return asking


@require_safe
@gated(permissions.PASS_ON)
def item(request: Request, pk: int) -> HttpResponse:
    asking = _asking(request, pk)
    petition = asking.petition
    context = {
        "asking": asking, "petition": petition, "letter": asking.letter, "lines": timeline(petition, mine=True),
        "clocks": [clock for clock in clocks_of(petition) if not clock.alarm], "today": today(),
        "answers": answers(petition), "sender": getattr(asking.letter, "sender", None),
        "to_tell": passed_on.waits_to_be_told(asking),
    }  # fmt: skip
    return render(request, "petitions/desk/front_item.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.PASS_ON)
def carry_back(request: Request, pk: int) -> HttpResponse:
    asking = _asking(request, pk)
    may_say = why_not(request.actor, permissions.WAITS, asking) is None
    form = CarryBackForm(request.POST or None, may_say=may_say)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: actions.carry_back(
            by=request.actor, asking=asking, on=data["on"], where=data["where"], word=data.get("word", ""),
            words=data.get("words", ""),
        )):  # fmt: skip
            messages.success(request, _("Đã ghi là đã báo lại."))
            return redirect("petitions_desk:passed_on")
    context = {"asking": asking, "petition": asking.petition, "form": form, "answers": answers(asking.petition)}
    return render(request, "petitions/desk/front_tell.html", context, status=400 if form.errors else 200)


def _month(request: Request) -> Period:
    """The month in the query, otherwise the last that is over. Spans of another length could be subtracted from each
    other, and small numbers would come out."""
    text = request.GET.get("ky", "") or f"{Period.of(today(), 1).start - DAY:%Y-%m}"
    try:
        period = Period.parse(text)
    except PeriodError as error:
        raise Http404(str(error)) from error
    if period.months != 1:
        raise Http404(_("Tổng hợp này lập theo tháng."))
    return period


@require_safe
@gated(permissions.DIGEST)
def monthly(request: Request) -> HttpResponse:
    """The digest of a month: a page, a page to print, a sheet, a paper to sign."""
    period = _month(request)
    made = passed_on.digest(period)
    wanted = request.GET.get("tai", "")
    if wanted == "xlsx":
        return attachment(digests.sheet(made), f"tong-hop-y-kien-{period}.xlsx")
    if wanted == "docx":
        try:
            return attachment(digests.paper(request.commune, made), f"tong-hop-y-kien-{period}.docx", DOCX)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    context = {
        "period": period, "digest": made, "states": [name for _key, name in passed_on.STATES], "today": today(),
        "opens": may(request.actor, permissions.DIGEST_ROWS, request.commune), "months": _months(),
        "note": digests.note(),
        "tables": [(_("Theo lĩnh vực"), _("Lĩnh vực"), "linh-vuc", made.by_topic),
                   (_("Theo thôn, tổ dân phố"), _("Thôn, tổ dân phố"), "to", made.by_group)],
    }  # fmt: skip
    return render(request, f"petitions/desk/digest{'_print' if 'in' in request.GET else ''}.html", context)


def _months() -> list[Period]:
    """This month and those before it, the newest first."""
    day, found = today(), []
    for _turn in range(MONTHS):
        period = Period.of(day, 1)
        found.append(period)
        day = period.start - DAY
    return found


@require_safe
@gated(permissions.DIGEST_ROWS)
def digest_rows(request: Request) -> HttpResponse:
    """The very matters one number of the digest counts; no one who spoke is named."""
    period = _month(request)
    topic, group, state = (request.GET.get(name, passed_on.ALL) for name in ("linh-vuc", "to", "tt"))
    numbers = (topic, group)
    if any(not (each in (passed_on.ALL, passed_on.NONE) or (each.isdecimal() and len(each) < 12)) for each in numbers):
        raise Http404(_("Không có con số này."))
    if state not in (passed_on.ALL, *dict(passed_on.STATES)):
        raise Http404(_("Không có con số này."))
    page = Paginator(passed_on.matters(period, topic, group, state), PAGE).get_page(request.GET.get("page"))
    context = {"period": period, "page": page, "reads": may(request.actor, permissions.READ, request.commune)}
    return render(request, "petitions/desk/digest_rows.html", context)
