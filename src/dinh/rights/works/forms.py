"""Forms about funds and works: new, edited, decided anew, their course."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, one_of_rows, radios, text_area, tick
from dinh.ground.fields import line as short
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.works import matters
from dinh.rights.works.actions import Deciding, Founding, Planned, Taking
from dinh.rights.works.amounts import dotted
from dinh.rights.works.models import Acceptance, Fund, Party, Source

MOST = 9_999_999_999_999  # đồng: more is a slip of the finger


class Dong(forms.IntegerField):
    """Whole đồng, typed with or without dots, commas, spaces, «đồng»."""

    widget = forms.TextInput

    def __init__(self, label: Any, *, least: int = 0, **options: Any) -> None:
        super().__init__(label=label, min_value=least, max_value=MOST, **options)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return dotted(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        text = "".join(str(value if value is not None else "").lower().split())
        for sign in ("đồng", "dong", "vnđ", "vnd", "đ"):
            text = text.removesuffix(sign)
        bare = text.replace(".", "").replace(",", "")
        if text and any(len(part) != 3 for part in text.replace(",", ".").split(".")[1:]):
            raise forms.ValidationError(_now("Ghi số đồng tròn, ví dụ 1.200.000."))
        return super().to_python(bare)


class DecidingForm(forms.Form):
    """What was decided about the money."""

    matter = forms.ChoiceField(
        label=_("Việc bà con đã quyết"), required=False,
        help_text=_("Việc đóng góp, thu, chi đã có hiệu lực ở mục Bàn và quyết định."),
    )  # fmt: skip
    ground = short(
        _("Hoặc căn cứ khác"), 300, required=False,
        help_text=_("Ví dụ: Nghị quyết hội nghị đại diện hộ ngày 10/3/2026; kế hoạch vận động của Mặt trận."),
    )  # fmt: skip
    on = day_field(_("Ngày quyết định"), help_text=_("Danh sách hộ phải đóng góp chốt theo sổ hộ của ngày này."))
    level = Dong(_("Mỗi hộ đóng góp (đồng)"), required=False, help_text=_("Tự nguyện thì để trống."))
    limit = Dong(
        _("Tổng số được chi (đồng)"), required=False,
        help_text=_("Theo quyết định. Quỹ thường xuyên có bao nhiêu chi bấy nhiêu thì để trống."),
    )  # fmt: skip

    def __init__(self, *args: Any, thing: Fund | None = None, own: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing = thing
        group = thing.group_id if thing else own
        found = [each for each in matters.choices(group) if thing is None or each.group_id == thing.group_id]
        self.fields["matter"].choices = [  # type: ignore[attr-defined]
            ("", _now("— không, căn cứ khác —")), *((each.ref, f"{each.title} ({each.where})") for each in found)
        ]  # fmt: skip
        self.fields["on"].initial = today()
        self.fields["matter"].conditional = self.fields["ground"].conditional = True  # type: ignore[attr-defined]

    def deciding(self) -> Deciding:
        data = self.cleaned_data
        return Deciding(data["on"], data["matter"], data["ground"], data["level"] or 0, data["limit"] or 0)


class FoundForm(DecidingForm):
    """A new fund or work."""

    kind = radios(_("Lập"), Fund.Kind.choices, initial="work")
    name = short(_("Tên"), help_text=_("Ví dụ: Bê tông hóa ngõ 5; Quỹ Đền ơn đáp nghĩa."))
    group = one_of_rows(
        _("Của thôn, tổ dân phố"), ResidentialGroup.objects.none(), required=False, empty_label=_("toàn xã, phường")
    )
    purpose = text_area(_("Để làm gì"), 3, max_length=4000)
    place = short(_("Công trình ở đâu"), required=False, help_text=_("Quỹ thì để trống."))
    starts_on = day_field(_("Dự kiến khởi công"), required=False)
    ends_on = day_field(_("Dự kiến xong"), required=False)
    show_names = tick(
        _("Cộng đồng đã quyết định nêu tên người đóng góp trên trang công khai"),
        help_text=_("Không đánh dấu thì chỉ hiện số hộ và số tiền theo thôn, tổ dân phố."),
    )
    field_order = ["kind", "name", "group", "purpose", "matter", "ground", "on", "level", "limit", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groups_on(today())
        own = kwargs.get("own")
        field = self.fields["group"]
        field.queryset = groups.filter(pk=own) if own else groups  # type: ignore[attr-defined]
        if own:
            field.required, field.empty_label, field.initial = True, None, own  # type: ignore[attr-defined]
        self.fields["place"].conditional = True  # type: ignore[attr-defined]

    def founding(self) -> Founding:
        names = ("kind", "name", "purpose", "group", "show_names", "place", "starts_on", "ends_on")
        return Founding(deciding=self.deciding(), **{name: self.cleaned_data[name] for name in names})


class EditForm(forms.Form):
    """What is written about a fund."""

    name = short(_("Tên"))
    purpose = text_area(_("Để làm gì"), 3, max_length=4000)
    show_names = tick(_("Cộng đồng đã quyết định nêu tên người đóng góp trên trang công khai"))
    place = short(_("Công trình ở đâu"), required=False)
    starts_on = day_field(_("Khởi công"), required=False)
    ends_on = day_field(_("Xong"), required=False)

    def __init__(self, *args: Any, thing: Fund, **kwargs: Any) -> None:
        first = {"name": thing.name, "purpose": thing.purpose, "show_names": thing.show_names}
        if thing.is_work:
            work = thing.work
            first |= {"place": work.place, "starts_on": work.starts_on, "ends_on": work.ends_on}
        kwargs["initial"] = first
        super().__init__(*args, **kwargs)
        if not thing.is_work:
            for name in ("place", "starts_on", "ends_on"):
                del self.fields[name]


class SourceForm(forms.Form):
    kind = forms.ChoiceField(label=_("Nguồn"), choices=Source.Kind.choices)
    name = short(_("Của ai"), required=False)
    amount = Dong(_("Dự kiến (đồng)"))
    anonymous = tick(_("Không nêu tên"))


class PartyForm(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), choices=Party.Role.choices)
    name = short(_("Tên người, đơn vị"))
    person = short(_("Người đại diện"), 120, required=False)


class LineForm(forms.Form):
    """A line of the estimate."""

    line = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = short(_("Khoản"))
    amount = Dong(_("Số tiền (đồng)"))


SourceFormSet = formset_factory(SourceForm, extra=2, max_num=40, absolute_max=40)
PartyFormSet = formset_factory(PartyForm, extra=3, max_num=40, absolute_max=40)
LineFormSet = formset_factory(LineForm, extra=5, max_num=60, absolute_max=60)


def sources_of(rows: Any) -> list[Planned]:
    return [Planned(d["kind"], d["amount"], d["name"], d["anonymous"]) for f in rows if (d := f.cleaned_data)]


def parties_of(rows: Any) -> list[Taking]:
    return [Taking(d["role"], d["name"], d["person"]) for f in rows if (d := f.cleaned_data)]


class WhyForm(forms.Form):
    """Why an estimate is changed."""

    why = short(_("Vì sao sửa dự toán"), 300)


class OfThing(forms.Form):
    """A form about one thing."""

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing = thing
        for name in ("on",):
            if name in self.fields:
                self.fields[name].initial = today()


class Plain(OfThing):
    """Nothing to fill in: a question before what is hard to undo."""


class DayForm(OfThing):
    on = day_field(_("Ngày"))


class AcceptForm(OfThing):
    on = day_field(_("Ngày nghiệm thu"))
    people = text_area(
        _("Những người nghiệm thu"), 3, max_length=2000, help_text=_("Mỗi người một dòng, kèm chức danh.")
    )
    words = text_area(_("Nhận xét"), 4, max_length=4000)
    verdict = radios(_("Kết luận"), Acceptance.Verdict.choices)
    faults = text_area(_("Lỗi phải sửa"), 3, required=False, max_length=3000, help_text=_("Mỗi lỗi một dòng."))
    by_day = day_field(_("Sửa xong trước ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["faults"].conditional = self.fields["by_day"].conditional = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("faults", "").strip() and not data.get("by_day"):
            self.add_error("by_day", _now("Hãy ghi hạn sửa."))
        return data

    def found(self) -> list[tuple[str, Any]]:
        lines = [one.strip() for one in self.cleaned_data["faults"].splitlines() if one.strip()]
        return [(one, self.cleaned_data["by_day"]) for one in lines]


class MendForm(OfThing):
    on = day_field(_("Ngày sửa xong"))
    words = short(_("Đã sửa thế nào"), 300)


class HandForm(OfThing):
    on = day_field(_("Ngày bàn giao"))
    to = short(_("Bàn giao cho"))
    upkeep = text_area(_("Ai trông coi, hỏng thì làm thế nào"), 3, max_length=2000)


class PhotoForm(OfThing):
    photo = forms.FileField(label=_("Ảnh"), widget=forms.FileInput({"accept": "image/*"}))
    caption = short(_("Ảnh chụp gì"))
    on = day_field(_("Ngày chụp"))
