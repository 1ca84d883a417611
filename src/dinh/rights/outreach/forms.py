"""What people type about outreach. Kinds of people are typed one a line, the count after a colon."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.outreach.actions import Asked
from dinh.rights.outreach.actions.sessions import Words
from dinh.rights.outreach.models import PlanLine, Quiz, Session
from dinh.rights.outreach.queries import audiences_lines

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
LETTERS = "ABCD"
MOST_PEOPLE = 1_000_000  # a slip of the hand, not a session
_COUNTED = re.compile(r"^(?P<kind>.*?)\s*:\s*(?P<count>\d[\d. ]*)$")


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def time_field(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%Hh%M", "%Hh"], **options)


def text_area(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
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


def kinds_counted(text: str) -> list[tuple[str, int | None]]:
    """One kind a line; a number after the last colon is how many came.

    >>> kinds_counted("Người cao tuổi: 20\\nThanh niên")
    [('Người cao tuổi', 20), ('Thanh niên', None)]
    """
    out: list[tuple[str, int | None]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _COUNTED.match(line)
        count = int(re.sub(r"\D", "", found["count"])) if found else None
        out.append((found["kind"] if found else line.rstrip(": "), count))
    return out


class LineForm(forms.Form):
    month = forms.TypedChoiceField(
        label=gettext_lazy("Tháng"), coerce=int, choices=[(month, str(month)) for month in range(1, 13)]
    )
    topic = forms.CharField(label=gettext_lazy("Chủ đề"), max_length=300)
    audience = forms.CharField(
        label=gettext_lazy("Đối tượng"), max_length=300, help_text=gettext_lazy("Ví dụ: người dân các tổ; học sinh.")
    )
    lead = forms.ModelChoiceField(label=gettext_lazy("Cơ quan chủ trì"), queryset=Body.objects.none())

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = bodies_on(day)  # type: ignore[attr-defined]


class SessionForm(forms.Form):
    topic = forms.CharField(label=gettext_lazy("Nội dung"), max_length=300)
    cited = forms.CharField(
        label=gettext_lazy("Văn bản pháp luật được giới thiệu"), max_length=300, required=False,
        help_text=gettext_lazy("Ghi cả số, ký hiệu. Ví dụ: Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15."),
    )  # fmt: skip
    form = forms.ChoiceField(label=gettext_lazy("Hình thức"), choices=Session.Form.choices)
    line = forms.ModelChoiceField(
        label=gettext_lazy("Theo mục kế hoạch"), queryset=PlanLine.objects.none(), required=False,
        empty_label=gettext_lazy("– Ngoài kế hoạch –"),
    )  # fmt: skip
    body = forms.ModelChoiceField(label=gettext_lazy("Đơn vị tổ chức"), queryset=Body.objects.none())
    day = day_field(gettext_lazy("Ngày"))
    starts = time_field(gettext_lazy("Giờ bắt đầu"), required=False)
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=200)
    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Thôn, tổ dân phố được mời"), queryset=ResidentialGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("Không chọn tổ nào nghĩa là mời cả địa phương."),
    )  # fmt: skip
    audiences = text_area(
        gettext_lazy("Đối tượng"), required=False, max_length=2000,
        help_text=gettext_lazy("Mỗi dòng một đối tượng. Ví dụ: Người cao tuổi."),
    )  # fmt: skip
    presenter = forms.CharField(label=gettext_lazy("Người trình bày"), max_length=200, required=False)
    presenter_role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=Session.Role.choices)

    def __init__(self, *args: Any, day: date, by: Actor, session: Session | None = None, **kwargs: Any) -> None:
        if session is not None:
            kwargs["initial"] = _initial(session)
        super().__init__(*args, **kwargs)
        groups = groups_on(day)
        if by.post and by.post.group_id:
            groups = groups.filter(pk=by.post.group_id)
            self.fields["groups"].initial = [by.post.group_id]
        kept = [group.pk for group in session.groups.all()] if session else []
        named: Any = self.fields
        named["groups"].queryset = groups | ResidentialGroup.objects.filter(pk__in=kept)
        named["body"].queryset = bodies_on(day)
        named["body"].initial = by.body.pk if by.body else None
        named["line"].queryset = PlanLine.objects.filter(year__gte=day.year - 1).order_by("-year", "month")
        named["line"].label_from_instance = lambda line: f"{line.month}/{line.year}: {line.topic}"

    def clean_audiences(self) -> list[str]:
        return [kind for kind, _count in kinds_counted(self.cleaned_data["audiences"])]

    @property
    def words(self) -> Words:
        asked = self.cleaned_data
        return Words(**{**asked, "groups": tuple(asked["groups"]), "audiences": tuple(asked["audiences"])})


def _initial(session: Session) -> dict[str, Any]:
    names = ("topic", "cited", "form", "body", "day", "starts", "place", "presenter", "presenter_role", "line")
    audiences = audiences_lines((row.kind, None) for row in session.audiences.all())
    return {**{name: getattr(session, name) for name in names}, "groups": list(session.groups.all()),
            "audiences": audiences}  # fmt: skip


class MoveForm(forms.Form):
    day = day_field(gettext_lazy("Ngày mới"))
    starts = time_field(gettext_lazy("Giờ bắt đầu"), required=False)
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class ResultForm(forms.Form):
    held_on = day_field(gettext_lazy("Đã tổ chức ngày"))
    people = forms.IntegerField(
        label=gettext_lazy("Số người dự"), min_value=0, max_value=MOST_PEOPLE, required=False,
        help_text=gettext_lazy("Để trống nghĩa là chưa đếm, khác với số 0."),
    )  # fmt: skip
    women = forms.IntegerField(
        label=gettext_lazy("Trong đó nữ"), min_value=0, max_value=MOST_PEOPLE, required=False,
        help_text=gettext_lazy("Để trống nếu chưa đếm."),
    )  # fmt: skip
    audiences = text_area(
        gettext_lazy("Từng đối tượng"), 4, required=False, max_length=2000,
        help_text=gettext_lazy("Mỗi dòng một đối tượng, số người ghi sau dấu hai chấm. Ví dụ: Người cao tuổi: 20."),
    )  # fmt: skip
    result = text_area(
        gettext_lazy("Kết quả"), 4, required=False, max_length=5000,
        help_text=gettext_lazy("Bà con hỏi gì, nội dung nào chưa rõ. Không ghi tên người dân."),
    )  # fmt: skip

    def clean_audiences(self) -> list[tuple[str, int | None]]:
        return kinds_counted(self.cleaned_data["audiences"])


class MaterialForm(forms.Form):
    """A file or a reference. Photos are marked, because they are not shown to the public."""

    title = forms.CharField(label=gettext_lazy("Tên tài liệu"), max_length=200, required=False)
    upload = forms.FileField(label=gettext_lazy("Tệp"), required=False)
    photo = forms.BooleanField(label=gettext_lazy("Đây là ảnh minh chứng (chỉ cán bộ xem được)"), required=False)
    reference = forms.CharField(
        label=gettext_lazy("Hoặc mã văn bản, nội dung đã công khai"), max_length=16, required=False,
        help_text=gettext_lazy("In dưới mã QR của tờ niêm yết. Ví dụ: CK-7K3M-9QXT."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        if bool(self.cleaned_data.get("upload")) == bool(self.cleaned_data.get("reference")) and not self.errors:
            raise ValidationError(_("Chọn một trong hai: một tệp, hoặc mã của nội dung đã công khai."))
        return self.cleaned_data


class QuestionForm(forms.Form):
    """One question of a quiz; an empty row is no question."""

    text = text_area(gettext_lazy("Câu hỏi"), 2, max_length=500, required=False)
    a = forms.CharField(label=gettext_lazy("Phương án A"), max_length=300, required=False)
    b = forms.CharField(label=gettext_lazy("Phương án B"), max_length=300, required=False)
    c = forms.CharField(label=gettext_lazy("Phương án C"), max_length=300, required=False)
    d = forms.CharField(label=gettext_lazy("Phương án D"), max_length=300, required=False)
    right = forms.ChoiceField(
        label=gettext_lazy("Phương án đúng"), required=False, choices=[("", "–"), *((x, x) for x in LETTERS)]
    )
    article = forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=200, required=False,
        help_text=gettext_lazy("Ví dụ: Điều 13 Luật Thực hiện dân chủ ở cơ sở."),
    )  # fmt: skip
    explanation = text_area(gettext_lazy("Giải thích"), 2, max_length=1000, required=False)

    def clean(self) -> dict[str, Any]:
        """What is begun must be whole; the letters in between must not be skipped."""
        asked = self.cleaned_data
        if not any(asked.values()):
            return asked
        filled = [letter for letter in LETTERS if asked.get(letter.lower())]
        if not asked.get("text") and "text" not in self.errors:
            self.add_error("text", _("Hãy ghi câu hỏi."))
        if "".join(filled) != LETTERS[: len(filled)] or len(filled) < 2:
            self.add_error("a", _("Ghi ít nhất hai phương án, lần lượt từ A, không bỏ trống ở giữa."))
        if asked.get("right") not in filled:
            self.add_error("right", _("Hãy chọn phương án đúng trong các phương án đã ghi."))
        if not asked.get("article"):
            self.add_error("article", _("Hãy ghi căn cứ của câu trả lời đúng."))
        return asked

    @property
    def asked(self) -> Asked:
        given = self.cleaned_data
        choices = tuple(given[letter.lower()] for letter in LETTERS if given[letter.lower()])
        return Asked(given["text"], choices, LETTERS.index(given["right"]), given["article"], given["explanation"])


class PaperCountsForm(forms.Form):
    """Counts typed from paper: one number a choice."""

    sheets = forms.IntegerField(label=gettext_lazy("Số phiếu thu về"), min_value=0, max_value=MOST_PEOPLE)

    def __init__(self, *args: Any, quiz: Quiz, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheets"].initial = quiz.takers_paper or None
        self.choices = [choice for question in quiz.questions.all() for choice in question.choices.all()]
        for choice in self.choices:
            self.fields[f"c{choice.pk}"] = forms.IntegerField(
                label=f"{choice.letter}. {choice.text}", min_value=0, max_value=MOST_PEOPLE, required=False,
                initial=choice.paper or None,
            )  # fmt: skip
        self.rows = [
            (question, [self[f"c{choice.pk}"] for choice in question.choices.all()])
            for question in quiz.questions.all()
        ]

    @property
    def counts(self) -> dict[int, int]:
        return {choice.pk: self.cleaned_data[f"c{choice.pk}"] or 0 for choice in self.choices}


class AnswerForm(forms.Form):
    """A visitor's paper. Nothing is required: a blank answer counts nowhere. `website` is a trap for machines."""

    website = forms.CharField(required=False, label="", widget=forms.HiddenInput)

    def __init__(self, *args: Any, quiz: Quiz, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(quiz.questions.all())
        for question in self.questions:
            options = [(choice.pk, choice.text) for choice in question.choices.all()]
            field = forms.TypedChoiceField(
                label=f"{question.order}. {question.text}", choices=options, coerce=int, empty_value=None,
                required=False, widget=forms.RadioSelect,
            )  # fmt: skip
            field.conditional = True  # type: ignore[attr-defined]  # not called optional on the page
            self.fields[f"q{question.pk}"] = field

    @property
    def chosen(self) -> dict[int, int]:
        asked = self.cleaned_data
        return {q.pk: asked[f"q{q.pk}"] for q in self.questions if asked.get(f"q{q.pk}")}
