"""The desk's turns at reception: entering, receiving into the book, refusing, answering; the book and its papers.

Everything here names people: it is open only to those who keep the book.
"""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, Page, act_page, possible
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law.casework import PETITION_KINDS, RECEPTION_BOOK, RECEPTION_FORMS
from dinh.rights.dialogue import actions, book, exports, letters, permissions
from dinh.rights.dialogue import forms_reception as f
from dinh.rights.dialogue.forms_desk import EmptyForm
from dinh.rights.dialogue.forms_promise import VisitPromiseForm
from dinh.rights.dialogue.guard import key_of, new_key
from dinh.rights.dialogue.models import Visit
from dinh.rights.dialogue.views import days

PAGE = 25
ACTS: dict[str, Page] = {
    "tiep": Page(
        gettext_lazy("Ghi vào sổ tiếp công dân"), gettext_lazy("Các cột theo Mẫu 03/TCD. Số trong sổ tự chạy."),
        gettext_lazy("Ghi vào sổ"), permissions.RECEIVE, f.ReceiveForm,
        lambda by, thing, form: actions.receive(by=by, visit=thing, comer=form.comer, handled=form.handled),
        gettext_lazy("Đã ghi vào sổ."), initial=f.ReceiveForm.of,
    ),
    "tra-loi": Page(
        gettext_lazy("Ghi kết quả trả lời"), gettext_lazy("Một trong bốn kết quả của luật, đã báo cho người đến."),
        gettext_lazy("Ghi"), permissions.AMEND_VISIT, f.AnswerForm,
        lambda by, thing, form: actions.answer_visit(by=by, visit=thing, **form.cleaned_data),
        gettext_lazy("Đã ghi kết quả."), initial=lambda thing: {"outcome": thing.outcome, "words": thing.outcome_words},
    ),
    "hua": Page(
        gettext_lazy("Ghi lời hứa"), gettext_lazy("Hiện công khai ở sổ lời hứa; không ghi tên người đến."),
        gettext_lazy("Ghi"), permissions.AMEND_VISIT, VisitPromiseForm,
        lambda by, thing, form: actions.from_visit(
            by=by, visit=thing, words=form.cleaned_data["words"], owner_body=form.cleaned_data["owner"][0],
            owner_post=form.cleaned_data["owner"][1], due=form.cleaned_data["due"],
        ),
        gettext_lazy("Đã vào sổ lời hứa."), initial=lambda thing: {"words": thing.said},
    ),
    "sua": Page(
        gettext_lazy("Sửa dòng trong sổ"), gettext_lazy("Số trong sổ giữ nguyên; nhật ký giữ bản cũ."),
        gettext_lazy("Lưu"), permissions.AMEND_VISIT, f.ReceiveForm,
        lambda by, thing, form: actions.amend_visit(by=by, visit=thing, comer=form.comer, handled=form.handled),
        gettext_lazy("Đã lưu."), initial=f.ReceiveForm.of,
    ),
    "tu-choi": Page(
        gettext_lazy("Từ chối tiếp"),
        gettext_lazy("Giải thích ngay tại chỗ. Chỉ một số căn cứ phải gửi Thông báo bằng văn bản."),
        gettext_lazy("Ghi từ chối"), permissions.REFUSE, f.RefuseForm,
        lambda by, thing, form: actions.refuse(by=by, visit=thing, **form.cleaned_data),
        gettext_lazy("Đã ghi từ chối."), given=lambda thing: {"visit": thing}, danger=True,
    ),
    "da-gui": Page(
        gettext_lazy("Đã gửi Thông báo"), gettext_lazy("Thông báo từ chối (Mẫu 01/TCD) gửi đi hôm nay."),
        gettext_lazy("Ghi"), permissions.NOTICE, EmptyForm,
        lambda by, thing, form: actions.notice_sent(by=by, visit=thing), gettext_lazy("Đã ghi."),
    ),
    "vang": Page(
        gettext_lazy("Không đến"), gettext_lazy("Đã đăng ký nhưng không đến."), gettext_lazy("Ghi"),
        permissions.REFUSE, EmptyForm, lambda by, thing, form: actions.absent(by=by, visit=thing),
        gettext_lazy("Đã ghi."),
    ),
    "rut": Page(
        gettext_lazy("Rút đăng ký"), gettext_lazy("Người đăng ký báo không đến; nội dung đã ghi được xóa."),
        gettext_lazy("Rút"), permissions.WITHDRAW, EmptyForm,
        lambda by, thing, form: actions.withdraw(by=by, visit=thing), gettext_lazy("Đã rút."), danger=True,
    ),
}  # fmt: skip
LETTERS = {"bien-nhan": letters.receipt, "thong-bao": letters.refusal}


