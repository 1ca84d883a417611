"""What is typed to prove that people could read or hear it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from dinh.rights.publish.actions import Photo
from dinh.rights.publish.desk.common import day_field
from dinh.rights.publish.models import HeadMessage


class KeyedForm(forms.Form):
    """`key` names this sending: a double tap records one thing."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


def photo_field(label: Any, **options: Any) -> forms.FileField:
    widget = forms.ClearableFileInput(attrs={"accept": "image/*"})
    return forms.FileField(label=label, widget=widget, allow_empty_file=True, **options)


class PostingForm(KeyedForm):
    place = forms.CharField(label=gettext_lazy("Nơi niêm yết"), max_length=200)
    posted_on = day_field(gettext_lazy("Niêm yết từ ngày"))
    photo = photo_field(
        gettext_lazy("Ảnh chụp bảng niêm yết"),
        help_text=gettext_lazy("Chụp rõ tờ thông báo và nơi treo. Ảnh là bằng chứng, không đưa lên trang công khai."),
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)
    field_order = ["key", "place", "posted_on", "photo", "note"]

    def __init__(self, *args: Any, kept: bool = False, **kwargs: Any) -> None:
        """`kept`: a photo that came with an earlier try is there already."""
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = not kept

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "photo": photo_of(self)}


class EndForm(forms.Form):
    ended_on = day_field(
        gettext_lazy("Còn treo đến ngày"),
        help_text=gettext_lazy("Ngày gỡ xuống, hoặc ngày kiểm tra vẫn thấy còn treo sau khi đủ thời hạn."),
    )
    photo = photo_field(gettext_lazy("Ảnh khi kết thúc"), required=False)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "photo": photo_of(self)}


class BroadcastForm(KeyedForm):
    day = day_field(gettext_lazy("Ngày phát"))
    times = forms.IntegerField(label=gettext_lazy("Số lần trong ngày"), min_value=1, max_value=20, initial=2)
    hours = forms.CharField(
        label=gettext_lazy("Giờ phát"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ: 5 giờ 30, 17 giờ."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Số phút mỗi lần"), min_value=1, max_value=120, required=False
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)
    field_order = ["key", "day", "times", "hours", "minutes", "note"]


class HandOverForm(forms.Form):
    to = forms.CharField(label=gettext_lazy("Người đã nhận bản giấy"), max_length=300)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)


class TellForm(forms.Form):
    told_on = day_field(gettext_lazy("Đã báo ngày"))
    told_how = forms.ChoiceField(
        label=gettext_lazy("Báo bằng cách"), widget=forms.RadioSelect, choices=HeadMessage.Told.choices
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)


def photo_of(form: forms.Form) -> Photo | None:
    sent = form.cleaned_data.get("photo")
    return Photo(sent.read(), sent.name or "anh.jpg") if sent else None


def first_day(today: date) -> dict[str, date]:
    return {"posted_on": today, "day": today, "ended_on": today, "told_on": today}
