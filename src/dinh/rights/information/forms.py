"""What people type: residents about what they want to know, officials about what they decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dinh.ground.gate import Refused
from dinh.rights.information.actions import Who
from dinh.rights.information.clocks import extension_term, first_answer_term, governing
from dinh.rights.information.grounds import GROUNDS
from dinh.rights.information.models import InformationRequest, PublicAnswer

Way, Channel = InformationRequest.Way, InformationRequest.Channel
WAYS = [(way.value, capfirst(way.label)) for way in Way]
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def text_area(label: Any, rows: int = 5, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def tried(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Run an act; what it refuses goes onto the form, so that nothing typed is lost. True when it was done."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as error:
        found = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
        for name, messages in found.items():
            form.add_error(name if name in form.fields else None, messages)
    return not form.errors


class AskForm(forms.Form):
    """The three steps on one page. `website` is a trap: people do not see it, programs fill it in."""

    wanted = text_area(
        _("Bà con cần biết thông tin gì?"), 6, max_length=4000,
        help_text=_("Viết như nói chuyện: về việc gì, ở đâu, năm nào. Không cần nói lý do."),
    )  # fmt: skip
    way = forms.ChoiceField(label=_("Muốn nhận bằng cách nào?"), choices=WAYS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Họ và tên"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    address = forms.CharField(
        label=_("Nơi ở hoặc địa chỉ liên hệ"), max_length=300,
        help_text=_("Nếu nhận qua bưu chính, ghi đủ số nhà, đường, tổ, phường, tỉnh."),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=20, required=False, help_text=_("Để gọi khi cần hỏi lại."),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Thư điện tử"), required=False, help_text=_("Cần khi nhận qua thư điện tử."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    fax = forms.CharField(label=_("Số fax"), max_length=20, required=False, help_text=_("Cần khi nhận qua fax."))
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    ASKER = ("name", "address", "phone", "email", "fax")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for way, name in ((Way.EMAIL, "email"), (Way.FAX, "fax")):
            if data.get("way") == way and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Cách nhận đã chọn cần điền ô này."))
        return data

    @property
    def who(self) -> Who:
        return Who(**{name: self.cleaned_data[name].strip() for name in self.ASKER})


class EnterForm(AskForm):
    """An official writes down a request that came on paper or by word of mouth."""

    channel = forms.ChoiceField(
        label=_("Yêu cầu đến bằng cách nào"), choices=[(c.value, c.label) for c in Channel if c != Channel.WEB]
    )
    received_on = day_field(_("Ngày nhận"), help_text=_("Thời hạn tính từ ngày này, không phải từ ngày nhập."))
    field_order = ["channel", "received_on"]


class FollowForm(forms.Form):
    ref = forms.CharField(
        label=_("Mã yêu cầu"), max_length=20, help_text=_("In trên giấy biên nhận, ví dụ TT-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    pin = forms.CharField(
        label=_("Mã PIN"), max_length=12, help_text=_("Sáu chữ số, in cùng chỗ với mã yêu cầu."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class WordsForm(forms.Form):
    """The asker's words: what was missing."""

    words = text_area(_("Nội dung bổ sung"), max_length=4000)


class DoubtForm(forms.Form):
    wrong = forms.TypedChoiceField(
        label=_("Điều gì chưa được?"), coerce=lambda value: value == "1", widget=forms.RadioSelect,
        choices=[("1", _("Thông tin đã nhận không đúng")), ("0", _("Tôi chưa đồng ý với cách giải quyết"))],
    )  # fmt: skip
    words = text_area(_("Nói rõ chỗ đó"), max_length=4000)


