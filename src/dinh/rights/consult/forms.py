"""What residents type: an opinion, a receipt, a short statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.consult import queries
from dinh.rights.consult.actions import Said
from dinh.rights.consult.models import Clause, Consultation, Opinion

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
STANCES = [("", _("Không chọn")), *((one.value, capfirst(one.label)) for one in Opinion.Stance)]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def text_area(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
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


class GroupField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A residential group that exists today; filled when the form is made."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=ResidentialGroup.objects.none(), **options)


class ClauseField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A clause of the draft that is asked about, or the whole."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Clause.objects.none(), required=False, empty_label=_("Cả dự thảo"), **options)

    def label_from_instance(self, obj: Clause) -> str:
        return obj.short


class AboutForm(forms.Form):
    """A form about one consultation: its clauses and today's groups are what one may choose."""

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        for field in self.fields.values():
            if isinstance(field, ClauseField):
                field.queryset = queries.clauses(consultation)
            elif isinstance(field, GroupField):
                field.queryset = groups_on(today())


class OpinionForm(AboutForm):
    """`website` is a trap: people do not see it, programs fill it in. `key` makes a form sent twice one opinion."""

    clause = ClauseField(label=_("Góp ý vào đâu?"))
    text = text_area(
        _("Ý kiến của bà con"), 8, max_length=10_000,
        help_text=_("Viết như nói chuyện: chỗ nào chưa được, nên sửa thế nào. Đừng ghi tên, số điện thoại của ai."),
    )  # fmt: skip
    stance = forms.ChoiceField(
        label=_("Nhìn chung"), choices=STANCES, required=False, widget=forms.RadioSelect, initial=""
    )
    group = GroupField(label=_("Ở tổ, thôn nào"), required=False, empty_label=_("Không ghi"))
    name = forms.CharField(
        label=_("Họ tên"), max_length=120, required=False, help_text=_("Không hiện cho người khác."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Điện thoại hoặc thư điện tử"), max_length=120, required=False,
        help_text=_("Để hỏi lại khi chưa rõ. Không hiện cho người khác."),
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    SHOWN: tuple[str, ...] = ("clause", "text", "stance", "group", "name", "contact")

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        return Said(data["text"], data["clause"], data["stance"], data["name"], data["contact"], data["group"])

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SHOWN if name in self.fields]


class FollowForm(forms.Form):
    ref = forms.CharField(
        label=_("Mã biên nhận"), max_length=20, help_text=_("Ví dụ GY-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    pin = forms.CharField(
        label=_("Mã PIN"), max_length=12, help_text=_("Sáu chữ số, in cùng chỗ với mã."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class ProposeForm(forms.Form):
    text = forms.CharField(
        label=_("Câu bà con muốn mọi người cùng trả lời"), max_length=200,
        help_text=_("Một câu, một ý, ai đọc cũng nói được là đồng ý hay không. Cán bộ xem trước khi đưa lên."),
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
