"""What is typed about a workplace. Each form takes the thing it is about, to offer only what fits it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, text_area, tick
from dinh.law.workplaces import DECIDED, OTHER_ENTERPRISE, STATE_ENTERPRISE, numbered
from dinh.rights.workplaces import queries
from dinh.rights.workplaces.actions import Call, Elected, Made, Talk
from dinh.rights.workplaces.models import Conference, Dialogue, Entry, Gathered, Publication
from dinh.rights.workplaces.queries import OFFICES

SECTORS = [("private", _("Ngoài khu vực Nhà nước")), ("state", _("Thuộc khu vực Nhà nước"))]


def number(label: Any, least: int = 0, most: int = 100_000, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **options)


def time_field(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%Hh%M", "%Hh"], **options)


def choices(pairs: Any, first: Any = None) -> list[tuple[Any, Any]]:
    return [*([("", first)] if first else []), *((key, f"{label[0].upper()}{label[1:]}") for key, label in pairs)]


class About(forms.Form):
    """A form about `thing`; `upload` gives the bytes and the name of its file field."""

    def __init__(self, *args: Any, thing: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing = thing

    def upload(self, name: str) -> tuple[bytes, str] | None:
        chosen = self.cleaned_data.get(name)
        return (chosen.read(), chosen.name) if chosen else None


class ProfileForm(About):
    day = day_field(_("Từ ngày"))
    staff = number(_("Số cán bộ, công chức, viên chức, người lao động"), 1)
    union = tick(_("Đã có công đoàn cơ sở"))
    sector = radios(_("Khu vực"), SECTORS)
    note = line(_("Ghi chú"), 300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.thing.kind in OFFICES:
            del self.fields["sector"]


class EnterpriseForm(About):
    name = line(_("Tên doanh nghiệp"))
    day = day_field(_("Số liệu tính từ ngày"))
    staff = number(_("Số người lao động"), 1)
    sector = radios(_("Khu vực"), SECTORS)
    union = tick(_("Đã có công đoàn cơ sở"))


class ItemsForm(About):
    """One line for each item; the words of another workplace are offered to begin from."""

    checked = line(
        _("Đã đối chiếu với văn bản nào"), required=False,
        help_text=_("Ví dụ: Công báo, bản luật đã ký. Để trống thì danh mục ghi “chưa đối chiếu”."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in numbered("agency.published", today()):
            self.fields[f"n{n}"] = line(_now("Nội dung %d") % n, 400, required=False)
        self.order_fields([*(name for name in self.fields if name != "checked"), "checked"])

    @property
    def words(self) -> dict[int, str]:
        return {int(name[1:]): text for name, text in self.cleaned_data.items() if name != "checked"}


class PublicationForm(About):
    number = forms.TypedChoiceField(label=_("Nội dung số"), coerce=int)
    title = line(_("Đã công khai gì"), 300, help_text=_("Tên văn bản, bảng kê. Ví dụ: Dự toán được giao năm nay."))
    form = forms.ChoiceField(label=_("Hình thức"), choices=choices(Publication.Form.choices))
    day = day_field(_("Ngày"))
    where = line(_("Ở đâu"), required=False)
    proof = forms.FileField(label=_("Ảnh, biên bản minh chứng"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.thing
        known = {item.number: item.words for item in queries.items(body, today().year, today())}
        self.fields["number"].choices = [  # type: ignore[attr-defined]
            (n, f"{n}. {words.words[:90]}" if words else f"{n}") for n, words in known.items()
        ]

    @property
    def made(self) -> Made:
        data = self.cleaned_data
        return Made(data["number"], data["title"], data["form"], data["day"], data["where"], self.upload("proof"))


class EntryForm(About):
    day = day_field(_("Ngày"))
    words = text_area(_("Nội dung, kết quả"), 4, max_length=2000)


class BoardEntryForm(EntryForm):
    kind = radios(
        _("Ghi việc gì"), choices([(k.value, k.label) for k in (Entry.Kind.BOARD_PLAN, Entry.Kind.BOARD_VISIT)])
    )
    field_order = ["kind"]


class DutyForm(EntryForm):
    duty = forms.ChoiceField(label=_("Việc"))
    field_order = ["duty"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        profile = queries.profile_on(self.thing, today())
        duties = STATE_ENTERPRISE if profile and profile.state else OTHER_ENTERPRISE
        self.fields["duty"].choices = [  # type: ignore[attr-defined]
            (key, f"{duty.title} ({duty.cite})") for key, duty in duties.items()
        ]


class ReasonForm(About):
    reason = line(_("Vì sao"), 300)


class CallForm(About):
    year = number(_("Năm công tác"), 2023, 2999)
    form = radios(_("Hình thức"), choices(Conference.Form.choices))
    summoned = number(_("Số đại biểu được triệu tập"), 1, required=False, help_text=_("Chỉ ghi khi họp đại biểu."))
    day = day_field(_("Ngày họp"))
    starts = time_field(_("Giờ"), required=False)
    place = line(_("Địa điểm"))
    agenda = text_area(_("Nội dung"), 4, max_length=4000)

    @property
    def call(self) -> Call:
        return Call(**self.cleaned_data)


class AttendForm(About):
    held_on = day_field(_("Đã họp ngày"))
    attended = number(_("Số người dự"))
    chair = line(_("Chủ trì"), 120)
    secretary = line(_("Thư ký"), 120)


class RecallForm(About):
    day = day_field(_("Ngày họp lại"))
    place = line(_("Địa điểm"))


class DecideForm(About):
    kind = forms.ChoiceField(label=_("Việc biểu quyết"), choices=[(d.key, d.title) for d in DECIDED.values()])
    text = text_area(_("Nội dung biểu quyết"), 5)
    in_favour = number(_("Số người tán thành"))
    against = number(_("Số người không tán thành"))


class BoardForm(About):
    proposal = line(_("Đề nghị của công đoàn"), help_text=_("Tờ trình, văn bản số, ngày."))
    members = text_area(
        _("Thành viên trúng cử"), 6, max_length=4000,
        help_text=_("Mỗi dòng một người: họ tên; công việc; số phiếu. Trưởng Ban ghi dòng đầu."),
    )  # fmt: skip
    sure = forms.BooleanField(label=_("Không ai trong danh sách là người đứng đầu hoặc cấp phó"))

    def clean_members(self) -> list[Elected]:
        out = []
        for text in filter(str.strip, self.cleaned_data["members"].splitlines()):
            cells = [cell.strip() for cell in text.split(";")]
            if len(cells) != 3 or not cells[0] or not cells[2].isdecimal():
                said = _now("Dòng “%s” chưa đúng. Ghi như: Trần Thị Mận; Giáo viên; 25.")
                raise ValidationError(said % text.strip()[:80])
            out.append(Elected(cells[0][:120], cells[1][:120], int(cells[2])))
        return out


class EndForm(About):
    day = day_field(_("Từ ngày"))
    reason = line(_("Vì sao"), 300)


class LeaveForm(EndForm):
    member: Any = forms.ModelChoiceField(None, label=_("Ai thôi"))
    field_order = ["member"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = self.thing.members.filter(left_on=None)  # type: ignore[attr-defined]


class AskForm(About):
    number = forms.TypedChoiceField(
        label=_("Nội dung số (Điều 53)"), coerce=int,
        help_text=_("Điều 53 có 11 nội dung; lời xem ở bản luật."),
    )  # fmt: skip
    title = line(_("Lấy ý kiến về việc gì"), 300)
    asked_on = day_field(_("Từ ngày"))
    until = day_field(_("Đến hết ngày"))
    how = line(_("Cách lấy ý kiến"), help_text=_("Ví dụ: họp từng tổ; gửi phiếu; hòm thư góp ý."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = numbered("agency.commented", today())
        self.fields["number"].choices = [(n, str(n)) for n in numbers]  # type: ignore[attr-defined]


class GatherForm(About):
    gist = line(_("Ý kiến giống nhau, viết gọn"), 400, help_text=_("Không ghi tên ai."))
    voices = number(_("Bao nhiêu người nêu"), 1)


class AnswerForm(About):
    answer = radios(_("Trả lời"), choices(Gathered.Answer.choices))
    words = text_area(_("Tiếp thu thế nào, hoặc vì sao không"), 4, max_length=2000)


class TalkForm(About):
    kind = radios(_("Loại"), choices(Dialogue.Kind.choices))
    day = day_field(_("Ngày"))
    place = line(_("Địa điểm"))
    employer_side = line(_("Bên người sử dụng lao động: ai dự"), 300)
    workers_side = line(_("Bên người lao động: ai dự"), 300)
    attended = number(_("Số người dự"), 2)
    matters = text_area(_("Nội dung đối thoại"), 5)
    minutes = forms.FileField(label=_("Biên bản đã ký (bản chụp)"), required=False)

    @property
    def talk(self) -> Talk:
        data = {name: value for name, value in self.cleaned_data.items() if name != "minutes"}
        return Talk(**data, minutes=self.upload("minutes"))


class AgreeForm(About):
    words = line(_("Thỏa thuận"), 400)
    owner = line(_("Ai làm"), 120)
    due = day_field(_("Xong trước hết ngày"))


class KeepForm(About):
    done_on = day_field(_("Xong ngày"))
    proof = line(_("Kết quả, minh chứng"), 300)


class FoundForm(About):
    day = day_field(_("Ngày thành lập"))
    members = number(_("Số đoàn viên khi thành lập"), 1)
    decision = line(_("Quyết định số, ngày"), 200)


class TargetForm(About):
    year = number(_("Năm"), 2020, 2999)
    number = number(_("Số công đoàn cơ sở phải thành lập"), 1, 1000)
    source = line(_("Theo văn bản"), help_text=_("Số, ngày, cơ quan ban hành."))


class SummaryForm(About):
    words = text_area(
        _("Tổng hợp"), 6, max_length=4000,
        help_text=_("Viết lời của công đoàn. Đừng chép nguyên văn nếu người đọc có thể đoán ra ai viết."),
    )  # fmt: skip


class LetterForm(About):
    words = text_area(_("Điều muốn nói"), 6, max_length=4000)
    website = forms.CharField(required=False)
