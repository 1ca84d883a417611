"""What people type to follow. A choice of everything is one choice; nothing chosen is said so, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dinh.ground.alerts import addresses, topics
from dinh.ground.alerts.actions import Wish
from dinh.ground.alerts.channels import offered
from dinh.ground.alerts.models import Announcement, Channel, Follower
from dinh.ground.alerts.queries import announcements
from dinh.ground.places.models import ResidentialGroup

ALL, SOME = "all", "some"


class WishForm(forms.Form):
    """Where from, about what, how often. `groups` are those that exist today."""

    area = forms.ChoiceField(label=gettext_lazy("Theo dõi"), widget=forms.RadioSelect, initial=SOME)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Chọn thôn, tổ"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "fields"}),
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Về chuyện gì"), required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "fields"}),
        help_text=gettext_lazy("Không chọn gì là nhận tất cả."),
    )  # fmt: skip
    frequency = forms.ChoiceField(
        label=gettext_lazy("Bao lâu một lần"), widget=forms.RadioSelect, initial=Follower.Frequency.NOW,
        choices=[
            (Follower.Frequency.NOW, gettext_lazy("Ngay khi có tin (không gửi lúc đêm khuya)")),
            (Follower.Frequency.DAILY, gettext_lazy("Mỗi ngày một lần, 6 giờ chiều")),
            (Follower.Frequency.WEEKLY, gettext_lazy("Mỗi tuần một lần, sáng thứ Bảy")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, groups: Iterable[ResidentialGroup], place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {group.code: group for group in groups}
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            (SOME, _("Thôn, tổ tôi chọn, cùng tin chung của %(place)s") % {"place": place}),
            (ALL, _("Mọi tin của %(place)s và của tất cả các thôn, tổ") % {"place": place}),
        ]
        self.fields["groups"].choices = [(code, str(group)) for code, group in self.by_code.items()]  # type: ignore[attr-defined]
        self.fields["groups"].conditional = True  # type: ignore[attr-defined]
        self.fields["topics"].choices = [(item.key, str(item.title)) for item in topics.in_order()]  # type: ignore[attr-defined]
        if not topics.TOPICS:
            del self.fields["topics"]
        if not self.by_code:
            del self.fields["groups"]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("area") == SOME and self.by_code and not self.cleaned_data.get("groups"):
            self.add_error("groups", _("Chọn ít nhất một thôn, tổ; hoặc chọn nhận mọi tin ở trên."))
        return self.cleaned_data

    @property
    def wish(self) -> Wish:
        chosen = self.cleaned_data
        whole = chosen["area"] == ALL
        groups = () if whole else tuple(self.by_code[code] for code in chosen.get("groups", []))
        return Wish(chosen["frequency"], whole, groups, tuple(chosen.get("topics", [])), (get_language() or "vi")[:2])

    @staticmethod
    def of(follower: Follower) -> dict[str, Any]:
        """The form's initial values for someone who follows already."""
        return {
            "area": ALL if follower.whole else SOME, "topics": follower.topics, "frequency": follower.frequency,
            "groups": [group.code for group in follower.groups.all()],
        }  # fmt: skip


class FollowForm(WishForm):
    """The wish and the address. Push needs no address and is not among these choices: the browser asks by itself."""

    channel = forms.ChoiceField(label=gettext_lazy("Nhận bằng"), widget=forms.RadioSelect)
    address = forms.CharField(label=gettext_lazy("Địa chỉ thư hoặc số điện thoại"), max_length=254)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        channels = [channel for channel in offered() if channel != Channel.PUSH]
        self.fields["channel"].choices = [(channel.value, CHANNEL_WORDS[channel]) for channel in channels]  # type: ignore[attr-defined]
        self.fields["channel"].initial = channels[0].value if channels else None
        kinds = {channel == Channel.EMAIL for channel in channels}
        if kinds == {True}:
            self.fields["address"].label = _("Địa chỉ thư điện tử")
        elif kinds == {False}:
            self.fields["address"].label = _("Số điện thoại di động")
        self.fields["address"].widget.attrs["autocomplete"] = "email" if kinds == {True} else "on"

    def clean(self) -> dict[str, Any]:
        super().clean()
        channel, typed = self.cleaned_data.get("channel"), self.cleaned_data.get("address")
        if channel and typed:
            try:
                self.cleaned_data["address"] = addresses.normal(channel, typed)
            except ValidationError as error:
                self.add_error("address", error)
        return self.cleaned_data

    @property
    def is_a_robot(self) -> bool:
        """The field that people never see was filled in."""
        return bool(self.data.get("website"))


CHANNEL_WORDS = {
    Channel.EMAIL: gettext_lazy("Thư điện tử (e-mail)"),
    Channel.SMS: gettext_lazy("Tin nhắn SMS"),
    Channel.ZALO: gettext_lazy("Zalo"),
    Channel.PUSH: gettext_lazy("Thông báo trên máy này"),
}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Mã 6 chữ số"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        typed = "".join(self.cleaned_data["code"].split())
        if len(typed) != 6 or not typed.isascii() or not typed.isdigit():
            raise ValidationError(_("Mã gồm đúng 6 chữ số, như trong tin nhắn."))
        return typed


class AnnouncementFilter(forms.Form):
    q = forms.CharField(label=gettext_lazy("Tiêu đề"), max_length=100, required=False)
    trouble = forms.BooleanField(label=gettext_lazy("Chỉ tin có chỗ chưa gửi được"), required=False)

    @property
    def found(self) -> QuerySet[Announcement]:
        """What the filter shows; everything when it cannot be read."""
        wanted = self.cleaned_data if self.is_valid() else {}
        return announcements(wanted.get("q", ""), trouble=bool(wanted.get("trouble")))
