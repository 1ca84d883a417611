"""What residents type: a question, a registration, a receipt, the word on a promise; the filters of the ledger."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.casework import PETITION_KINDS
from dinh.rights.dialogue import ledger
from dinh.rights.dialogue.actions import Asked, Comer
from dinh.rights.dialogue.models import Promise, Visit

MEANT = {
    "complaint": _("không đồng ý với một quyết định, việc làm của cơ quan đối với mình"),
    "denunciation": _("báo người làm sai pháp luật"),
    "reflection": _("báo một việc để chính quyền xử lý"),
    "proposal": _("góp ý, đề nghị chính quyền làm điều gì"),
}  # what the law's four names mean, to someone who has never read it
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def time_field(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%Hh%M", "%Hh"], **options)


def text_area(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


class GroupField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A residential group that exists today."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=ResidentialGroup.objects.none(), **options)


def today_groups(form: forms.Form, *names: str) -> None:
    """Fill group fields: done at the door, not at start-up."""
    for name in names:
        form.fields[name].queryset = groups_on(today())  # type: ignore[attr-defined]


class Trap(forms.Form):
    """`website` is a trap: people do not see it, programs fill it in. `key` makes a form sent twice one thing."""

    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)


class QuestionForm(Trap):
    words = text_area(
        _("Bà con muốn hỏi gì?"), 5, max_length=2000,
        help_text=_("Một việc một câu: việc gì, ở đâu. Đừng ghi số điện thoại, số căn cước của ai."),
    )  # fmt: skip
    group = GroupField(label=_("Ở tổ, thôn nào"), required=False, empty_label=_("Không ghi"))
    name = forms.CharField(
        label=_("Họ tên"), max_length=120, required=False, help_text=_("Không hiện cho người khác."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Điện thoại hoặc thư điện tử"), max_length=120, required=False,
        help_text=_("Để báo lại. Không hiện cho người khác."),
    )  # fmt: skip
    field_order = ["words", "group", "name", "contact"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today_groups(self, "group")

    @property
    def asked(self) -> Asked:
        data = self.cleaned_data
        return Asked(data["words"], data["name"], data["contact"], data["group"])


class CodeForm(forms.Form):
    ma = forms.CharField(
        label=_("Mã biên nhận"), max_length=20, help_text=_("Ví dụ CH-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class PinForm(CodeForm):
    pin = forms.CharField(
        label=_("Mã PIN"), max_length=12, help_text=_("Sáu chữ số, in cùng chỗ với mã."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class RegisterForm(Trap):
    """Registration for a reception day. A denunciation is offered and stopped, so that nobody takes another kind."""

    kind = forms.ChoiceField(
        label=_("Đến về việc gì?"),
        choices=[(kind, format_lazy("{}: {}", name, MEANT[kind])) for kind, name in PETITION_KINDS.items()],
        widget=forms.RadioSelect,
        help_text=_("Tố cáo thì không đăng ký ở đây, để giữ bí mật danh tính: chọn vào sẽ có chỉ dẫn."),
    )  # fmt: skip
    subject = text_area(_("Tóm tắt nội dung"), 4, max_length=2000, help_text=_("Việc gì, ở đâu, đã hỏi nơi nào chưa."))
    name = forms.CharField(label=_("Họ tên"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    address = forms.CharField(
        label=_("Nơi ở"), max_length=300, widget=forms.TextInput({"autocomplete": "street-address"})
    )
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=20, required=False, help_text=_("Để báo khi buổi tiếp thay đổi."),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    people = forms.IntegerField(label=_("Mấy người cùng nội dung?"), min_value=1, max_value=1000, initial=1)
    representatives = text_area(
        _("Ai đại diện"), 3, required=False, max_length=600,
        help_text=_("Mỗi dòng một người. Chỉ cần khi có nhiều người cùng nội dung."),
    )  # fmt: skip
    field_order = ["kind", "subject", "name", "address", "phone", "people", "representatives"]

    @property
    def comer(self) -> Comer:
        names = ("kind", "name", "address", "phone", "subject", "people", "representatives")
        return Comer(**{name: self.cleaned_data[name] for name in names})

    @property
    def denounces(self) -> bool:
        return self.data.get("kind") == Visit.DENUNCIATION


class WordForm(forms.Form):
    """The asker's word on a promise, by receipt."""

    code = forms.CharField(
        label=_("Mã biên nhận"), max_length=20,
        help_text=_("Mã trên giấy biên nhận câu hỏi (CH-…) hoặc đăng ký tiếp công dân (TC-…)."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    word = forms.ChoiceField(
        label=_("Việc đã hứa làm được chưa?"), widget=forms.RadioSelect,
        choices=[
            ("met", _("Được rồi")), ("partly", _("Được một phần")), ("not", _("Chưa được: mở lại để làm tiếp")),
        ],
    )  # fmt: skip
    words = text_area(
        _("Nói thêm"), 3, required=False, max_length=2000, help_text=_("Chưa thì nói rõ chỗ nào. Mọi người đọc được.")
    )


class LedgerFilter(forms.Form):
    """The filters of the ledger; their names are those of the query string."""

    q = forms.CharField(label=_("Có chữ"), required=False, max_length=100)
    ai = forms.ChoiceField(label=_("Ai làm"), required=False)
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *ledger.STATES])
    tre = forms.ChoiceField(label=_("Tuổi nợ"), required=False, choices=[("", _("Tất cả")), *ledger.BANDS])
    to = forms.ChoiceField(label=_("Tổ, thôn"), required=False)
    nguon = forms.ChoiceField(label=_("Nguồn"), required=False, choices=[("", _("Tất cả")), *Promise.Source.choices])
    nam = forms.ChoiceField(label=_("Năm hứa"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("Tất cả"))]
        groups = [(group.code, str(group)) for group in groups_on(today())]
        for name, choices in (
            ("ai", ledger.owners()), ("to", groups), ("nam", [(str(y), str(y)) for y in ledger.years()])
        ):  # fmt: skip
            self.fields[name].choices = [*every, *choices]  # type: ignore[attr-defined]


def wanted(get: Any) -> ledger.Wanted:
    """The ledger's filters from a query string."""
    return ledger.Wanted(
        q=get("q", "").strip()[:100], owner=get("ai", ""), state=get("tinh_trang", ""), group=get("to", "")[:30],
        source=get("nguon", ""), year=get("nam", ""), age=get("tre", ""), mine=bool(get("cua_toi")),
    )  # fmt: skip
