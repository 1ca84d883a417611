"""What a head of a group fills in on a phone: little, with the usual answer already there."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.files.actions import store
from dinh.ground.files.models import StoredFile
from dinh.rights.publish.actions import Photo
from dinh.rights.publish.mobile.board import Board, Place
from dinh.rights.publish.mobile.held import redeem, ticket
from dinh.rights.publish.models import HeadMessage, Version

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
PICTURES = "image/jpeg,image/png,image/webp"
EMPTY = {"empty": gettext_lazy("Tệp ảnh rỗng (0 byte). Hãy chụp lại.")}
DAYS = [
    ("today", gettext_lazy("Hôm nay")),
    ("yesterday", gettext_lazy("Hôm qua")),
    ("other", gettext_lazy("Ngày khác")),
]


def _is_picture(upload: UploadedFile[bytes]) -> bool:
    """By its first bytes; whether it can be opened is seen when it is stored."""
    head = upload.read(12)
    upload.seek(0)
    return head[:3] == b"\xff\xd8\xff" or head[:8] == b"\x89PNG\r\n\x1a\n" or (head[:4], head[8:]) == (b"RIFF", b"WEBP")


class DayForm(forms.Form):
    """The day it was done: one tap for today and yesterday. `cleaned_data["on"]` is the day."""

    when = forms.ChoiceField(label=gettext_lazy("Ngày làm"), choices=DAYS, widget=forms.RadioSelect)
    day = forms.DateField(
        label=gettext_lazy("Ngày khác là ngày nào"), required=False, input_formats=DAY_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["when"].initial = "today"
        self.fields["day"].conditional = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        when, day = given.get("when"), given.get("day")
        if when == "other" and day is None and "day" not in self.errors:
            self.add_error("day", _("Hãy ghi ngày, ví dụ 25/02/2026."))
        elif when == "other" and day and day > self.today:
            self.add_error("day", _("Ngày này còn ở phía trước: hãy ghi khi đã làm."))
        given["on"] = {"today": self.today, "yesterday": self.today - timedelta(days=1)}.get(when or "", day)
        return given


class PhotoForm(DayForm):
    """With a photo: taken now, chosen from those taken before, or kept from the try before this one (`held`)."""

    photo = forms.FileField(
        label=gettext_lazy("Chụp ảnh"), required=False, error_messages=EMPTY,
        widget=forms.FileInput(attrs={"accept": PICTURES, "capture": "environment"}),
    )  # fmt: skip
    picture = forms.FileField(
        label=gettext_lazy("Hoặc chọn ảnh đã chụp"), required=False, error_messages=EMPTY,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )  # fmt: skip
    held = forms.CharField(required=False, widget=forms.HiddenInput)
    photo_required = False
    data: Any  # a QueryDict, copied: what is kept is written into it

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.kept: StoredFile | None = None
        self.fields["photo"].conditional = self.fields["picture"].conditional = True  # type: ignore[attr-defined]
        if self.is_bound:
            self.data = self.data.copy()
            self.kept = redeem(by, self.data.get("held", ""))

    def _picture(self, name: str) -> Any:
        upload = self.cleaned_data[name]
        if upload and not _is_picture(upload):
            words = _("Tệp “%(name)s” không phải ảnh JPG, PNG hoặc WEBP. Hãy chụp bảng niêm yết.")
            raise ValidationError(words % {"name": upload.name})
        return upload

    def clean_photo(self) -> Any:
        return self._picture("photo")

    def clean_picture(self) -> Any:
        return self._picture("picture")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        wrong = "photo" in self.errors or "picture" in self.errors
        if self.photo_required and not (self.kept or self._upload or wrong):
            self.add_error("photo", _("Chưa có ảnh. Hãy chụp bảng niêm yết, thấy rõ tờ giấy đã treo."))
        return given

    @property
    def _upload(self) -> UploadedFile[bytes] | None:
        return self.cleaned_data.get("photo") or self.cleaned_data.get("picture")

    @property
    def given_photo(self) -> Photo | StoredFile | None:
        """What was sent now, before what was kept."""
        if upload := self._upload:
            upload.seek(0)
            return Photo(upload.read(), upload.name or "anh.jpg")
        return self.kept

    def hold(self) -> None:
        """Keep a good photo of a form that could not be accepted, so that it need not be taken again."""
        photo = self.given_photo
        if isinstance(photo, Photo):
            try:
                photo = store(by=self.by, data=photo.data, name=photo.name)
            except ValidationError as error:
                if "photo" not in self.errors:
                    self.add_error("photo", error)
                return
        if photo is not None:
            self.kept = photo
            self.data["held"] = ticket(self.by, photo)


class PostForm(PhotoForm):
    """«Đã niêm yết»: one photo of the board, and which versions hang on it."""

    versions = forms.MultipleChoiceField(
        label=gettext_lazy("Bản nào đã treo"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một bản đã treo.")},
    )  # fmt: skip
    place = forms.CharField(label=gettext_lazy("Treo ở đâu"), max_length=200)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("versions", "photo", "picture", "held", "when", "day", "place", "note", "key")
    photo_required = True

    def __init__(self, *args: Any, at: Place, here: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].label = _("Treo từ ngày nào")
        self.fields["place"].initial = at.usual
        self.fields["key"].initial = uuid.uuid4
        choices = {str(line.version.pk): line.version.title for line in here.todo}
        if self.is_bound:  # a phone may send again what hangs already: the act knows the key
            choices |= {str(v.pk): v.title for v in self._sent()}
        self.fields["versions"].choices = list(choices.items())  # type: ignore[attr-defined]

    def _sent(self) -> list[Version]:
        asked = [pk for pk in self.data.getlist("versions") if pk.isdecimal() and len(pk) < 15]
        once_public = [Version.State.CURRENT, Version.State.SUPERSEDED]
        return list(Version.objects.filter(pk__in=asked, state__in=once_public).select_related("publication"))

    @property
    def chosen(self) -> list[Version]:
        wanted = set(self.cleaned_data["versions"])
        return [version for version in self._sent() if str(version.pk) in wanted]


class EndForm(PhotoForm):
    """«Kết thúc niêm yết». `due` is the last day it must hang, None where it has no term; ending earlier is asked for
    once more."""

    early = forms.BooleanField(
        label=gettext_lazy("Bảng đã bị gỡ thật. Tôi biết phải niêm yết lại từ đầu."), required=False
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)
    field_order = ("when", "day", "photo", "picture", "held", "note", "early")

    def __init__(self, *args: Any, due: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].label = _("Còn treo đến ngày nào")
        self.fields["early"].conditional = True  # type: ignore[attr-defined]
        self.due = due
        if not self.asks_early:
            del self.fields["early"]

    @property
    def asks_early(self) -> bool:
        return self.due is not None and (self.today <= self.due or self.is_bound)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        on = given.get("on")
        if self.due and on and on <= self.due and not given.get("early"):
            words = _("Luật yêu cầu treo đến hết ngày %(day)s. Nếu bảng đã bị gỡ thật thì đánh dấu vào ô này.")
            self.add_error("early", words % {"day": f"{self.due:%d/%m/%Y}"})
        return given


class StrikeForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ví dụ: chụp nhầm bảng của tổ khác."),
    )  # fmt: skip


class TellForm(DayForm):
    """«Đã báo đến dân»: how, when."""

    told_how = forms.ChoiceField(
        label=gettext_lazy("Báo bằng cách nào"), choices=HeadMessage.Told, widget=forms.RadioSelect
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), max_length=300, required=False,
        help_text=gettext_lazy("Ví dụ: họp tổ có 46 hộ; đã nhắn nhóm Zalo của tổ."),
    )  # fmt: skip
    field_order = ("told_how", "when", "day", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].label = _("Báo ngày nào")
