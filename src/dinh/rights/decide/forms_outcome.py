"""Forms about what becomes of a decision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, text_area, tick
from dinh.rights.decide.models import Decision, Matter, Sending
from dinh.rights.decide.queries import outcome as outcomes


class OfMatterForm(forms.Form):
    """A form about one matter; `prepare` fills choices and first values from it."""

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matter = matter
        for name in ("on", "effect_on"):
            if name in self.fields:
                self.fields[name].initial = today()
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values from the matter."""


class SendForm(OfMatterForm):
    decision = forms.ModelChoiceField(label=_("Quyết định"), queryset=Decision.objects.none(), empty_label=None)
    to = forms.MultipleChoiceField(
        label=_("Gửi đến"), choices=Sending.To.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("Luật yêu cầu gửi cả hai nơi."),
    )  # fmt: skip
    on = day_field(_("Ngày gửi"))

    def prepare(self) -> None:
        lines = outcomes.lines_of(self.matter, today())
        waiting = [each.decision.pk for each in lines if each.decision and not each.sent]
        field: Any = self.fields["decision"]
        field.queryset = Decision.objects.filter(pk__in=waiting).select_related("round__group").order_by("signed_on")
        field.label_from_instance = lambda one: f"{one}, {one.round.group}"
        self.fields["to"].initial = list(Sending.To.values)


class ReceiveForm(OfMatterForm):
    sending = forms.ModelChoiceField(label=_("Đã nhận"), queryset=Sending.objects.none(), empty_label=None)
    on = day_field(_("Ngày nhận"), help_text=_("Thời hạn công nhận tính từ ngày này."))

    def prepare(self) -> None:
        field: Any = self.fields["sending"]
        rows = Sending.objects.filter(decision__matter=self.matter, received_on=None)
        field.queryset = rows.select_related("decision__round__group").order_by("sent_on")
        field.label_from_instance = lambda one: (
            f"{one.get_to_display()}: {one.decision.round.group}, {_('gửi ngày')} {one.sent_on:%d/%m/%Y}"
        )


class RecogniseForm(OfMatterForm):
    number = line(_("Số quyết định công nhận"), 60, help_text=_("Ví dụ: 45/QĐ-UBND."))
    on = day_field(_("Ngày quyết định"), help_text=_("Có hiệu lực từ ngày này."))


class RefuseForm(OfMatterForm):
    number = line(_("Số văn bản trả lời"), 60)
    on = day_field(_("Ngày văn bản"))
    reason = text_area(_("Lý do không công nhận"), 5, max_length=4000, help_text=_("Bà con đọc được lý do này."))


class FixForm(OfMatterForm):
    number = line(_("Số văn bản của Ủy ban nhân dân"), 60)
    on = day_field(_("Ngày văn bản"))
    effect_on = day_field(_("Có hiệu lực từ ngày"))


class AnnulForm(OfMatterForm):
    number = line(_("Số quyết định hủy bỏ"), 60)
    on = day_field(_("Ngày quyết định"))
    reason = text_area(
        _("Lý do"), 5, max_length=4000,
        help_text=_("Nội dung trái pháp luật, trái đạo đức xã hội; hoặc vi phạm trình tự, thủ tục. Bà con đọc được."),
    )  # fmt: skip


class AmendForm(OfMatterForm):
    number = line(_("Số văn bản yêu cầu"), 60)
    on = day_field(_("Ngày văn bản"))
    reason = text_area(_("Phải sửa điều gì, vì sao"), 5, max_length=4000)


class ProgressForm(OfMatterForm):
    on = day_field(_("Ngày"))
    words = text_area(_("Đã làm được gì, còn gì"), 5, max_length=4000, help_text=_("Hiện ngay ở trang công khai."))
    percent = forms.IntegerField(label=_("Ước đạt (%)"), min_value=0, max_value=100, required=False)
    done = tick(_("Đã làm xong"))
    photo = forms.FileField(label=_("Ảnh, văn bản"), required=False, help_text=_("Mọi người xem được."))
