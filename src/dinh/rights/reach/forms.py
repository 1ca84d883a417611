"""What people type about surveys, and the slip of answers, the same on paper, by phone and on the web."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.fold import fold
from dinh.ground.gate import Refused
from dinh.rights.reach.actions import Answers, Question
from dinh.rights.reach.models import SILENT, UNKNOWN, Fact, Heard, Response, Slot, Stratum, Survey

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
PLACES = (1, 2, 3)


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


class SurveyForm(forms.Form):
    """A survey and its three facts. The right answer is typed first; the slip shows the options in another order."""

    title = forms.CharField(
        label=gettext_lazy("Tên đợt hỏi"), max_length=200, help_text=gettext_lazy("Ví dụ: Đợt hỏi quý IV năm 2026.")
    )
    begins = day_field(gettext_lazy("Hỏi từ ngày"))
    ends = day_field(gettext_lazy("Đến hết ngày"))
    per_group = forms.IntegerField(
        label=gettext_lazy("Số hộ mỗi thôn, tổ dân phố"), min_value=5, max_value=100, initial=10,
        help_text=gettext_lazy("Từ 5 đến 100. Thôn, tổ ít hộ hơn thì hỏi tất cả."),
    )  # fmt: skip
    seed_rule = forms.CharField(
        label=gettext_lazy("Hạt giống bốc thăm lấy từ đâu"), max_length=300,
        help_text=gettext_lazy("Một con số công khai chưa ai biết trước. Ví dụ: giải đặc biệt xổ số miền Bắc ngày 02/11/2026."),  # noqa: E501
    )  # fmt: skip
    seed_day = day_field(gettext_lazy("Ngày có con số đó"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in PLACES:
            self.fields[f"text{n}"] = forms.CharField(label=_("Câu hỏi"), max_length=300)
            self.fields[f"about{n}"] = forms.CharField(
                label=_("Về nội dung đã công khai"), max_length=200,
                help_text=_("Mã hoặc tên của nội dung. Ví dụ: CK-7K3M-9QXT."),
            )  # fmt: skip
            self.fields[f"right{n}"] = forms.CharField(label=_("Phương án đúng"), max_length=200)
            self.fields[f"wrong{n}"] = forms.CharField(
                label=_("Phương án sai"), max_length=700, widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Hai hoặc ba phương án, mỗi dòng một phương án, nghe có lý như phương án đúng."),
            )  # fmt: skip

    @property
    def parts(self) -> list[tuple[int, list[forms.BoundField]]]:
        return [(n, [self[f"{name}{n}"] for name in ("text", "about", "right", "wrong")]) for n in PLACES]

    @property
    def plain(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "begins", "ends", "per_group", "seed_rule", "seed_day")]

    @property
    def given(self) -> dict[str, Any]:
        """The survey as its acts take it. The right option moves to a place that depends on the words alone."""
        asked = self.cleaned_data
        names = ("title", "begins", "ends", "per_group", "seed_rule", "seed_day")
        return {**{name: asked[name] for name in names}, "questions": [_question(asked, n) for n in PLACES]}


def _question(asked: dict[str, Any], n: int) -> Question:
    """Options in the order of their letters, so that the place of the right one says nothing."""
    right = " ".join(asked[f"right{n}"].split())
    wrong = [" ".join(line.split()) for line in asked[f"wrong{n}"].splitlines() if line.strip()]
    options = sorted([right, *wrong], key=lambda text: (fold(text), text))
    return Question(asked[f"text{n}"], asked[f"about{n}"], tuple(options), options.index(right))


def initial_of(survey: Survey, facts: list[Fact]) -> dict[str, Any]:
    names = ("title", "begins", "ends", "per_group", "seed_rule", "seed_day")
    typed: dict[str, Any] = {name: getattr(survey, name) for name in names}
    for fact in facts:
        options = list(fact.options.all())
        typed |= {
            f"text{fact.order}": fact.text, f"about{fact.order}": fact.about,
            f"right{fact.order}": next((each.text for each in options if each.right), ""),
            f"wrong{fact.order}": "\n".join(each.text for each in options if not each.right),
        }  # fmt: skip
    return typed


class SeedForm(forms.Form):
    seed = forms.CharField(
        label=gettext_lazy("Hạt giống"), max_length=100,
        help_text=gettext_lazy("Chép đúng con số đã ra. Bốc một lần, không bốc lại."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class NoAnswerForm(forms.Form):
    status = forms.ChoiceField(
        label=gettext_lazy("Vì sao không trả lời"), widget=forms.RadioSelect,
        choices=[
            (Slot.Status.ABSENT, gettext_lazy("Đến nhiều lần không gặp")),
            (Slot.Status.REFUSED, gettext_lazy("Hộ không muốn trả lời")),
            (Slot.Status.VACANT, gettext_lazy("Nhà không còn người ở")),
        ],
    )  # fmt: skip


class CodeForm(forms.Form):
    ma = forms.CharField(
        label=gettext_lazy("Mã trên phiếu"), max_length=12,
        help_text=gettext_lazy("Tám chữ và số in dưới mã QR. Ví dụ: 7K3M-9QXT."),
    )  # fmt: skip


class AnswersForm(forms.Form):
    """Three facts and where one hears of such things. What is left untouched is «không trả lời», not «không biết»."""

    def __init__(self, *args: Any, facts: list[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts
        for fact in facts:
            options = [(str(option.order), option.text) for option in fact.options.all()]
            self.fields[f"f{fact.order}"] = _radio(
                f"{fact.order}. {fact.text}", [*options, (UNKNOWN, _("Không biết")), (SILENT, _("Không trả lời"))]
            )
        heard = [(key, label[0].upper() + label[1:]) for key, label in Heard.choices]
        self.fields["heard"] = _radio(_("Những việc chung như vậy, nhà mình chủ yếu nghe từ đâu?"), heard)

    @property
    def answers(self) -> Answers:
        asked = self.cleaned_data
        return Answers(asked["heard"] or SILENT, [asked[f"f{fact.order}"] or SILENT for fact in self.facts])


def _radio(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)
    field.conditional = True  # type: ignore[attr-defined]  # not called optional on the page
    return field


class TypeForm(AnswersForm):
    """A slip typed in by an official: its code, or the household's number in its group."""

    field_order = ["code", "group", "number", "mode"]

    def __init__(self, *args: Any, strata: list[Stratum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(label=_("Mã trên phiếu"), max_length=12, required=False)
        groups = [("", _("– Chọn –")), *((str(each.pk), each.name) for each in strata)]
        self.fields["group"] = forms.ChoiceField(label=_("Hoặc thôn, tổ dân phố"), choices=groups, required=False)
        self.fields["number"] = forms.IntegerField(label=_("và số thứ tự hộ"), min_value=1, required=False)
        self.fields["mode"] = forms.ChoiceField(
            label=_("Trả lời bằng"), widget=forms.RadioSelect, initial=Response.Mode.PAPER,
            choices=[(Response.Mode.PAPER, _("Phiếu giấy")), (Response.Mode.PHONE, _("Điện thoại"))],
        )  # fmt: skip
        for name in ("code", "group", "number"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]  # one way or the other is needed
        self.strata = {each.pk: each for each in strata}
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
                self.add_error("number", _("Hộ số %(n)d không có trong danh sách bốc thăm của nơi này.") % {
                    "n": asked["number"]})  # fmt: skip
        else:
            self.add_error("code", _("Ghi mã trên phiếu, hoặc chọn thôn, tổ dân phố và số thứ tự hộ."))
        return asked
