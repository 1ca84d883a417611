from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.law.papertypes import PARTY_TYPES, STATE_TYPES
from dinh.office.papers import typed
from dinh.office.papers.models import Paper

NUMBERED = sorted({kind.name for kind in STATE_TYPES + PARTY_TYPES if kind.abbreviation or kind.name == "Công văn"})
LINES = {"rows": 3}


class DraftForm(forms.Form):
    """A simple paper as an official types it; what it cannot type (tables, annexes) stays as it was."""

    body: Any = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=None, empty_label=None)
    type_name = forms.ChoiceField(label=_("Tên loại"), choices=[(name, name) for name in NUMBERED])
    subject = forms.CharField(
        label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026."),
    )  # fmt: skip
    addressees = forms.CharField(
        label=_("Kính gửi"), required=False, widget=forms.Textarea(attrs=LINES), help_text=_("Mỗi dòng một nơi.")
    )
    grounds = forms.CharField(
        label=_("Căn cứ"), required=False, widget=forms.Textarea(attrs=LINES),
        help_text=_("Mỗi dòng một căn cứ, bắt đầu bằng “Căn cứ …”; không cần dấu cuối dòng."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 16}), max_length=500_000,
        help_text=_(
            "Mỗi dòng một đoạn. Dòng bắt đầu bằng “I. ”, “1. ”, “a) ” là đề mục; “- ” là gạch đầu dòng; "
            "**chữ đậm**, *chữ nghiêng*."
        ),
    )  # fmt: skip
    recipients = forms.CharField(
        label=_("Nơi nhận"), required=False, widget=forms.Textarea(attrs=LINES), help_text=_("Mỗi dòng một nơi.")
    )
    archive = forms.CharField(label=_("Lưu"), required=False, max_length=60, help_text=_("Ví dụ: VT, VP."))

    def __init__(self, *args: Any, paper: Paper | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        if paper is None:
            self.fields["body"].queryset = bodies_on(today()).exclude(symbol="")  # type: ignore[attr-defined]
        else:
            del self.fields["body"]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not typed.blocks(text):
            raise ValidationError(_("Văn bản chưa có nội dung."))
        return text

    @property
    def official(self) -> dict[str, Any]:
        """What a draft keeps (`papers.official`), on top of what the page does not show. Call after `is_valid()`."""
        data = self.cleaned_data
        kept = dict(self.paper.draft) if self.paper else {}
        lines = {name: _lines(data[name]) for name in ("addressees", "grounds", "recipients")}
        return {**kept, **lines, "archive": data["archive"].strip(), "blocks": typed.blocks(data["text"])}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def initial(paper: Paper) -> dict[str, Any]:
    """The form's first values for a draft that can be typed."""
    draft = paper.draft
    lines = {name: "\n".join(draft.get(name, [])) for name in ("addressees", "grounds", "recipients")}
    return {
        **lines, "type_name": paper.type_name, "subject": paper.subject, "archive": draft.get("archive", ""),
        "text": typed.text(draft.get("blocks", [])),
    }  # fmt: skip


class IssueForm(forms.Form):
    """Who signs, when, in what capacity. `accept` is asked only where there are errors to accept."""

    issued = forms.DateField(
        label=_("Ngày ban hành"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Số được cấp theo thứ tự, ngay khi ban hành."),
    )  # fmt: skip
    capacity = forms.CharField(
        label=_("Quyền hạn ký"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một ý: TM. ỦY BAN NHÂN DÂN, rồi KT. CHỦ TỊCH. Để trống nếu người đứng đầu ký thẳng."),
    )  # fmt: skip
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200)
    signer = forms.CharField(label=_("Họ và tên người ký"), max_length=100)
    accept = forms.BooleanField(label=_("Tôi đã xem các lỗi nêu trên và vẫn ban hành"), required=False)

    def __init__(self, *args: Any, errors: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issued"].initial = today()
        if not errors:
            del self.fields["accept"]

    def clean_accept(self) -> bool:
        if not self.cleaned_data["accept"]:
            raise ValidationError(_("Văn bản còn lỗi. Hãy sửa bản thảo, hoặc đánh dấu vào đây nếu vẫn ban hành."))
        return True

    @property
    def authority(self) -> tuple[str, ...]:
        """Call after `is_valid()`."""
        return tuple(_lines(self.cleaned_data["capacity"]))
