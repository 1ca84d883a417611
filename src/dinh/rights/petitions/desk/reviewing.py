"""The inspection board's pages: what the lot drew, and what was found."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, gated
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.desk.fields import newer, tried
from dinh.rights.petitions.desk.forms_office import ReviewForm
from dinh.rights.petitions.drawing import SHARE
from dinh.rights.petitions.models import Kind
from dinh.rights.petitions.queries import matter, reviews


@require_safe
@gated(permissions.REVIEWS)
def listing(request: Request) -> HttpResponse:
    wanted = request.GET.get("nam", "")
    year = int(wanted[:4]) if wanted.isdecimal() else today().year
    context = {
        "year": year, "years": reviews.lots(), "drawing": reviews.drawing(year, today()), "share": SHARE,
        "reviews_them": may(request.actor, permissions.REVIEW, request.commune), "this_year": today().year,
    }  # fmt: skip
    return render(request, "petitions/desk/reviews.html", context)


@require_POST
@gated(permissions.REVIEWS)
def draw(request: Request) -> HttpResponse:
    try:
        actions.draw_lots(by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã mở đợt rút ngẫu nhiên năm nay."))
    return redirect("petitions_desk:reviews")


@require_http_methods(["GET", "POST"])
@gated(permissions.REVIEW)
def review(request: Request, ref: str) -> HttpResponse:
    """What the office answered, and a verdict. The board sees no sender."""
    petition = matter.find(ref)
    if petition is None or petition.kind not in (Kind.REFLECTION, Kind.PROPOSAL):
        raise Http404(_("Không có vụ việc nào mang mã này."))
    refusal = why_not(request.actor, permissions.DRAWN, petition)
    form = ReviewForm(request.POST or None, petition=petition)
    if request.method == "POST":
        data = form.cleaned_data if form.is_valid() else {}
        if form.is_valid() and tried(form, lambda: actions.review(
            by=request.actor, petition=petition, verdict=data["verdict"], words=data["words"], edition=data["edition"]
        )):  # fmt: skip
            messages.success(request, _("Đã ghi kết quả kiểm tra."))
            return redirect("petitions_desk:reviews")
        form = newer(form)  # type: ignore[assignment]
    context = {
        "petition": petition, "form": form, "refusal": refusal if request.method != "POST" else None,
        "answers": petition.answers.prefetch_related("files"),
    }  # fmt: skip
    return render(request, "petitions/desk/review.html", context, status=400 if form.errors else 200)
