"""Forms about matters and planning their votings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law import matters as law
from dinh.rights.decide import permissions
from dinh.rights.decide.actions import Draft, Plan
from dinh.rights.decide.counting import NO, OTHER, YES
from dinh.rights.decide.models import Matter, Round, Signature
from dinh.rights.decide.queries import elections

WHOLE = _("Cả xã, phường (chỉ BQ1, BQ2)")
MOMENTS = ["%Y-%m-%dT%H:%M", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"]


def moment_field(label: Any, **options: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=MOMENTS, **options)


class MatterForm(forms.Form):
    """What a matter is. A head sees their own group alone."""

    code = radios(_("Việc gì (Điều 15)"), [(each.code, f"{each.code}. {each.title}") for each in law.DECIDED])
    deed = radios(
        _("Bầu hay cho thôi (chỉ BQ4, BQ5)"),
        [("", _("Không phải")), *[pair for pair in Matter.Deed.choices if pair[0]]], required=False,
    )  # fmt: skip
    group = one_of_rows(_("Ở đâu"), ResidentialGroup.objects.none(), required=False, empty_label=WHOLE)
    title = line(_("Tên việc"), 250, help_text=_("Ví dụ: Góp tiền bê tông hóa ngõ 5."))
    content = text_area(
        _("Nội dung đưa ra bàn"), 8, help_text=_("Làm gì, ở đâu, mức đóng góp, thời gian; bà con đọc trước khi quyết.")
    )
    proposer = radios(_("Ai đưa ra (Điều 16)"), Matter.Proposer.choices)
    proposed_by = line(
        _("Họ tên người đưa ra"), help_text=_("Công dân đề xuất: người đại diện, chịu trách nhiệm về danh sách hộ.")
    )
    proposed_on = day_field(_("Ngày đưa ra"))

    def __init__(self, *args: Any, by: Actor, matter: Matter | None = None, **kwargs: Any) -> None:
        if matter is not None:
            names = ("code", "deed", "group", "title", "content", "proposer", "proposed_by", "proposed_on")
            kwargs["initial"] = {name: getattr(matter, name) for name in names}
        super().__init__(*args, **kwargs)
        rows = groups_on(today())
        field = self.fields["group"]
        if not by.has(permissions.WRITER) and by.post:
            rows = rows.filter(pk=by.post.group_id or 0)
            field.required, field.empty_label = True, None  # type: ignore[attr-defined]
        field.queryset = rows  # type: ignore[attr-defined]

    def draft(self) -> Draft:
        return Draft(**self.cleaned_data)


class AgreeForm(forms.Form):
    agreed_with = line(
        _("Đã thống nhất với"), help_text=_("Ví dụ: Trưởng ban công tác Mặt trận Nguyễn Văn Hòa, họp ngày 4/4.")
    )
    on = day_field(_("Ngày"))


class SignForm(forms.Form):
    """Households that agree, by the numbers of the register."""

    numbers = text_area(_("Số hộ trong sổ"), 4, help_text=_("Mỗi hộ một số, cách nhau bằng dấu phẩy hoặc xuống dòng."))
    signed_on = day_field(_("Ngày đồng ý"))
    way = radios(_("Đồng ý bằng cách nào"), Signature.Way.choices, initial=Signature.Way.PAPER)


class WhyForm(forms.Form):
    why = text_area(_("Lý do"), 3, max_length=1000)


class FileForm(forms.Form):
    file = forms.FileField(label=_("Tệp"), help_text=_("Văn bản, bảng tính, ảnh: .docx, .pdf, .xlsx, .jpg, .png."))
    title = line(_("Tên hiện cho bà con"), required=False)


class StepForm(forms.Form):
    on = day_field(_("Làm ngày nào"))
    note = line(
        _("Ghi rõ"), 300, required=False, help_text=_("Bằng cách nào, số văn bản. Ví dụ: loa sáng, phát giấy mời.")
    )


class PlanForm(forms.Form):
    """A voting. In an election the options are the candidates, one a line."""

    form = radios(_("Hình thức"), Round.Form.choices)
    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none(), required=False)
    purpose = radios(_("Để làm gì"), Round.Purpose.choices, initial=Round.Purpose.DECIDE)
    question = line(_("Câu hỏi đưa ra biểu quyết"), 500)
    choices = text_area(
        _("Phương án"), 4, required=False,
        help_text=_(
            "Để trống: đồng ý, không đồng ý (phiếu và trực tuyến thêm: ý kiến khác). Bầu: mỗi dòng một người ứng cử."
        ),
    )  # fmt: skip
    seats = forms.IntegerField(label=_("Được chọn nhiều nhất"), min_value=1, initial=1)
    secret = tick(_("Biểu quyết kín"))
    web = tick(_("Nhận cả phiếu điền trên mạng bằng mã (chỉ khi luật cho biểu quyết trực tuyến)"))
    opens_at = moment_field(_("Bắt đầu, giờ họp"))
    closes_at = moment_field(_("Hạn, giờ kết thúc dự kiến"))
    place = line(_("Địa điểm họp"), 250, required=False)

    def __init__(self, *args: Any, matter: Matter, round: Round | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {**_first(matter), **(_of(round) if round else {}), **kwargs["initial"]}
        super().__init__(*args, **kwargs)
        if matter.group_id or round:
            del self.fields["group"]
        else:
            field = self.fields["group"]
            field.queryset, field.required = groups_on(today()), True  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        data = dict(self.cleaned_data)
        data.pop("group", None)
        labels = [each.strip() for each in data.pop("choices").splitlines() if each.strip()]
        usual = {"đồng ý": YES, "không đồng ý": NO, "ý kiến khác": OTHER}
        keys = [usual.get(label.lower(), f"o{at}") for at, label in enumerate(labels, start=1)]
        return Plan(**data, options=tuple(zip(keys, labels, strict=True)))


def _first(matter: Matter) -> dict[str, Any]:
    vote_in_secret = bool(matter.deed)
    return {
        "form": Round.Form.MEETING, "question": _("Bà con có đồng ý: %(title)s?") % {"title": matter.title},
        "secret": vote_in_secret, "seats": 1, "choices": "\n".join(elections.candidate_names(matter)),
    }  # fmt: skip


def _of(round: Round) -> dict[str, Any]:
    names = ("form", "purpose", "question", "seats", "secret", "web", "place")
    return {
        **{name: getattr(round, name) for name in names},
        "choices": "\n".join(round.option_labels.values()),
        "opens_at": _local(round.opens_at), "closes_at": _local(round.closes_at),
    }  # fmt: skip


def _local(at: datetime) -> datetime:
    return timezone.localtime(at).replace(tzinfo=None)
