"""What people type about programmes, lists, giving and one-stop tables. Surveys and relief: `forms_more`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.ground.households.queries import find
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.benefit import clocks
from dinh.rights.benefit.actions import Given, Held, Named, Words
from dinh.rights.benefit.models import Beneficiary, Case, Comment, Payment, Programme


def tried_upload(form: forms.Form, name: str = "upload") -> tuple[bytes, str] | None:
    """The bytes and the name of what was chosen."""
    chosen = form.cleaned_data.get(name)
    return (chosen.read(), chosen.name) if chosen else None


def photo(label: Any, help_text: Any = "") -> forms.FileField:
    return forms.FileField(label=label, required=False, help_text=help_text)


def money(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=10**12, **options)


class ProgrammeForm(forms.Form):
    title = line(gettext_lazy("Tên chính sách"), help_text=gettext_lazy("Ví dụ: Hỗ trợ sửa nhà cho hộ nghèo năm 2026."))
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Programme.Kind)
    item = radios(gettext_lazy("Công khai theo"), Programme.Item, initial=Programme.Item.SUPPORT)
    ground = line(gettext_lazy("Căn cứ"), 300, help_text=gettext_lazy("Văn bản nào, số, ngày, cơ quan nào."))
    level = line(gettext_lazy("Mức hỗ trợ"), 300)
    criteria = text_area(gettext_lazy("Tiêu chí"), 5, max_length=4000, help_text=gettext_lazy("Mỗi dòng một tiêu chí."))
    steps = text_area(
        gettext_lazy("Quy trình bình xét"), 5, max_length=4000,
        help_text=gettext_lazy("Mỗi dòng một bước: ai làm, biểu quyết thế nào, niêm yết bao lâu."),
    )  # fmt: skip
    decider = line(gettext_lazy("Ai quyết định"))
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def words(self) -> Words:
        return Words(**{name: self.cleaned_data[name] for name in Words.__dataclass_fields__})


def initial_of(programme: Programme) -> dict[str, Any]:
    return {name: getattr(programme, name) for name in [*Words.__dataclass_fields__, "edition"]}


class TitleForm(forms.Form):
    title = line(gettext_lazy("Đợt"), 160, help_text=gettext_lazy("Ví dụ: Đợt 2 năm 2026."))


class NamedForm(forms.Form):
    """One person. A head's own group is given; others choose it."""

    group = one_of_rows(gettext_lazy("Thôn, tổ dân phố"), ResidentialGroup.objects.none())
    name = line(gettext_lazy("Họ và tên"), 120)
    number = line(
        gettext_lazy("Số hộ trong sổ"), 20, required=False, help_text=gettext_lazy("Nếu biết. Ví dụ: 03-012.")
    )
    amount = money(gettext_lazy("Số tiền (đồng)"), required=False)
    goods = line(gettext_lazy("Hiện vật"), 160, required=False, help_text=gettext_lazy("Ví dụ: 15 kg gạo."))
    ground = forms.ChoiceField(
        label=gettext_lazy("Diện"), choices=Beneficiary.Ground, initial=Beneficiary.Ground.OTHER,
        help_text=gettext_lazy("Chỉ cán bộ xem, không bao giờ công khai. Không ghi bệnh tật, hoàn cảnh riêng."),
    )  # fmt: skip

    def __init__(self, *args: Any, own: int | None, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groups_on(today())
        self.by = by
        for name in ("amount", "goods"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]  # one or the other is needed
        field = self.fields["group"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  as declared above
        field.queryset = groups.filter(pk=own) if own else groups
        if own:
            field.initial = own
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if not asked.get("amount") and not asked.get("goods"):
            self.add_error("amount", _("Ghi số tiền hoặc hiện vật sẽ nhận."))
        if asked.get("number") and asked.get("group"):
            group = asked["group"].pk
            rows = [row for row in find(self.by, asked["number"], day=today(), group=group)
                    if row.number == asked["number"].strip()]  # fmt: skip
            if not rows:
                self.add_error("number", _("Sổ hộ của tổ này không có số hộ đó. Có thể để trống."))
            asked["household"] = rows[0].id if rows else None
        return asked

    def named(self, household: Any) -> Named:
        asked = self.cleaned_data
        return Named(
            asked["group"], asked["name"], asked["amount"] or 0, asked["goods"], asked["ground"], household
        )  # fmt: skip


class PeopleTableForm(forms.Form):
    upload = forms.FileField(
        label=gettext_lazy("Bảng .xlsx hoặc .csv"), required=False,
        help_text=gettext_lazy("Cần cột họ tên và thôn, tổ. Cột số căn cước, điện thoại, bệnh, tài khoản bị bỏ lại."),
    )  # fmt: skip
    amount = money(gettext_lazy("Số tiền cho dòng để trống (đồng)"), required=False)
    goods = line(gettext_lazy("Hiện vật cho dòng để trống"), 160, required=False)
    ground = forms.ChoiceField(
        label=gettext_lazy("Diện"), choices=Beneficiary.Ground, initial=Beneficiary.Ground.OTHER,
        help_text=gettext_lazy("Chung cho cả bảng. Chỉ cán bộ xem."),
    )  # fmt: skip
    packed = forms.CharField(required=False, widget=forms.HiddenInput)  # what the dry run read, signed
    upload.conditional = True  # type: ignore[attr-defined]  # needed for the dry run

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if not asked.get("upload") and not asked.get("packed") and "upload" not in self.errors:
            self.add_error("upload", _("Hãy chọn tệp."))
        return asked


class ReviewForm(forms.Form):
    """The meeting of a group: who was there, and for each person how many households agreed."""

    held_on = day_field(gettext_lazy("Họp ngày"))
    place = line(gettext_lazy("Họp ở"), 160)
    present = forms.IntegerField(label=gettext_lazy("Số hộ dự họp"), min_value=1)
    chaired_by = line(gettext_lazy("Chủ trì"), 160)
    upload = photo(gettext_lazy("Ảnh biên bản"), gettext_lazy("Chỉ cán bộ xem."))

    def __init__(self, *args: Any, people: list[Beneficiary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for person in people:
            self.fields[f"v{person.pk}"] = forms.IntegerField(
                label=_("Số hộ đồng ý: %(name)s") % {"name": person.name}, min_value=0, initial=person.votes
            )
            self.fields[f"d{person.pk}"] = tick(_("Không đề nghị"), initial=False)

    @property
    def plain(self) -> list[forms.BoundField]:
        return [self[name] for name in ("held_on", "place", "present", "chaired_by", "upload")]

    @property
    def rows(self) -> list[tuple[Beneficiary, forms.BoundField, forms.BoundField]]:
        return [(person, self[f"v{person.pk}"], self[f"d{person.pk}"]) for person in self.people]

    @property
    def held(self) -> Held:
        asked = self.cleaned_data
        return Held(
            asked["held_on"], asked["place"], asked["present"], asked["chaired_by"],
            {person.pk: asked[f"v{person.pk}"] for person in self.people},
            frozenset(person.pk for person in self.people if asked[f"d{person.pk}"]), tried_upload(self),
        )  # fmt: skip


class PostForm(forms.Form):
    comments_until = day_field(
        gettext_lazy("Nhận góp ý đến hết ngày"),
        help_text=gettext_lazy("Luật chuyên ngành đặt thời hạn niêm yết dài hơn thì theo luật đó."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comments_until"].initial = clocks.first_comment_end(today())


class DecisionForm(forms.Form):
    decision = line(gettext_lazy("Quyết định số"), 100, help_text=gettext_lazy("Ví dụ: 118/QĐ-UBND ngày 15/10/2026."))


class ReasonForm(forms.Form):
    reason = line(gettext_lazy("Lý do"), 300)


class CommentForm(forms.Form):
    """What a visitor says of a posted list; no name is asked. `website` is the trap for programs."""

    text = text_area(
        gettext_lazy("Bà con thấy điều gì chưa đúng, hoặc còn sót ai?"), 5, max_length=2000,
        help_text=gettext_lazy("Không cần ghi tên mình. Ý kiến chỉ cán bộ xem; câu trả lời thì ai cũng xem được."),
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))


class HeardCommentForm(forms.Form):
    text = text_area(gettext_lazy("Ý kiến"), 4, max_length=2000)
    channel = radios(
        gettext_lazy("Nói ở đâu"), [choice for choice in Comment.Channel.choices if choice[0] != Comment.Channel.WEB],
        initial=Comment.Channel.DESK,
    )  # fmt: skip


class AnswerForm(forms.Form):
    answer = text_area(
        gettext_lazy("Trả lời"), 4, max_length=2000,
        help_text=gettext_lazy("Đã xem gì, kết quả ra sao. Hiện công khai: không nêu hoàn cảnh riêng của ai."),
    )  # fmt: skip


class PayForm(forms.Form):
    """Hand over to the people that are ticked. Left empty, amount and goods mean all that is still owed."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Ai nhận"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một người nhận.")},
    )  # fmt: skip
    how = radios(gettext_lazy("Hình thức"), Payment.How, initial=Payment.How.CASH)
    paid_on = day_field(gettext_lazy("Ngày giao"))
    place = line(gettext_lazy("Giao ở"), 160, required=False)
    amount = money(
        gettext_lazy("Số tiền mỗi người (đồng)"), required=False,
        help_text=gettext_lazy("Để trống: giao hết phần còn lại của từng người."),
    )  # fmt: skip
    goods = line(gettext_lazy("Hiện vật mỗi người"), 160, required=False)
    upload = photo(gettext_lazy("Ảnh phiếu ký nhận"), gettext_lazy("Chỉ cán bộ xem."))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  as declared above
        field.choices = choices

    @property
    def given(self) -> Given:
        asked = self.cleaned_data
        return Given(
            asked["how"], asked["paid_on"], asked["amount"], asked["goods"], asked["place"], tried_upload(self)
        )  # fmt: skip


class SettleForm(forms.Form):
    found = radios(gettext_lazy("Kết quả"), Case.Found)
    words = text_area(gettext_lazy("Đã làm gì"), 3, max_length=500)


class CodeForm(forms.Form):
    ma = forms.CharField(
        label=gettext_lazy("Mã trên phiếu"), max_length=12,
        help_text=gettext_lazy("Tám chữ và số in trên phiếu. Ví dụ: 7K3M-9QXT."),
    )  # fmt: skip