def fetch(request: Request, ref: str) -> Visit:
    found = book.find_visit(ref)
    if found is None:
        raise Http404(_("Không có lượt tiếp nào mang mã này."))
    require(request.actor, permissions.WRITE, found)
    return found


def home(visit: Visit) -> str:
    return reverse("dialogue_desk:visit", args=[visit.ref])


@require_safe
@gated(permissions.WRITE)
def visit(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    acts = possible(request.actor, ACTS, found)
    notice = book.notice_due(found)
    if notice is None:
        acts = [(slug, page) for slug, page in acts if slug != "da-gui"]
    if found.denounces:
        acts = [(slug, page) for slug, page in acts if slug != "hua"]
    context = {
        "visit": found, "reception": found.reception, "acts": acts, "answer_due": book.answer_due(found),
        "notice": notice, "today": today(), "promises": found.promises.order_by("pk"),
        "receipt": bool(found.papers.strip()),
    }  # fmt: skip
    return render(request, "dialogue/desk/visit.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def enter(request: Request, ref: str) -> HttpResponse:
    reception = days.fetch(request, ref)
    form = f.EnterVisitForm(request.POST or None, initial={"key": new_key(), "people": 1})
    key = key_of(request.POST.get("key", "")) if request.method == "POST" else ""
    made: list[Visit] = []
    if request.method == "POST" and not key:
        messages.error(request, _("Trang này mở đã lâu. Hãy mở lại rồi nhập."))
        return redirect("dialogue_desk:enter_visit", ref)
    if request.method == "POST" and key and form.is_valid() and tried(form, lambda: made.append(actions.enter_visit(
        by=request.actor, reception=reception, key=key, comer=form.comer,
        unprotected=form.cleaned_data["unprotected"],
    ))):  # fmt: skip
        return redirect(home(made[0]))
    context = {"form": form, "title": _("Ghi người đến"), "back": days.home(reception), "name": str(reception)}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    if slug not in ACTS:
        raise Http404(_("Không có việc này."))
    return act_page(request, ACTS[slug], found, home(found), str(found))


@require_safe
@gated(permissions.WRITE)
def letter(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    if slug not in LETTERS:
        raise Http404(_("Không có văn bản này."))
    try:
        data = LETTERS[slug](found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(home(found))
    return attachment(data, f"{slug}-{found.ref}.docx", DOCX)


@require_safe
@gated(permissions.WRITE)
def reception_book(request: Request) -> HttpResponse:
    """Sổ tiếp công dân (Mẫu 03/TCD): as a page, as .xlsx, as .docx."""
    get, day = request.GET.get, today()
    wanted = book.Wanted(get("q", "").strip()[:100], get("nam", ""), get("loai", ""), get("tinh_trang", ""))
    rows = book.in_book(wanted)
    if get("xuat") == "xlsx":
        return attachment(exports.reception_book(rows), f"so-tiep-cong-dan-{day:%Y%m%d}.xlsx")
    if get("xuat") == "docx":
        body = bodies_on(day).filter(kind=Body.Kind.COMMITTEE).order_by("order").first() or request.actor.body
        if body is None:
            raise Http404(_("Địa phương chưa có Ủy ban nhân dân trong mục Đơn vị."))
        year = int(wanted.year) if wanted.year.isdecimal() else day.year
        of_year = book.in_book(replace(wanted, year=str(year)))  # its numbers begin again each year
        data = letters.reception_book(of_year[::-1], body, year, day)
        return attachment(data, f"so-tiep-cong-dan-{year}.docx", DOCX)
    page = Paginator(rows, PAGE).get_page(get("page"))
    context = {
        "page": page, "rows": [(each, letters.book_row(each)) for each in page], "columns": RECEPTION_BOOK,
        "forms": RECEPTION_FORMS, "years": book.book_years(), "kinds": PETITION_KINDS.items(), "wanted": wanted,
        "filtered": any(request.GET.values()),
    }  # fmt: skip
    return render(request, "dialogue/desk/book.html", context)
