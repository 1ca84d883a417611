"""Forms about conventions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.decide import permissions
from dinh.rights.decide.models import Convention, ConventionNote

FULL = 60_000  # characters: the whole text of a convention


class _OfGroupForm(forms.Form):
    """A head sees their own group alone."""

    group = one_of_rows(_("Thôn, tổ dân phố"), ResidentialGroup.objects.none(), empty_label=None)
    title = line(_("Tên"), 200, help_text=_("Ví dụ: Quy ước tổ dân phố 3."))
    words = text_area(_("Toàn văn"), 14, max_length=FULL)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groups_on(today())
        if not by.has(permissions.WRITER) and by.post is not None:
            groups = groups.filter(pk=by.post.group_id or 0)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]


class BeginForm(_OfGroupForm):
    replaces = one_of_rows(
        _("Sửa đổi, thay thế bản"), Convention.objects.none(), required=False, empty_label=_("bản đầu tiên")
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        rows = Convention.objects.filter(state__in=Convention.ALIVE, group__in=self.fields["group"].queryset)  # type: ignore[attr-defined]
        self.fields["replaces"].queryset = rows  # type: ignore[attr-defined]


class EnterForm(_OfGroupForm):
    in_force_on = day_field(_("Thực hiện từ ngày"))
    decision = line(_("Quyết định công nhận"), help_text=_("Số, ngày. Ví dụ: 12/QĐ-UBND ngày 5/3/2025."))


class OfConventionForm(forms.Form):
    """A form about one convention; days stand at today."""

    def __init__(self, *args: Any, convention: Convention, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.convention = convention
        if "on" in self.fields:
            self.fields["on"].initial = today()
        if "year" in self.fields:
            self.fields["year"].initial = today().year
        if type(self) is RewriteForm:
            last = convention.texts.last()
            self.fields["words"].initial = last.words if last else ""


class RewriteForm(OfConventionForm):
    words = text_area(_("Toàn văn"), 16, max_length=FULL)
    note = line(_("Khác bản trước ở đâu, vì sao"), 300)


class DayForm(OfConventionForm):
    on = day_field(_("Ngày"))


class OpinionForm(OfConventionForm):
    on = day_field(_("Ngày"))
    words = text_area(_("Ý kiến"), 4, max_length=4000)


class ForwardForm(OfConventionForm):
    proposed_by = line(_("Người đưa ra"), help_text=_("Họ và tên người đứng đầu thôn, tổ dân phố."))


class NothingForm(OfConventionForm):
    """Only asks."""


class StopForm(OfConventionForm):
    found_on = day_field(_("Ngày phát hiện vi phạm"), help_text=_("Thời hạn ra quyết định tính từ ngày này."))
    on = day_field(_("Ngày quyết định"))
    number = line(_("Số quyết định"), 60)
    words = text_area(_("Lý do"), 4, max_length=4000, help_text=_("Bà con đọc được."))


class ResumeForm(OfConventionForm):
    on = day_field(_("Ngày quyết định"))
    number = line(_("Số quyết định"), 60)
    words = text_area(_("Lý do"), 4, max_length=4000)


class ReviewForm(OfConventionForm):
    year = forms.IntegerField(label=_("Năm"), min_value=2023, max_value=2100)
    on = day_field(_("Ngày rà soát"), help_text=_("Ngày hội đại đoàn kết, hoặc ngày khác do cộng đồng thống nhất."))
    outcome = radios(_("Kết quả"), ConventionNote.Outcome.choices)
    words = text_area(_("Việc thực hiện trong năm, kiến nghị"), 5, max_length=4000)
