from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.papers import find_paper

DAY = {"type": "date"}


class DossierForm(forms.Form):
    title = forms.CharField(
        label=_("Tiêu đề hồ sơ"), max_length=300,
        help_text=_("Việc mà hồ sơ theo dõi, ví dụ: Xây dựng quy chế thực hiện dân chủ của phường."),
    )  # fmt: skip
    body: Any = forms.ModelChoiceField(label=_("Cơ quan lập hồ sơ"), queryset=None, empty_label=None)
    opened = forms.DateField(label=_("Ngày mở"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_on(today())  # type: ignore[attr-defined]
        self.fields["opened"].initial = today()


class AddForm(forms.Form):
    """A paper by its reference (`VB-7K3M-9QXT`), and the step it stands for."""

    paper = forms.CharField(
        label=_("Mã văn bản"), max_length=200, widget=forms.TextInput(attrs={"list": "papers", "autocomplete": "off"}),
        help_text=_("Mã dạng VB-7K3M-9QXT, ghi ở trang văn bản; hoặc chọn trong danh sách gợi ý."),
    )  # fmt: skip
    step = forms.CharField(
        label=_("Bước"), max_length=60, required=False, widget=forms.TextInput(attrs={"list": "steps"})
    )

    def clean_paper(self) -> Paper:
        ref = self.cleaned_data["paper"].split(" ")[0].strip().upper()
        paper = find_paper(ref)
        if paper is None or not (paper.in_register or paper.is_draft):
            raise forms.ValidationError(
                _("Không có văn bản mã %(ref)s trong sổ. Hãy chép mã ở trang văn bản."), params={"ref": ref}
            )
        return paper


class CloseForm(forms.Form):
    closed = forms.DateField(label=_("Ngày kết thúc"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed"].initial = today()
