"""The editor of a draft rubric: its general part, one criterion, one grade, one veto or lowering."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinh.account.scores.forms import day_of
from dinh.account.scores.rubrics.check import KEY
from dinh.ground.fields import day_field, line, text_area, tick
from dinh.ground.room import INDICATORS

Item = dict[str, Any]
KINDS = [
    ("manual", _("chấm tay, bắt buộc có minh chứng")), ("yesno", _("có hoặc không")),
    ("ratio", _("tỷ lệ làm được nhân điểm tối đa")), ("bands", _("theo khoảng")),
    ("each", _("mỗi lần được bao nhiêu điểm")),
]  # fmt: skip
TARGETS = [
    ("bodies", _("cơ quan, đơn vị của xã, phường")),
    ("groups", _("thôn, tổ dân phố")),
    ("communes", _("xã, phường")),
]
IDLE = [("full", _("được đủ điểm")), ("excluded", _("bỏ ra khỏi phép tính")), ("no", _("không có trường hợp này"))]
UNITS = [("calendar", _("ngày (kể cả ngày nghỉ)")), ("working", _("ngày làm việc"))]
_BAND = re.compile(r"\s*(\S.*?)\s*=\s*([0-9.,/]+)\s*")


def _text(value: Any) -> str:
    return (
        ""
        if value is None
        else str(value).replace(".", ",")
        if not isinstance(value, str) or "/" not in value
        else value
    )


def _exact(text: str) -> Any:
    """As the file writes it: a whole number as a number, others as text with a point."""
    text = text.strip().replace(",", ".")
    return int(text) if text.isdecimal() and len(text) < 13 else text


class HeadForm(forms.Form):
    edition = forms.IntegerField(widget=forms.HiddenInput)
    title = line(_("Tên bộ tiêu chí"), 300)
    paper = line(_("Văn bản ban hành"), 300)
    about = text_area(_("Nói ngắn cho bà con hiểu"), 3, max_length=2000, required=False)
    target = forms.ChoiceField(label=_("Chấm ai"), choices=TARGETS)
    total = line(_("Tổng điểm"), 20)
    ceiling = line(_("Điểm trần kể cả thưởng"), 20, required=False, help_text=_("Để trống là không có trần."))
    places = forms.IntegerField(label=_("Số lẻ khi làm tròn"), min_value=0, max_value=4)
    mode = forms.ChoiceField(label=_("Làm tròn"), choices=[("half-up", _("nửa lên")), ("down", _("bỏ phần lẻ"))])
    idle = forms.ChoiceField(label=_("Năm nay không phát sinh nhiệm vụ thì"), choices=IDLE)
    small_below = forms.IntegerField(
        label=_("Số việc dưới"),
        required=False,
        min_value=1,
        help_text=_("Nơi ít việc: để trống là không có quy tắc này."),
    )
    small_forgive = forms.IntegerField(label=_("thì không trừ mấy việc chưa làm"), required=False, min_value=1)
    ranking = forms.ChoiceField(
        label=_("Xếp hạng"), choices=[("grade", _("theo mức rồi đến điểm")), ("total", _("chỉ theo điểm"))]
    )
    valid_from = day_field(_("Hiệu lực từ ngày"))
    valid_to = day_field(_("đến hết ngày"), required=False)
    posting_days = forms.IntegerField(label=_("Niêm yết dự thảo ít nhất"), min_value=1, max_value=365)
    posting_unit = forms.ChoiceField(label=_("tính theo"), choices=UNITS)
    posting_source = line(_("theo quy định nào"), 300)
    appeal_days = forms.IntegerField(label=_("Nhận khiếu nại trong"), min_value=1, max_value=365)
    appeal_unit = forms.ChoiceField(label=_("tính theo"), choices=UNITS)
    appeal_source = line(_("theo quy định nào"), 300)
    bonus_points = line(_("Điểm thưởng tối đa"), 20, required=False)
    penalty_points = line(_("Điểm trừ tối đa"), 20, required=False)
    notes = text_area(
        _("Điều người đọc phải biết"), 4, max_length=5000, required=False, help_text=_("Mỗi dòng một điều.")
    )

    @staticmethod
    def start(data: Item, edition: int) -> dict[str, Any]:
        posting, appeal = data.get("posting") or {}, data.get("appeal") or {}
        small, rounding = data.get("small") or {}, data.get("rounding") or {}
        return {
            "edition": edition, **{name: data.get(name) for name in ("title", "paper", "about", "target", "idle")},
            "total": _text(data.get("total")), "ceiling": _text(data.get("ceiling")),
            "places": rounding.get("places", 2),
            "mode": rounding.get("mode"), "small_below": small.get("below"), "small_forgive": small.get("forgive"),
            "ranking": data.get("ranking", "grade"), "valid_from": day_of(data.get("valid_from")),
            "valid_to": day_of(data.get("valid_to")), "posting_days": posting.get("days"),
            "posting_unit": posting.get("unit"), "posting_source": posting.get("source"),
            "appeal_days": appeal.get("days"),
            "appeal_unit": appeal.get("unit"), "appeal_source": appeal.get("source"),
            "bonus_points": _text((data.get("bonus") or {}).get("points")),
            "penalty_points": _text((data.get("penalty") or {}).get("points")),
            "notes": "\n".join(map(str, data.get("notes") or [])),
        }  # fmt: skip

    def changed(self, data: Item) -> Item:
        """The rubric with this general part; what the form does not show stays."""
        typed = self.cleaned_data
        small = (
            {"below": typed["small_below"], "forgive": typed["small_forgive"] or 1} if typed["small_below"] else None
        )
        made = {
            **data, **{name: typed[name] for name in ("title", "paper", "about", "target", "idle", "ranking")},
            "total": _exact(typed["total"]), "ceiling": _exact(typed["ceiling"]) if typed["ceiling"] else None,
            "rounding": {"places": typed["places"], "mode": typed["mode"]}, "small": small,
            "valid_from": typed["valid_from"].isoformat(),
            "valid_to": typed["valid_to"].isoformat() if typed["valid_to"] else None,
            "notes": [one.strip() for one in typed["notes"].splitlines() if one.strip()],
        }  # fmt: skip
        for name in ("posting", "appeal"):
            own = {part: typed[f"{name}_{part}"] for part in ("days", "unit", "source")}
            made[name] = {**(data.get(name) or {}), **own}
        for name in ("bonus", "penalty"):
            if typed[f"{name}_points"]:
                made[name] = {"criteria": [], **(data.get(name) or {}), "points": _exact(typed[f"{name}_points"])}
        return made


class CriterionForm(forms.Form):
    edition = forms.IntegerField(widget=forms.HiddenInput)
    key = line(_("Mã"), 40, help_text=_("Ví dụ 2.1.3: chữ không dấu, số, dấu chấm."))
    title = line(_("Tên tiêu chí"), 500)
    points = line(_("Điểm tối đa"), 20)
    place = forms.IntegerField(label=_("Đứng thứ mấy trong nhóm"), required=False, min_value=1)
    kind = forms.ChoiceField(label=_("Cách tính điểm"), choices=KINDS)
    indicator = forms.ChoiceField(label=_("Lấy số từ chỉ tiêu"), required=False)
    own = tick(_("Chỉ lấy số của riêng đơn vị được chấm"))
    of = forms.ChoiceField(label=_("Khoảng tính theo"), choices=[("percent", _("tỷ lệ %")), ("count", _("số đếm"))])
    bands = text_area(
        _("Các khoảng"),
        4,
        max_length=4000,
        required=False,
        help_text=_(
            "Mỗi dòng một khoảng, ví dụ: [50, 90) = 2,5. Dấu [ là lấy cả số đó, ) là không lấy; để trống một "
            "bên là không có đầu."
        ),
    )
    per = line(_("Điểm cho mỗi lần"), 20, required=False)
    evidence = tick(_("Bắt buộc có minh chứng"))
    idle = forms.ChoiceField(
        label=_("Không phát sinh nhiệm vụ thì"), required=False, choices=[("", _("theo quy tắc chung")), *IDLE]
    )
    placeholder = tick(_("Điểm tạm đặt, chưa có phụ lục"))

    def __init__(self, *args: Any, group: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(((key, f"{item.label} ({key})") for key, item in INDICATORS.items()), key=lambda one: one[1])
        now = (kwargs.get("initial") or {}).get("indicator")
        gone = [(now, _("%s (không còn)") % now)] if now and now not in INDICATORS else []
        field: Any = self.fields["indicator"]
        field.choices = [("", _("nhập tay")), *gone, *choices]
        if group:
            for name in ("kind", "indicator", "own", "of", "bands", "per", "evidence", "idle"):
                del self.fields[name]

    @staticmethod
    def start(item: Item, edition: int, place: int) -> dict[str, Any]:
        formula = item.get("formula") or {}
        bands = [
            f"{band.get('range')} = {_text(band.get('points'))}"
            for band in formula.get("bands") or []
            if isinstance(band, dict)
        ]
        return {
            "edition": edition, "key": item.get("key"), "title": item.get("title"), "points": _text(item.get("points")),
            "place": place or None, "kind": formula.get("kind", "manual"), "indicator": formula.get("indicator", ""),
            "own": formula.get("scope") == "own", "of": formula.get("of", "percent"), "bands": "\n".join(bands),
            "per": _text(formula.get("per")), "evidence": item.get("evidence") == "required",
            "idle": item.get("idle", ""),
            "placeholder": bool(item.get("placeholder")),
        }  # fmt: skip

    def clean_key(self) -> str:
        return _key(self.cleaned_data["key"])

    def clean_bands(self) -> list[Item]:
        bands = []
        for number, text in enumerate(self.cleaned_data["bands"].splitlines(), 1):
            if not text.strip():
                continue
            found = _BAND.fullmatch(text)
            if not found:
                raise ValidationError(_("Dòng %(number)d phải viết như [50, 90) = 2,5."), params={"number": number})
            bands.append({"range": found[1], "points": _exact(found[2])})
        return bands

    @property
    def item(self) -> Item:
        data = self.cleaned_data
        made: Item = {"key": data["key"], "title": data["title"], "points": _exact(data["points"])}
        if "kind" in data:
            made["formula"] = _formula(data)
            if data["evidence"] or data["kind"] == "manual":
                made["evidence"] = "required"
            if data["idle"]:
                made["idle"] = data["idle"]
        if data["placeholder"]:
            made["placeholder"] = True
        return made


def _formula(data: Item) -> Item:
    kind = data["kind"]
    made: Item = {"kind": kind}
    if kind == "bands":
        made |= {"of": data["of"], "bands": data["bands"]}
    if kind == "each":
        made["per"] = _exact(data["per"] or "0")
    if kind in ("ratio", "bands", "each") and data["indicator"]:
        made |= {"indicator": data["indicator"], "scope": "own" if data["own"] else "commune"}
    return made


class GradeForm(forms.Form):
    edition = forms.IntegerField(widget=forms.HiddenInput)
    key = line(_("Mã"), 40)
    title = line(_("Tên mức"), 200)
    range = line(_("Khoảng điểm"), 60, help_text=_("Ví dụ [85, 95): từ 85 đến dưới 95. [95, ): từ 95 trở lên."))
    no_zero = tick(_("Không có tiêu chí nào 0 điểm"))
    each_at_least = line(
        _("Mỗi tiêu chí lớn đạt ít nhất"), 20, required=False, help_text=_("Phần của điểm tối đa, ví dụ 1/2.")
    )
    place = forms.IntegerField(label=_("Thứ tự, 1 là cao nhất"), required=False, min_value=1)

    @staticmethod
    def start(item: Item, edition: int, place: int) -> dict[str, Any]:
        return {
            "edition": edition,
            "place": place or None,
            **{name: item.get(name) for name in ("key", "title", "range", "no_zero", "each_at_least")},
        }

    def clean_key(self) -> str:
        return _key(self.cleaned_data["key"])

    @property
    def item(self) -> Item:
        data = self.cleaned_data
        made: Item = {"key": data["key"], "title": data["title"], "range": data["range"]}
        if data["no_zero"]:
            made["no_zero"] = True
        if data["each_at_least"]:
            made["each_at_least"] = data["each_at_least"].strip().replace(",", ".")
        return made


class FlagForm(forms.Form):
    """A veto names the grade it throws to; a lowering the best grade that is still possible."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    key = line(_("Mã"), 40)
    title = line(_("Trường hợp nào"), 300)
    to = forms.ChoiceField(label=_("thì xếp loại"))
    auto = tick(_("Tự áp dụng khi đơn vị không gửi tự chấm"))

    def __init__(self, *args: Any, rubric: Item, lowering: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lowering = lowering
        field: Any = self.fields["to"]
        field.choices = [(one["key"], one.get("title", one["key"])) for one in rubric.get("grades") or []]
        if lowering:
            field.label = _("thì xếp loại cao nhất là")
            del self.fields["auto"]

    @staticmethod
    def start(item: Item, edition: int, place: int) -> dict[str, Any]:
        return {
            "edition": edition, "key": item.get("key"), "title": item.get("title"),
            "to": item.get("grade") or item.get("at_most"),
            "auto": bool(item.get("auto")),
        }  # fmt: skip

    def clean_key(self) -> str:
        return _key(self.cleaned_data["key"])

    @property
    def item(self) -> Item:
        data = self.cleaned_data
        made: Item = {"key": data["key"], "title": data["title"], "at_most" if self.lowering else "grade": data["to"]}
        if data.get("auto"):
            made["auto"] = "no_self_score"
        return made


def _key(text: str) -> str:
    if not KEY.fullmatch(text):
        raise ValidationError(_("Mã gồm chữ không dấu, số, dấu chấm, gạch; bắt đầu bằng chữ hoặc số."))
    return text
