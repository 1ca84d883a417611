"""What people type: in words an elderly reader knows, one question after another."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.petitions.actions import Where, Who
from dinh.rights.petitions.models import Asking, Kind

MOST = 8_000  # characters of a letter typed on the web
SPOT = re.compile(r"(-?\d{1,3}\.\d+)\s*[,;/ ]\s*(-?\d{1,3}\.\d+)")
LATITUDES, LONGITUDES = (8.0, 23.5), (102.0, 118.0)  # Việt Nam with its islands
KINDS = [
    (Kind.REFLECTION.value, gettext_lazy("Báo một việc để chính quyền xử lý (phản ánh)")),
    (Kind.PROPOSAL.value, gettext_lazy("Góp ý, đề nghị chính quyền làm điều gì (kiến nghị)")),
    (
        Kind.COMPLAINT.value,
        gettext_lazy("Không đồng ý với một quyết định, việc làm của cơ quan đối với mình (khiếu nại)"),
    ),
    (Kind.DENUNCIATION.value, gettext_lazy("Báo người làm sai pháp luật (tố cáo): có trang riêng, giữ kín")),
]


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


def spot(text: str) -> tuple[float, float] | None:
    """(longitude, latitude) from «10.7769, 106.7009» or a map's address that holds such a pair; None when empty.

    Raises ValidationError for anything else, and for a place outside Việt Nam.
    """
    if not text.strip():
        return None
    found = SPOT.search(text)
    if not found:
        raise ValidationError(_("Chưa đọc được tọa độ. Ví dụ đúng: 10.7769, 106.7009. Không rõ thì để trống."))
    lat, lon = float(found[1]), float(found[2])
    if not (LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]):
        raise ValidationError(_("Tọa độ này ở ngoài Việt Nam. Vĩ độ viết trước, kinh độ viết sau; hoặc để trống."))
    return lon, lat


class ManyInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyField(forms.FileField):
    """Any number of files."""

    widget = ManyInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [each for each in chosen if each]


class WordsField(forms.CharField):
    """A long text. No `maxlength` on its control: a browser would cut what is pasted without a word."""

    def __init__(self, *, most: int, rows: int, **options: Any) -> None:
        self.most = most
        super().__init__(widget=forms.Textarea({"rows": rows}), **options)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        length = len(text)
        if length > self.most:
            raise ValidationError(
                _(
                    "Dài %(length)d ký tự, nhiều nhất %(most)d: bớt %(over)d ký tự, hoặc gửi phần dài bằng tệp PDF, "
                    "Word. Chữ đã gõ vẫn còn ở dưới."
                )
                % {"length": length, "most": self.most, "over": length - self.most}
            )
        return text


class Sender(forms.Form):
    """Who sends, and the trap for programs: people do not see `website`."""

    name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Điện thoại"), max_length=20, required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    address = forms.CharField(
        label=gettext_lazy("Địa chỉ"), max_length=300, required=False,
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    WHO: tuple[str, ...] = ("name", "phone", "address")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.WHO:
            self.fields[name].conditional = True  # type: ignore[attr-defined]

    @property
    def who(self) -> Who:
        return Who(**{name: self.cleaned_data[name].strip() for name in self.WHO})

    @property
    def trapped(self) -> bool:
        return bool(self.cleaned_data.get("website"))


class SendForm(Sender):
    """The three questions, and who asks."""

    words = WordsField(
        label=gettext_lazy("Kể lại việc đó, như nói chuyện"), most=MOST, rows=7, required=False,
        help_text=gettext_lazy("Chuyện gì, từ khi nào. Không tiện viết thì chụp ảnh, ghi âm ở dưới."),
    )  # fmt: skip
    photos = ManyField(
        label=gettext_lazy("Ảnh chụp"), required=False,
        help_text=gettext_lazy("Chọn được nhiều ảnh, mỗi ảnh đến 20 MB. Nơi chụp ghi trong ảnh được xóa khi nhận."),
        # Without HEIC in this list iPhones turn their photos into JPEG by themselves.
        widget=ManyInput({"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    voice = ManyField(
        label=gettext_lazy("Ghi âm lời nói"), required=False,
        help_text=gettext_lazy("Bấm vào, nói như gọi điện. Chỉ cán bộ xử lý nghe, không đăng lên."),
        widget=forms.FileInput({"accept": "audio/*", "capture": ""}),
    )  # fmt: skip
    papers = ManyField(
        label=gettext_lazy("Giấy tờ kèm theo"), required=False,
        help_text=gettext_lazy("PDF, Word. Ví dụ: quyết định mà bà con không đồng ý."),
        widget=ManyInput({"accept": ".pdf,.docx,.txt"}),
    )  # fmt: skip
    group = forms.ModelChoiceField(
        ResidentialGroup.objects.none(), label=gettext_lazy("Ở thôn, tổ nào?"), required=False,
        empty_label=gettext_lazy("Không rõ, hoặc chung"),
    )  # fmt: skip
    place = forms.CharField(
        label=gettext_lazy("Chỗ nào? Số nhà, hẻm, gần đâu"), max_length=300, required=False,
        help_text=gettext_lazy("Ví dụ: hẻm 12, cạnh nhà văn hóa tổ 2."),
    )  # fmt: skip
    spot = forms.CharField(
        label=gettext_lazy("Tọa độ trên bản đồ"), max_length=500, required=False,
        help_text=gettext_lazy("Chỉ khi biết cách lấy: chép tọa độ hoặc đường dẫn từ bản đồ trên máy vào đây."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Chọn một dòng"), choices=KINDS, widget=forms.RadioSelect)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"), max_length=254, required=False,
        help_text=gettext_lazy("Ghi số điện thoại hoặc thư điện tử thì mất phiếu vẫn tự xem lại được."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    joins = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)
    FILES = ("photos", "voice", "papers")
    WHO = ("name", "phone", "email", "address")
    SAID = ("words", "group", "place", "spot", "kind", *WHO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groups_on(today())
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        for name in ("words", *self.FILES):
            self.fields[name].conditional = True  # type: ignore[attr-defined]

    def clean_spot(self) -> str:
        text: str = self.cleaned_data["spot"]
        found = spot(text)
        return f"{found[1]:.6f}, {found[0]:.6f}" if found else ""

    @property
    def where(self) -> Where:
        data = self.cleaned_data
        lon, lat = spot(data.get("spot") or "") or (None, None)
        return Where(group=data.get("group"), place=data.get("place") or "", lon=lon, lat=lat)


class SealForm(Sender):
    """Information about wrongdoing, sealed as it comes."""

    words = WordsField(
        label=gettext_lazy("Ai làm sai, việc gì, ở đâu, khi nào, vì sao bà con biết"), most=15_000, rows=10,
        min_length=10,
    )  # fmt: skip
    attached = ManyField(
        label=gettext_lazy("Ảnh, ghi âm, giấy tờ làm chứng cứ"), required=False,
        help_text=gettext_lazy(
            "Được niêm phong cùng với đơn. Trang này không giữ tệp trước khi gửi: nếu có lỗi thì phải chọn lại tệp."
        ),
    )  # fmt: skip
    waives = forms.BooleanField(
        label=gettext_lazy("Tôi không yêu cầu giữ bí mật họ tên, địa chỉ"), required=False,
        help_text=gettext_lazy("Không đánh dấu thì họ tên, địa chỉ, bút tích luôn được giữ kín."),
    )  # fmt: skip
    FILES = ("attached",)


class FollowForm(forms.Form):
    ref = forms.CharField(
        label=gettext_lazy("Mã đơn"), max_length=20,
        help_text=gettext_lazy("In trên giấy biên nhận, ví dụ DT-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    pin = forms.CharField(
        label=gettext_lazy("Mã PIN"), max_length=12,
        help_text=gettext_lazy("Sáu chữ số, in cùng chỗ với mã đơn."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class WordForm(forms.Form):
    """Whether the answer is met."""

    word = forms.ChoiceField(
        label=gettext_lazy("Bà con thấy việc đã được giải quyết chưa?"), widget=forms.RadioSelect,
        choices=[
            (Asking.Word.MET.value, gettext_lazy("Đạt: đã xong")),
            (Asking.Word.PARTLY.value, gettext_lazy("Đạt một phần: còn chỗ chưa được")),
            (Asking.Word.NOT.value, gettext_lazy("Chưa đạt: phải làm lại")),
        ],
    )  # fmt: skip
    words = WordsField(label=gettext_lazy("Chỗ nào chưa được"), most=2000, rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].conditional = True  # type: ignore[attr-defined]


class MoreForm(forms.Form):
    words = WordsField(label=gettext_lazy("Phần bổ sung"), most=4000, rows=5)


class LeaveForm(forms.Form):
    words = WordsField(label=gettext_lazy("Vì sao rút"), most=1000, rows=2)
