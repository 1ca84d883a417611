from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.journal.listing import acts_seen


class FilterForm(forms.Form):
    who = forms.CharField(label=_("Người hoặc chức danh"), required=False, max_length=200)
    what = forms.ChoiceField(label=_("Việc"), required=False)
    about = forms.CharField(label=_("Về hồ sơ"), required=False, max_length=200)
    begins = forms.DateField(label=_("Từ ngày"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    ends = forms.DateField(label=_("Đến ngày"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", _("Mọi việc")), *acts_seen()]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters that were understood; a wrong one is shown as an error and left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
