"""What is typed to prepare a publication."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.publicity import Channel, PublicItem, item
from dinh.rights.publish.actions import Content
from dinh.rights.publish.desk.common import day_field, text_area
from dinh.rights.publish.models import PlanLine, Version
from dinh.rights.publish.models_plan import Plan
from dinh.rights.publish.public.items import BY_CODE, short

WHERE = {
    Channel.WEB: gettext_lazy("trang thông tin"),
    Channel.POSTING: gettext_lazy("niêm yết ở trụ sở và mọi thôn, tổ"),
    Channel.POSTING_PERMANENT: gettext_lazy("niêm yết thường xuyên ở trụ sở"),
    Channel.LOUDSPEAKER: gettext_lazy("truyền thanh"),
    Channel.HEADS: gettext_lazy("gửi Trưởng thôn, Tổ trưởng"),
}


def where_words(each: PublicItem) -> str:
    """Where the law wants it: «trang thông tin; niêm yết ở trụ sở và mọi thôn, tổ; truyền thanh»."""
    return "; ".join(str(WHERE[channel]) for channel in each.channels)


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once. Each is judged by the act that takes it in, so that one bad file spoils nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=ManyFiles(), required=False, allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [each for each in (data if isinstance(data, list | tuple) else [data]) if each]


class DraftForm(forms.Form):
    """The words of a draft. `kept` names files that came with an earlier try; `paper_ref` a paper of our registers."""

    item = forms.ChoiceField(label=gettext_lazy("Nội dung phải công khai (Điều 11)"))
    title = forms.CharField(
        label=gettext_lazy("Tiêu đề"), max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Nói thẳng là việc gì, của quý nào, ở đâu. Ví dụ: Thu, chi ngân sách phường quý III năm 2026."
        ),
    )  # fmt: skip
    summary = text_area(
        gettext_lazy("Tóm tắt dễ hiểu"), 5, required=False, max_length=3000,
        help_text=gettext_lazy(
            "Ba đến năm câu ngắn, mỗi câu một ý, như nói với người hàng xóm: việc gì, bao nhiêu, từ ngày nào, ai được "
            "hưởng hay phải làm gì, hỏi ai. Phần này in trên bảng niêm yết và đọc trên loa."
        ),
    )  # fmt: skip
    body = text_area(
        gettext_lazy("Nội dung đầy đủ"), 8, required=False, max_length=200_000,
        help_text=gettext_lazy("Để trống nếu đã đính kèm văn bản: chữ trong văn bản được đọc và hiện ở trang."),
    )  # fmt: skip
    issuer = forms.ModelChoiceField(label=gettext_lazy("Cơ quan công khai"), queryset=Body.objects.none())
    paper_number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu văn bản"), max_length=60, required=False,
        help_text=gettext_lazy("Ví dụ: 31/TB-UBND. Để trống nếu văn bản không có số."),
    )  # fmt: skip
    decided = day_field(
        gettext_lazy("Ngày quyết định, văn bản"), help_text=gettext_lazy("Thời hạn công khai tính từ ngày này.")
    )
    personal = forms.BooleanField(
        label=gettext_lazy("Có danh sách cá nhân (họ tên người được xét, được hưởng, phải làm nghĩa vụ)"),
        required=False,
        help_text=gettext_lazy("Đủ thời hạn niêm yết thì danh sách tự được gỡ khỏi trang; bằng chứng vẫn giữ."),
    )
    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Riêng cho thôn, tổ dân phố"), queryset=ResidentialGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn tức là cả xã, phường. Ở đâu cũng phải niêm yết như luật định."),
    )  # fmt: skip
    plan_line = forms.ModelChoiceField(
        label=gettext_lazy("Theo dòng nào của kế hoạch năm"), queryset=PlanLine.objects.none(), required=False,
        empty_label=gettext_lazy("– Không có trong kế hoạch –"),
    )  # fmt: skip
    change_note = text_area(
        gettext_lazy("Thay đổi gì, vì sao"), 3, max_length=500, required=False,
        help_text=gettext_lazy("Bà con đọc dòng này trước tiên."),
    )  # fmt: skip
    documents = FilesField(
        label=gettext_lazy("Văn bản, bảng biểu, ảnh đính kèm"),
        help_text=gettext_lazy("Chọn được nhiều tệp một lần: .docx, .pdf, .xlsx, ảnh."),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    paper_ref = forms.CharField(required=False, widget=forms.HiddenInput)
    with_paper = forms.BooleanField(
        label=gettext_lazy("Đính kèm văn bản này"), required=False, help_text=gettext_lazy("Từ sổ văn bản.")
    )
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, day: date, version: Version | None = None, paper: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.code, f"{each.clause}. {short(each.code)}") for each in BY_CODE.values()]
        self.fields["item"].choices = [("", _("– Chọn một trong 14 nội dung –")), *choices]  # type: ignore[attr-defined]
        bodies = bodies_on(day) if version is None else bodies_on(day) | Body.objects.filter(pk=version.issuer_id)
        self.fields["issuer"].queryset = bodies.distinct()  # type: ignore[attr-defined]
        self.fields["groups"].queryset = groups_on(day)  # type: ignore[attr-defined]
        years = Plan.objects.filter(year__in=[day.year, day.year - 1])
        self.fields["plan_line"].queryset = PlanLine.objects.filter(plan__in=years)  # type: ignore[attr-defined]
        if version is None or version.number == 1:
            del self.fields["change_note"]
        if paper is None:
            del self.fields["with_paper"]
        if not years.exists():
            del self.fields["plan_line"]

    def content(self, paper_id: int | None) -> Content:
        asked = self.cleaned_data
        return Content(
            item=asked["item"], title=asked["title"], issuer=asked["issuer"], decided=asked["decided"],
            summary=asked["summary"], body=asked["body"], paper_number=asked["paper_number"],
            personal=asked["personal"], groups=tuple(asked["groups"]), change_note=asked.get("change_note", ""),
            plan_line=asked.get("plan_line"), paper_id=paper_id,
        )  # fmt: skip


def initial(version: Version) -> dict[str, Any]:
    """A draft as its form shows it."""
    names = (
        "item", "title", "summary", "body", "issuer", "paper_number", "decided", "personal", "plan_line",
        "change_note", "edition",
    )  # fmt: skip
    return {**{name: getattr(version, name) for name in names}, "groups": list(version.groups.all())}


class ReasonForm(forms.Form):
    """Why something is struck out or withdrawn."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


def items_help() -> list[tuple[PublicItem, str, str]]:
    """The fourteen items with where each must be made public, for those who choose one."""
    return [(item(code), short(code), where_words(BY_CODE[code])) for code in BY_CODE]
