"""Forms about titles and community forces."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area
from dinh.ground.households import queries as households
from dinh.ground.places.importing import TableForm
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.movements import queries_titles
from dinh.rights.movements.actions import Count, Meeting
from dinh.rights.movements.forms import DECISION, OfThing
from dinh.rights.movements.forms_council import GROUND, whole
from dinh.rights.movements.models import Activity, Force, ForceMember, GroupReview, Title


class TitleForm(OfThing):
    name = line(_("Danh hiệu"), 150)
    unit = radios(_("Xét cho"), Title.Unit.choices, initial="household")
    kind = radios(_("Tính vào số liệu"), Title.Kind.choices, initial="other")
    criteria = text_area(_("Tiêu chuẩn"), 6, max_length=4000, help_text=_("Mỗi dòng một điều."))
    pass_top = whole(_("Đạt khi số hộ dự họp đồng ý từ: số phần"), initial=1, help_text=_("Ví dụ 1 trên 2."))
    pass_bottom = whole(_("trên tổng số phần"), initial=2)
    posted_days = whole(_("Số ngày niêm yết"), 1, 365)
    ground = line(_("Căn cứ"), 300, help_text=GROUND)


class RoundForm(OfThing):
    year = whole(_("Năm"), 2000, 2100)
    until = day_field(_("Các thôn, tổ bình xét xong trước ngày"))

    def prepare(self) -> None:
        self.fields["year"].initial = today().year


class RegisterForm(OfThing):
    """The households of the group, as the register has them today; ticked are those that register."""

    households = forms.MultipleChoiceField(
        label=_("Hộ đăng ký"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        review: GroupReview = self.thing
        here = households.on(review.commune, today(), groups=[review.group_id])
        choices = [(str(one.id), f"{one.number} – {one.representative}") for one in here]
        self.fields["households"].choices = choices  # type: ignore[attr-defined]
        have = review.results.values_list("household_id", flat=True)
        self.fields["households"].initial = [str(pk) for pk in have]


class MeetingForm(OfThing):
    """The meeting; for a title of households a pair of numbers a household follows."""

    held_on = day_field(_("Ngày họp"))
    present = whole(_("Số hộ dự họp"), 1, 9999)
    minutes = line(_("Biên bản số"), 100)
    agreed = whole(_("Số hộ đồng ý"), 0, 9999)
    against = whole(_("Số hộ không đồng ý"), 0, 9999, initial=0)
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        review: GroupReview = self.thing
        self.fields["held_on"].initial = review.held_on or today()
        for name in ("present", "minutes", "edition"):
            self.fields[name].initial = getattr(review, name)
        if not review.round.title.of_households:
            for name in ("agreed", "against"):
                self.fields[name].initial = getattr(review, name)
            return
        del self.fields["agreed"], self.fields["against"]
        self.results = list(review.results.order_by("household__order", "pk"))
        for one in self.results:
            for name, label in (("agreed", _("Đồng ý")), ("against", _("Không"))):
                self.fields[f"{name}_{one.household_id}"] = forms.IntegerField(
                    label=f"{label}: {one.number} {one.name}", required=False, min_value=0, max_value=9999,
                    initial=getattr(one, name),
                    widget=forms.NumberInput({"class": "bare", "aria-label": f"{label}: {one.number} {one.name}"}),
                )  # fmt: skip

    @property
    def own(self) -> list[Any]:
        return [self[name] for name in self.fields if not name.startswith(("agreed_", "against_"))]

    @property
    def lines(self) -> list[tuple[Any, Any, Any]]:
        return [
            (one, self[f"agreed_{one.household_id}"], self[f"against_{one.household_id}"])
            for one in getattr(self, "results", [])
        ]

    def meeting(self) -> Meeting:
        data = self.cleaned_data
        return Meeting(data["held_on"], data["present"], data["minutes"], data.get("agreed"), data.get("against"))

    def counts(self) -> dict[int, Count]:
        data = self.cleaned_data
        return {
            one.household_id: Count(data[f"agreed_{one.household_id}"], data[f"against_{one.household_id}"] or 0)
            for one in getattr(self, "results", [])
            if data.get(f"agreed_{one.household_id}") is not None
        }


class ReviewTableForm(TableForm):
    """The meeting's own facts beside the table of its results."""

    held_on = day_field(_("Ngày họp"))
    present = whole(_("Số hộ dự họp"), 1, 9999)
    minutes = line(_("Biên bản số"), 100)
    field_order = ["held_on", "present", "minutes", "file"]


