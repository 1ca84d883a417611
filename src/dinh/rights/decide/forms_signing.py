"""Forms of the community's decision: what was decided, who signs, the scan, a correction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, text_area, tick
from dinh.rights.decide.actions import Signers
from dinh.rights.decide.models import Matter, Round
from dinh.rights.decide.queries import decisions, votings
from dinh.rights.decide.queries import meeting as queries


class SigningForm(forms.Form):
    """The law's fields come from the count; here is what people wrote and who signed."""

    kind = forms.ChoiceField(label=_("Loại văn bản"))
    words = text_area(_("Quyết định của cộng đồng"), 6, help_text=_("Viết như đã đọc và thông qua."))
    head = line(_("Trưởng thôn, Tổ trưởng tổ dân phố"), 120)
    front = line(_("Trưởng ban công tác Mặt trận"), 120)
    one_person = tick(_("Một người giữ cả hai chức danh trên"))
    signed_on = day_field(_("Ngày ký"))

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        self.round = round
        given = kwargs.pop("initial", {})
        kwargs["initial"] = _first(round) | given
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = decisions.kinds(round)  # type: ignore[attr-defined]
        self.entries = {str(each.pk): each for each in decisions.may_sign(round)}
        choices = [("", _("— chọn hộ —"))] + [
            (key, f"{each.number} · {queries.who_came(each)}") for key, each in self.entries.items()
        ]
        self.lines = [f"household_{at}" for at in range(1, decisions.signing_households(round).most + 1)]
        for at, name in enumerate(self.lines, start=1):
            self.fields[name] = forms.ChoiceField(label=_("Đại diện hộ ký thứ %d") % at, choices=choices)
        self.order_fields(["why", "kind", "words", "head", "front", "one_person", *self.lines, "signed_on"])

    def signers(self) -> Signers:
        data = self.cleaned_data
        households = [self.entries[data[name]] for name in self.lines]
        return Signers(data["head"], data["front"], households, data["one_person"])


class CorrectionForm(SigningForm):
    why = text_area(_("Sai ở đâu, vì sao đính chính"), 3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"]


class ScanForm(forms.Form):
    file = forms.FileField(
        label=_("Ảnh chụp hoặc tệp PDF bản đã ký"),
        help_text=_("Nhiều trang thì gửi lần lượt từng trang, hoặc một tệp PDF."),
        widget=forms.ClearableFileInput({"accept": "image/*,application/pdf"}),
    )  # fmt: skip


def _first(round: Round) -> dict[str, Any]:
    """What is likely: the head in office, the content that was passed, today."""
    result = votings.result(round)
    passed = bool(result and result.verdict and result.verdict.passed)
    words = str(_("Cuộc họp không đủ đại diện hộ để biểu quyết."))
    if not votings.fell_short(round):
        words = _outcome(round.matter, passed)
    facts = queries.meeting_of(round)
    head = queries.head_name(round.group_id, today())
    return {
        "words": words, "head": head, "one_person": facts.head_chairs_front,
        "front": head if facts.head_chairs_front else "", "signed_on": today(),
    }  # fmt: skip


def _outcome(matter: Matter, passed: bool) -> str:
    title = {"title": matter.title.rstrip(".")}
    if not passed:
        return str(_("Cộng đồng dân cư không thông qua: %(title)s.") % title)
    return f"{_('Cộng đồng dân cư thông qua: %(title)s.') % title}\n{matter.content}"
