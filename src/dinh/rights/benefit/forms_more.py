"""What people type about relief, one-stop tables and satisfaction surveys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.benefit import clocks
from dinh.rights.benefit.actions import Line
from dinh.rights.benefit.forms import photo, tried_upload
from dinh.rights.benefit.models import Drive, Good, Slot, Stratum
from dinh.rights.benefit.questions import MARK_WORDS, MARKS, SILENT, Question


class DriveForm(forms.Form):
    title = line(gettext_lazy("Tên đợt"), help_text=gettext_lazy("Ví dụ: Ủng hộ bà con bị bão số 5."))
    ground = line(gettext_lazy("Căn cứ"), 300, help_text=gettext_lazy("Lời kêu gọi, kế hoạch, quyết định: số, ngày."))
    purpose = text_area(gettext_lazy("Để làm gì, trao cho ai"), 4, max_length=2000)
    keeper = line(gettext_lazy("Nơi nhận, ai giữ"))


class GoodForm(forms.Form):
    name = line(gettext_lazy("Loại hàng"), 80, help_text=gettext_lazy("Ví dụ: Gạo."))
    unit = line(gettext_lazy("Đơn vị"), 20, help_text=gettext_lazy("Ví dụ: kg, thùng, tấm."))


class EntryForm(forms.Form):
    good = one_of_rows(gettext_lazy("Tiền hay hàng gì"), Good.objects.none())
    quantity = forms.IntegerField(label=gettext_lazy("Số lượng"), min_value=1, max_value=10**12)
    day = day_field(gettext_lazy("Ngày"))
    upload = photo(gettext_lazy("Ảnh phiếu"), gettext_lazy("Chỉ cán bộ xem."))

    def __init__(self, *args: Any, drive: Drive, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["good"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  as declared above
        field.queryset = drive.goods.order_by("pk")
        field.initial = drive.goods.order_by("pk").first()
        self.fields["day"].initial = today()

    @property
    def line(self) -> Line:
        asked = self.cleaned_data
        return Line(
            asked["good"], asked["quantity"], asked["day"], asked.get("who", ""), asked.get("group"),
            asked.get("place", ""), tried_upload(self),
        )  # fmt: skip


class GatherForm(EntryForm):
    field_order = ["good", "quantity", "day", "who", "upload"]
    who = line(
        gettext_lazy("Người ủng hộ"), 160, required=False,
        help_text=gettext_lazy("Chỉ ghi khi người ủng hộ muốn nêu tên. Để trống: “không nêu tên”."),
    )  # fmt: skip


class HandForm(EntryForm):
    field_order = ["group", "who", "good", "quantity", "day", "place", "upload"]
    who = line(gettext_lazy("Trao cho"), 160, help_text=gettext_lazy("Họ tên người nhận, không ghi gì thêm."))
    group = one_of_rows(gettext_lazy("Thôn, tổ dân phố"), ResidentialGroup.objects.none())
    place = line(gettext_lazy("Trao ở"), 160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  as declared above
        field.queryset = groups_on(today())


class RemainderForm(forms.Form):
    remainder = text_area(
        gettext_lazy("Phần còn lại xử lý thế nào"), 3, max_length=500, required=False,
        help_text=gettext_lazy("Ví dụ: chuyển Quỹ cứu trợ của Ủy ban MTTQ phường theo biên bản số…"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remainder"].conditional = True  # type: ignore[attr-defined]  # needed when something is left


class ServiceTableForm(forms.Form):
    upload = forms.FileField(label=gettext_lazy("Bảng .xlsx hoặc .csv"))
    month = forms.CharField(
        label=gettext_lazy("Tháng của bảng số lượng"), required=False, max_length=7,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "10/2026"}),
        help_text=gettext_lazy("Chỉ cần khi bảng ghi số lượng theo thủ tục mà không có cột tháng. Ví dụ: 10/2026."),
    )  # fmt: skip

    def clean_month(self) -> date | None:
        text = self.cleaned_data["month"].strip()
        if not text:
            return None
        parts = text.replace("-", "/").split("/")
        if len(parts) != 2 or not all(part.isdigit() for part in parts):
            raise forms.ValidationError(_("Ghi tháng và năm. Ví dụ: 10/2026."))
        month, year = int(parts[0]), int(parts[1])
        if not (1 <= month <= 12 and 2000 <= year <= today().year):
            raise forms.ValidationError(_("Ghi tháng và năm. Ví dụ: 10/2026."))
        return date(year, month, 1)


class TakeForm(forms.Form):
    only_good = tick(gettext_lazy("Chỉ nhập các dòng đúng, bỏ lại dòng có lỗi"))
    despite_totals = tick(gettext_lazy("Tôi đã xem: dòng tổng trong tệp sai, nhập theo từng dòng"))


class SurveyForm(forms.Form):
    quarter = forms.ChoiceField(label=gettext_lazy("Quý"))
    begins = day_field(gettext_lazy("Hỏi từ ngày"))
    ends = day_field(gettext_lazy("Đến hết ngày"))
    per_group = forms.IntegerField(
        label=gettext_lazy("Số hộ mỗi thôn, tổ dân phố"), min_value=5, max_value=100, initial=10,
        help_text=gettext_lazy("Từ 5 đến 100. Thôn, tổ ít hộ hơn thì hỏi tất cả."),
    )  # fmt: skip
    seed_rule = line(
        gettext_lazy("Con số để bốc thăm lấy từ đâu"), 300,
        help_text=gettext_lazy("Một con số công khai chưa ai biết trước. Ví dụ: giải đặc biệt xổ số miền Bắc ngày…"),
    )  # fmt: skip
    seed_day = day_field(gettext_lazy("Ngày có con số đó"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = today().year * 4 + (today().month - 1) // 3
        quarters = [(f"{n // 4}-Q{n % 4 + 1}", f"{n % 4 + 1}/{n // 4}") for n in range(now, now + 4)]
        self.fields["quarter"].choices = quarters  # type: ignore[attr-defined]


def survey_start(quarter: str, day: date) -> dict[str, Any]:
    """What the form begins with: a seed known in two days, asked from the day after."""
    begins = day + timedelta(days=3)
    return {"quarter": quarter, "begins": begins, "ends": begins + timedelta(days=clocks.SURVEY_DAYS - 1),
            "seed_day": day + timedelta(days=2), "per_group": 10}  # fmt: skip


class SeedForm(forms.Form):
    seed = forms.CharField(
        label=gettext_lazy("Con số đã ra"), max_length=100,
        help_text=gettext_lazy("Chép đúng con số đã ra. Bốc một lần, không bốc lại."),
    )  # fmt: skip


class MarksForm(forms.Form):
    """The questions of a quarter. What is left untouched is no answer."""

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [question.key for question in questions]
        choices = [*((mark, MARK_WORDS[mark]) for mark in MARKS), (SILENT, _("Không dùng đến, không trả lời"))]
        for place, question in enumerate(questions, start=1):
            field = radios(f"{place}. {question.text}", choices, required=False)
            field.conditional = True  # type: ignore[attr-defined]  # not called optional on the page
            self.fields[question.key] = field

    @property
    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in self.keys}


class TypeForm(MarksForm):
    """A slip typed in: its code, or the household's number in its group."""

    field_order = ["code", "group", "number"]

    def __init__(self, *args: Any, strata: list[Stratum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(label=_("Mã trên phiếu"), max_length=12, required=False)
        groups = [("", _("– Chọn –")), *((str(each.pk), each.name) for each in strata)]
        self.fields["group"] = forms.ChoiceField(label=_("Hoặc thôn, tổ dân phố"), choices=groups, required=False)
        self.fields["number"] = forms.IntegerField(label=_("và số thứ tự hộ"), min_value=1, required=False)
        for name in ("code", "group", "number"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]  # one way or the other is needed
        self.strata = [each.pk for each in strata]
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        rows = Slot.objects.select_related("stratum__survey").filter(stratum__in=self.strata)
        if asked.get("code"):
            code = "".join(letter for letter in asked["code"].upper() if letter.isalnum())
            asked["slot"] = rows.filter(code=code).first()
            if asked["slot"] is None:
                self.add_error("code", _("Đợt hỏi này không có mã đó. Hãy xem lại mã in trên phiếu."))
        elif asked.get("group") and asked.get("number"):
            asked["slot"] = rows.filter(stratum=asked["group"], number=asked["number"]).first()
            if asked["slot"] is None:
                said = _("Hộ số %(n)d không có trong danh sách bốc thăm của nơi này.")
                self.add_error("number", said % {"n": asked["number"]})
        else:
            self.add_error("code", _("Ghi mã trên phiếu, hoặc chọn thôn, tổ dân phố và số thứ tự hộ."))
        return asked
