"""Who put which regulation in force: written down, ended, undone; the table of all units; the commune's requests."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.office.library import actions, exports, permissions, queries
from dinh.office.library.actions import Adopted
from dinh.office.library.forms import AdoptForm, AskForm, EndForm, ReasonForm
from dinh.office.library.models import Adoption, Requirement
from dinh.office.library.views.common import act_page, body_or_404, fetch
from dinh.office.papers.queries import papers_out_between

PAGE = 30
LOOK_BACK = timedelta(days=3 * 366)  # ours: how old an issued decision may be to be offered for choosing
STATES = {
    "late": gettext_lazy("Trễ"), "missing": gettext_lazy("Chưa ban hành"), "older": gettext_lazy("Theo bản cũ"),
    "current": gettext_lazy("Theo bản đang dùng"),
}  # fmt: skip


@require_safe
@gated(permissions.READ)
def watch(request: Request) -> HttpResponse:
    """Every unit and regulation: in force, by which wording; missing; late."""
    get = request.GET.get
    everything = queries.lines(today())
    wanted = queries.Wanted(
        q=get("q", "").strip()[:100], key=get("mau", ""), kind=get("loai", ""), state=get("tinh_trang", "")
    )
    rows = queries.narrowed(everything, wanted)
    if get("xuat") == "xlsx":
        return attachment(exports.watch(rows), "ban-hanh-quy-che.xlsx")
    asked = [one for one in everything if one.asked]
    context = {
        "page": Paginator(rows, PAGE).get_page(get("page")), "wanted": wanted, "filtered": any(request.GET.values()),
        "samples": [one for one in queries.samples(queries.Wanted()) if one.adoptable], "states": STATES.items(),
        "kinds": sorted({(one.body.kind, one.body.get_kind_display()) for one in everything}),
        "asked": len(asked), "made": sum(one.adoption is not None for one in asked),
        "late": sum(one.state == "late" for one in everything),
        "older": sum(one.state == "older" for one in everything),
    }  # fmt: skip
    return render(request, "library/desk/watch.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def adopt(request: Request, key: str, body: int) -> HttpResponse:
    sample, unit = fetch(key), body_or_404(body)
    if not sample.adoptable or not sample.takes(unit):
        raise Http404(_("Mẫu này không phải để đơn vị ấy ban hành."))
    papers = papers_out_between(unit, today() - LOOK_BACK, today(), {"Quyết định"}).order_by("-issued")[:50]
    form = AdoptForm(request.POST or None, wordings=queries.wordings(key), papers=papers)
    before = queries.adoptions(today()).filter(body=unit, key=key).first()
    lead = _("%s ban hành bằng quyết định của mình. Ghi lại để biết ai đã có, theo bản nào.") % unit.name
    if before:
        replaced = _("Văn bản này thay %(number)s ngày %(day)s.")
        lead = f"{lead} {replaced % {'number': before.number, 'day': f'{before.day:%d/%m/%Y}'}}"
    return act_page(
        request, title=_("Ghi ban hành: %s") % sample.title, lead=lead, action=_("Ghi"), form=form,
        permission=permissions.WRITE, thing=unit,
        run=lambda data: actions.adopt(
            by=request.actor, body=unit, key=key,
            made=Adopted(data["code"], data["day"], data["number"], data.get("paper", ""), data["differs"]),
        ),
        done=_("Đã ghi văn bản ban hành."), back=reverse("library_desk:model", args=[key]),
        to=lambda row: reverse("library_desk:adoption", args=[row.pk]),
    )  # fmt: skip


def adoption_or_404(pk: int) -> Adoption:
    found: Adoption = get_object_or_404(Adoption.objects.select_related("body", "own", "paper", "replaces"), pk=pk)
    return found


@require_safe
@gated(permissions.READ)
def adoption(request: Request, pk: int) -> HttpResponse:
    one = adoption_or_404(pk)
    sample = fetch(one.key)
    used = queries.in_use(one.key)
    context = {
        "one": one, "sample": sample, "used": used, "newest": queries.is_newest(one, used),
        "code": f"m{one.shipped}" if one.shipped else f"r{one.own.number if one.own else ''}",
        "may_end": may(request.actor, permissions.END, one), "may_undo": may(request.actor, permissions.UNDO, one),
    }  # fmt: skip
    return render(request, "library/desk/adoption.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def end(request: Request, pk: int) -> HttpResponse:
    one = adoption_or_404(pk)
    return act_page(
        request, title=_("Ghi hết hiệu lực: %s") % one.number, action=_("Ghi hết hiệu lực"), permission=permissions.END,
        lead=_("Dùng khi bãi bỏ, hoặc thay bằng văn bản không theo mẫu ở đây. Thay theo mẫu thì ghi bản thay."),
        form=EndForm(request.POST or None, initial={"day": today()}), thing=one, danger=True,
        run=lambda data: actions.end(by=request.actor, adoption=one, day=data["day"], reason=data["reason"]),
        done=_("Đã ghi hết hiệu lực."), back=reverse("library_desk:adoption", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def undo(request: Request, pk: int) -> HttpResponse:
    one = adoption_or_404(pk)
    return act_page(
        request, title=_("Bỏ dòng ghi nhầm: %s") % one.number, action=_("Bỏ dòng này"), permission=permissions.UNDO,
        lead=_("Dòng này không tính nữa, vẫn còn trong nhật ký. Văn bản trước đó, nếu có, trở lại còn hiệu lực."),
        form=ReasonForm(request.POST or None), thing=one, danger=True,
        run=lambda data: actions.undo(by=request.actor, adoption=one, reason=data["reason"]),
        done=_("Đã bỏ dòng ghi nhầm."), back=reverse("library_desk:adoption", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ASK)
def ask(request: Request, key: str) -> HttpResponse:
    sample = fetch(key)
    fitting: list[Body] = queries.units_for(sample, today())
    form = AskForm(
        request.POST or None, units=fitting, initial={"bodies": [body.pk for body in fitting], "begins": today()}
    )
    return act_page(
        request, title=_("Yêu cầu ban hành: %s") % sample.title, action=_("Yêu cầu"), form=form,
        lead=_("Đơn vị được chọn thấy việc này trong «Việc hôm nay» cho đến khi ghi quyết định ban hành."),
        permission=permissions.ASK, thing=request.commune,
        run=lambda data: actions.ask(by=request.actor, key=key, **{**data, "bodies": list(data["bodies"])}),
        done=_("Đã ghi yêu cầu."), back=reverse("library_desk:model", args=[key]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ASK)
def release(request: Request, pk: int) -> HttpResponse:
    one = get_object_or_404(Requirement, pk=pk)
    return act_page(
        request, title=_("Thôi yêu cầu ban hành"), action=_("Thôi yêu cầu"), permission=permissions.RELEASE, thing=one,
        lead=_("Yêu cầu theo %s không tính nữa từ hôm nay. Văn bản đã ban hành vẫn giữ.") % one.ground,
        form=ReasonForm(request.POST or None), danger=True,
        run=lambda data: actions.release(by=request.actor, requirement=one, reason=data["reason"]),
        done=_("Đã thôi yêu cầu."), back=reverse("library_desk:model", args=[one.key]),
    )  # fmt: skip
