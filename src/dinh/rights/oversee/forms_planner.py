"""What is typed to run the planner and to decide on its proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, tick
from dinh.rights.oversee import planner_words as words
from dinh.rights.oversee.forms_boards import EditionForm, fill
from dinh.rights.oversee.models import By, Choice, Proposal, Theme
from dinh.rights.oversee.planner import Factor, Rules

SHARES = {"1/10": _("một phần mười"), "1/5": _("một phần năm"), "1/4": _("một phần tư"), "1/3": _("một phần ba"),
          "1/2": _("một nửa")}  # fmt: skip


class RunForm(forms.Form):
    """`kinds` are those whoever opens the form runs it for. Weights are data: shown, changed, kept with the run."""

    purpose = radios(_("Đề xuất cho"), [])
    holder = one_of_rows(
        _("Cơ quan kiểm tra, giám sát"),
        None,
        required=False,
        help_text=_("Cơ quan này và cấp trên của nó không bị đề xuất."),
    )
    period = line(_("Kỳ"), 8, help_text=_("2026 là cả năm, 2026-H1 nửa năm, 2026-Q4 một quý."))
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
    """For the committee and the party also the theme and the day; the others take it as the ground of their plan."""

    def __init__(self, *args: Any, one: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if one.purpose in (By.COMMITTEE, By.PARTY):
            themes = Theme.objects.filter(plan__by=one.purpose, to_day__gte=today())
            self.fields["theme"] = one_of_rows(_("Đưa vào chuyên đề"), themes)
            self.fields["planned_on"] = day_field(_("Dự kiến ngày"), help_text=_("Sau đó đổi ngày từng cuộc được."))
