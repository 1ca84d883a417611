"""What people type about a campaign: opening, the datum of a criterion, steps, comments, appeals."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.account.scores import queries
from dinh.account.scores.actions import Opening
from dinh.account.scores.models import Campaign, Rubric, Sheet
from dinh.account.scores.recompute import measures_share
from dinh.account.scores.sources import all_leaves
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on

Item = dict[str, Any]
YESNO = [("yes", _("Có")), ("no", _("Không"))]


class OpenForm(forms.Form):
    """Which rubric, which year, who is scored: bodies, groups or the commune, as the rubric's kind of target asks."""

    title = line(_("Tên đợt chấm"), 300)
    year = forms.IntegerField(label=_("Chấm cho năm"), min_value=2000, max_value=9998)
    self_until = day_field(_("Tự chấm đến hết ngày"))
    appraise_until = day_field(_("Thẩm định đến hết ngày"))

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rubric, day = rubric, today()
        self.target = rubric.data["target"]
        boxes = forms.CheckboxSelectMultiple
        if self.target == "groups":
            rows: Any = groups_on(day)
            self.fields["targets"] = forms.ModelMultipleChoiceField(rows, label=_("Chấm thôn, tổ nào"), widget=boxes)
        elif self.target == "bodies":
            rows = bodies_on(day).order_by("order", "name")
            self.fields["targets"] = forms.ModelMultipleChoiceField(
                rows, label=_("Chấm cơ quan, đơn vị nào"), widget=boxes
            )
        else:
            rows = bodies_on(day).filter(kind=Body.Kind.COMMITTEE)
            self.fields["targets"] = forms.ModelMultipleChoiceField(
                rows, label=_("Cơ quan tự chấm cho xã, phường"), widget=boxes
            )

        self.initial.setdefault("targets", list(rows))

    @property
    def opening(self) -> Opening:
        data = self.cleaned_data
        chosen = list(data["targets"])
        groups: list[ResidentialGroup] = chosen if self.target == "groups" else []
        bodies: list[Body] = [] if self.target == "groups" else chosen
        return Opening(data["title"], data["year"], data["self_until"], data["appraise_until"], bodies, groups)


