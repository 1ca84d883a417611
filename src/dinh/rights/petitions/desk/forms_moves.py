"""The form of a move, made from what `course` says the move needs."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.rights.petitions.actions import Details
from dinh.rights.petitions.course import Move
from dinh.rights.petitions.desk.fields import ManyFilesField, SeenForm, body_field, day_field, stored, text_area

HELP = {
    "answer": _("Nói rõ: đã làm gì, ai làm, ngày nào; nếu chưa làm được thì vì sao, bao giờ. Người gửi sẽ đọc."),
    "supplement": _("Người gửi đọc được: cần bổ sung gì, nộp ở đâu."),
    "extend": _("Người gửi đọc được lý do này. Hạn của luật vẫn hiện bên cạnh."),
}
LABELS = {
    "answer": _("Nội dung trả lời"), "conclude": _("Nội dung kết luận"), "decide": _("Nội dung quyết định"),
    "dialogue_held": _("Nội dung biên bản"), "supplement": _("Cần bổ sung gì"), "progress": _("Đã làm đến đâu"),
}  # fmt: skip
UNTIL = {"dialogue": _("Ngày đối thoại"), "extend": _("Hẹn trả lời ngày")}


class MoveForm(SeenForm):
    """Fields in the order they are filled in; only those the move needs are required."""

    def __init__(self, *args: Any, move: Move, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.move, key = move, move.key
        if move.results:
            self.fields["result"] = forms.ChoiceField(
                label=_("Kết quả"), choices=move.results, widget=forms.RadioSelect
            )
        if "body" in move.needs:
            self.fields["body"] = deepcopy(body_field(_("Giao đơn vị"), initial=self.petition.body))
        if "to" in move.needs:
            self.fields["to"] = forms.CharField(label=_("Gửi đến ai, cơ quan nào"), max_length=300)
        if "until" in move.needs:
            self.fields["until"] = day_field(UNTIL.get(key, _("Đến ngày")))
        if "ground" in move.needs:
            self.fields["ground"] = forms.CharField(
                label=_("Căn cứ"), max_length=500, help_text=_("Điều, khoản, tên văn bản; hoặc văn bản ghi lý do.")
            )
        if "paper" in move.needs:
            self.fields["paper"] = forms.CharField(
                label=_("Số, ký hiệu văn bản"), max_length=60, help_text=_("Ví dụ: 12/TB-UBND.")
            )
        needed = "words" in move.needs
        self.fields["words"] = text_area(
            LABELS.get(key, _("Nội dung, lý do") if needed else _("Ghi thêm")), 8 if key == "answer" else 4,
            max_length=20_000, required=needed, help_text=HELP.get(key, ""),
        )  # fmt: skip
        if key == "answer":
            self.fields["attachments"] = ManyFilesField(
                label=_("Ảnh sau khi làm, tệp kèm"), required=False, help_text=_("Nếu có lỗi, phải chọn lại tệp.")
            )
        elif "paper" in move.needs:
            self.fields["scan"] = forms.FileField(label=_("Bản chụp văn bản"), required=False)
        self.fields["on"] = day_field(_("Ngày thực hiện"), initial=today())

    def details(self, by: Actor) -> Details:
        """What the act is told; files are kept first. Raises ValidationError naming a bad file."""
        data = self.cleaned_data
        scan = stored(by, [data["scan"]])[0] if data.get("scan") else None
        return Details(
            words=data["words"], ground=data.get("ground", ""), paper=data.get("paper", ""), until=data.get("until"),
            to=data.get("to", ""), result=data.get("result", ""), body=data.get("body"), file=scan, on=data["on"],
            files=stored(by, data.get("attachments") or []),
        )  # fmt: skip


def new_form(move: Move, petition: Any, *, words: str = "") -> MoveForm:
    form = MoveForm(petition=petition, move=move)
    form.fields["words"].initial = words
    return form
