"""What people type about the committee. Lists are typed one line each, so that they work everywhere, on any device."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body, Post
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.gate import Refused
from dinh.office.committee.actions import Line
from dinh.office.committee.models import Attendance, Member
from dinh.office.committee.queries import Seat

UNKNOWN = "unknown"
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def text_area(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def tried(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Run an act; what it refuses goes onto the form, so that nothing typed is lost. True when it was done."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as error:
        for name, messages in getattr(error, "message_dict", {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, messages)
    return not form.errors


class OnBodies(forms.Form):
    """A form that chooses among the bodies of a day."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("body", "lead", "units"):
            if name in self.fields:
                self.fields[name].queryset = bodies_on(day)  # type: ignore[attr-defined]


class CommitteeForm(OnBodies):
    name = forms.CharField(
        label=gettext_lazy("Tên"), max_length=200, initial=gettext_lazy("Ban Chỉ đạo thực hiện dân chủ ở cơ sở")
    )
    body = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan ban hành văn bản của Ban"),
        queryset=Body.objects.none(),
        help_text=gettext_lazy("Văn bản của Ban Chỉ đạo lấy số ở sổ của cơ quan này."),
    )
    begins = day_field(gettext_lazy("Thành lập từ ngày"))
    ground = forms.CharField(label=gettext_lazy("Theo quyết định"), max_length=200, required=False)


class OwnershipForm(OnBodies):
    body = forms.ModelChoiceField(label=gettext_lazy("Cơ quan phụ trách"), queryset=Body.objects.none())
    ground = forms.CharField(label=gettext_lazy("Theo văn bản"), max_length=200, required=False)


class EndForm(forms.Form):
    ends = day_field(gettext_lazy("Thôi từ ngày"))