class RowForm(forms.Form):
    """A row of a table of results, as words."""

    number = line(_("Số hộ"), 20)
    name = line(_("Đại diện hộ"), 120, required=False)
    agreed = whole(_("Đồng ý"), 0, 9999)
    against = whole(_("Không đồng ý"), 0, 9999, required=False)


class PostReviewForm(OfThing):
    posted_on = day_field(_("Niêm yết từ ngày"))
    place = line(_("Niêm yết ở đâu"))

    def prepare(self) -> None:
        self.fields["posted_on"].initial = today()
        self.fields["place"].initial = self.thing.group.meeting_place


class CorrectForm(OfThing):
    agreed = whole(_("Số hộ đồng ý"), 0, 9999)
    against = whole(_("Số hộ không đồng ý"), 0, 9999, initial=0)
    why = line(_("Vì sao sửa"), 300)

    def prepare(self) -> None:
        for name in ("agreed", "against"):
            self.fields[name].initial = getattr(self.thing, name)


class RecogniseGroupsForm(OfThing):
    reviews = forms.ModelMultipleChoiceField(
        label=_("Thôn, tổ dân phố"), queryset=GroupReview.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    decision = line(_("Theo quyết định"), help_text=DECISION)
    decided_on = day_field(_("Ngày quyết định"))

    def prepare(self) -> None:
        rows = queries_titles.to_recognise(today()).filter(round=self.thing)
        self.fields["reviews"].queryset = rows  # type: ignore[attr-defined]
        self.fields["reviews"].label_from_instance = lambda one: str(one.group)  # type: ignore[attr-defined]
        self.fields["decided_on"].initial = today()


class ForceForm(OfThing):
    kind = radios(_("Loại"), Force.Kind.choices)
    name = line(_("Tên"), 150)
    body = one_of_rows(_("Cơ quan phụ trách"), Body.objects.none())
    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none(), required=False)
    decision = line(_("Theo quyết định"), help_text=DECISION)
    founded_on = day_field(_("Từ ngày"))

    def prepare(self) -> None:
        self.fields["body"].queryset = bodies_on(today())  # type: ignore[attr-defined]
        self.fields["group"].queryset = groups_on(today())  # type: ignore[attr-defined]
        self.fields["founded_on"].initial = today()


class EndForceForm(OfThing):
    ended_on = day_field(_("Kết thúc từ ngày"))
    decision = line(_("Theo quyết định"), help_text=DECISION)

    def prepare(self) -> None:
        self.fields["ended_on"].initial = today()


class JoinForm(OfThing):
    name = line(_("Họ và tên"), 120)
    role = radios(_("Việc được giao"), ForceMember.Role.choices, initial="member")
    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none(), required=False)
    since = day_field(_("Từ ngày"))
    decision = line(_("Theo quyết định"), help_text=DECISION)

    def prepare(self) -> None:
        self.fields["group"].queryset = groups_on(today())  # type: ignore[attr-defined]
        self.fields["group"].initial = self.thing.group
        self.fields["since"].initial = today()
        self.fields["decision"].initial = self.thing.decision


class LeaveForceForm(OfThing):
    until = day_field(_("Thôi từ ngày"))

    def prepare(self) -> None:
        self.fields["until"].initial = today()


class ActivityForm(OfThing):
    kind = radios(_("Loại việc"), Activity.Kind.choices)
    title = line(_("Việc đã làm"))
    held_on = day_field(_("Ngày"))
    place = line(_("Ở đâu"), required=False)
    people = whole(_("Số người tham gia"), 1, 99999)

    def prepare(self) -> None:
        self.fields["held_on"].initial = today()


class YearForm(OfThing):
    year = whole(_("Năm"), 2000, 2100)
    done = radios(_("Đã làm việc được giao trong năm"), [("1", _("Đã làm")), ("0", _("Chưa làm"))])

    def prepare(self) -> None:
        self.fields["year"].initial = today().year