class ActForm(forms.Form):
    """A form of an act on one request; `edition` says which state of it the official was looking at."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: InformationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.fields["edition"].initial = asked.edition


class AcceptForm(ActForm):
    subject = forms.CharField(
        label=_("Tóm tắt nội dung"), max_length=200,
        help_text=_("Một dòng, không ghi tên người. Dùng trong sổ và báo cáo."),
    )  # fmt: skip
    sort = forms.ChoiceField(
        label=_("Loại thông tin"), choices=InformationRequest.Sort.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].initial = self.asked.subject or " ".join(self.asked.wanted.split())[:200]
        self.fields["sort"].initial = self.asked.sort


class DueForm(ActForm):
    due = day_field(_("Hạn trả lời"))
    ground = forms.CharField(
        label=_("Theo điều, khoản, luật nào"), max_length=300,
        help_text=_(
            "Chép đúng số điều, khoản trong luật đang có hiệu lực. Dòng này hiện cho người yêu cầu, ghi rõ là do cán "
            "bộ ghi, chưa kiểm chứng."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].initial, self.fields["ground"].initial = self.asked.due_recorded, self.asked.due_ground


class SayForm(ActForm):
    """One text that the asker will read."""

    words = text_area(_("Nội dung"), max_length=4000, help_text=_("Người yêu cầu sẽ đọc được dòng này."))


class ExtendForm(ActForm):
    reason = text_area(_("Lý do"), 3, max_length=2000, help_text=_("Người yêu cầu sẽ đọc được lý do này."))
    due = day_field(_("Hạn mới"))
    ground = forms.CharField(label=_("Theo điều, khoản, luật nào"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if extension_term(self.asked, first_answer_term(self.asked)).known:
            del self.fields["due"], self.fields["ground"]


class ForwardForm(ActForm):
    holder = forms.CharField(label=_("Cơ quan giữ thông tin"), max_length=200)
    words = text_area(
        _("Chỉ dẫn thêm"), 3, max_length=2000, required=False, help_text=_("Địa chỉ, điện thoại, giờ làm việc.")
    )


class RefuseForm(ActForm):
    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    cite = forms.CharField(
        label=_("Điều, khoản đã tra"), max_length=300, required=False,
        help_text=_("Bắt buộc khi căn cứ đã chọn chưa có sẵn điều, khoản. Hiện kèm dòng “do cán bộ ghi”."),
    )  # fmt: skip
    reason = text_area(_("Lý do cụ thể"), max_length=4000, help_text=_("Người yêu cầu sẽ đọc được lý do này."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        law = governing(self.asked.received_on).name
        cites = {ground.key: ground.cite_under(law) for ground in GROUNDS.values()}
        none_read = not any(cites.values())
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (key, f"{ground.title}" if none_read else f"{ground.title} ({cites[key] or _('phải ghi điều khoản')})")
            for key, ground in GROUNDS.items()
        ]
        self.fields["cite"].required = none_read
        self.fields["cite"].conditional = True  # type: ignore[attr-defined]


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each with its own bytes."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in chosen if each]


class AnswerForm(ActForm):
    text = text_area(
        _("Nội dung trả lời"), 10, max_length=20_000, required=False,
        help_text=_("Nếu đến đọc tại trụ sở: ghi nơi, giờ, gặp ai. Không ghi thông tin riêng của người khác."),
    )  # fmt: skip
    attachments = ManyFilesField(
        label=_("Tệp gửi kèm"), required=False,
        help_text=_("Văn bản .docx, .pdf, .txt, bảng tính .xlsx, ảnh. Nếu có lỗi, phải chọn lại tệp."),
    )  # fmt: skip


class EraseForm(ActForm):
    wanted = text_area(_("Nội dung yêu cầu giữ lại trong sổ"), max_length=4000, help_text=_("Bỏ tên, địa chỉ nếu có."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wanted"].initial = self.asked.wanted


class PublishForm(ActForm):
    question = forms.CharField(
        label=_("Câu hỏi, viết lại cho mọi người"), max_length=300, help_text=_("Không để lộ ai đã hỏi.")
    )
    text = text_area(_("Câu trả lời"), 10, max_length=20_000)
    checked = forms.BooleanField(
        label=_("Đã xem: không có dữ liệu cá nhân nào không được phép đăng"), required=False,
        help_text=_("Chỉ đánh dấu khi phần mềm báo có dữ liệu cá nhân và đã xem từng chỗ."),
    )  # fmt: skip
    shown_files = forms.TypedMultipleChoiceField(
        label=_("Tệp đăng kèm"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = PublicAnswer.objects.filter(request=self.asked).first()
        last = self.asked.answers.order_by("-number").first()
        files = [file for each in self.asked.answers.all() for file in each.files.all()]
        self.fields["question"].initial = shown.question if shown else self.asked.subject
        self.fields["text"].initial = shown.text if shown else (last.text if last else "")
        self.fields["shown_files"].choices = [(file.pk, file.name) for file in files]  # type: ignore[attr-defined]
        self.fields["shown_files"].initial = [file.pk for file in shown.files.all()] if shown else []
        if not files:
            del self.fields["shown_files"]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do gỡ"), max_length=300)


class BookFilter(forms.Form):
    """The filters of the book; their names are those of the query string."""

    q = forms.CharField(label=_("Số, mã, nội dung, người yêu cầu"), required=False, max_length=100)
    trang_thai = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[("", _("Tất cả")), ("open", _("Chưa xong")), *InformationRequest.State.choices],
    )  # fmt: skip
    cach = forms.ChoiceField(label=_("Cách nhận"), required=False, choices=[("", _("Tất cả")), *Way.choices])
    nam = forms.ChoiceField(label=_("Năm"), required=False)
    tre = forms.BooleanField(label=_("Chỉ yêu cầu quá hạn"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", _("Tất cả")), *((str(y), str(y)) for y in years)]  # type: ignore[attr-defined]
