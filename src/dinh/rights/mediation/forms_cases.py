"""Forms about cases: what a party asks, what a head and mediators write down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.law.mediating import DECLINING, ENDING, OUTSIDE, RAISING, TRIGGERS
from dinh.rights.mediation import queries
from dinh.rights.mediation.actions import Side
from dinh.rights.mediation.forms_teams import _cited
from dinh.rights.mediation.models import Case, Member, Team

ONLY_US = _("Chỉ tổ trưởng và hòa giải viên được phân công đọc được.")


class AskForm(forms.Form):
    """Nhờ hòa giải, without an account. `website` is a trap: people do not see it, programs fill it in."""

    team = forms.ModelChoiceField(label=_("Nhờ tổ hòa giải nào?"), queryset=Team.objects.none(), empty_label=None)
    content = text_area(
        _("Chuyện gì cần hòa giải?"), max_length=8000, help_text=_("Kể như nói chuyện: với ai, việc gì, từ bao giờ.")
    )
    other = line(_("Bên kia là ai?"), 120, required=False, help_text=_("Họ tên, hoặc nhà nào."))
    name = line(_("Họ và tên của mình"), 120, widget=forms.TextInput({"autocomplete": "name"}))
    phone = line(
        _("Điện thoại"), 20, required=False, widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"})
    )
    about = line(_("Chỗ ở"), 300, required=False, help_text=_("Ghi điện thoại hoặc chỗ ở, để tổ trưởng tìm gặp."))
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [team.pk for team in queries.askable(today())]
        self.fields["team"].queryset = Team.objects.filter(pk__in=open_to).select_related("group")  # type: ignore[attr-defined]

    @property
    def who(self) -> Side:
        data = self.cleaned_data
        return Side(data["name"], data["about"], data["phone"])


class FollowForm(forms.Form):
    ref = forms.CharField(
        label=_("Mã"), max_length=20, help_text=_("Trên giấy nhận, ví dụ HG-7K3M-9QXT."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    pin = forms.CharField(
        label=_("Mã PIN"), max_length=12, help_text=_("Sáu chữ số, in cùng chỗ với mã."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class SidesForm(forms.Form):
    """Two sides, and a third when there is one."""

    name_1 = line(_("Bên thứ nhất: họ và tên"), 120, help_text=ONLY_US)
    about_1 = line(_("Bên thứ nhất: tuổi, địa chỉ"), 300, required=False)
    name_2 = line(_("Bên thứ hai: họ và tên"), 120)
    about_2 = line(_("Bên thứ hai: tuổi, địa chỉ"), 300, required=False)
    name_3 = line(_("Người liên quan khác"), 120, required=False)
    about_3 = line(_("Người liên quan khác: tuổi, địa chỉ"), 300, required=False)

    def sides(self) -> list[Side]:
        data = self.cleaned_data
        return [Side(data[f"name_{n}"], data[f"about_{n}"], data.get(f"phone_{n}", "")) for n in (1, 2, 3)]


class EnterForm(SidesForm):
    received_on = day_field(_("Ngày nhận"))
    trigger = radios(_("Vì sao hòa giải"), _cited(TRIGGERS))
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Case.Field.choices)
    content = text_area(_("Nội dung vụ, việc"), help_text=ONLY_US)
    urgent = tick(_("Phải hòa giải ngay (đang chứng kiến vụ, việc)"))
    scope = tick(_("Đã xem: không thuộc trường hợp nào không được hòa giải ghi ở trên"))
    field_order = ["scope", "received_on", "trigger", "field", "content"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].required = True


class ActForm(forms.Form):
    """A form of an act on one case; `edition` says which state of it the writer was looking at."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.fields["edition"].initial = case.edition
        for field in self.fields.values():
            if isinstance(field, forms.DateField) and field.initial is None:
                field.initial = today()
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values from the case."""


class TakeForm(ActForm):
    scope = tick(_("Đã xem: việc này thuộc phạm vi hòa giải ở cơ sở"))
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Case.Field.choices)
    other = line(_("Bên kia: họ và tên"), 120, help_text=ONLY_US)
    urgent = tick(_("Phải hòa giải ngay"))

    def prepare(self) -> None:
        self.fields["scope"].required = True
        if self.case.parties.count() > 1:
            del self.fields["other"]


class OutsideForm(ActForm):
    outside = radios(_("Vì sao không hòa giải"), _cited(OUTSIDE))
    reply = text_area(
        _("Hướng dẫn cho người nhờ"), 4, max_length=2000, help_text=_("Người nhờ đọc được: nên đến đâu, gặp ai.")
    )


class AssignForm(ActForm):
    members = forms.ModelMultipleChoiceField(
        label=_("Hòa giải viên"), queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    on = day_field(_("Ngày phân công"))
    chosen = tick(_("Do các bên lựa chọn"))

    def prepare(self) -> None:
        teams = [pk for pk in (self.case.team_id, self.case.partner_id) if pk]
        given = self.case.assignments.filter(left_on=None).values("member")
        rows = Member.objects.filter(team__in=teams, recognised_on__isnull=False, ceased_on=None)
        self.fields["members"].queryset = rows.exclude(pk__in=given)  # type: ignore[attr-defined]


class DeclineForm(ActForm):
    member = one_of_rows(_("Hòa giải viên"), Member.objects.none(), empty_label=None)
    ground = radios(_("Vì sao"), _cited(DECLINING))

    def prepare(self) -> None:
        given = self.case.assignments.filter(left_on=None).values("member")
        self.fields["member"].queryset = Member.objects.filter(pk__in=given)  # type: ignore[attr-defined]


class DayForm(ActForm):
    day = day_field(_("Ngày các bên thỏa thuận bắt đầu"))


class ShareForm(ActForm):
    partner = one_of_rows(_("Tổ hòa giải của bên kia"), Team.objects.none())

    def prepare(self) -> None:
        self.fields["partner"].queryset = queries.teams(today()).exclude(pk=self.case.team_id)  # type: ignore[attr-defined]


class SessionForm(ActForm):
    held_on = day_field(_("Ngày"))
    words = text_area(_("Đã nói gì, đi đến đâu"), help_text=ONLY_US)
    place = line(_("Nơi hòa giải"), required=False)
    is_public = tick(_("Công khai, theo ý kiến các bên"))


class SettleForm(ActForm):
    on = day_field(_("Ngày thỏa thuận"))
    agreed = text_area(_("Thỏa thuận đạt được và giải pháp thực hiện"), help_text=ONLY_US)
    written = tick(_("Các bên muốn lập văn bản hòa giải thành"), help_text=_("Khi đó điền ba ô dưới đây."))
    course = text_area(_("Diễn biến quá trình hòa giải"), 4, required=False)
    duties = text_area(_("Quyền và nghĩa vụ của các bên"), 4, required=False)
    manner = text_area(_("Phương thức, thời hạn thực hiện"), 3, required=False)


class NotSettleForm(ActForm):
    on = day_field(_("Ngày kết thúc"))
    wants = text_area(_("Yêu cầu của mỗi bên; đã hướng dẫn đến đâu"), help_text=ONLY_US)


class EndForm(ActForm):
    on = day_field(_("Ngày kết thúc"))
    ending = radios(_("Vì sao"), _cited(ENDING))
    words = text_area(_("Ghi thêm"), 3, required=False, help_text=ONLY_US)


class AgainForm(ActForm):
    on = day_field(_("Ngày các bên yêu cầu"))


class FollowUpForm(ActForm):
    seen_on = day_field(_("Ngày"))
    result = radios(_("Thực hiện thỏa thuận"), Case.Performed.choices)
    words = text_area(_("Ghi chú"), 3, required=False, max_length=2000, help_text=ONLY_US)


class RaiseForm(ActForm):
    ground = radios(_("Căn cứ"), _cited(RAISING))
    words = text_area(_("Đã thấy gì, nguy cơ gì"), max_length=4000)
    to = line(
        _("Báo cho cơ quan nào"), required=False,
        help_text=_("Ghi khi có dấu hiệu vi phạm, ví dụ Công an phường. Nguy cơ bạo lực thì tự báo Chủ tịch."),
    )  # fmt: skip


class EditForm(SidesForm, ActForm):
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Case.Field.choices)
    content = text_area(_("Nội dung vụ, việc"), help_text=ONLY_US)

    def prepare(self) -> None:
        self.fields["field"].initial, self.fields["content"].initial = self.case.field, self.case.private.content
        for number, party in enumerate(self.case.parties.all()[:3], start=1):
            self.fields[f"name_{number}"].initial = party.name
            self.fields[f"about_{number}"].initial = party.about
            kept = forms.CharField(required=False, widget=forms.HiddenInput, initial=party.phone, max_length=20)
            self.fields[f"phone_{number}"] = kept


class PayForm(ActForm):
    amount = forms.IntegerField(label=_("Số tiền (đồng)"), min_value=1)
    on = day_field(_("Ngày chi"))
    ground = line(_("Chứng từ"), help_text=_("Số, ngày của chứng từ; theo mức chi của địa phương."))


class AnswerForm(forms.Form):
    answer = text_area(_("Biện pháp đã thực hiện"), 4, max_length=4000, help_text=_("Ai làm, làm gì, ngày nào."))
