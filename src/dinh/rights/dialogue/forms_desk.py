"""What officials type about dialogues: plans, sessions, questions, lines of minutes; and fields all desks share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body, Post
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.law import rules
from dinh.rights.dialogue.actions import Line, Words
from dinh.rights.dialogue.clocks import QUOTA_RULES
from dinh.rights.dialogue.forms import GroupField, day_field, text_area, time_field, today_groups
from dinh.rights.dialogue.models import Dialogue, PlanLine, Question


def posts() -> Any:
    """The posts of bodies that exist today, by body."""
    return (
        Post.objects.filter(body__in=bodies_on(today()))
        .select_related("body")
        .order_by("body__order", "order", "title")
    )


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Post.objects.none(), **{"empty_label": _("Chọn chức danh"), **options})


def heads(form: forms.Form, *names: str, lead: bool = False) -> None:
    for name in names:
        form.fields[name].queryset = posts().filter(leads=True) if lead else posts()  # type: ignore[attr-defined]


class OwnerField(forms.ChoiceField):
    """A body or a post, in one list: `b<id>` or `p<id>`; cleaned to (body, post)."""

    def fill(self) -> None:
        bodies = [(f"b{body.pk}", body.name) for body in bodies_on(today()).order_by("order", "name")]
        named = [(f"p{post.pk}", f"{post.title} – {post.body.short_name or post.body.name}") for post in posts()]
        none = gettext("Chọn đơn vị, chức danh") if self.required else gettext("Trả lời tại chỗ, không giao ai")
        self.choices = [("", none), (gettext("Đơn vị"), bodies), (gettext("Chức danh"), named)]

    def clean(self, value: Any) -> tuple[Body | None, Post | None]:
        chosen = str(super().clean(value) or "")
        if chosen.startswith("b"):
            return Body.objects.get(pk=int(chosen[1:])), None
        if chosen.startswith("p"):
            return None, Post.objects.select_related("body").get(pk=int(chosen[1:]))
        return None, None


class QuotaForm(forms.Form):
    post = PostField(label=_("Ai phải đối thoại"))
    count = forms.IntegerField(label=_("Số cuộc trong năm"), min_value=1, max_value=60)
    rule = forms.ChoiceField(label=_("Theo quy định"), required=False)
    ground = forms.CharField(
        label=_("Hoặc văn bản khác"), max_length=200, required=False,
        help_text=_("Khi địa phương đặt số cuộc nhiều hơn, hoặc người này không có trong quy định trên."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "post")
        titles = [(key, rules.get(key).title) for key in QUOTA_RULES]
        self.fields["rule"].choices = [("", gettext("Không theo quy định trong danh sách")), *titles]  # type: ignore[attr-defined]


class LineForm(forms.Form):
    month = forms.TypedChoiceField(label=_("Tháng"), coerce=int, choices=[(n, str(n)) for n in range(1, 13)])
    post = PostField(label=_("Người chủ trì"))
    topic = forms.CharField(label=_("Chủ đề"), max_length=300)
    invited = forms.CharField(label=_("Mời ai"), max_length=300, initial="Người dân")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "post")


class DialogueForm(forms.Form):
    line = forms.ModelChoiceField(
        label=_("Theo mục kế hoạch"), queryset=PlanLine.objects.none(), required=False,
        empty_label=_("Đột xuất, ngoài kế hoạch"),
    )  # fmt: skip
    leader = PostField(label=_("Người chủ trì"))
    topic = forms.CharField(label=_("Chủ đề"), max_length=300)
    day = day_field(_("Ngày"))
    starts = time_field(_("Giờ bắt đầu"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    groups = forms.ModelMultipleChoiceField(
        label=_("Tổ, thôn"), queryset=ResidentialGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Không chọn là cả địa phương."),
    )  # fmt: skip
    invited = forms.CharField(label=_("Mời ai"), max_length=300, initial="Người dân")
    notice = text_area(_("Thông báo thêm"), 3, max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "leader")
        today_groups(self, "groups")
        near = PlanLine.objects.filter(year__range=(today().year - 1, today().year + 1))
        self.fields["line"].queryset = near.select_related("post__body").order_by("-year", "month")  # type: ignore[attr-defined]

    @property
    def words(self) -> Words:
        data = {**self.cleaned_data, "groups": tuple(self.cleaned_data["groups"])}
        return Words(**data)

    @staticmethod
    def of(dialogue: Dialogue) -> dict[str, Any]:
        names = ("line", "leader", "topic", "day", "starts", "place", "invited", "notice")
        return {**{name: getattr(dialogue, name) for name in names}, "groups": dialogue.groups.all()}


class MoveForm(forms.Form):
    day = day_field(_("Ngày mới"))
    starts = time_field(_("Giờ bắt đầu"))
    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Mọi người đọc được."))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Mọi người đọc được."))


class EmptyForm(forms.Form):
    """An act that asks nothing more than to be confirmed."""


class MinuteForm(forms.Form):
    """One line of minutes. Pressing Enter in the question saves it; the rest may be filled in after."""

    question = forms.ModelChoiceField(
        label=_("Câu gửi trước"), queryset=Question.objects.none(), required=False,
        empty_label=_("Hỏi tại buổi"),
    )  # fmt: skip
    asked = forms.CharField(label=_("Câu hỏi"), max_length=2000, required=False)
    answer = text_area(_("Lời người chủ trì"), 2, max_length=4000, required=False)
    owner = OwnerField(label=_("Ai làm"), required=False)
    due = day_field(_("Hạn"), required=False)
    group = GroupField(label=_("Ở tổ, thôn"), required=False, empty_label=_("Không ghi"))

    def __init__(self, *args: Any, dialogue: Dialogue, keep: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.fill()
        today_groups(self, "group")
        waiting = dialogue.questions.filter(state=Question.State.ACCEPTED)
        written = dialogue.lines.filter(struck=False, question__isnull=False).exclude(question=keep)
        asked: Any = self.fields["question"]
        asked.queryset = waiting.exclude(pk__in=written.values("question"))
        asked.label_from_instance = lambda each: each.shown[:120]
        if not asked.queryset.exists():
            del self.fields["question"]

    @property
    def line(self) -> Line:
        data = self.cleaned_data
        body, post = data["owner"]
        return Line(data["asked"], data["answer"], body, post, data["due"], data.get("question"), data["group"])


class CloseForm(forms.Form):
    people = forms.IntegerField(label=_("Số người dự"), required=False, min_value=0, max_value=100_000)
    women = forms.IntegerField(label=_("Trong đó nữ"), required=False, min_value=0, max_value=100_000)
    secretary = forms.CharField(
        label=_("Người ghi biên bản"),
        max_length=200,
        required=False,
        help_text=_("Để trống thì ghi chức danh đang làm."),
    )


class CorrectForm(forms.Form):
    asked = text_area(_("Câu hỏi"), 2, max_length=2000)
    answer = text_area(_("Lời người chủ trì"), 4, max_length=4000)
    reason = forms.CharField(label=_("Vì sao đính chính"), max_length=300, help_text=_("Mọi người đọc được."))


class EnterQuestionForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    words = text_area(_("Câu hỏi"), 4, max_length=2000)
    group = GroupField(label=_("Ở tổ, thôn"), required=False, empty_label=_("Không ghi"))
    name = forms.CharField(label=_("Họ tên"), max_length=120, required=False, help_text=_("Không hiện cho người khác."))
    contact = forms.CharField(label=_("Liên hệ"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today_groups(self, "group")


class ShownForm(forms.Form):
    shown = text_area(
        _("Câu hỏi như mọi người sẽ đọc"), 4, max_length=2000,
        help_text=_("Bỏ tên người, chuyện riêng; số điện thoại, số căn cước được che sẵn."),
    )  # fmt: skip
