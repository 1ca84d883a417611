"""Forms of slips: the team, giving, taking back, reading, bundles; the household's own two."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, tick
from dinh.law import rules
from dinh.rights.decide.actions import Member
from dinh.rights.decide.models import Helper, RollEntry, Round, Slip
from dinh.rights.decide.queries import slips as queries


class TeamForm(forms.Form):
    """As many people as the law allows; the first leads."""

    def __init__(self, data: Any = None, *, round: Round, **kwargs: Any) -> None:
        team = queries.team(round)
        super().__init__(data, **kwargs)
        online = round.form == Round.Form.ONLINE
        rule = rules.get("decide.online_team" if online else "decide.ballot_team").on(today())
        self.most = rule.high or 5  # type: ignore[union-attr]
        least = rule.low or 1  # type: ignore[union-attr]
        for at in range(self.most):
            there = team[at] if at < len(team) else None
            title = _("Tổ trưởng, đại diện Ban công tác Mặt trận") if at == 0 else _("Thành viên %d") % (at + 1)
            needed = at < least
            self.fields[f"name{at}"] = line(title, 120, required=needed, initial=there.name if there else "")
            self.fields[f"position{at}"] = line(
                _("Chức danh, nơi ở"), 200, required=False, initial=there.position if there else ""
            )
            if online:
                self.fields[f"it{at}"] = tick(_("Thạo công nghệ thông tin"), initial=bool(there and there.knows_it))
        self.fields["from_front"] = forms.BooleanField(
            label=_("Tổ trưởng là đại diện Ban công tác Mặt trận"), initial=bool(team),
            error_messages={"required": _("Luật giao Ban công tác Mặt trận làm tổ trưởng: xác nhận trước khi lưu.")},
        )  # fmt: skip

    def members(self) -> list[Member]:
        data = self.cleaned_data
        return [
            Member(data[f"name{at}"], data[f"position{at}"], at == 0, bool(data.get(f"it{at}")))
            for at in range(self.most) if data.get(f"name{at}", "").strip()
        ]  # fmt: skip


class WitnessForm(forms.Form):
    """Two households by their numbers."""

    first = line(gettext_lazy("Số hộ thứ nhất"), 20)
    second = line(gettext_lazy("Số hộ thứ hai"), 20)

    def __init__(self, data: Any = None, *, round: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.round = round

    def _entry(self, name: str) -> RollEntry:
        number = self.cleaned_data[name].strip()
        found: RollEntry | None = RollEntry.objects.filter(round=self.round, number__iexact=number).first()
        if found is None:
            raise ValidationError(_("Danh sách đã chốt không có hộ số %s.") % number)
        return found

    def clean_first(self) -> RollEntry:
        return self._entry("first")

    def clean_second(self) -> RollEntry:
        return self._entry("second")


class AssignForm(forms.Form):
    """Whose slips, from which serial to which."""

    giver = one_of_rows(gettext_lazy("Người giao"), Helper.objects.none())
    first = forms.IntegerField(label=gettext_lazy("Từ số"), min_value=1)
    last = forms.IntegerField(label=gettext_lazy("Đến số"), min_value=1)

    def __init__(self, data: Any = None, *, round: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field: Any = self.fields["giver"]
        field.queryset = round.helpers.filter(role__in=queries.TEAM).order_by("pk")


class GiveForm(forms.Form):
    """When slips were handed over; which ones are ticked in the list beside it."""

    on = day_field(gettext_lazy("Ngày giao"))
    to = line(gettext_lazy("Người nhận, khi chỉ đánh dấu một phiếu"), 120, required=False)


class SlipFilter(forms.Form):
    """The list's filters, in the address."""

    q = line(gettext_lazy("Số phiếu, số hộ, tên"), 60, required=False)
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[("", gettext_lazy("Tất cả")), *queries.STATES]
    )
    nguoi_giao = forms.ChoiceField(label=gettext_lazy("Người giao"), required=False)

    def __init__(self, data: Any = None, *, round: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = [(str(each.pk), each.name) for each in queries.team(round)]
        self.fields["nguoi_giao"].choices = [("", _("Tất cả")), *people]  # type: ignore[attr-defined]


class FindForm(forms.Form):
    """What stands on the stub, or was scanned from it."""

    ma = line(gettext_lazy("Mã trên cuống, số phiếu, số hộ hoặc tên"), 200)


class WhyForm(forms.Form):
    why = line(gettext_lazy("Lý do"), 200)


class ReplaceForm(forms.Form):
    ended = radios(gettext_lazy("Phiếu này"), [each for each in Slip.Ended.choices if each[0]])
    why = line(gettext_lazy("Ghi rõ"), 200, required=False)


class ReadForm(forms.Form):
    """What stands on a slip."""

    serial = forms.IntegerField(label=gettext_lazy("Phiếu số"), min_value=1)
    answer = forms.MultipleChoiceField(
        label=gettext_lazy("Trên phiếu đánh dấu"), required=False, widget=forms.CheckboxSelectMultiple
    )
    spoiled = tick(gettext_lazy("Phiếu không hợp lệ"))
    why = line(gettext_lazy("Vì sao không hợp lệ"), 200, required=False)
    words = line(gettext_lazy("Ý kiến khác ghi trên phiếu"), 500, required=False)

    def __init__(self, data: Any = None, *, round: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.round = round
        self.fields["answer"].choices = list(round.option_labels.items())  # type: ignore[attr-defined]
        self.fields["why"].conditional = True  # type: ignore[attr-defined]
        self.fields["answer"].conditional = True  # type: ignore[attr-defined]

    def clean_serial(self) -> Slip:
        serial = self.cleaned_data["serial"]
        found: Slip | None = Slip.objects.filter(round=self.round, serial=serial).select_related("round").first()
        if found is None:
            raise ValidationError(_("Không có phiếu số %d trong lần lấy phiếu này.") % serial)
        return found


class BundlesForm(forms.Form):
    """One bundle a line: its name, then how many papers."""

    lines = forms.CharField(
        label=gettext_lazy("Các bó, mỗi dòng một bó: tên bó, dấu phẩy, số phiếu"),
        widget=forms.Textarea(attrs={"rows": 6}), max_length=4000,
        help_text=gettext_lazy("Ví dụ: Bó 1, 50"),
    )  # fmt: skip

    def clean_lines(self) -> list[tuple[str, int]]:
        found = []
        for at, row in enumerate(filter(None, map(str.strip, self.cleaned_data["lines"].splitlines())), start=1):
            name, _comma, papers = row.rpartition(",")
            if not name.strip() or not papers.strip().isdecimal() or len(papers.strip()) > 6:
                words = _("Dòng %(at)d: «%(row)s». Ghi tên bó, dấu phẩy, rồi số phiếu.")
                raise ValidationError(words % {"at": at, "row": row[:60]})
            found.append((name.strip(), int(papers)))
        return found


class CodeForm(forms.Form):
    """A household types its code. It is read as people write: small letters, blanks, without hyphens."""

    code = forms.CharField(
        label=gettext_lazy("Mã trên phiếu"), max_length=40,
        help_text=gettext_lazy("Mười hai chữ và số, ví dụ K7MN-4PQR-XT29. Gõ liền hay cách đều được."),
        widget=forms.TextInput(attrs={
            "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code",
        }),
    )  # fmt: skip


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=gettext_lazy("Mã kiểm đếm"), max_length=40,
        help_text=gettext_lazy("Ở cuống phiếu, hoặc trên trang hiện ra sau khi gửi phiếu trên mạng."),
        widget=forms.TextInput(attrs={
            "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code",
        }),
    )  # fmt: skip


class BallotForm(forms.Form):
    """The question's options: one of them, or up to as many as there are seats."""

    def __init__(self, data: Any = None, *, round: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        options = list(round.option_labels.items())
        if round.seats == 1:
            field: forms.Field = forms.ChoiceField(
                label=_("Hộ chọn"), choices=options, widget=forms.RadioSelect,
                error_messages={"required": _("Hãy chọn một phương án.")},
            )  # fmt: skip
        else:
            label = _("Hộ chọn nhiều nhất %d") % round.seats
            field = forms.MultipleChoiceField(
                label=label, choices=options, widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Hãy chọn ít nhất một phương án.")},
            )  # fmt: skip
        self.fields["answer"] = field

    def chosen(self) -> list[str]:
        answer = self.cleaned_data["answer"]
        return [answer] if isinstance(answer, str) else list(answer)
