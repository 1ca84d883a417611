"""Forms about models: the recipe, its way to recognition, taking it up, its check-list, looks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.movements import permissions
from dinh.rights.movements.actions import Recipe, Taken
from dinh.rights.movements.clocks import LOOKS, look_day
from dinh.rights.movements.models import Adoption, CheckLine, PracticeModel

DECISION = _("Số, ngày của quyết định. Ví dụ: 45/QĐ-UBND ngày 10/3/2026.")
PICTURES = "image/jpeg,image/png,image/webp"
NAMES = ("title", "field", "holder", "holder_name", "problem", "who", "conditions", "story", "cost", "cost_source",
         "began_on")  # fmt: skip


class OfThing(forms.Form):
    """A form about a row that is there; `by` who asks. `prepare` fills choices and first values."""

    def __init__(self, *args: Any, thing: Any = None, by: Actor | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing, self.by = thing, by
        self.prepare()

    def prepare(self) -> None:
        """Nothing to fill."""


class SureForm(OfThing):
    """A page that only asks whether one is sure."""


class RecipeForm(OfThing):
    title = line(_("Tên mô hình"), help_text=_("Ngắn, nói được việc làm. Ví dụ: Ngõ sạch mỗi sáng thứ Bảy."))
    field = radios(_("Lĩnh vực"), PracticeModel.Field.choices)
    body = one_of_rows(_("Đơn vị đề xuất"), Body.objects.none())
    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none(), required=False)
    holder = radios(_("Ai giữ mô hình"), PracticeModel.Holder.choices, initial="collective")
    holder_name = line(_("Tên tập thể, cá nhân"), required=False)
    problem = text_area(_("Vấn đề"), 4, required=False, max_length=4000, help_text=_("Trước đây vướng gì, ở đâu?"))
    steps = text_area(
        _("Các bước làm"), 6, required=False,
        help_text=_("Mỗi dòng một bước. Nơi khác áp dụng thì mỗi bước thành một dòng việc phải làm."),
    )  # fmt: skip
    who = text_area(_("Ai làm"), 3, required=False, max_length=2000)
    conditions = text_area(_("Điều kiện để làm được"), 3, required=False, max_length=2000)
    cost = forms.IntegerField(
        label=_("Chi phí (đồng)"), required=False, min_value=0, help_text=_("Số nguyên đồng. Không tốn thì ghi 0.")
    )
    cost_source = line(_("Nguồn chi"), required=False)
    began_on = day_field(_("Bắt đầu từ ngày"), required=False)
    story = text_area(_("Đã làm gì, được gì"), 6, required=False)
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    for each in (problem, steps, who, conditions):
        each.conditional = True  # type: ignore[attr-defined]  # needed before it is proposed

    def prepare(self) -> None:
        day, by, model = today(), self.by, self.thing
        body, group = self.fields["body"], self.fields["group"]
        body.queryset, group.queryset = bodies_on(day), groups_on(day)  # type: ignore[attr-defined]
        if by is not None and not by.has(permissions.WRITER):
            mine = permissions.own_group(by)
            body.queryset = bodies_on(day).filter(pk=by.body.pk if by.body else 0)  # type: ignore[attr-defined]
            group.queryset = groups_on(day).filter(pk=mine or 0)  # type: ignore[attr-defined]
            group.required, group.initial = mine is not None, mine
        body.initial = by.body if by else None
        if isinstance(model, PracticeModel):
            del self.fields["body"], self.fields["group"]
            for name in NAMES:
                self.fields[name].initial = getattr(model, name)
            self.fields["steps"].initial = "\n".join(step.text for step in model.steps.all())
            self.fields["edition"].initial = model.edition

    def recipe(self, measures: list[Taken]) -> Recipe:
        data = self.cleaned_data
        return Recipe(
            **{name: data[name] for name in NAMES}, steps=tuple(data["steps"].splitlines()), measures=tuple(measures)
        )


class MeasureForm(forms.Form):
    name = line(_("Đo cái gì"), help_text=_("Ví dụ: điểm vứt rác bừa bãi"))
    unit = line(_("Đơn vị"), 60)
    before = forms.DecimalField(label=_("Trước"), max_digits=14, decimal_places=2, required=False, localize=True)
    after = forms.DecimalField(label=_("Sau"), max_digits=14, decimal_places=2, required=False, localize=True)
    measured_on = day_field(_("Ngày đo"), required=False)
    how = line(_("Đo bằng cách nào"), 300, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if (data.get("before") is not None or data.get("after") is not None) and not data.get("measured_on"):
            self.add_error("measured_on", _now("Có số đo thì ghi ngày đo."))
        return data


MeasureFormSet = formset_factory(MeasureForm, extra=2, max_num=12, absolute_max=12)


def measures_of(rows: Any) -> list[Taken]:
    return [Taken(**form.cleaned_data) for form in rows if form.cleaned_data]


class ReasonForm(OfThing):
    reason = text_area(_("Lý do, cần bổ sung gì"), 4, max_length=2000)


class RefuseForm(ReasonForm):
    back = radios(
        _("Trả lời thế nào"),
        [("1", _("Trả lại để viết tiếp, sau đề nghị lại")), ("", _("Không công nhận"))],
        required=False, initial="1",
    )  # fmt: skip


class DecisionForm(OfThing):
    decision = line(_("Theo quyết định"), help_text=DECISION)
    decided_on = day_field(_("Ngày quyết định"))

    def prepare(self) -> None:
        self.fields["decided_on"].initial = today()


class PhotoForm(OfThing):
    photo = forms.FileField(label=_("Ảnh"), widget=forms.FileInput({"accept": PICTURES}))
    caption = line(_("Ảnh cho thấy gì"), help_text=_("Một câu, cho người không nhìn thấy ảnh."))


class AdoptForm(OfThing):
    begun_on = day_field(_("Bắt đầu từ ngày"))
    parent = one_of_rows(_("Học từ nơi nào"), Adoption.objects.none())

    def prepare(self) -> None:
        self.fields["begun_on"].initial = today()
        parent = self.fields["parent"]
        rows = self.thing.adoptions.select_related("body", "group", "model")
        parent.queryset = rows.order_by("-origin", "begun_on")  # type: ignore[attr-defined]
        parent.initial = rows.filter(origin=True).first()
        parent.label_from_instance = _place  # type: ignore[attr-defined]


def _place(adoption: Adoption) -> str:
    ended = _now(" (đã dừng)") if not adoption.living else ""
    return f"{adoption.where}, {adoption.begun_on:%d/%m/%Y}{ended}"


class SuggestForm(OfThing):
    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none())
    why = line(_("Vì sao hợp với nơi ấy"), 300, help_text=_("Một câu, Trưởng thôn, Tổ trưởng đọc."))

    def prepare(self) -> None:
        having = self.thing.adoptions.exclude(state="ended").exclude(group=None).values("group")
        self.fields["group"].queryset = groups_on(today()).exclude(pk__in=having)  # type: ignore[attr-defined]


class TickForm(OfThing):
    done_on = day_field(_("Ngày làm xong"))
    evidence = line(_("Minh chứng"), 500, required=False, help_text=_("Một câu: ai, ở đâu, được gì. Hoặc kèm ảnh."))
    photo = forms.FileField(label=_("Ảnh, giấy tờ"), required=False)
    evidence.conditional = True  # type: ignore[attr-defined]
    photo.conditional = True  # type: ignore[attr-defined]

    def prepare(self) -> None:
        self.fields["done_on"].initial = today()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("evidence") and not data.get("photo"):
            raise ValidationError({"evidence": _now("Hãy ghi một câu minh chứng, hoặc kèm ảnh.")})
        return data


class AdaptForm(OfThing):
    text = line(_("Ở đây làm thế này"), 500)
    why = line(_("Vì sao làm khác"), 300, required=False)
    why.conditional = True  # type: ignore[attr-defined]

    def prepare(self) -> None:
        if isinstance(self.thing, CheckLine):
            self.fields["text"].initial, self.fields["why"].initial = self.thing.text, self.thing.why


class AddLineForm(OfThing):
    text = line(_("Việc làm thêm"), 500)
    why = line(_("Vì sao thêm"), 300)


class WhyForm(OfThing):
    why = line(_("Vì sao"), 300)


class LookForm(OfThing):
    months = radios(_("Xem lại sau"), [])
    looked_on = day_field(_("Ngày xem"))
    verdict = radios(_("Thấy gì"), Adoption.State.choices)
    words = line(_("Khác đi thế nào, hoặc vì sao dừng"), 500, required=False)
    words.conditional = True  # type: ignore[attr-defined]

    def prepare(self) -> None:
        taken = {one.months for one in self.thing.looks.all()}
        left = [months for months in LOOKS if months > max(taken, default=0)]
        come = [months for months in left if look_day(self.thing.begun_on, months) <= today()]
        left = come or left[:1]  # a look that is still far is not offered beside one that is due
        words = _now("%(months)d tháng (từ ngày %(day)s)")
        told = [(str(n), words % {"months": n, "day": f"{look_day(self.thing.begun_on, n):%d/%m/%Y}"}) for n in left]
        self.fields["months"].choices = told  # type: ignore[attr-defined]
        self.fields["months"].initial = told[0][0] if told else None
        self.fields["looked_on"].initial = today()


class StopForm(OfThing):
    ended_on = day_field(_("Dừng từ ngày"))
    why = line(_("Vì sao dừng"), 500, help_text=_("Nơi khác sẽ đọc trước khi áp dụng."))

    def prepare(self) -> None:
        self.fields["ended_on"].initial = today()


class ModelFilter(forms.Form):
    q = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    linh_vuc = forms.ChoiceField(
        label=_("Lĩnh vực"), required=False, choices=[("", _("Tất cả")), *PracticeModel.Field.choices]
    )
    song = forms.ChoiceField(
        label=_("Lan tỏa"), required=False,
        choices=[("", _("Tất cả")), ("song", _("Đang sống ở nơi khác")), ("chua", _("Chưa nơi nào áp dụng")),
                 ("dung", _("Đã dừng mọi nơi"))],
    )  # fmt: skip


class DeskModelFilter(ModelFilter):
    trang_thai = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *PracticeModel.State.choices]
    )
