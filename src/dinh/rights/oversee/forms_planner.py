"""What is typed to run the planner and to decide on its proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.rights.oversee import planner_words as words
from dinh.rights.oversee.actions.taking import Into, IntoSupervision, IntoTheme, IntoVisits, reasons_of
from dinh.rights.oversee.forms_boards import EditionForm, PeriodField, fill
from dinh.rights.oversee.models import BOARDS, Board, By, Choice, Plan, Proposal, Supervision, Theme, Visit
from dinh.rights.oversee.planner import Factor, Rules

SHARES = {"1/10": _("một phần mười"), "1/5": _("một phần năm"), "1/4": _("một phần tư"), "1/3": _("một phần ba"),
          "1/2": _("một nửa")}  # fmt: skip

Way = Visit.Way
LATER = _("Sau đó đổi ngày từng cuộc được.")


class RunForm(forms.Form):
    """`kinds` are those whoever opens the form runs it for. Weights are data: shown, changed, kept with the run."""

    purpose = radios(_("Đề xuất cho"), [])
    holder = one_of_rows(
        _("Cơ quan kiểm tra, giám sát"),
        None,
        required=False,
        help_text=_("Cơ quan này và cấp trên của nó không bị đề xuất."),
    )
    period = PeriodField()
    text = line(
        _("Chữ gieo để rút thăm"), 120, required=False,
        help_text=_("Chỉ dùng cho lần chạy đầu của kỳ; các lần sau rút từ đúng chữ ấy. Nên là câu ai cũng biết trước."),
    )  # fmt: skip
    places = forms.IntegerField(label=_("Số đơn vị"), min_value=1, max_value=50)
    share = radios(_("Phần rút thăm trong số suất còn lại"), list(SHARES.items()))
    longest = forms.IntegerField(label=_("Bao nhiêu tháng chưa ai đến thì phải đến"), min_value=6, max_value=60)

    def __init__(self, *args: Any, kinds: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purpose: Any = self.fields["purpose"]
        purpose.choices = kinds
        fill(self, "holder", bodies_on(today()).filter(kind__in=["party", "council", "front", "board"]))
        for each in words.SIGNS:
            self.fields[f"weight_{each.key}"] = forms.IntegerField(
                label=_("Điểm cho mỗi: %s") % each.title, min_value=0, max_value=20,
                help_text=_("Tính nhiều nhất %d.") % each.cap,
            )  # fmt: skip

    @property
    def rules(self) -> Rules:
        data = self.cleaned_data
        part, _slash, whole = data["share"].partition("/")
        factors = tuple(Factor(each.key, data[f"weight_{each.key}"], each.cap) for each in words.SIGNS)
        return Rules(data["places"], int(part), int(whole), data["longest"], factors)

    @staticmethod
    def start() -> dict[str, Any]:
        usual = words.usual()
        day = today()
        weights = {f"weight_{each.key}": each.weight for each in usual.factors}
        return {
            "period": f"{day.year}-Q{(day.month + 2) // 3}", "places": usual.places, "longest": usual.longest,
            "share": f"{usual.part}/{usual.whole}", **weights,
        }  # fmt: skip


class ChangeChoiceForm(forms.Form):
    choice = one_of_rows(_("Đơn vị"), None)
    dropped = tick(_("Bỏ ra khỏi đề xuất"))
    reason = line(_("Vì sao đổi"), 300, help_text=_("Lý do được lưu và công bố cùng đề xuất."))

    def __init__(self, *args: Any, one: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "choice", one.choices.exclude(why=Choice.Why.UNVISITED))


class AddChoiceForm(forms.Form):
    body = one_of_rows(_("Đơn vị"), None)
    reason = line(_("Vì sao thêm"), 300)

    def __init__(self, *args: Any, one: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "body", bodies_on(today()).exclude(pk__in=one.choices.values("body")))


class TakeForm(EditionForm):
    """What the bodies of a proposal become: asked for whom it was made."""

    def __init__(self, *args: Any, one: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        if one.purpose in BOARDS:
            self._of_a_board()
        elif one.purpose in (By.COUNCIL, By.FRONT):
            self._of_supervision()
        else:
            themes = Theme.objects.filter(plan__by=one.purpose, to_day__gte=today())
            self.fields["theme"] = one_of_rows(_("Đưa vào chuyên đề"), themes)
            self.fields["planned_on"] = day_field(_("Dự kiến ngày"), help_text=LATER)

    def _of_a_board(self) -> None:
        rows = Board.objects.at_work(today()).filter(kind=self.one.purpose)
        self.fields["board"] = one_of_rows(_("Ban nào đi"), rows)
        self.fields["board"].initial = rows.first()
        self.fields["way"] = radios(_("Hình thức"), [(each.value, each.label) for each in (Way.WATCH, Way.CHECK)])
        self.fields["theme"] = line(_("Xem việc gì"), 300)
        self.fields["planned_on"] = day_field(_("Dự kiến ngày"), help_text=LATER)

    def _of_supervision(self) -> None:
        self.fields["theme"] = line(_("Giám sát việc gì"), 300)
        self.fields["form"] = radios(_("Hình thức"), Supervision.Form.choices)
        self.fields["from_day"] = day_field(_("Từ ngày"))
        self.fields["to_day"] = day_field(_("Đến ngày"))
        plans = Plan.objects.filter(by=self.one.purpose)
        self.fields["plan"] = one_of_rows(
            _("Theo kế hoạch năm"), plans, required=False, help_text=_("Ngoài kế hoạch thì để trống."),
        )  # fmt: skip
        self.fields["about"] = text_area(
            _("Phạm vi, câu hỏi cần trả lời"), 6, required=False, max_length=5000,
            help_text=_("Ghi sẵn lý do của từng đơn vị; anh/chị sửa được."),
        )  # fmt: skip

    @property
    def into(self) -> Into:
        data = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        if self.one.purpose in BOARDS:
            return IntoVisits(**data)
        return IntoSupervision(**data) if self.one.purpose in (By.COUNCIL, By.FRONT) else IntoTheme(**data)


def take_initial(one: Proposal) -> dict[str, Any]:
    """A supervision starts from today, to the end of the proposal's period, with the reasons; the rest from nothing."""
    first: dict[str, Any] = {"edition": one.edition, "way": Way.WATCH}
    if one.purpose in (By.COUNCIL, By.FRONT):
        plan = Plan.objects.filter(by=one.purpose, period=str(today().year)).first()
        first |= {"from_day": today(), "to_day": max(today(), one.span.end), "plan": plan, "about": reasons_of(one)}
    return first
