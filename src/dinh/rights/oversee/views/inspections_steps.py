"""The steps of an inspection, each a page with its form."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from dinh.ground.acting import Page
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.rights.oversee import forms_inspections as forms
from dinh.rights.oversee import permissions_inspections as permissions
from dinh.rights.oversee.actions import inspections as acts
from dinh.rights.oversee.actions import inspections_conclusion as ends
from dinh.rights.oversee.forms_boards import WhyForm
from dinh.rights.oversee.models import Inspection


def _one(one: Inspection) -> dict[str, Any]:
    return {"one": one}


def _report(by: Actor, one: Inspection, form: Any) -> object:
    data = form.cleaned_data
    return acts.report_itself(
        by=by, one=one, words=data["words"], own=form.own, files=data["uploads"], edition=data["edition"]
    )  # fmt: skip


def _attach(by: Actor, one: Inspection, form: Any) -> object:
    data = form.cleaned_data
    return acts.attach(by=by, one=one, criterion=data["criterion"], files=data["uploads"])


def _conclude(by: Actor, one: Inspection, form: Any) -> object:
    data = form.cleaned_data
    names = ("on", "strengths", "weaknesses", "edition")
    return ends.conclude_inspection(by=by, one=one, work=form.work, **{name: data[name] for name in names})


STEPS: dict[str, Page] = {
    "yeu-cau": Page(
        _("Yêu cầu tự kiểm tra"),
        _("Đơn vị thấy việc này ở trang của mình và nộp báo cáo tự kiểm tra, tự chấm ngay ở đó."),
        _("Yêu cầu"), permissions.ASK_REPORT, forms.AskReportForm,
        lambda by, one, form: acts.ask_report(by=by, one=one, **form.cleaned_data), _("Đã yêu cầu đơn vị tự kiểm tra."),
        lambda one: {"report_by": one.planned_on, "edition": one.edition},
    ),
    "bao-cao": Page(
        _("Nộp báo cáo tự kiểm tra"), _("Tự chấm từng nội dung. Sửa được cho đến khi đoàn đến."), _("Nộp báo cáo"),
        permissions.SELF_REPORT, forms.SelfReportForm, _report, _("Đã nộp báo cáo tự kiểm tra."),
        forms.self_report_initial, _one,
    ),
    "da-den": Page(
        _("Ghi buổi kiểm tra"), _("Ghi ngày, nơi và người làm việc. Sau đó mới chấm theo danh mục."),
        _("Ghi buổi kiểm tra"),
        permissions.INSPECT, forms.VisitedForm,
        lambda by, one, form: acts.visit(by=by, one=one, **form.cleaned_data), _("Đã ghi buổi kiểm tra."),
        lambda one: {"on": one.visited_on or today(), "team": one.team, "place": one.place, "met": one.met,
                     "edition": one.edition},
        when=lambda one: one.visited_on is None,
    ),
    "cham": Page(
        _("Chấm theo danh mục"),
        _("Cho điểm nội dung nào thì ghi đã thấy gì, ở đâu. Chấm dở rồi lưu, làm tiếp sau được."),
        _("Lưu điểm"), permissions.MARK, forms.MarksForm,
        lambda by, one, form: acts.mark(by=by, one=one, marks=form.marks, edition=form.cleaned_data["edition"]),
        _("Đã lưu điểm."), forms.marks_initial, _one,
    ),
    "minh-chung": Page(
        _("Thêm ảnh, bản quét"), "", _("Thêm minh chứng"), permissions.MARK, forms.EvidenceForm,
        _attach, _("Đã thêm minh chứng."),
        lambda one: {}, _one,
    ),
    "bieu-duong-phe-binh": Page(
        _("Biểu dương, phê bình"), _("Về việc của đơn vị hoặc chức danh, có căn cứ; đưa vào kết luận."),
        _("Ghi"),
        permissions.MARK, forms.RemarkForm, lambda by, one, form: ends.add_remark(by=by, one=one, **form.cleaned_data),
        _("Đã ghi."), lambda one: {}, _one,
    ),
    "ket-luan": Page(
        _("Kết luận"), _("Chấm đủ rồi mới kết luận. Mỗi việc giao có đơn vị làm và ngày xong."), _("Kết luận"),
        permissions.CONCLUDE, forms.ConcludeForm, _conclude, _("Đã kết luận."),
        lambda one: {"on": today(), "edition": one.edition},
    ),
    "ban-hanh": Page(
        _("Ban hành kết luận, giao việc"),
        _("Kết luận lấy số trong sổ văn bản; mỗi việc thành một nhiệm vụ của đơn vị. Không rút lại được."),
        _("Ban hành và giao việc"), permissions.ISSUE, forms.SignForm,
        lambda by, one, form: ends.issue_conclusion(by=by, one=one, **form.cleaned_data),
        _("Đã ban hành, đã giao việc."),
    ),
    "vi-pham": Page(
        _("Lập hồ sơ vi phạm"),
        _("Chỉ ghi khi có dấu hiệu vi phạm phải chuyển cơ quan có thẩm quyền. Nội dung được niêm phong, không "
        "công khai."),
        _("Lập hồ sơ, niêm phong"), permissions.PASS_VIOLATION, forms.PassForm,
        lambda by, one, form: ends.pass_violation(by=by, one=one, **form.cleaned_data),
        _("Đã lập hồ sơ, đã niêm phong."),
        lambda one: {"found_on": one.visited_on},
        danger=True,
    ),
    "doi-ngay": Page(
        _("Đổi ngày, đoàn"), "", _("Lưu"), permissions.CHANGE, forms.ChangeForm,
        lambda by, one, form: acts.change(by=by, one=one, **form.cleaned_data), _("Đã đổi."),
        lambda one: {"planned_on": one.planned_on, "team": one.team, "edition": one.edition},
    ),
    "thoi": Page(
        _("Thôi kiểm tra"), _("Lý do được lưu. Đơn vị này có thể đưa vào lại."), _("Thôi kiểm tra"), permissions.CANCEL,
        WhyForm, lambda by, one, form: acts.cancel_inspection(by=by, one=one, **form.cleaned_data), _("Đã thôi."),
        danger=True,
    ),
}  # fmt: skip
