"""What officials type about promises: entered, kept with proof, heard, postponed, handed over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.dialogue.forms import day_field, text_area
from dinh.rights.dialogue.forms_desk import OwnerField, PostField, heads
from dinh.rights.dialogue.models import Promise


class PromiseFields(forms.Form):
    words = text_area(_("Lời hứa, kết luận"), 3, max_length=4000, help_text=_("Đúng lời đã nói. Mọi người đọc được."))
    owner = OwnerField(label=_("Ai làm"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.fill()


class VisitPromiseForm(PromiseFields):
    due = day_field(_("Hạn"), required=False, help_text=_("Để trống thì tính theo luật kể từ ngày tiếp."))


class PromiseForm(PromiseFields):
    """A promise made neither in a dialogue nor at a reception recorded here."""

    made_by = PostField(label=_("Ai hứa"))
    made_on = day_field(_("Ngày hứa"))
    source_words = forms.CharField(label=_("Nói ở đâu"), max_length=300)
    asked = text_area(_("Người dân hỏi gì"), 2, max_length=2000, required=False)
    due = day_field(_("Hạn"))
    groups = forms.ModelMultipleChoiceField(
        label=_("Tổ, thôn"), queryset=ResidentialGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "made_by")
        groups: Any = self.fields["groups"]
        groups.queryset = groups_on(today())


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each with its own bytes."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in chosen if each]


WAYS = [(value, label) for value, label in Promise.Told.choices if value != Promise.Told.WEB]


class CompleteForm(forms.Form):
    edition = forms.IntegerField(widget=forms.HiddenInput)
    words = text_area(_("Đã làm gì"), 3, max_length=4000, help_text=_("Mọi người đọc được."))
    uploads = ManyFilesField(
        label=_("Minh chứng"),
        help_text=_("Ít nhất một ảnh hoặc tệp; mọi người mở được. Nếu có lỗi, phải chọn lại tệp."),
    )
    answer = text_area(_("Đã trả lời người hỏi thế nào"), 3, max_length=4000)
    way = forms.ChoiceField(label=_("Trả lời bằng cách nào"), choices=[("", _("Chọn một cách")), *Promise.Told.choices])


class PostponeForm(forms.Form):
    due = day_field(_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=500, help_text=_("Mọi người đọc được; hạn đã hứa vẫn hiện."))


class HearForm(forms.Form):
    word = forms.ChoiceField(
        label=_("Người hỏi nói"), widget=forms.RadioSelect,
        choices=[("met", _("Đạt")), ("partly", _("Đạt một phần")), ("not", _("Chưa: mở lại"))],
    )  # fmt: skip
    words = text_area(_("Lời người hỏi"), 3, max_length=2000)
    way = forms.ChoiceField(label=_("Nghe bằng cách nào"), choices=WAYS)


class RewordForm(forms.Form):
    words = text_area(_("Lời hứa"), 4, max_length=4000)
    reason = forms.CharField(label=_("Vì sao đính chính"), max_length=300)


class HandOverForm(forms.Form):
    from_post = PostField(label=_("Chức danh giao"))
    from_name = forms.CharField(label=_("Người giao"), max_length=200)
    to_post = PostField(
        label=_("Chức danh nhận"), help_text=_("Chọn chính chức danh giao khi chỉ đổi người giữ.")
    )  # fmt: skip
    to_name = forms.CharField(label=_("Người nhận"), max_length=200)
    on = day_field(_("Ngày bàn giao"))
    ground = forms.CharField(label=_("Theo quyết định, lý do"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "from_post", "to_post")
        owing = Promise.objects.filter(state=Promise.State.OPEN, owner_post__isnull=False)
        giving: Any = self.fields["from_post"]
        giving.queryset = giving.queryset.filter(pk__in=owing.values("owner_post"))
