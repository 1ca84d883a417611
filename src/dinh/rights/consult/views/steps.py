"""The steps of a consultation as pages: each with its form, what follows, and what it refuses with everything typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dinh.ground.acting import Page, newer
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import why_not
from dinh.ground.http import Request, gated
from dinh.rights.consult import actions, permissions
from dinh.rights.consult import forms_desk as forms
from dinh.rights.consult.actions import Ruling
from dinh.rights.consult.clocks import Term, open_term, result_term
from dinh.rights.consult.forms import tried
from dinh.rights.consult.majority import against_most
from dinh.rights.consult.models import Consultation
from dinh.rights.consult.views.acting import fetch


def _edit(by: Actor, one: Consultation, form: Any) -> object:
    return actions.edit_plan(by=by, consultation=one, plan=form.plan, edition=form.cleaned_data["edition"])


def _send(by: Actor, one: Consultation, form: Any) -> object:
    return actions.send_plan(by=by, consultation=one, **form.cleaned_data)


def _publish(by: Actor, one: Consultation, form: Any) -> object:
    return actions.publish(by=by, consultation=one, **form.cleaned_data)


def _extend(by: Actor, one: Consultation, form: Any) -> object:
    return actions.extend(by=by, consultation=one, **form.cleaned_data)


def _stop(by: Actor, one: Consultation, form: Any) -> object:
    return actions.stop(by=by, consultation=one, **form.cleaned_data)


def _summarise(by: Actor, one: Consultation, form: Any) -> object:
    return actions.summarise(by=by, consultation=one, **form.cleaned_data)


def _reopen(by: Actor, one: Consultation, form: Any) -> object:
    return actions.reopen_groups(by=by, consultation=one, **form.cleaned_data)


def _explain(by: Actor, one: Consultation, form: Any) -> object:
    return actions.explain(by=by, consultation=one, **form.cleaned_data)


def _decide(by: Actor, one: Consultation, form: Any) -> object:
    data = dict(form.cleaned_data)
    edition = data.pop("edition")
    return actions.decide(by=by, consultation=one, ruling=Ruling(**data), edition=edition)


def _result(by: Actor, one: Consultation, form: Any) -> object:
    return actions.publish_result(by=by, consultation=one, **form.cleaned_data)


def _report(by: Actor, one: Consultation, form: Any) -> object:
    return actions.report(by=by, consultation=one, **form.cleaned_data)


def _erase(by: Actor, one: Consultation, form: Any) -> object:
    return actions.erase_senders(by=by, consultation=one, **form.cleaned_data)


def _sent_days(one: Consultation) -> dict[str, Any]:
    day = today()
    return {
        "council_on": one.council_on or day, "front_on": one.front_on or day, "council_number": one.council_number,
        "front_number": one.front_number,
    }  # fmt: skip


STEPS: dict[str, Page] = {
    "gui": Page(
        _("Gửi kế hoạch"),
        _("Điều 28: kế hoạch gửi Hội đồng nhân dân và Ủy ban Mặt trận Tổ quốc. Tải bản .docx ở hồ sơ để ký, gửi."),
        _("Ghi đã gửi"), permissions.SEND, forms.SentForm, _send, _("Đã ghi việc gửi kế hoạch."), _sent_days,
    ),
    "cong-bo": Page(
        _("Công khai, bắt đầu lấy ý kiến"),
        _("Từ lúc này mọi người đọc được dự thảo và gửi ý kiến được. Dự thảo, cách chia và kế hoạch không sửa nữa."),
        _("Công khai, bắt đầu lấy ý kiến"), permissions.PUBLISH, forms.EditionForm, _publish,
        _("Đã công khai. Bà con góp ý được từ bây giờ."),
    ),
    "tong-hop": Page(
        _("Chốt tổng hợp"),
        _("Mọi ý kiến đã vào nhóm hoặc có lý do vì sao không. Sau bước này các nhóm giữ nguyên, chờ trả lời và ký."),
        _("Chốt tổng hợp"), permissions.SUMMARISE, forms.EditionForm, _summarise, _("Đã chốt tổng hợp."),
    ),
    "giai-trinh": Page(
        _("Ký giải trình, tiếp thu"),
        _("Mỗi nhóm đã có trả lời. Từ ngày này tính hạn công khai kết quả; người góp ý xem trả lời bằng mã và PIN."),
        _("Ký giải trình"), permissions.EXPLAIN, forms.ExplainForm, _explain, _("Đã ký giải trình, tiếp thu."),
    ),
    "quyet-dinh": Page(
        _("Ghi quyết định"),
        _("Quyết định khác ý kiến đa số thì phải nêu rõ lý do."),
        _("Ghi quyết định"), permissions.DECIDE, forms.DecideForm, _decide, _("Đã ghi quyết định."),
        lambda one: {"decided_on": today()},
    ),
    "cong-khai-ket-qua": Page(
        _("Công khai kết quả"),
        _("Lập một nội dung công khai (khoản 11 Điều 11) kèm báo cáo tổng hợp, rồi báo các thôn, tổ để niêm yết."),
        _("Công khai kết quả"), permissions.RESULT, forms.ResultForm, _result, _("Đã công khai kết quả."),
    ),
    "bao-cao": Page(
        _("Ghi đã báo cáo"),
        _("Báo cáo Hội đồng nhân dân tại kỳ họp gần nhất và gửi Ủy ban Mặt trận Tổ quốc."),
        _("Ghi đã báo cáo"), permissions.REPORT, forms.SentForm, _report, _("Đã ghi việc báo cáo."),
        lambda one: {"council_on": today(), "front_on": today()},
    ),
    "sua": Page(
        _("Sửa kế hoạch"), _("Sửa xong thì phải ghi gửi lại Hội đồng nhân dân và Mặt trận."), _("Lưu kế hoạch"),
        permissions.EDIT, forms.EditPlanForm, _edit, _("Đã lưu kế hoạch."),
    ),
    "keo-dai": Page(
        _("Kéo dài thời hạn"), _("Chỉ kéo dài được, không rút ngắn được."), _("Kéo dài"), permissions.EXTEND,
        forms.UntilForm, _extend, _("Đã kéo dài thời hạn."),
    ),
    "mo-lai": Page(
        _("Mở lại việc xếp nhóm"), _("Nhóm và trả lời vẫn còn; xếp lại xong thì chốt tổng hợp lần nữa."), _("Mở lại"),
        permissions.REOPEN, forms.EditionForm, _reopen, _("Đã mở lại việc xếp nhóm."),
    ),
    "dung": Page(
        _("Dừng việc lấy ý kiến"), _("Không mở lại được. Trang công khai ghi ngày dừng và lý do."), _("Dừng hẳn"),
        permissions.STOP, forms.StopForm, _stop, _("Đã dừng việc lấy ý kiến."), danger=True,
    ),
    "xoa-nguoi-gop-y": Page(
        _("Xóa họ tên, liên hệ của người góp ý"), _("Không lấy lại được. Ý kiến và trả lời vẫn giữ."), _("Xóa"),
        permissions.ERASE, forms.EditionForm, _erase, _("Đã xóa họ tên, liên hệ."), danger=True,
    ),
}  # fmt: skip
TERM_WORDS = {
    "cong-bo": _("Công khai hôm nay thì phải nhận ý kiến ít nhất đến hết"),
    "cong-khai-ket-qua": _("Công khai kết quả chậm nhất"),
}
LEADING = ("gui", "cong-bo", "tong-hop", "giai-trinh", "quyet-dinh", "cong-khai-ket-qua", "bao-cao")


def term_of(slug: str, one: Consultation) -> Term | None:
    """The day of the law that a step is about, with its reasons."""
    if slug == "cong-bo":
        return open_term(one, today())
    return result_term(one) if slug == "cong-khai-ket-qua" else None


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def step(request: Request, ref: str, slug: str) -> HttpResponse:
    """One step. The answer to «may I» is shown before anything is typed."""
    one = fetch(request, ref, permissions.READ)
    page = STEPS.get(slug)
    if page is None:
        raise Http404
    if request.method != "POST":
        refusal = why_not(request.actor, page.permission, one)
        form = page.form(consultation=one, initial=page.initial(one))  # type: ignore[call-arg]
        return _show(request, one, slug, form, refusal=refusal)
    form = page.form(request.POST, consultation=one)  # type: ignore[call-arg]
    if form.is_valid() and tried(form, lambda: page.run(request.actor, one, form)):
        messages.success(request, page.done)
        return redirect("consult_desk:matter", one.ref)
    return _show(request, one, slug, newer(form, Consultation.objects.get(pk=one.pk).edition), status=400)


def _show(
    request: Request, one: Consultation, slug: str, form: Any, *, refusal: Any = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    context = {
        "consultation": one, "page": STEPS[slug], "form": form, "refusal": refusal, "term": term_of(slug, one),
        "term_words": TERM_WORDS.get(slug, ""),
        "against": _against(one) if slug == "quyet-dinh" and not refusal else [],
    }  # fmt: skip
    return render(request, "consult/desk/step.html", context, status=status)


def _against(one: Consultation) -> list[tuple[str, list[str]]]:
    """For each way to decide: in which points it would go against what most said."""
    found = [(str(outcome.label), against_most(one, outcome)) for outcome in Consultation.Outcome]
    return [(label, points) for label, points in found if points]
