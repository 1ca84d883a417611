"""Forms about teams and mediators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Post
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.mediating import CEASING, METHODS
from dinh.rights.mediation import queries
from dinh.rights.mediation.actions.members import Candidate
from dinh.rights.mediation.models import Member, Review, Team

DECISION = _("Số, ngày của quyết định. Ví dụ: 45/QĐ-UBND ngày 10/3/2026.")


def _cited(items: Any) -> list[tuple[str, str]]:
    return [(key, f"{item.title[0].upper()}{item.title[1:]} ({item.cite})") for key, item in items.items()]


class TeamForm(forms.Form):
    """What a team is: new, or changed."""

    name = line(_("Tên tổ hòa giải"), 120, help_text=_("Ví dụ: Tổ hòa giải tổ dân phố 3."))
    seats = forms.IntegerField(
        label=_("Số hòa giải viên"), min_value=1, max_value=99,
        help_text=_("Số Chủ tịch Ủy ban nhân dân đã quyết định theo đề nghị của Mặt trận."),
    )  # fmt: skip
    decision = line(_("Theo quyết định"), help_text=DECISION)
    minority_area = tick(_("Vùng có nhiều đồng bào dân tộc thiểu số"))
    contact = line(
        _("Bà con gặp, gọi ở đâu"),
        300,
        required=False,
        help_text=_("Hiện ở trang công khai: nơi gặp, giờ, điện thoại."),
    )

    def __init__(self, *args: Any, thing: Any = None, **kwargs: Any) -> None:
        if thing is not None and hasattr(thing, "seats"):
            names = ("name", "seats", "decision", "minority_area", "contact")
            kwargs["initial"] = {name: getattr(thing, name) for name in names}
        super().__init__(*args, **kwargs)


class NewTeamForm(TeamForm):
    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none())
    founded_on = day_field(_("Từ ngày"))
    field_order = ["group", "name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_on(today())  # type: ignore[attr-defined]


class OfTeamForm(forms.Form):
    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing = thing
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values from the thing."""


class ElectionForm(OfTeamForm):
    held_on = day_field(_("Ngày bầu"))
    method = radios(_("Bầu bằng cách nào"), _cited(METHODS))
    households = forms.IntegerField(
        label=_("Tổng số đại diện hộ gia đình"), min_value=1,
        help_text=_("Của cả thôn, tổ dân phố, không phải số hộ đến họp. Chốt tại ngày bầu."),
    )  # fmt: skip
    seats = forms.IntegerField(label=_("Số người cần bầu"), min_value=1)
    minutes = line(_("Biên bản"), required=False, help_text=_("Số, ngày biên bản kiểm phiếu."))

    def prepare(self) -> None:
        team: Team = self.thing
        have = len([m for m in team.members.all() if m.ceased_on is None])
        self.fields["households"].initial = team.group.households or None
        self.fields["seats"].initial = max(team.seats - have, 1)


class CandidateForm(forms.Form):
    name = line(_("Họ và tên"), 120)
    votes = forms.IntegerField(label=_("Số hộ đồng ý"), min_value=0)
    woman = tick(_("Nữ"))
    minority = tick(_("Dân tộc thiểu số"))
    lawyer = tick(_("Có chuyên môn luật"))


CandidateFormSet = formset_factory(CandidateForm, extra=8, max_num=30, absolute_max=30)


def candidates_of(formset: Any) -> list[Candidate]:
    return [Candidate(**form.cleaned_data) for form in formset if form.cleaned_data]


class ReviewForm(OfTeamForm):
    year = forms.IntegerField(label=_("Năm"), min_value=2014, max_value=2100)
    held_on = day_field(_("Ngày rà soát"))
    led_by = line(_("Trưởng ban công tác Mặt trận chủ trì"), help_text=_("Họ và tên."))
    verdict = radios(_("Đánh giá"), Review.Verdict.choices)
    words = text_area(_("Nhận xét, kiến nghị"), 4, required=False, max_length=4000)
    words.conditional = True  # type: ignore[attr-defined]

    def prepare(self) -> None:
        self.fields["year"].initial, self.fields["held_on"].initial = today().year, today()


class EndTeamForm(OfTeamForm):
    ended_on = day_field(_("Kết thúc từ ngày"))
    ground = line(_("Theo quyết định"), 300, help_text=DECISION)
    into = one_of_rows(
        _("Tổ nhận tiếp vụ chưa xong"), Team.objects.none(), required=False,
        help_text=_("Cần khi tổ còn vụ chưa xong: các vụ đó vào sổ của tổ này."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields["into"].queryset = queries.teams(today()).exclude(pk=self.thing.pk)  # type: ignore[attr-defined]
        self.fields["ended_on"].initial = today()


class MemberForm(OfTeamForm):
    name = line(_("Họ và tên"), 120)
    woman = tick(_("Nữ"))
    minority = tick(_("Người dân tộc thiểu số"))
    lawyer = tick(_("Có chuyên môn luật"))
    phone = line(_("Điện thoại"), 20, required=False)
    phone_shown = tick(_("Đồng ý cho công khai điện thoại"))
    post = one_of_rows(
        _("Chức danh đăng nhập"), Post.objects.none(), required=False,
        help_text=_("Để đọc vụ được phân công trên điện thoại. Không bắt buộc."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields["post"].queryset = Post.objects.select_related("body").order_by("title")  # type: ignore[attr-defined]
        for name in self.fields:
            self.fields[name].initial = getattr(self.thing, name)


class HeadForm(OfTeamForm):
    decision = line(_("Theo quyết định"), help_text=DECISION)
    on = day_field(_("Từ ngày"))

    def prepare(self) -> None:
        self.fields["on"].initial = today()


class CeaseForm(HeadForm):
    ground = radios(_("Căn cứ"), _cited(CEASING))
    field_order = ["ground"]


class RecogniseForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        label=_("Người được công nhận"), queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    decision = line(_("Theo quyết định"), help_text=DECISION)
    on = day_field(_("Ngày công nhận"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["members"]
        field.queryset = queries.to_recognise()  # type: ignore[attr-defined]
        field.label_from_instance = _told  # type: ignore[attr-defined]
        self.fields["on"].initial = today()


def _told(member: Member) -> str:
    votes = f": {member.votes}/{member.election.households}" if member.election else ""
    return f"{member.name} – {member.team}{votes}"


class ImportRowForm(forms.Form):
    """A row of the table of mediators, as words."""

    group = line(_("Thôn, tổ dân phố"), 100)
    team = line(_("Tổ hòa giải"), 120, required=False)
    name = line(_("Họ và tên"), 120)
    recognised_on = day_field(_("Ngày công nhận"))
    decision = line(_("Quyết định"))
    woman = line(_("Nữ"), 10, required=False)
    minority = line(_("Dân tộc thiểu số"), 10, required=False)
    lawyer = line(_("Chuyên môn luật"), 10, required=False)
    head = line(_("Tổ trưởng"), 10, required=False)
    phone = line(_("Điện thoại"), 20, required=False)
