"""The desk: the book, one request as a timeline, entering a request for someone, letters."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.information import actions, exports, letters, permissions, queries
from dinh.rights.information.clocks import answer_term, current_term, expected, governing, notify_term, review_term
from dinh.rights.information.forms import BookFilter, EnterForm, tried
from dinh.rights.information.grounds import GROUNDS
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.pins import key_of, new_key
from dinh.rights.information.views.ask import receipt_page
from dinh.rights.information.views.pages import ACTS

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = 25


@require_safe
@gated(permissions.HANDLE)
def book(request: Request) -> HttpResponse:
    lines = queries.in_book(_wanted(request), today())
    if request.GET.get("xuat") == "xlsx":
        return attachment(exports.book(lines), f"so-cung-cap-thong-tin-{today():%Y%m%d}.xlsx")
    form = BookFilter(request.GET, years=queries.years())
    if "in" in request.GET:
        return render(request, "information/desk/print.html", {"lines": lines})
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "law": governing(today()), "filtered": any(request.GET.values())}
    return render(request, "information/desk/book.html", context)


def _wanted(request: Request) -> queries.Wanted:
    get = request.GET.get
    return queries.Wanted(
        q=get("q", "").strip()[:100], state=get("trang_thai", ""), way=get("cach", ""), year=get("nam", ""),
        late=bool(get("tre")),
    )  # fmt: skip


def fetch(request: Request, ref: str) -> InformationRequest:
    """The request of that reference, if whoever asks may handle it."""
    asked = queries.find(ref)
    if asked is None:
        raise Http404(_("Không có yêu cầu nào mang mã này."))
    require(request.actor, permissions.HANDLE, asked)
    return asked


@require_safe
@gated(permissions.HANDLE)
def item(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    possible = [(slug, page) for slug, page in ACTS.items() if may(request.actor, page.permission, page.thing(asked))]
    first = next((slug for slug, page in possible if page.leading(asked)), "")
    context = {
        "asked": asked, "steps": asked.steps.all(), "answers": asked.answers.prefetch_related("files"),
        "possible": possible, "first": first, "letters": letters.letters_of(asked), "today": today(),
        "expected": expected(asked), "term": current_term(asked), "answer_term": answer_term(asked),
        "notify": notify_term(asked) if asked.state == asked.State.NEW else None, "review": review_term(asked),
        "law": governing(asked.received_on), "public": getattr(asked, "public", None),
        "refusal": GROUNDS[asked.refusal].title if asked.refusal else "",
    }  # fmt: skip
    return render(request, "information/desk/item.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def enter(request: Request) -> HttpResponse:
    """Write down a request that came to the office; the receipt with its PIN is printed for the asker."""
    if request.method != "POST":
        form = EnterForm(initial={"key": new_key(), "received_on": today(), "channel": "desk"})
        return render(request, "information/desk/enter.html", {"form": form})
    form, made = EnterForm(request.POST), []
    key = key_of(request.POST.get("key", ""))
    if key is None:
        messages.error(request, _("Trang này mở đã lâu. Hãy mở lại rồi nhập."))
        return redirect("information_desk:enter")
    if form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: made.append(actions.enter(
            by=request.actor, key=key, wanted=data["wanted"], way=data["way"], who=form.who, channel=data["channel"],
            received_on=data["received_on"],
        ))):  # fmt: skip
            return receipt_page(request, made[0], desk=True)
    return render(request, "information/desk/enter.html", {"form": form}, status=400)


@require_safe
@gated(permissions.HANDLE)
def letter(request: Request, ref: str, slug: str) -> HttpResponse:
    """A letter as .docx, to sign."""
    asked = fetch(request, ref)
    if slug not in dict(letters.letters_of(asked)):
        raise Http404(_("Yêu cầu này chưa cần văn bản đó."))
    try:
        data = letters.docx(asked, slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("information_desk:item", ref)
    return attachment(data, f"{slug}-{asked.number}-{asked.year}.docx", DOCX)
