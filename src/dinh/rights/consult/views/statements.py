"""Short statements at the desk: put forward, looked at, put away; the groups of opinion drawn anew."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.gate import Refused, may
from dinh.ground.http import Request, gated
from dinh.rights.consult import actions, permissions, queries
from dinh.rights.consult.mapping import FEWEST
from dinh.rights.consult.models import Consultation, Statement
from dinh.rights.consult.views.acting import fetch


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def statements(request: Request, ref: str) -> HttpResponse:
    one = fetch(request, ref, permissions.READ)
    typed = ""
    if request.method == "POST":
        try:
            messages.success(request, _act(request, one))
            return redirect("consult_desk:statements", one.ref)
        except (ValidationError, Refused) as error:
            messages.error(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
            typed = request.POST.get("cau", "")
    count = queries.participants(one)
    context = {
        "consultation": one, "rows": queries.statements(one), "typed": typed, "count": count, "fewest": FEWEST,
        "missing": max(FEWEST - count, 0), "may_moderate": may(request.actor, permissions.MODERATE, one),
        "may_draw": may(request.actor, permissions.PLAN, one), "drawn": getattr(one, "opinion_map", None),
    }  # fmt: skip
    return render(request, "consult/desk/statements.html", context, status=400 if typed else 200)


def _act(request: Request, one: Consultation) -> str:
    by, post = request.actor, request.POST
    what = post.get("viec", "")
    if what == "ve":
        actions.draw_map(by=by, consultation=one)
        return _("Đã tính lại các nhóm quan điểm.")
    if what == "them":
        actions.seed(by=by, consultation=one, text=post.get("cau", ""))
        return _("Đã thêm câu.")
    row = Statement.objects.select_related("consultation").filter(
        consultation=one, number=int(post["so"]) if post.get("so", "").isdigit() else 0
    ).first()  # fmt: skip
    if row is None:
        raise Refused(_("Không có câu này."))
    if what == "hoi":
        actions.ask(by=by, statement=row)
        return _("Đã cho hỏi câu này.")
    actions.put_away(by=by, statement=row, reason=post.get("ly-do", ""))
    return _("Đã thôi hỏi câu này.")
