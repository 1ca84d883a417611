"""What anyone may read and say: programmes, posted lists, «đã nhận được chưa?», comments. Every GET is the same for
every reader, but for the pages of a slip's code."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.ground.throttle import HOUR, Limit, address
from dinh.rights.benefit import actions, clocks, permissions, queries, queries_service, queries_survey
from dinh.rights.benefit.forms import CodeForm, CommentForm
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Case, Programme
from dinh.rights.benefit.views.common import PAGE, list_or_404, programme_words
from dinh.rights.benefit.wording import promised

SENDS = Limit("benefit.comment", 30, HOUR)  # a shared connection of a whole alley still gets through
WRONG = Limit("benefit.code", 30, HOUR)  # wrong codes from one address


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """`/chinh-sach/`: programmes (`?loai=` narrows), lists that are posted, relief, satisfaction, one-stop."""
    kind = request.GET.get("loai", "")
    rows = queries.public_programmes()
    rows = rows.filter(kind=kind) if kind in Programme.Kind.values else rows
    page = Paginator(rows, 20).get_page(request.GET.get("page"))
    day = today()
    posted = list(queries.public_lists()[:10])
    figures = queries.figures(posted)
    year = queries_service.total(queries_service.by_month(day.replace(month=1, day=1), day))
    last = queries_survey.closed().last()
    whole = queries.total(queries.figures(queries.public_lists().filter(state="approved")).values())
    context = {
        "page": page, "rows": [(each, *programme_words()[each.state]) for each in page], "kind": kind,
        "kinds": Programme.Kind.choices, "whole": whole,
        "lists": [(each, figures[each.pk], takes_comments(each)) for each in posted],
        "drives": queries.drives()[:3], "year": year, "last": last,
        "share": queries_survey.whole(last) if last else None,
    }  # fmt: skip
    return render(request, "benefit/index.html", context)


@public
@require_safe
def lists(request: Request) -> HttpResponse:
    """`/chinh-sach/danh-sach`: the approved lists behind the totals of the home, with what each comes to."""
    rows = queries.public_lists().filter(state="approved")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    figures = queries.figures(list(page))
    total = queries.total(queries.figures(rows).values())
    context = {"page": page, "lists": [(each, figures[each.pk]) for each in page], "whole": total}
    return render(request, "benefit/lists.html", context)


@public
@require_safe
def programme_page(request: Request, ref: str) -> HttpResponse:
    """`/p/CS-…`"""
    found = queries.find_programme(ref)
    if found is None or found.published_on is None:
        raise Http404(_("Không có chính sách công khai nào mang mã này."))
    rows = list(queries.public_lists().filter(programme=found))
    figures = queries.figures(rows)
    approved = [figures[each.pk] for each in rows if each.state == "approved"]
    context = {
        "programme": found, "chip": programme_words()[found.state], "total": queries.total(approved),
        "lists": [(each, figures[each.pk]) for each in rows], "complaint": complaint(found.title),
    }  # fmt: skip
    return render(request, "benefit/programme.html", context)


def takes_comments(found: BeneficiaryList) -> bool:
    return found.state == "posted" and found.comments_until is not None and today() <= found.comments_until


def complaint(about: str) -> str:
    """What the form of «Phản ánh, kiến nghị» begins with, so that nobody types it again."""
    return _("Về chính sách “%(about)s”: ") % {"about": about}


@public
@require_safe
def list_page(request: Request, ref: str) -> HttpResponse:
    """`/p/DS-…`: names while the term of posting runs, afterwards figures alone. `?to=` narrows to a group."""
    found, day = queries.find_list(ref), today()
    if found is None or found.posted_on is None:
        raise Http404(_("Không có danh sách công khai nào mang mã này."))
    shown = found.shows_names(day)
    groups = {group.code: group for group in groups_on(day)}
    group = groups.get(request.GET.get("to", ""))
    rows = queries.people(found, group.pk if group else None).filter(result=Beneficiary.Result.AGREED)
    if shown and request.GET.get("xuat") == "xlsx":
        columns = [(_("Thôn, tổ dân phố"), 24), (_("Họ và tên"), 30), (_("Được hưởng"), 40)]
        told = [(str(one.group), one.name, promised(one.amount, one.goods)) for one in rows]
        return attachment(table(found.title, columns, told), f"danh-sach-{found.ref}.xlsx")
    page = Paginator(rows if shown else rows.none(), PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "list": found, "shown": shown, "group": group, "figures": queries.figures([found])[found.pk],
        "page": page, "rows": [(one, promised(one.amount, one.goods)) for one in page], "today": day,
        "groups": queries.by_group(found, groups.values()), "term": clocks.posting(found.result_on or found.posted_on),
        "comments": found.comments.exclude(answer="")[:PAGE], "waiting": found.comments.filter(answer="").count(),
        "open": takes_comments(found),
        "complaint": complaint(str(found)), "print": "in" in request.GET,
    }  # fmt: skip
    return render(request, "benefit/list.html", context)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def comment(request: Request, ref: str) -> HttpResponse:
    """Say something of a posted list, without a name and without an account."""
    found = list_or_404(ref)
    if found.posted_on is None:
        raise Http404(_("Không có danh sách công khai nào mang mã này."))
    form = CommentForm(request.POST or None)
    status = 400 if form.errors else 200
    visitor = Actor(commune=request.commune)
    if form.is_valid():
        if form.cleaned_data["website"] or SENDS.spent(address(request)):
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ, hoặc đến trụ sở."))
            status = 429
        elif tried(form, lambda: actions.comment(
            by=visitor, found=found, text=form.cleaned_data["text"], channel="web"
        )):  # fmt: skip
            SENDS.count(address(request))
            return redirect(f"{request.path}?xong=1")
    context = {
        "list": found, "form": form, "done": "xong" in request.GET, "complaint": complaint(str(found)),
        "refusal": why_not(visitor, permissions.COMMENT, found) or _over(found),
    }  # fmt: skip
    return render(request, "benefit/comment.html", context, status=status)


def _over(found: BeneficiaryList) -> str:
    if found.comments_until is None or today() <= found.comments_until:
        return ""
    return _("Đã hết ngày góp ý (%(day)s).") % {"day": f"{found.comments_until:%d/%m/%Y}"}


@public
@never_cache
@require_http_methods(["GET", "POST"])
def received(request: Request) -> HttpResponse:
    """«Đã nhận được chưa?»: the code of the slip, then three big buttons. Whoever answers is a visitor."""
    typed = request.GET.get("ma", "")
    form = CodeForm(request.GET if "ma" in request.GET else None)
    if not typed or WRONG.spent(address(request)):
        if typed:
            form.add_error("ma", _("Đã thử nhiều mã không đúng. Hãy chờ một giờ, hoặc nói với Tổ trưởng."))
        return render(request, "benefit/code.html", {"form": form})
    person = queries.by_code(typed)
    if person is None:
        WRONG.count(address(request))
        form.add_error("ma", _("Không có mã này. Mã có tám chữ và số, in trên phiếu của bà con."))
        return render(request, "benefit/code.html", {"form": form}, status=400)
    refused = ""
    if request.method == "POST":
        said = request.POST.get("said", "")
        if said in Beneficiary.Heard.values and "website" in request.POST and not request.POST["website"]:
            visitor = Actor(commune=request.commune)
            actions.say_received(by=visitor, person=person, said=said, channel="slip")
            return redirect(f"{request.path}?ma={person.code}&xong=1")
        refused = _("Hãy bấm một trong ba nút.")
    case = Case.objects.filter(beneficiary=person).order_by("-pk").first()
    context = {
        "person": person, "list": person.list, "promised": promised(person.amount, person.goods), "case": case,
        "done": "xong" in request.GET, "said": Beneficiary.Heard.choices, "refused": refused, "today": today(),
        "complaint": complaint(str(person.list)),
    }  # fmt: skip
    return render(request, "benefit/received.html", context, status=400 if refused else 200)
