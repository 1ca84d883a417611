"""The desk's dialogues: the list, the year's plan, one session, its questions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.acting import Page, act_page, possible
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.rights.dialogue import actions, permissions, queries
from dinh.rights.dialogue import forms_desk as f
from dinh.rights.dialogue.actions import Asked
from dinh.rights.dialogue.guard import key_of, new_key
from dinh.rights.dialogue.models import Dialogue, PlanLine, Question

PAGE = 25
ACTS: dict[str, Page] = {
    "cong-bo": Page(
        gettext_lazy("Công bố"), gettext_lazy("Mọi người thấy lịch, gửi được câu hỏi trước; người theo dõi được báo."),
        gettext_lazy("Công bố"), permissions.ARRANGE, f.EmptyForm,
        lambda by, thing, form: actions.publish_dialogue(by=by, dialogue=thing), gettext_lazy("Đã công bố."),
    ),
    "doi-ngay": Page(
        gettext_lazy("Dời ngày"), gettext_lazy("Người theo dõi được báo ngày mới và lý do."), gettext_lazy("Dời ngày"),
        permissions.ARRANGE, f.MoveForm,
        lambda by, thing, form: actions.postpone_dialogue(by=by, dialogue=thing, **form.cleaned_data),
        gettext_lazy("Đã dời ngày."), initial=lambda thing: {"day": thing.day, "starts": thing.starts},
    ),
    "huy": Page(
        gettext_lazy("Hủy buổi"), gettext_lazy("Không mở lại được. Trang của buổi vẫn còn và nói lý do."),
        gettext_lazy("Hủy buổi"), permissions.ARRANGE, f.ReasonForm,
        lambda by, thing, form: actions.cancel_dialogue(by=by, dialogue=thing, **form.cleaned_data),
        gettext_lazy("Đã hủy."), danger=True,
    ),
}  # fmt: skip


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    get, day = request.GET.get, today()
    wanted = queries.Listed(get("q", "").strip()[:100], get("tinh_trang", ""), get("nam", ""))
    page = Paginator(queries.listed(wanted, day), PAGE).get_page(get("page"))
    context = {
        "page": page, "rows": [(each, each.state(day)) for each in page], "wanted": wanted, "today": day,
        "years": queries.years(), "filtered": any(request.GET.values()),
        "writes": may(request.actor, permissions.WRITE, request.commune),
    }  # fmt: skip
    return render(request, "dialogue/desk/index.html", context)


def fetch(request: Request, ref: str) -> Dialogue:
    found = queries.find(ref)
    if found is None:
        raise Http404(_("Không có cuộc đối thoại nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


def home(dialogue: Dialogue) -> str:
    return reverse("dialogue_desk:dialogue", args=[dialogue.ref])


@require_safe
@gated(permissions.READ)
def dialogue(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    acts = [(slug, page) for slug, page in possible(request.actor, ACTS, found) if not (
        slug == "cong-bo" and found.published_on
    )]  # fmt: skip
    context = {
        "dialogue": found, "state": found.state(today()), "groups": queries.groups_text(found.groups.all()),
        "acts": acts, "questions": queries.questions(found), "lines": queries.shown_lines(found),
        "typing": may(request.actor, permissions.MINUTES, found), "today": today(),
        "editing": may(request.actor, permissions.ARRANGE, found),
        "writes": may(request.actor, permissions.WRITE, found),
    }  # fmt: skip
    return render(request, "dialogue/desk/dialogue.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def new(request: Request) -> HttpResponse:
    line = PlanLine.objects.filter(
        pk=request.GET.get("muc", "0") if request.GET.get("muc", "").isdecimal() else 0
    ).first()
    start: dict[str, Any] = (
        {"line": line, "leader": line.post, "topic": line.topic, "invited": line.invited} if line else {}
    )
    form = f.DialogueForm(request.POST or None, initial=start)
    made: list[Dialogue] = []
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: made.append(actions.draft_dialogue(by=request.actor, words=form.words))
    ):  # fmt: skip
        messages.success(request, _("Đã lập. Xem lại rồi công bố."))
        return redirect(home(made[0]))
    context = {"form": form, "title": _("Lập cuộc đối thoại"), "back": reverse("dialogue_desk:index")}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def edit(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    page = Page(
        _("Sửa cuộc đối thoại"), _("Đã công bố thì ngày giờ chỉ đổi bằng “Dời ngày”."), _("Lưu"), permissions.ARRANGE,
        f.DialogueForm, lambda by, thing, form: actions.edit_dialogue(by=by, dialogue=thing, words=form.words),
        _("Đã lưu."), initial=f.DialogueForm.of,
    )  # fmt: skip
    return act_page(request, page, found, home(found), found.topic)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    if slug not in ACTS:
        raise Http404(_("Không có việc này."))
    return act_page(request, ACTS[slug], found, home(found), found.topic)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def enter_question(request: Request, ref: str) -> HttpResponse:
    """A question on paper or by phone; its receipt is given to who asked."""
    found = fetch(request, ref)
    form = f.EnterQuestionForm(request.POST or None, initial={"key": new_key()})
    made: list[Question] = []
    key = key_of(request.POST.get("key", "")) if request.method == "POST" else ""
    if request.method == "POST" and key and form.is_valid():
        asked = Asked(**{name: form.cleaned_data[name] for name in ("words", "name", "contact", "group")})
        if tried(form, lambda: made.append(
            actions.enter_question(by=request.actor, dialogue=found, key=key, asked=asked)
        )):  # fmt: skip
            messages.success(request, _("Đã ghi. Mã biên nhận để đưa cho người hỏi: %(ref)s") % {"ref": made[0].ref})
            return redirect(home(found))
    context = {"form": form, "title": _("Ghi câu hỏi nhận tại trụ sở"), "back": home(found), "name": found.topic}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def question(request: Request, ref: str, slug: str) -> HttpResponse:
    """Take a question in, or decline it with the reason its sender reads."""
    found = queries.find_question(ref)
    if found is None or slug not in ("nhan", "khong-nhan"):
        raise Http404(_("Không có câu hỏi nào mang mã này."))
    if slug == "nhan":
        page = Page(
            _("Đưa câu hỏi vào buổi đối thoại"), found.words, _("Đưa vào"), permissions.MODERATE, f.ShownForm,
            lambda by, thing, form: actions.accept_question(by=by, question=thing, **form.cleaned_data),
            _("Đã đưa vào buổi."), initial=lambda thing: {"shown": thing.shown},
        )  # fmt: skip
    else:
        page = Page(
            _("Không đưa vào buổi"), found.words, _("Không đưa vào"), permissions.MODERATE, f.ReasonForm,
            lambda by, thing, form: actions.decline_question(by=by, question=thing, **form.cleaned_data),
            _("Đã ghi. Người gửi đọc được lý do bằng mã biên nhận."), danger=True,
        )  # fmt: skip
    return act_page(request, page, found, home(found.dialogue), found.dialogue.topic)


@require_safe
@gated(permissions.READ)
def plan(request: Request) -> HttpResponse:
    year = _year(request)
    owed, lines = queries.plan(year)
    context = {
        "year": year, "years": queries.plan_years(today().year), "owed": owed, "lines": lines,
        "rules": queries.rules_on(today()), "writes": may(request.actor, permissions.WRITE, request.commune),
    }  # fmt: skip
    return render(request, "dialogue/desk/plan.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def quota(request: Request) -> HttpResponse:
    year = _year(request)
    page = Page(
        _("Số cuộc phải đối thoại năm %(year)s") % {"year": year}, _("Ghi lại lần nữa thì thay số cũ."), _("Lưu"),
        permissions.WRITE, f.QuotaForm,
        lambda by, thing, form: actions.set_quota(by=by, year=year, **form.cleaned_data), _("Đã lưu."),
    )  # fmt: skip
    return act_page(request, page, request.commune, f"{reverse('dialogue_desk:plan')}?nam={year}", _("Kế hoạch năm"))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def line(request: Request) -> HttpResponse:
    year = _year(request)
    page = Page(
        _("Thêm cuộc vào kế hoạch năm %(year)s") % {"year": year}, "", _("Thêm"), permissions.WRITE, f.LineForm,
        lambda by, thing, form: actions.add_line(by=by, year=year, **form.cleaned_data), _("Đã thêm."),
    )  # fmt: skip
    return act_page(request, page, request.commune, f"{reverse('dialogue_desk:plan')}?nam={year}", _("Kế hoạch năm"))


@require_POST
@gated(permissions.WRITE)
def drop(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(PlanLine, pk=pk)
    try:
        actions.drop_line(by=request.actor, line=found)
        messages.success(request, _("Đã bỏ khỏi kế hoạch."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{reverse('dialogue_desk:plan')}?nam={found.year}")


def _year(request: Request) -> int:
    text = request.GET.get("nam", "")
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() else today().year
