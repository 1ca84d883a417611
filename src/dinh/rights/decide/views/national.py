"""Elections of the National Assembly and the councils: their public lists and notices as publications. Nobody votes
here: the law on those elections has its own ballot boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, tried
from dinh.ground.http import Request, gated
from dinh.rights.decide.papers_outcome import DOTS, office
from dinh.rights.publish import actions as publishing
from dinh.rights.publish import permissions as publishing_permissions

ITEM = "CK14"  # khoản 14 Điều 11: what else other law or the commune's rules have made public


@dataclass(frozen=True, slots=True)
class Ready:
    """A publication to begin with: `body` has dots where the office writes."""

    title: Any
    summary: Any
    body: str


READY: dict[str, Ready] = {
    "diem": Ready(
        _("Danh sách khu vực bỏ phiếu, địa điểm bỏ phiếu"), _("Bà con bỏ phiếu ở đâu, mấy giờ."),
        f"Khu vực bỏ phiếu số {DOTS}: gồm {DOTS}\nĐịa điểm bỏ phiếu: {DOTS}\nThời gian bỏ phiếu: {DOTS}\n"
        f"Tổ trưởng Tổ bầu cử, điện thoại: {DOTS}",
    ),
    "cu-tri": Ready(
        _("Thông báo niêm yết danh sách cử tri, danh sách người ứng cử"),
        _("Xem danh sách ở đâu, đến ngày nào; sai sót báo ai."),
        f"Danh sách cử tri niêm yết tại: {DOTS}, từ ngày {DOTS}\nDanh sách người ứng cử niêm yết tại: {DOTS}\n"
        f"Thấy sai sót, báo: {DOTS}",
    ),
    "hoi-nghi": Ready(
        _("Lịch hội nghị cử tri, tiếp xúc cử tri của người ứng cử"), _("Họp ở đâu, ngày nào, ai dự."),
        f"Ngày, giờ: {DOTS}\nĐịa điểm: {DOTS}\nNội dung: {DOTS}\nThành phần: {DOTS}",
    ),
}  # fmt: skip


class NationalForm(forms.Form):
    which = radios(_("Đăng gì"), [(key, each.title) for key, each in READY.items()])
    decided = day_field(_("Ngày của văn bản"))
    paper_number = line(_("Số văn bản"), 60, required=False)


@require_http_methods(["GET", "POST"])
@gated(publishing_permissions.WRITE)
def national(request: Request) -> HttpResponse:
    """Choose one of the three; it opens as a draft in the room of publications, to be finished and checked there."""
    form, made = NationalForm(request.POST or None, initial={"decided": today()}), []
    if form.is_valid() and tried(form, lambda: made.append(_started(request, form.cleaned_data))):
        messages.success(request, gettext("Đã tạo bản nháp. Điền chỗ còn trống, kiểm tra rồi công khai."))
        return redirect("publish_desk:edit", made[0].publication.ref)
    return render(request, "decide/desk/national.html", {"form": form}, status=400 if form.errors else 200)


def _started(request: Request, data: dict[str, Any]) -> Any:
    ready = READY[data["which"]]
    content = publishing.Content(
        item=ITEM, title=str(ready.title), issuer=office(), decided=data["decided"], summary=str(ready.summary),
        body=ready.body, paper_number=data["paper_number"],
    )  # fmt: skip
    return publishing.start(by=request.actor, content=content)
