"""What officials type: plans, drafts, opinions that came on paper, minutes, groups, answers, the decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.consult.actions import Line, Minutes, Plan
from dinh.rights.consult.actions.opining import TYPED
from dinh.rights.consult.forms import (
    STANCES,
    AboutForm,
    ClauseField,
    GroupField,
    OpinionForm,
    day_field,
    text_area,
)
from dinh.rights.consult.models import FORMS, KINDS, Consultation, Opinion, OpinionGroup
from dinh.rights.consult.models_opinions import MEETINGS

LINES = 8  # opinions of one meeting on one page


def _capital(choices: Iterable[Any]) -> list[tuple[str, str]]:
    """What one may choose, each beginning a line of its own."""
    return [(one.value, capfirst(one.label)) for one in choices]


class PlanForm(forms.Form):
    kind = forms.ChoiceField(label=_("Lấy ý kiến về việc gì"))
    title = forms.CharField(label=_("Tên dự thảo"), max_length=300)
    about = text_area(
        _("Hỏi bà con điều gì"), 4, max_length=5000, help_text=_("Vài câu dễ hiểu, hiện ở đầu trang góp ý.")
    )
    method = text_area(
        _("Cách thức"), 4, max_length=3000, help_text=_("Ai làm gì, ở đâu, tài liệu đến tay dân cách nào.")
    )
    until = day_field(_("Nhận ý kiến đến hết ngày"))
    term_cite = forms.CharField(
        label=_("Luật khác quy định thời hạn"), max_length=300, required=False,
        help_text=_("Chỉ khi luật khác định thời hạn ngắn hơn hoặc dài hơn: ghi điều, khoản, số luật."),
    )  # fmt: skip
    answerer = forms.CharField(label=_("Ai tổng hợp, trả lời"), max_length=300)
    body = forms.ModelChoiceField(label=_("Cơ quan lấy ý kiến"), queryset=Body.objects.none())
    groups = forms.ModelMultipleChoiceField(
        label=_("Chỉ ở những thôn, tổ"), queryset=ResidentialGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Không chọn là toàn địa bàn."),
    )  # fmt: skip
    sender = forms.CharField(
        label=_("Cơ quan gửi dự thảo xuống"),
        max_length=300,
        required=False,
        help_text=_("Khi là dự thảo của cấp trên."),
    )
    dialogue_on = day_field(
        _("Ngày đối thoại với người phải thi hành"), required=False,
        help_text=_("Bắt buộc khi quyết định đặt nghĩa vụ, chấm dứt hoặc hạn chế quyền."),
    )  # fmt: skip
    dialogue_place = forms.CharField(label=_("Nơi đối thoại"), max_length=300, required=False)
    plan_number = forms.CharField(label=_("Số kế hoạch"), max_length=60, required=False)
    statements_open = forms.BooleanField(
        label=_("Có thêm các câu ngắn để bà con bấm đồng ý, không đồng ý"), required=False
    )
    # `forms` is declared last, for within the class it takes the module's name
    field_order = ["kind", "sender", "title", "about", "forms", "method", "dialogue_on", "dialogue_place", "until"]
    forms = forms.MultipleChoiceField(
        label=_("Hình thức"), widget=forms.CheckboxSelectMultiple,
        choices=[(code, f"{code}) {one.title}") for code, one in FORMS.items()],
        help_text=_("Khoản 1 Điều 26. Lấy ý kiến qua trang này là điểm e."),
    )  # fmt: skip

    def __init__(self, *args: Any, consultation: Consultation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, f"{code}. {title}" if code.startswith("YK") else title) for code, title in KINDS
        ]
        self.fields["body"].queryset = bodies_on(today()).order_by("order", "pk")  # type: ignore[attr-defined]
        self.fields["groups"].queryset = groups_on(today())  # type: ignore[attr-defined]
        for name in ("sender", "dialogue_on", "dialogue_place"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]

    @property
    def plan(self) -> Plan:
        data = {**self.cleaned_data, "forms": tuple(self.cleaned_data["forms"])}
        data.pop("edition", None)
        return Plan(**{**data, "groups": tuple(data["groups"])})

    @staticmethod
    def start() -> dict[str, Any]:
        body = bodies_on(today()).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk").first()
        return {"body": body, "forms": ["b", "e"], "statements_open": False}

    @staticmethod
    def of(consultation: Consultation) -> dict[str, Any]:
        names = [name for name in PlanForm.base_fields if name != "groups"]
        return {**{name: getattr(consultation, name) for name in names}, "groups": consultation.groups.all()}


class EditionForm(AboutForm):
    """`edition` says which state of the consultation the official was looking at."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].initial = self.consultation.edition


