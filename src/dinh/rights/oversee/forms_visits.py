"""What is typed about visits, findings, recommendations, and requests to verify."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, text_area
from dinh.rights.oversee.actions.asking import Request
from dinh.rights.oversee.actions.findings import Found
from dinh.rights.oversee.actions.recommending import Asked
from dinh.rights.oversee.forms_boards import EditionForm, fill
from dinh.rights.oversee.models import (
    Board,
    CheckLine,
    Checklist,
    Finding,
    FollowUp,
    Member,
    PlanItem,
    Recommendation,
    Visit,
)
from dinh.rights.oversee.queries import boards as queries


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each as its bytes and its name."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[tuple[bytes, str]]:
        chosen = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(each, initial) for each in chosen if each]
        return [(each.read(), each.name) for each in files]


class VisitForm(forms.Form):
    """Who goes comes from the page; the rest is here. `item` fills in what the plan said."""

    way = radios(
        _("Hình thức"), Visit.Way.choices, help_text=_("Kiểm tra: việc Nhân dân đã quyết định. Giám sát: việc khác.")
    )
    theme = line(_("Xem việc gì"), 300)
    target: Any = forms.ModelChoiceField(label=_("Cơ quan, đơn vị"), queryset=None, required=False)
    target_name = line(_("Hoặc nơi khác"), 300, required=False)
    work_ref = line(_("Mã công trình"), 16, required=False)
    place = line(_("Địa điểm"), 300, required=False)
    planned_on = day_field(_("Ngày tiến hành"))
    team = forms.ModelMultipleChoiceField(
        label=_("Ai đi"), queryset=Member.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    team_words = line(_("Người khác cùng đi"), 500, required=False)
    checklist = forms.ModelChoiceField(
        label=_("Danh mục kiểm tra"), queryset=Checklist.objects.none(), required=False,
        help_text=_("Các câu hỏi sẽ hiện trên điện thoại, dùng được cả khi mất mạng."),
    )  # fmt: skip
    item = forms.ModelChoiceField(queryset=PlanItem.objects.none(), required=False, widget=forms.HiddenInput)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, board: Board | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "target", bodies_on(today()))
        fill(self, "checklist", Checklist.objects.filter(retired_on=None))
        fill(self, "item", PlanItem.objects.all())
        if board is None:
            del self.fields["team"]
            return
        fill(self, "team", Member.objects.filter(pk__in=[one.pk for one in queries.serving(board, today())]))


class NoticeForm(EditionForm):
    on = day_field(_("Ngày gửi"))
    number = line(_("Số văn bản"), 60, required=False)


class HoldForm(EditionForm):
    on = day_field(_("Ngày tiến hành"))
    met = line(_("Làm việc với ai"), 300, required=False)


class ConcludeForm(EditionForm):
    conclusion = text_area(_("Kết luận"), 6)
    opinion = text_area(_("Ý kiến của nơi được kiểm tra"), 3, required=False, max_length=4000)


class ShowForm(EditionForm):
    shown = text_area(
        _("Tóm tắt cho bà con đọc"), 5, max_length=2000, help_text=_("Không nêu tên người dân, số điện thoại.")
    )
    photos = forms.MultipleChoiceField(
        label=_("Ảnh cho công khai"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn ảnh có mặt người dân, biển số xe, giấy tờ."),
    )  # fmt: skip

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["photos"]
        field.choices = [(one.pk, str(one)) for one in visit.photos.all()]
        if not field.choices:
            del self.fields["photos"]


class LineForm(forms.Form):
    question = line(_("Câu hỏi"), 300)
    kind = radios(_("Cách ghi"), CheckLine.Kind.choices, initial=CheckLine.Kind.YES_NO)
    unit = line(_("Đơn vị đo"), 20, required=False)


class FindingForm(forms.Form):
    kind = radios(_("Loại"), Finding.Kind.choices)
    words = text_area(_("Thấy gì, ở đâu"), 4, max_length=4000)
    ground = line(_("Căn cứ"), 300, help_text=_("Điều khoản, quyết định, dự toán, quy ước nào."))
    found_on = day_field(_("Ngày"))
    shown = text_area(
        _("Lời công khai"), 3, required=False, max_length=2000,
        help_text=_("Mọi người đọc được. Để trống thì dùng lời ở trên, che số điện thoại, giấy tờ."),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def found(self) -> Found:
        data = self.cleaned_data
        return Found(data["kind"], data["words"], data["ground"], data["found_on"], data["shown"])


class PassOnForm(forms.Form):
    to = line(_("Chuyển cơ quan nào"))
    on = day_field(_("Ngày chuyển"))


class RecommendForm(forms.Form):
    addressed_to: Any = forms.ModelChoiceField(label=_("Kiến nghị với cơ quan nào"), queryset=None)
    words = text_area(_("Kiến nghị làm gì"), 4, max_length=4000)
    shown = text_area(
        _("Lời công khai"), 3, required=False, max_length=2000,
        help_text=_("Mọi người đọc được khi đã gửi. Để trống thì dùng lời ở trên, che số điện thoại, giấy tờ."),
    )  # fmt: skip
    reply_by = day_field(_("Đề nghị trả lời trước hết ngày"), required=False)
    findings = forms.ModelMultipleChoiceField(
        label=_("Từ những phát hiện"), queryset=Finding.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, findings: Any, of_people: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "addressed_to", bodies_on(today()))
        fill(self, "findings", findings)
        if not findings:
            self.fields["findings"].widget = forms.MultipleHiddenInput()
        if of_people:  # the law sets the day
            del self.fields["reply_by"]

    @property
    def asked(self) -> Asked:
        data = self.cleaned_data
        return Asked(data["addressed_to"], data["words"], data["shown"], data.get("reply_by"), list(data["findings"]))


class SendForm(EditionForm):
    on = day_field(_("Ngày gửi"))
    number = line(_("Số, ký hiệu"), 60, required=False)


class ReceiveForm(EditionForm):
    on = day_field(_("Ngày nhận được"))


class ReplyForm(EditionForm):
    outcome = radios(_("Trả lời"), Recommendation.Outcome.choices)
    words = text_area(_("Nội dung trả lời"), 6, help_text=_("Mọi người đọc được."))
    on = day_field(_("Ngày trả lời"))
    do_by = day_field(_("Hẹn làm xong trước hết ngày"), required=False, help_text=_("Không cần khi không đồng ý."))
    number = line(_("Số văn bản trả lời"), 60, required=False)
    uploads = ManyFilesField(label=_("Tệp kèm theo"), required=False, help_text=_("Mọi người mở được."))


class FollowForm(EditionForm):
    state = radios(_("Đã làm đến đâu"), FollowUp.State.choices)
    words = text_area(_("Thấy gì"), 3, max_length=4000, help_text=_("Mọi người đọc được."))
    on = day_field(_("Ngày xem"))
    uploads = ManyFilesField(label=_("Ảnh, tệp"), required=False, help_text=_("Mọi người mở được."))


class AskForm(forms.Form):
    """Đề nghị xác minh, without an account. `website` is a trap: people do not see it, programs fill it in."""

    board = forms.ModelChoiceField(label=_("Gửi ban nào?"), queryset=Board.objects.none(), empty_label=None)
    title = line(_("Việc gì?"), 200, help_text=_("Một câu, ví dụ: Đường tổ 3 đổ bê tông mỏng."))
    words = text_area(
        _("Kể rõ hơn"), 6, help_text=_("Ở đâu, từ bao giờ, đã thấy những gì. Chỉ thành viên Ban đọc được.")
    )
    place = line(_("Ở đâu?"), 300, required=False)
    name = line(
        _("Họ và tên"), 120, required=False, widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("Không bắt buộc. Ghi thì chỉ Ban biết, không công khai."),
    )  # fmt: skip
    contact = line(_("Điện thoại, chỗ ở"), 300, required=False, help_text=_("Để Ban hỏi thêm khi cần."))
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "board", Board.objects.at_work(today()).order_by("-kind", "-begins"))

    @property
    def request(self) -> Request:
        data = self.cleaned_data
        return Request(data["title"], data["words"], data["place"], data["name"], data["contact"])


class EnterAskedForm(AskForm):
    received_on = day_field(_("Ngày nghe"))
    website = None  # type: ignore[assignment]
    key = None  # type: ignore[assignment]


class FollowAskedForm(forms.Form):
    ref = forms.CharField(
        label=_("Mã"), max_length=20, help_text=_("Trên giấy nhận, ví dụ XM-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    pin = forms.CharField(
        label=_("Mã PIN"), max_length=12, help_text=_("Sáu chữ số, in cùng chỗ với mã."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class AnswerAskedForm(EditionForm):
    answer = text_area(_("Trả lời người đề nghị"), 4, max_length=4000)


class ResultForm(EditionForm):
    result = text_area(_("Kết quả xác minh"), 5, help_text=_("Người đề nghị đọc bằng mã của mình; không công khai."))