class UnitsForm(OnBodies):
    """What can change in a seat."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=Member.Role.choices, initial=Member.Role.MEMBER)
    order = forms.IntegerField(
        label=gettext_lazy("Thứ tự"), min_value=1, max_value=999, initial=100,
        help_text=gettext_lazy("Số nhỏ đứng trước."),
    )  # fmt: skip
    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Đơn vị phụ trách"), queryset=Body.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


class MemberForm(UnitsForm):
    post = forms.ModelChoiceField(label=gettext_lazy("Chức danh"), queryset=Post.objects.none(), required=False)
    name = forms.CharField(
        label=gettext_lazy("Hoặc họ tên, chức vụ"), max_length=200, required=False,
        help_text=gettext_lazy("Cho thành viên không giữ chức danh nào trong hệ thống."),
    )  # fmt: skip
    begins = day_field(gettext_lazy("Từ ngày"))
    field_order = ["post", "name", "role", "order", "begins", "units"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.select_related("body")  # type: ignore[attr-defined]


class ItemForm(OnBodies):
    text = text_area(gettext_lazy("Nội dung"), 3, max_length=1000)
    month = forms.TypedChoiceField(
        label=gettext_lazy("Tháng"), required=False, coerce=int, empty_value=None,
        choices=[("", "–"), *((month, str(month)) for month in range(1, 13))],
    )  # fmt: skip
    quarter = forms.TypedChoiceField(
        label=gettext_lazy("hoặc Quý"), required=False, coerce=int, empty_value=None,
        choices=[("", "–"), (1, "I"), (2, "II"), (3, "III"), (4, "IV")],
    )  # fmt: skip
    due = day_field(gettext_lazy("hoặc Ngày"), required=False)
    lead = forms.ModelChoiceField(label=gettext_lazy("Chủ trì"), queryset=Body.objects.none(), required=False)

    def clean(self) -> dict[str, Any]:
        if sum(self.cleaned_data.get(name) is not None for name in ("month", "quarter", "due")) > 1:
            self.add_error("month", _("Thời gian: chỉ ghi một trong ba: tháng, quý hoặc ngày."))
        return self.cleaned_data


class DoneForm(forms.Form):
    done_on = day_field(gettext_lazy("Xong ngày"))
    note = forms.CharField(label=gettext_lazy("Kết quả"), max_length=500)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class MeetingForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Nội dung họp"), max_length=300)
    day = day_field(gettext_lazy("Ngày"))
    time = forms.TimeField(label=gettext_lazy("Giờ"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=200)
    chair = forms.ModelChoiceField(label=gettext_lazy("Chủ trì"), queryset=Member.objects.none(), required=False)
    agenda = text_area(
        gettext_lazy("Chương trình họp"),
        6,
        max_length=8000,
        help_text=gettext_lazy(
            "Mỗi dòng một nội dung; người trình bày ghi sau dấu |. Ví dụ: Báo cáo năm | Ban Xây dựng Đảng"
        ),
    )
    guests = text_area(gettext_lazy("Khách mời"), 2, max_length=2000, required=False)

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = members  # type: ignore[attr-defined]

    def clean_agenda(self) -> list[tuple[str, str]]:
        return pairs(self.cleaned_data["agenda"], "|")

    @property
    def given(self) -> dict[str, Any]:
        """The meeting as its acts take it."""
        asked = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(asked["day"], asked["time"]))
        return {
            "starts_at": starts_at,
            **{name: asked[name] for name in ("subject", "place", "chair", "agenda", "guests")},
        }


def pairs(text: str, mark: str) -> list[tuple[str, str]]:
    """One pair a line, split at the first mark; a line without it has an empty second half.

    >>> pairs("Báo cáo năm | Ban Xây dựng Đảng\\n\\nThảo luận", "|")
    [('Báo cáo năm', 'Ban Xây dựng Đảng'), ('Thảo luận', '')]
    """
    split = (line.partition(mark) for line in text.splitlines() if line.strip())
    return [(first.strip(), second.strip()) for first, _mark, second in split]


class RollForm(forms.Form):
    """Attendance of every member, and the opinions, each on its line as «Người phát biểu: ý kiến»."""

    opinions = text_area(
        gettext_lazy("Ý kiến phát biểu"),
        8,
        required=False,
        max_length=20000,
        help_text=gettext_lazy(
            "Mỗi ý kiến một dòng, người phát biểu đứng trước dấu hai chấm. Ví dụ: Đồng chí Mai: nhất trí."
        ),
    )

    def __init__(self, *args: Any, roll: Sequence[tuple[Seat, Attendance | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = [seat for seat, _noted in roll]
        for seat, noted in roll:
            label = f"{seat.person or seat.member}"
            self.fields[f"presence-{seat.member.pk}"] = forms.ChoiceField(
                label=label, widget=forms.RadioSelect, initial=noted.presence if noted else UNKNOWN,
                choices=[*Attendance.Presence.choices, (UNKNOWN, _("chưa rõ"))],
            )  # fmt: skip
            self.fields[f"note-{seat.member.pk}"] = forms.CharField(
                label=_("Ghi chú, người dự thay"), required=False, max_length=200, initial=noted.note if noted else ""
            )

    @property
    def rows(self) -> list[tuple[Seat, forms.BoundField, forms.BoundField]]:
        return [(seat, self[f"presence-{seat.member.pk}"], self[f"note-{seat.member.pk}"]) for seat in self.seats]

    def clean_opinions(self) -> list[tuple[str, str]]:
        said = pairs(self.cleaned_data["opinions"], ":")
        for number, (speaker, text) in enumerate(said, start=1):
            if not speaker or not text:
                raise ValidationError(
                    _("Ý kiến, dòng %(number)d: thiếu người phát biểu hoặc ý kiến. Hãy ghi “Người phát biểu: ý kiến”.")
                    % {"number": number}
                )
        return said

    @property
    def attendance(self) -> dict[Member, tuple[str, str]]:
        asked = self.cleaned_data
        return {
            seat.member: (presence, asked.get(f"note-{seat.member.pk}", ""))
            for seat in self.seats
            if (presence := asked[f"presence-{seat.member.pk}"]) != UNKNOWN
        }


class LineForm(OnBodies):
    """One task of a conclusion; an empty row is no row."""

    body = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=gettext_lazy("– Chọn đơn vị –"),
    )
    agency = forms.CharField(
        label=gettext_lazy("Hoặc tên chung"), max_length=200, required=False,
        help_text=gettext_lazy("Ví dụ: Các cơ quan, đơn vị; các chi bộ."),
    )  # fmt: skip
    text = text_area(gettext_lazy("Việc phải làm"), 2, max_length=2000, required=False)
    due = forms.CharField(
        label=gettext_lazy("Hạn"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Ví dụ: trước ngày 10/12/2026."),
    )

    @property
    def line(self) -> Line:
        asked = self.cleaned_data
        return Line(asked["text"], asked["body"], asked["agency"], asked["due"])


class AssessmentForm(forms.Form):
    assessment = text_area(
        gettext_lazy("Đánh giá"), 6, required=False, max_length=20000, help_text=gettext_lazy("Mỗi đoạn một dòng.")
    )
