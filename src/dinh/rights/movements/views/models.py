"""The desk: what waits, models and their recipes, places that took them up, hints; tables in and out."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.movements import actions, hints, permissions, queries, queries_titles
from dinh.rights.movements.forms import AdoptForm, DeskModelFilter, MeasureFormSet, RecipeForm, measures_of
from dinh.rights.movements.models import Adoption, PracticeModel
from dinh.rights.movements.spread import flat, spread, tree
from dinh.rights.movements.views.acting import possible

PAGE = 30


@require_safe
@gated(permissions.ENTER)
def home(request: Request) -> HttpResponse:
    """What waits for this post, and the doors of the room."""
    by, day = request.actor, today()
    writes, decides = may(by, permissions.WRITE), may(by, permissions.DECIDE)
    group = permissions.own_group(by)
    context = {
        "writes": writes, "decides": decides, "group": group,
        "looks": queries.looks_due(day)[:20] if writes else [],
        "examine": queries.to_examine()[:20] if writes else [],
        "decide": queries.to_decide()[:20] if decides else [],
        "recognise": queries_titles.to_recognise(day)[:20] if decides else [],
        "comments": queries_titles.unanswered(None if writes else group)[:20] if writes or group else [],
        "returned": queries.own_returned(by)[:20],
        "own": queries.seen(queries.own_adoptions(by).exclude(state="ended"), day)[:20],
        "hints": queries.hints_for(by)[:20],
        "unreviewed": queries_titles.unreviewed(group, day) if group else [],
        "may_write_model": may(by, permissions.TAKE_PART),
    }  # fmt: skip
    context["waiting"] = any(
        context[name]
        for name in ("looks", "examine", "decide", "recognise", "comments", "returned", "hints", "unreviewed")
    )
    return render(request, "movements/desk/home.html", context)


@require_safe
@gated(permissions.ENTER)
def models(request: Request) -> HttpResponse:
    form = DeskModelFilter(request.GET)
    data = form.cleaned_data if form.is_valid() else {}
    wanted = queries.Wanted(
        data.get("q", ""), data.get("linh_vuc", ""), data.get("trang_thai", ""), data.get("song", "")
    )
    found = queries.listed(queries.models(), wanted)
    if request.GET.get("xuat") == "xlsx":
        return attachment(model_sheet(found), f"mo-hinh-{today():%Y%m%d}.xlsx")
    context = {
        "form": form, "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "may_write": may(request.actor, permissions.WRITE), "may_propose": may(request.actor, permissions.TAKE_PART),
        "filtered": wanted != queries.Wanted(),
    }  # fmt: skip
    return render(request, "movements/desk/models.html", context)


def model_sheet(found: list[queries.Line]) -> bytes:
    """One line a model, with every part of its recipe and where it went."""
    columns = [
        (_("Mã"), 14), (_("Tên mô hình"), 40), (_("Lĩnh vực"), 20), (_("Đơn vị"), 30), (_("Ai giữ"), 30),
        (_("Vấn đề"), 50), (_("Các bước"), 60), (_("Ai làm"), 30), (_("Điều kiện"), 30), (_("Chi phí"), 14),
        (_("Nguồn chi"), 24), (_("Đã làm gì, được gì"), 60), (_("Số đo trước, sau"), 40), (_("Tình trạng"), 18),
        (_("Quyết định"), 30), (_("Ngày quyết định"), 14), (_("Nơi áp dụng"), 12), (_("Đang sống"), 12),
    ]  # fmt: skip
    rows = []
    for one in found:
        m = one.model
        measures = "\n".join(f"{x.name} ({x.unit}): {x.before_words} → {x.after_words}" for x in m.measures.all())
        rows.append((
            m.ref, m.title, m.get_field_display(), m.body.name, m.holder_name, m.problem,
            "\n".join(step.text for step in m.steps.all()), m.who, m.conditions, m.cost, m.cost_source, m.story,
            measures, m.get_state_display(), m.decision, m.decided_on, one.spread.places, one.spread.living,
        ))  # fmt: skip
    return table(_("Mô hình Dân vận khéo"), columns, rows)


def fetch(ref: str) -> PracticeModel:
    return get_object_or_404(queries.models(), ref=ref.upper())


def own_place(by: Actor) -> str:
    """The group or the body this post speaks for, as its buttons say."""
    if by.post and permissions.own_group(by):
        return str(by.post.group)
    return (by.body.short_name or by.body.name) if by.body else ""


@require_safe
@gated(permissions.ENTER)
def model(request: Request, ref: str) -> HttpResponse:
    """The whole of a model: recipe, council, decision, where it lives, what may be done next."""
    found, by, day = fetch(ref), request.actor, today()
    places = queries.places([found.pk]).get(found.pk, [])
    photo = "anh-bo-sung" if found.public else "anh"
    waits = found.state == PracticeModel.State.PROPOSED and may(by, permissions.WRITE)
    context = {
        "model": found, "steps": found.steps.all(), "measures": found.measures.all(),
        "photos": found.photos.select_related("file"), "spread": spread(places), "nodes": list(flat(tree(places))),
        "places": queries.seen(queries.adoptions().filter(model=found), day),
        "examinations": found.examinations.select_related("sitting__council"),
        "possible": possible(by, "mo-hinh", found), "waits": waits,
        "second": waits or may(by, permissions.ADOPT, found),
        "may_edit": may(by, permissions.EDIT_MODEL, found) or may(by, permissions.COMPLETE, found),
        "may_adopt": may(by, permissions.ADOPT, found), "place": own_place(by), "hints": queries.hints_for(by).filter(
            model=found
        ), "drop_slug": "bo-bo-sung" if found.public else "bo",
        "may_photo": any(slug == photo for slug, _page in possible(by, "mo-hinh", found)),
    }  # fmt: skip
    return render(request, "movements/desk/model.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.TAKE_PART)
def write(request: Request) -> HttpResponse:
    return _recipe(request, None)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def edit(request: Request, ref: str) -> HttpResponse:
    found = fetch(ref)
    require(request.actor, permissions.COMPLETE if found.public else permissions.EDIT_MODEL, found)
    return _recipe(request, found)


def _recipe(request: Request, found: PracticeModel | None) -> HttpResponse:
    by, made = request.actor, []
    form = RecipeForm(request.POST or None, thing=found, by=by)
    first = [
        {name: getattr(one, name) for name in ("name", "unit", "before", "after", "measured_on", "how")}
        for one in (found.measures.all() if found else ())
    ]
    rows = MeasureFormSet(request.POST or None, initial=first, prefix="do")

    def save() -> None:
        recipe = form.recipe(measures_of(rows))
        if found is None:
            data = form.cleaned_data
            made.append(actions.write_model(by=by, recipe=recipe, body=data["body"], group=data["group"]))
        else:
            edition = form.cleaned_data["edition"] or 0
            made.append(actions.edit_model(by=by, model=found, recipe=recipe, edition=edition))

    if request.method == "POST" and form.is_valid() and rows.is_valid() and tried(form, save):
        messages.success(request, _("Đã lưu mô hình."))
        return redirect("movements_desk:model", made[0].ref)
    bad = request.method == "POST"
    return render(
        request, "movements/desk/recipe.html", {"form": form, "rows": rows, "model": found}, status=400 if bad else 200
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def adopt(request: Request, ref: str) -> HttpResponse:
    """Take a model up: its steps become this place's check-list."""
    found, by, made = fetch(ref), request.actor, []
    require(by, permissions.ADOPT, found)
    form = AdoptForm(request.POST or None, thing=found, by=by)
    if form.is_valid() and tried(form, lambda: made.append(actions.adopt(by=by, model=found, **form.cleaned_data))):
        messages.success(request, _("Đã áp dụng. Bảng việc ở dưới: đánh dấu từng bước khi làm xong."))
        return redirect("movements_desk:adoption", made[0].ref)
    context = {"form": form, "model": found, "place": own_place(by), "steps": found.steps.all()}
    return render(request, "movements/desk/adopt.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.ENTER)
def adoptions(request: Request) -> HttpResponse:
    """Every place with its next look; `cua-toi` those of this post's place, `den-han` those to look at now."""
    by, day = request.actor, today()
    rows = queries.own_adoptions(by) if "cua-toi" in request.GET else queries.adoptions()
    state = request.GET.get("trang-thai", "")
    if state in Adoption.State.values:
        rows = rows.filter(state=state)
    found = queries.looks_due(day) if "den-han" in request.GET else queries.seen(rows, day)
    if request.GET.get("xuat") == "xlsx":
        columns = [(_("Mã"), 14), (_("Mô hình"), 40), (_("Nơi áp dụng"), 30), (_("Từ ngày"), 12), (_("Học từ"), 30),
                   (_("Tình trạng"), 20), (_("Vì sao"), 40), (_("Việc đã làm"), 9), (_("Tổng việc"), 9)]  # fmt: skip
        cells = (
            (a.ref, a.model.title, a.where, a.begun_on, a.parent.where if a.parent else "", a.get_state_display(),
             a.ended_why, one.done, one.whole)
            for one in found if (a := one.adoption)
        )  # fmt: skip
        return attachment(table(_("Nơi áp dụng mô hình"), columns, cells), f"noi-ap-dung-{day:%Y%m%d}.xlsx")
    context = {"page": Paginator(found, PAGE).get_page(request.GET.get("page")), "state": state}
    return render(request, "movements/desk/adoptions.html", context)


@require_safe
@gated(permissions.ENTER)
def adoption(request: Request, ref: str) -> HttpResponse:
    """One place: its check-list, looks, who learnt from it."""
    found = get_object_or_404(queries.adoptions(), ref=ref.upper())
    by = request.actor
    context = {
        "seen": queries.seen(queries.adoptions().filter(pk=found.pk), today())[0], "adoption": found,
        "lines": found.lines.select_related("file"), "looks": found.looks.all(), "possible": possible(by, "noi", found),
        "works": may(by, permissions.WORK_ON, found), "children": found.children.select_related("body", "group"),
    }  # fmt: skip
    return render(request, "movements/desk/adoption.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def suggest(request: Request) -> HttpResponse:
    """Likenesses between open matters and models, with the words both have; a person decides each."""
    by = request.actor
    found = hints.suggestions(with_tasks=by.has("tasks.read"))
    if request.method == "POST":
        key = (request.POST.get("body", ""), request.POST.get("model", ""), request.POST.get("about", ""))
        one = next((s for s in found if (str(s.matter.body.pk), s.model.ref, s.matter.about) == key), None)
        answer = request.POST.get("answer", "")
        if one is None or answer not in ("group", "body", "no") or not getattr(one, f"to_{answer}", True):
            raise Http404(_("Gợi ý này không còn: việc đã xong, hoặc đã có người trả lời."))
        to_groups = [flag for flag in (True, False) if getattr(one, "to_group" if flag else "to_body")]
        for to_group in to_groups if answer == "no" else [answer == "group"]:
            actions.answer_hint(
                by=by, model=one.model, body=one.matter.body, about=one.matter.about, about_title=one.matter.title,
                shared=one.shared, suggested=answer != "no", group=one.matter.group if to_group else None,
            )  # fmt: skip
        place = one.matter.group if answer == "group" else one.matter.body
        told = _("Đã ghi không phù hợp.") if answer == "no" else _("Đã gợi ý cho %(place)s.") % {"place": place}
        messages.success(request, told)
        return redirect("movements_desk:suggest")
    context = {"page": Paginator(found, PAGE).get_page(request.GET.get("page"))}
    return render(request, "movements/desk/suggest.html", context)
