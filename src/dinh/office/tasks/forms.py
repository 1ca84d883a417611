"""What people type about tasks. Forms check the shape; actions check the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body, Post
from dinh.ground.gate import Refused
from dinh.office.papers import queries as papers
from dinh.office.tasks.queries.turns import Filters, states

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def tried(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Run an act; what it refuses goes onto the form, so that nothing typed is lost. True when it was done."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as error:
        for name, messages in getattr(error, "message_dict", {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, messages)
    return not form.errors


def picked(bodies: Sequence[Body]) -> Callable[[str], Body]:
    """Turns a chosen id into its body; many forms on a page share one query."""
    known = {str(body.pk): body for body in bodies}
    return lambda chosen: known[str(chosen)]


class FiltersForm(forms.Form):
    """The filters of a list of turns, from the address of the page. What cannot be read narrows nothing."""

    q = forms.CharField(label=gettext_lazy("Từ trong việc, số văn bản"), required=False, max_length=100)
    trang_thai = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    don_vi = forms.TypedChoiceField(label=gettext_lazy("Đơn vị"), required=False, coerce=int, empty_value=None)
    tu = day_field(gettext_lazy("Hạn từ ngày"), required=False)
    den = day_field(gettext_lazy("Hạn đến ngày"), required=False)
    van_ban = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, bodies: Sequence[Body]) -> None:
        super().__init__(data)
        self.fields["trang_thai"].choices = states()  # type: ignore[attr-defined]
        everyone = [("", _("Mọi đơn vị"))]
        self.fields["don_vi"].choices = everyone + [(body.pk, body.short_name or body.name) for body in bodies]  # type: ignore[attr-defined]

    @property
    def filters(self) -> Filters:
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            text=asked.get("q", ""), state=asked.get("trang_thai", ""), body=asked.get("don_vi"),
            paper=asked.get("van_ban", ""), since=asked.get("tu"), until=asked.get("den"),
        )  # fmt: skip


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A field that takes several files; its value is a list of uploads, empty when none was chosen."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(item, initial) for item in given if item]


class NoForm(forms.Form):
    """For acts that need no words."""


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class WordForm(forms.Form):
    word = forms.CharField(
        label=gettext_lazy("Ý kiến"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip


class ReportForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Kết quả"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Đã làm gì, khi nào, kết quả ra sao. Vài dòng là đủ."),
    )  # fmt: skip
    uploads = ManyFilesField(
        label=gettext_lazy("Ảnh hoặc tệp minh chứng"),
        required=False,
        help_text=gettext_lazy(
            "Ảnh chụp, văn bản, bảng tính. Có thể chọn nhiều tệp; vị trí chụp trong ảnh được tự động xóa."
        ),
    )
    paper = forms.CharField(
        label=gettext_lazy("Mã văn bản kết quả trong sổ"), required=False, max_length=16,
        help_text=gettext_lazy("Nếu kết quả là một văn bản đã vào sổ thì ghi mã của văn bản ấy thay cho tệp."),
    )  # fmt: skip

    def clean_paper(self) -> Any:
        ref = self.cleaned_data["paper"].strip().upper()
        if not ref:
            return None
        paper = papers.find_paper(ref)
        if paper is None:
            raise ValidationError(
                _("Không có văn bản mang mã “%(ref)s” trong sổ. Hãy xem lại mã ở trang văn bản.") % {"ref": ref}
            )
        return paper


class PostponeForm(forms.Form):
    to_day = day_field(gettext_lazy("Hạn mới"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class OwnerForm(forms.Form):
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Chức danh làm việc này"), queryset=Post.objects.none(), required=False,
        empty_label=gettext_lazy("Cả đơn vị (chưa phân công)"),
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = posts  # type: ignore[attr-defined]


class EndForm(ReasonForm):
    give_again = forms.BooleanField(
        label=gettext_lazy("Đưa mục này trở lại danh sách chờ giao, để giao cho đơn vị khác"), required=False
    )  # fmt: skip


class HandOverForm(forms.Form):
    from_post = forms.ModelChoiceField(label=gettext_lazy("Bên giao"), queryset=Post.objects.none())
    to_post = forms.ModelChoiceField(label=gettext_lazy("Bên nhận"), queryset=Post.objects.none())
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500,
        help_text=gettext_lazy("Ví dụ: nghỉ hưu, chuyển công tác, phân công lại."),
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_post", "to_post"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]
