"""Forms about councils and emulation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area, tick
from dinh.rights.movements import permissions, queries
from dinh.rights.movements.actions import TYPED
from dinh.rights.movements.forms import DECISION, OfThing
from dinh.rights.movements.models import Comment, Council, Entry, Seat

GROUND = _("Quy chế, kế hoạch, hướng dẫn đặt ra quy tắc này: số, ngày, nơi ban hành.")


def whole(label: Any, least: int = 1, most: int = 999, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **options)


class CouncilForm(OfThing):
    name = line(_("Tên hội đồng"))
    decision = line(_("Quyết định thành lập"), help_text=DECISION)
    founded_on = day_field(_("Từ ngày"))
    method = radios(_("Cách quyết định"), Council.Method.choices, initial="votes")
    quorum_top = whole(_("Họp hợp lệ khi có mặt từ: số phần"), initial=2, help_text=_("Ví dụ 2 trên 3 thành viên."))
    quorum_bottom = whole(_("trên tổng số phần"), initial=3)
    pass_top = whole(_("Đạt khi đồng ý từ: số phần"), initial=1)
    pass_bottom = whole(_("trên tổng số phần (của người được biểu quyết)"), initial=2)
    pass_more = tick(_("Phải hơn tỷ lệ này, bằng là chưa đạt"), initial=True)
    mark_least = whole(_("Điểm đạt (nếu chấm điểm)"), 1, 1000, required=False)
    mark_most = whole(_("Thang điểm (nếu chấm điểm)"), 1, 1000, required=False)
    ground = line(_("Căn cứ của quy tắc"), 300, help_text=GROUND)

    def prepare(self) -> None:
        self.fields["founded_on"].initial = today()


class SeatForm(OfThing):
    name = line(_("Họ và tên"), 120)
    body = one_of_rows(_("Cơ quan, đơn vị cử"), Body.objects.none())
    role = line(_("Giữ việc gì trong hội đồng"), 60, required=False, help_text=_("Ví dụ: Chủ tịch, Thư ký, Ủy viên."))
    since = day_field(_("Từ ngày"))

    def prepare(self) -> None:
        self.fields["body"].queryset = bodies_on(today())  # type: ignore[attr-defined]
        self.fields["since"].initial = self.thing.founded_on


class LeaveForm(OfThing):
    left_on = day_field(_("Thôi từ ngày"))

    def prepare(self) -> None:
        self.fields["left_on"].initial = today()


class SittingForm(OfThing):
    held_on = day_field(_("Ngày họp"))
    place = line(_("Nơi họp"))
    minutes = line(_("Biên bản số"), 100)
    present = forms.ModelMultipleChoiceField(
        label=_("Thành viên có mặt"), queryset=Seat.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    words = text_area(_("Diễn biến, ý kiến về các mô hình, đề nghị"), 5, required=False)

    def prepare(self) -> None:
        self.fields["held_on"].initial = today()
        seats = self.thing.seats.filter(left_on=None).select_related("body")
        self.fields["present"].queryset = seats  # type: ignore[attr-defined]


class VoteForm(OfThing):
    """A line a seat; seats of the proposing body are named and have none. `thing` is (sitting, what is voted on)."""

    def prepare(self) -> None:
        sitting, what = self.thing
        council = sitting.council
        self.barred: list[Seat] = []
        for seat in sitting.present.select_related("body"):
            if seat.body_id == what.body_id:
                self.barred.append(seat)
            elif council.method == Council.Method.MARKS:
                self.fields[f"seat_{seat.pk}"] = forms.IntegerField(
                    label=str(seat), required=False, min_value=0, max_value=council.mark_most,
                    help_text=_("Điểm; bỏ trống nếu không chấm."),
                )  # fmt: skip
            else:
                choices = [("yes", _("Đồng ý")), ("no", _("Không đồng ý")), ("none", _("Không bỏ phiếu"))]
                self.fields[f"seat_{seat.pk}"] = radios(str(seat), choices)

    def votes(self) -> dict[int, bool | int | None]:
        told: dict[str, bool | None] = {"yes": True, "no": False, "none": None}
        return {
            int(name.removeprefix("seat_")): told[said] if isinstance(said, str) else said
            for name, said in self.cleaned_data.items()
        }


class CampaignForm(OfThing):
    name = line(_("Tên đợt thi đua"))
    year = whole(_("Năm"), 2000, 2100)
    council = one_of_rows(_("Hội đồng xét"), Council.objects.none())
    awards = text_area(_("Danh hiệu, hình thức khen"), 4, max_length=2000, help_text=_("Mỗi dòng một thứ."))
    until = day_field(_("Nhận đăng ký, đề nghị đến hết ngày"))
    posted_days = whole(_("Số ngày niêm yết lấy ý kiến"), 1, 365)
    ground = line(_("Căn cứ"), 300, help_text=GROUND)

    def prepare(self) -> None:
        self.fields["council"].queryset = queries.councils(today())  # type: ignore[attr-defined]
        self.fields["year"].initial = today().year


class EntryForm(OfThing):
    kind = radios(_("Tập thể hay cá nhân"), Entry.Kind.choices)
    name = line(_("Tên tập thể, họ tên cá nhân"))
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức khen"))
    body = one_of_rows(_("Đơn vị đề nghị"), Body.objects.none())

    def prepare(self) -> None:
        awards = self.thing.awards.splitlines()
        self.fields["award"].choices = [(one, one) for one in awards]  # type: ignore[attr-defined]
        rows = bodies_on(today())
        if self.by is not None and not self.by.has(permissions.WRITER):
            rows = rows.filter(pk=self.by.body.pk if self.by.body else 0)
        self.fields["body"].queryset = rows  # type: ignore[attr-defined]
        self.fields["body"].initial = self.by.body if self.by else None


class AchievementForm(OfThing):
    achievements = text_area(
        _("Việc đã làm được"), 6, max_length=4000,
        help_text=_("Việc cụ thể, có số liệu, ngày tháng. Không nhận xét tính cách, tư tưởng."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields["achievements"].initial = self.thing.achievements


class PostForm(OfThing):
    posted_on = day_field(_("Niêm yết từ ngày"))

    def prepare(self) -> None:
        self.fields["posted_on"].initial = today()


class CommentForm(OfThing):
    received_on = day_field(_("Ngày nhận"))
    words = text_area(
        _("Đề nghị xem lại điều gì"), 4, max_length=2000,
        help_text=_("Chỉ ghi việc cần xem lại. Không ghi tên người nói, không nhận xét về ai."),
    )  # fmt: skip
    channel = radios(_("Nhận bằng cách nào"), [one for one in Comment.Channel.choices if one[0] in TYPED])
    who_said = line(
        _("Ai nói"), required=False,
        help_text=_("Chỉ để trả lời: không hiện ở đâu, xóa được khi không cần nữa."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields["received_on"].initial = today()

        self.fields["channel"].initial = "head" if self.by and permissions.own_group(self.by) else "desk"


class SayForm(forms.Form):
    """What a resident says of a posted list; no name is asked. `website` is a trap: people do not see it,
    programs fill it in. `key` makes a form sent twice one comment."""

    words = text_area(
        _("Bà con thấy điều gì chưa đúng, hoặc còn sót ai?"), 5, max_length=2000,
        help_text=_("Cần xem lại việc gì, ở nhà nào, vì sao. Chỉ cán bộ và Tổ trưởng đọc, không đưa lên trang."),
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    key = forms.CharField(widget=forms.HiddenInput, required=False)


class FollowForm(forms.Form):
    ma = line(_("Mã biên nhận"), 20, help_text=_("Ví dụ YK-7K3M-9QXT, ghi trên giấy hoặc ảnh chụp khi gửi."))


class AnswerForm(OfThing):
    answer = text_area(
        _("Đã xem lại thế nào, kết luận gì"), 4, max_length=2000,
        help_text=_("Ai cũng đọc được ở trang danh sách: không nêu tên người nói, không nêu hoàn cảnh riêng của ai."),
    )  # fmt: skip


class EndCouncilForm(OfThing):
    ended_on = day_field(_("Kết thúc từ ngày"))

    def prepare(self) -> None:
        self.fields["ended_on"].initial = today()