class DatumForm(forms.Form):
    """The datum of one criterion, as its formula asks for it, with words: `note` of the body, `reason` of the
    appraiser."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rubric: Item, leaf: Item | None, words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaf = leaf
        kind = leaf["formula"]["kind"] if leaf else "yesno"
        if kind == "yesno":
            self.fields["yes"] = radios(_("Có hay không"), YESNO, required=False)
        elif leaf and kind == "manual":
            help_text = _("Từ 0 đến %(most)s.") % {"most": str(leaf["points"]).replace(".", ",")}
            self.fields["points"] = line(_("Điểm"), 20, required=False, help_text=help_text)
            self.fields["points"].widget.attrs["inputmode"] = "decimal"
        elif leaf:
            share = measures_share(leaf)
            label = _("Làm được") if share else _("Số lượng")
            self.fields["part"] = forms.IntegerField(label=label, required=False)
            if share:
                self.fields["whole"] = forms.IntegerField(label=_("Trên tổng số"), required=False)
        if leaf and (leaf.get("idle") or rubric["idle"]) != "no":
            self.fields["idle"] = tick(_("Năm nay không phát sinh nhiệm vụ này"))
        label = _("Thuyết minh") if words == "note" else _("Lý do, nếu sửa")
        self.fields[words] = text_area(label, 3, max_length=2000, required=False)
        for field in self.fields.values():
            field.conditional = True  # type: ignore[attr-defined]  # what is wanted depends on the rest, as the page says

    @staticmethod
    def start(datum: Item, edition: int, **more: str) -> dict[str, Any]:
        yes = "" if datum.get("yes") is None else "yes" if datum["yes"] else "no"
        points = str(datum["points"]).replace(".", ",") if "points" in datum else ""
        return {
            "part": datum.get("part"), "whole": datum.get("whole"), "idle": bool(datum.get("idle")), "yes": yes,
            "points": points, "edition": edition, **more,
        }  # fmt: skip

    @property
    def datum(self) -> Item:
        data = self.cleaned_data
        if data.get("idle"):
            return {"idle": True}
        if "yes" in self.fields:
            return {"yes": data["yes"] == "yes"} if data.get("yes") else {}
        return {name: data[name] for name in ("part", "whole", "points") if data.get(name) not in (None, "")}


class EvidenceForm(forms.Form):
    upload = forms.FileField(label=_("Tệp"), required=False, help_text=_("Ảnh, .pdf, .docx, .xlsx."))
    address = line(
        _("hoặc hồ sơ trong hệ thống"),
        300,
        required=False,
        help_text=_("Chép phần sau tên miền, ví dụ /p/CK-7K3M-9QXT."),
    )
    title = line(_("Gọi là"), 200, required=False)


class EditionForm(forms.Form):
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, campaign: Campaign | None = None, **kwargs: Any) -> None:
        if campaign is not None:
            kwargs["initial"] = {"edition": campaign.edition, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class DecideForm(EditionForm):
    decision = line(_("Số quyết định"), 120, help_text=_("Ví dụ: 45/QĐ-UBND."))
    decided_on = day_field(_("Ngày quyết định"))


class ExtendForm(EditionForm):
    self_until = day_field(_("Tự chấm đến hết ngày"))
    appraise_until = day_field(_("Thẩm định đến hết ngày"))


class ReasonForm(EditionForm):
    reason = text_area(_("Lý do"), 3, max_length=1000)


class CommentForm(forms.Form):
    """`website` is a trap: people do not see it, programs fill it in. `key` makes a form sent twice one comment."""

    sheet = forms.ModelChoiceField(
        Sheet.objects.none(), label=_("Về đơn vị"), required=False, empty_label=_("Cả kết quả")
    )
    text = text_area(
        _("Ý kiến"),
        6,
        max_length=5000,
        help_text=_("Điểm nào chưa đúng, vì sao. Đừng ghi số điện thoại, số căn cước của ai."),
    )
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sheet"]
        field.queryset = campaign.sheets.all()
        field.label_from_instance = lambda sheet: sheet.name

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self["sheet"], self["text"]]


class FollowForm(forms.Form):
    ref = forms.CharField(
        label=_("Mã biên nhận"), max_length=20, help_text=_("Ví dụ YD-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    pin = forms.CharField(
        label=_("Mã PIN"), max_length=12, help_text=_("Sáu chữ số, in cùng chỗ với mã."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    answer = text_area(_("Trả lời"), 5, max_length=5000)
    released = tick(_("Cho mọi người đọc ý kiến và trả lời này"))


class AppealForm(forms.Form):
    key = forms.ChoiceField(label=_("Về tiêu chí"), required=False)
    text = text_area(
        _("Nội dung khiếu nại"), 6, max_length=5000, help_text=_("Điểm nào chưa đúng, vì sao, có gì chứng minh.")
    )
    upload = forms.FileField(label=_("Tài liệu kèm theo"), required=False)

    def __init__(self, *args: Any, rubric: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["key"]
        field.choices = [
            ("", _("Cả kết quả")),
            *((leaf["key"], f"{leaf['key']} {leaf['title']}") for leaf in all_leaves(rubric)),
        ]


class TryForm(forms.Form):
    """Which past campaign a draft is tried on."""

    campaign = one_of_rows(_("Chấm thử trên đợt"), Campaign.objects.none())

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["campaign"]
        field.queryset = Campaign.objects.filter(pk__in=[one.pk for one in queries.previous(rubric)])
        field.to_field_name = "ref"


class AdoptForm(EditionForm):
    decision = line(_("Văn bản thông qua"), 200, help_text=_("Ví dụ: Quyết định 12/QĐ-UBND ngày 05/01/2026."))
    valid_from = day_field(_("Hiệu lực từ ngày"))


class BringForm(forms.Form):
    upload = forms.FileField(label=_("Tệp bộ tiêu chí (.json)"))


def day_of(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