class EditPlanForm(PlanForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.of(consultation), "edition": consultation.edition}
        super().__init__(*args, **kwargs)


class SentForm(EditionForm):
    council_on = day_field(_("Gửi Hội đồng nhân dân ngày"))
    council_number = forms.CharField(label=_("Số văn bản gửi Hội đồng nhân dân"), max_length=60, required=False)
    front_on = day_field(_("Gửi Ủy ban Mặt trận Tổ quốc ngày"))
    front_number = forms.CharField(label=_("Số văn bản gửi Mặt trận"), max_length=60, required=False)


class UntilForm(EditionForm):
    until = day_field(_("Nhận ý kiến đến hết ngày"))


class StopForm(EditionForm):
    reason = forms.CharField(label=_("Vì sao dừng"), max_length=300, help_text=_("Hiện ở trang của việc lấy ý kiến."))


class ExplainForm(EditionForm):
    overview = text_area(
        _("Nhận xét chung"), 4, max_length=5000, required=False, help_text=_("In trong báo cáo tổng hợp.")
    )
    number = forms.CharField(label=_("Số báo cáo tổng hợp"), max_length=60, required=False)


class DecideForm(EditionForm):
    outcome = forms.ChoiceField(label=_("Kết luận"), choices=_capital(Consultation.Outcome), widget=forms.RadioSelect)
    decision = text_area(_("Đã quyết định thế nào"), 4, max_length=5000)
    decided_on = day_field(_("Ngày quyết định"))
    number = forms.CharField(label=_("Số quyết định"), max_length=60, required=False)
    differs = forms.BooleanField(label=_("Quyết định này khác ý kiến đa số"), required=False)
    reasons = text_area(
        _("Lý do khác ý kiến đa số"), 4, max_length=5000, required=False,
        help_text=_("Bắt buộc khi khác ý kiến đa số (Điều 28). Mọi người đọc được."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reasons"].conditional = True  # type: ignore[attr-defined]


class ResultForm(EditionForm):
    summary = text_area(
        _("Vài câu dễ hiểu về kết quả"), 4, max_length=3000, help_text=_("Loa, bảng tin cũng dùng phần này.")
    )
    looked = forms.BooleanField(label=_("Tôi đã xem lại các chỗ được nhắc"), required=False)


class DraftForm(forms.Form):
    text = text_area(_("Dán nội dung dự thảo"), 10, required=False)
    upload = forms.FileField(
        label=_("Hoặc chọn tệp"),
        required=False,
        help_text=_(".docx, .pdf có chữ, .txt. Nếu có lỗi, phải chọn lại tệp."),
    )
    note = forms.CharField(
        label=_("Bản này sửa gì"), max_length=500, required=False,
        help_text=_("Cần khi là bản sau khi tiếp thu ý kiến."),
    )  # fmt: skip

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "upload"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]
        if not consultation.published_at:
            del self.fields["note"]


class AttachForm(forms.Form):
    upload = forms.FileField(label=_("Tài liệu kèm theo"), help_text=_("Tờ trình, bản vẽ, bảng tính, ảnh."))
    title = forms.CharField(label=_("Tên tài liệu"), max_length=200, required=False)


class TypeInForm(OpinionForm):
    """An official writes down what came by phone, on paper, out of the box."""

    channel = forms.ChoiceField(label=_("Đến bằng"), choices=_capital(TYPED))
    received_on = day_field(_("Ngày nhận"))
    field_order = ["channel", "received_on"]
    SHOWN = ("channel", "received_on", *OpinionForm.SHOWN)


class MinutesForm(AboutForm):
    form = forms.ChoiceField(label=_("Cuộc họp"), choices=[(code, FORMS[code].title) for code in MEETINGS])
    held_on = day_field(_("Ngày họp"))
    place = forms.CharField(label=_("Họp ở đâu"), max_length=300)
    group = GroupField(label=_("Của thôn, tổ"), required=False, empty_label=_("Không riêng thôn, tổ nào"))
    attended = forms.IntegerField(label=_("Số người dự"), min_value=1)
    upload = forms.FileField(
        label=_("Biên bản"), required=False, help_text=_("Bản quét hoặc ảnh. Nếu có lỗi, phải chọn lại tệp.")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    SHOWN = ("form", "held_on", "place", "group", "attended", "upload")

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SHOWN]

    def minutes(self, upload: tuple[bytes, str] | None) -> Minutes:
        data = self.cleaned_data
        return Minutes(data["form"], data["held_on"], data["place"], data["attended"], data["group"], upload)


class LineForm(AboutForm):
    """One opinion in the minutes. Without words it is left out."""

    clause = ClauseField(label=_("Về"))
    text = text_area(_("Ý kiến"), 3, max_length=10_000, required=False)
    voices = forms.IntegerField(label=_("Số người cùng ý kiến"), min_value=1, initial=1, required=False)
    stance = forms.ChoiceField(label=_("Nhìn chung"), choices=STANCES, required=False)

    @property
    def line(self) -> Line | None:
        data = self.cleaned_data
        return Line(data["text"], data["voices"] or 1, data["clause"], data["stance"]) if data["text"].strip() else None


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class AsideForm(forms.Form):
    reason = forms.CharField(
        label=_("Vì sao không xếp vào nhóm nào"), max_length=300, required=False,
        help_text=_("Ví dụ: gửi trùng, không nói về dự thảo. Xóa trắng để xếp lại."),
    )  # fmt: skip


class GroupTitleForm(AboutForm):
    title = forms.CharField(label=_("Ý chính"), max_length=300)
    clause = ClauseField(label=_("Về"))


class GroupChoiceForm(AboutForm):
    """One of the consultation's groups."""

    into = forms.ModelChoiceField(label=_("Nhóm"), queryset=OpinionGroup.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = self.consultation.opinion_groups.all()  # type: ignore[attr-defined]


class PartForm(GroupChoiceForm):
    excerpt = text_area(_("Đoạn nói về việc này"), 4, help_text=_("Chép nguyên văn từ ý kiến ở trên."))
    field_order = ["excerpt", "into"]


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("Trả lời"), choices=_capital(OpinionGroup.Answer), widget=forms.RadioSelect)
    text = text_area(
        _("Nội dung trả lời"), 5, max_length=5000, help_text=_("Mọi người đọc được. Không tiếp thu thì nói vì sao.")
    )
    changed = forms.CharField(
        label=_("Sửa ở điều, khoản nào"), max_length=300, required=False, help_text=_("Cần khi tiếp thu.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changed"].conditional = True  # type: ignore[attr-defined]


class OpinionFilter(forms.Form):
    q = forms.CharField(label=_("Tìm"), required=False)
    kenh = forms.ChoiceField(
        label=_("Đến bằng"), required=False, choices=[("", _("Tất cả")), *_capital(Opinion.Channel)]
    )
    hien = forms.ChoiceField(
        label=_("Hiện cho mọi người"), required=False, choices=[("", _("Tất cả")), *_capital(Opinion.Screened)]
    )
    nhom = forms.ChoiceField(label=_("Nhóm"), required=False, choices=[("", _("Tất cả")), ("chua", _("chưa xếp nhóm"))])
