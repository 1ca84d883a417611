"""Forms of a meeting: its chair and agenda, clusters, votes on procedure, witnesses, what two people counted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, text_area, tick
from dinh.rights.decide.actions import Chair, Person, Place
from dinh.rights.decide.counting import SPOILED, UNUSED, Count, WrongCount
from dinh.rights.decide.forms_matters import moment_field
from dinh.rights.decide.models import Cluster, RollEntry, Round
from dinh.rights.decide.numbers import wanted
from dinh.rights.decide.queries import meeting as queries

AGENDA = _(
    "Nêu lý do, giới thiệu đại biểu\nThông qua chương trình\nBầu thư ký\nTrình bày nội dung, thảo luận\n"
    "Chọn cách biểu quyết\nBiểu quyết\nCông bố kết quả\nThông qua, ký văn bản"
)
MOST_CLUSTERS = 20


def number(label: Any, **options: Any) -> forms.IntegerField:
    widget = forms.NumberInput({"inputmode": "numeric", "min": 0})
    return forms.IntegerField(label=label, min_value=0, widget=widget, **options)


class ChairForm(forms.Form):
    vacant = tick(_("Thôn, tổ dân phố hiện chưa có trưởng thôn, tổ trưởng"))
    head_chairs_front = tick(_("Trưởng thôn, tổ trưởng kiêm Trưởng ban công tác Mặt trận"))
    name = line(_("Họ và tên người chủ trì"), 120)
    position = line(
        _("Chức danh"), required=False, help_text=_("Để trống thì ghi đúng chức danh luật giao triệu tập cuộc họp này.")
    )
    agenda = text_area(_("Chương trình"), 9, help_text=_("Mỗi việc một dòng; in trong giấy mời."))
    contact = line(_("Liên hệ"), required=False, help_text=_("Ai, số điện thoại nào để bà con hỏi; in trong giấy mời."))

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        meeting, chairs = queries.meeting_of(round), queries.helpers(round).get("chair", [])
        kwargs["initial"] = {
            "vacant": meeting.vacant, "head_chairs_front": meeting.head_chairs_front,
            "name": chairs[0].name if chairs else queries.head_name(round.group_id, today()),
            "position": chairs[0].position if chairs else "", "agenda": meeting.agenda or AGENDA,
            "contact": meeting.contact,
        }  # fmt: skip
        if not chairs and round.matter.code == "BQ4":
            kwargs["initial"]["name"] = ""  # the head does not convene their own removal or an election
        super().__init__(*args, **kwargs)

    def chair(self) -> Chair:
        data = self.cleaned_data
        return Chair(data["name"], data["position"], data["vacant"], data["head_chairs_front"])


class VoteForm(forms.Form):
    """A vote on procedure: how many of those present agreed."""

    present = number(_("Số đại diện hộ có mặt lúc đó"))
    yes = number(_("Số đồng ý"))

    def __init__(self, *args: Any, round: Round, part: str, **kwargs: Any) -> None:
        here = queries.part_of(round, part)
        kwargs.setdefault("initial", {})["present"] = here.present if here else None
        super().__init__(*args, **kwargs)

    def numbers(self) -> dict[str, int]:
        return {"yes": self.cleaned_data["yes"], "present": self.cleaned_data["present"]}


class SecretaryForm(VoteForm):
    name = line(_("Họ và tên thư ký"), 120)
    position = line(_("Nơi ở, chức danh"), required=False)
    field_order = ["name", "position"]

    def person(self) -> Person:
        return Person(self.cleaned_data["name"], self.cleaned_data["position"])


class WayForm(VoteForm):
    way = radios(_("Cách biểu quyết"), [("hands", _("Giơ tay")), ("secret", _("Bỏ phiếu kín"))])
    field_order = ["way"]


class CountersForm(VoteForm):
    """As many lines as the law lets count; those it does not ask for may stay empty."""

    field_order: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        law = wanted("decide.counters", today())
        for at in range(1, law.most + 1):
            label = _("Trưởng Ban kiểm phiếu") if at == 1 else _("Thành viên %d") % at
            self.fields[f"name_{at}"] = line(label, 120, required=at <= law.least)
        self.order_fields([f"name_{at}" for at in range(1, law.most + 1)])

    def people(self) -> list[Person]:
        return [Person(value) for name, value in self.cleaned_data.items() if name.startswith("name_") and value]


class WitnessForm(forms.Form):
    def __init__(self, *args: Any, round: Round, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = queries.part_of(round, part)
        self.entries = {str(each.pk): each for each in queries.entries_present(round, here.cluster if here else None)}
        choices = [("", _("— chọn hộ —"))] + [
            (key, f"{each.number} · {queries.who_came(each)}") for key, each in self.entries.items()
        ]
        for at in range(1, wanted("decide.witnesses", today()).most + 1):
            self.fields[f"entry_{at}"] = forms.ChoiceField(label=_("Hộ chứng kiến thứ %d") % at, choices=choices)

    def chosen(self) -> list[RollEntry]:
        return [self.entries[value] for value in self.cleaned_data.values()]


class WhyForm(forms.Form):
    why = text_area(_("Vì sao mở lại điểm danh"), 3, help_text=_("Ví dụ: hộ có mặt từ đầu nhưng chưa được đánh dấu."))


class SplitForm(forms.Form):
    clusters = forms.IntegerField(
        label=_("Số cụm"), min_value=2, max_value=MOST_CLUSTERS, initial=2,
        help_text=_("Các hộ được chia đều theo địa chỉ, gần nhau ở cùng cụm; sau đó sửa từng cụm."),
    )  # fmt: skip
    number = line(_("Số văn bản của Ủy ban nhân dân"), 60, help_text=_("Phương án họp theo cụm do UBND quyết định."))
    on = day_field(_("Ngày văn bản"))
    scattered = tick(_("Địa bàn sống rải rác"))

    def places(self, round: Round) -> list[Place]:
        """First names, places and hours: those of the meeting itself, to be changed cluster by cluster."""
        count = self.cleaned_data["clusters"]
        return [Place(str(_("Cụm %d") % at), round.place, round.opens_at) for at in range(1, count + 1)]


class ClusterForm(forms.Form):
    name = line(_("Tên cụm"), 100)
    place = line(_("Địa điểm"), 250)
    meets_at = moment_field(_("Lúc"))

    def __init__(self, *args: Any, cluster: Cluster, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": cluster.name, "place": cluster.place, "meets_at": cluster.meets_at}
        super().__init__(*args, **kwargs)

    def place_of(self) -> Place:
        return Place(**self.cleaned_data)


class PersonForm(forms.Form):
    """Who came for a household, when it is not the representative written down."""

    name = line(
        _("Người đến, nếu không phải người đại diện đã ghi"), 120, required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip


class TallyForm(forms.Form):
    """What one person counted of a part: each option, papers that do not count, those that did not vote.

    `papers` is how many took part there; the numbers must add up to it (None where nobody knows yet).
    """

    def __init__(self, *args: Any, round: Round, papers: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.round, self.papers = round, papers
        for key, label in round.option_labels.items():
            self.fields[key] = number(label)
        if round.secret:
            self.fields[SPOILED] = number(_("Phiếu không hợp lệ"), initial=0)
        self.fields[UNUSED] = number(_("Phiếu trắng, không nộp") if round.secret else _("Không biểu quyết"), initial=0)

    def clean(self) -> dict[str, int]:
        data = {key: value for key, value in self.cleaned_data.items() if value is not None}
        if self.papers is not None and not self.errors:
            votes = {key: data[key] for key in self.round.option_labels}
            total = self.round.total or 0
            try:
                Count(votes, self.papers, total, data.get(SPOILED, 0), data[UNUSED]).checked(self.round.seats)
            except WrongCount as error:
                raise forms.ValidationError(str(error)) from error
        return data
