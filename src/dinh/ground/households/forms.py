"""What the clerk and the heads of groups fill in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.households.actions import Facts
from dinh.ground.households.listing import ABSENT, ENDED, SILENT
from dinh.ground.households.models import Household
from dinh.ground.households.ordering import numbered
from dinh.ground.places.forms import day_field

Choices = list[tuple[str, str]]


class GroupField(forms.TypedChoiceField):
    """One of the groups of the day; gives its id."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Thôn, tổ dân phố"), coerce=int, empty_value=None, **options)


class FilterForm(forms.Form):
    q = forms.CharField(label=_("Số hộ, họ tên, địa chỉ"), required=False, max_length=100)
    to = GroupField(required=False)
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[("", _("Tất cả")), (ABSENT, _("Đang vắng mặt")), (SILENT, _("Không có liên lạc")),
                 (ENDED, _("Đã ra khỏi sổ"))],
    )  # fmt: skip
    ngay = day_field(_("Như sổ ngày"), required=False)

    def __init__(self, *args: Any, groups: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _now("Tất cả")), *groups]  # type: ignore[attr-defined]


class PersonFields(forms.Form):
    """Who a household is, as forms ask it."""

    number = forms.CharField(label=_("Số hộ trong sổ"), max_length=40)
    representative = forms.CharField(label=_("Họ tên đại diện hộ"), max_length=120)
    head = forms.CharField(
        label=_("Họ tên chủ hộ"), max_length=120, required=False, help_text=_("Chỉ ghi khi khác người đại diện.")
    )
    address = forms.CharField(
        label=_("Địa chỉ"), max_length=200, required=False, help_text=_("Trong thôn, tổ: số nhà, đường, hẻm, xóm.")
    )
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=20, required=False, help_text=_("Hộ không có thì để trống.")
    )
    email = forms.CharField(label=_("Thư điện tử"), max_length=254, required=False)

    def facts(self, group: int) -> Facts:
        data = self.cleaned_data
        return Facts(
            data["number"], group, data["representative"], data["address"], data["head"], data["phone"], data["email"]
        )


class Edition(forms.Form):
    """The household as it was when the form was opened."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AddForm(PersonFields):
    group = GroupField()
    day = day_field(_("Có trong sổ từ ngày"))

    def __init__(self, *args: Any, groups: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = groups  # type: ignore[attr-defined]
        self.order_fields(["group", "number", "representative", "head", "address", "phone", "email", "day"])


class CorrectForm(Edition, PersonFields):
    pass


class RepresentForm(Edition):
    representative = forms.CharField(label=_("Người đại diện mới"), max_length=120)
    head = forms.CharField(
        label=_("Họ tên chủ hộ"), max_length=120, required=False, help_text=_("Chỉ ghi khi khác người đại diện.")
    )
    day = day_field(_("Từ ngày"))


class MoveForm(Edition):
    group = GroupField()
    address = forms.CharField(label=_("Địa chỉ mới"), max_length=200, required=False)
    day = day_field(_("Từ ngày"))

    def __init__(self, *args: Any, groups: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = groups  # type: ignore[attr-defined]
        self.order_fields(["group", "address", "day"])


class EndForm(Edition):
    why = forms.ChoiceField(
        label=_("Vì sao"), widget=forms.RadioSelect,
        choices=[(why.value, why.label) for why in (Household.Ended.MOVED, Household.Ended.REMOVED)],
    )  # fmt: skip
    day = day_field(_("Từ ngày"), help_text=_("Ngày đầu tiên hộ không còn trong sổ."))


class AwayForm(Edition):
    day = day_field(_("Vắng mặt từ ngày"))


class BackForm(Edition):
    day = day_field(_("Về từ ngày"))


class SplitForm(Edition):
    day = day_field(_("Tách từ ngày"))


PartFormSet: type[BaseFormSet[PersonFields]] = formset_factory(
    PersonFields, extra=0, min_num=2, max_num=10, validate_min=True, validate_max=True
)


class MergeForm(PersonFields):
    numbers = forms.CharField(
        label=_("Số của các hộ nhập lại"), max_length=300, help_text=_("Cách nhau bằng dấu phẩy, ví dụ 01-015, 01-016.")
    )
    day = day_field(_("Nhập từ ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = _("Số hộ sau khi nhập")
        self.order_fields(["numbers", "number", "representative", "head", "address", "phone", "email", "day"])

    def clean_numbers(self) -> list[Household]:
        """The households of these numbers that stand now."""
        wanted = [numbered(each) for each in self.cleaned_data["numbers"].replace(";", ",").split(",")]
        wanted = list(dict.fromkeys(each for each in wanted if each))
        homes = {home.number: home for home in Household.objects.filter(number__in=wanted, valid_to=None)}
        unknown = [each for each in wanted if each not in homes]
        if unknown:
            words = _now("Trong sổ không có hộ số %(numbers)s. Hãy xem lại số hộ.")
            raise forms.ValidationError(words % {"numbers": ", ".join(unknown)})
        if len(wanted) < 2:
            raise forms.ValidationError(_now("Nhập hộ cần ít nhất hai hộ."))
        return [homes[each] for each in wanted]


class PlaceForm(forms.Form):
    group = GroupField()
    households = forms.TypedMultipleChoiceField(
        label=_("Các hộ"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một hộ.")},
    )  # fmt: skip

    def __init__(self, *args: Any, groups: Choices, households: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", _now("Chọn…")), *groups]  # type: ignore[attr-defined]
        self.fields["households"].choices = households  # type: ignore[attr-defined]


class TableForm(forms.Form):
    file = forms.FileField(label=_("Bảng .xlsx hoặc .csv"), widget=forms.FileInput({"accept": ".xlsx,.csv"}))
    day = day_field(
        _("Ghi vào sổ từ ngày"),
        help_text=_("Hộ mới và thay đổi có hiệu lực từ ngày này; sổ của những ngày trước giữ nguyên."),
    )
    proper = forms.BooleanField(
        label=_("Tên viết hoa toàn bộ thì viết lại theo lối thường (NGUYỄN VĂN AN → Nguyễn Văn An)"), required=False
    )


class TakeForm(forms.Form):
    """The end of a dry run: whether rows at fault are left out, and who of the missing leaves the register."""

    only_good = forms.BooleanField(label=_("Bỏ qua các dòng có lỗi, chỉ ghi các dòng đúng"), required=False)
    end = forms.TypedMultipleChoiceField(
        label=_("Ghi ra khỏi sổ"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, missing: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].choices = missing  # type: ignore[attr-defined]


def opening(household: Household, day: date) -> dict[str, Any]:
    """What a form about a household begins with."""
    line = household.line
    return {
        "edition": household.edition, "number": household.number, "representative": line.representative,
        "head": line.head, "address": line.address, "phone": household.phone, "email": household.email, "day": day,
    }  # fmt: skip
