"""What the Front types about boards, and members about meetings, plans, check-lists and reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, text_area
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.periods import Period
from dinh.rights.oversee.actions.boards import Party, Project
from dinh.rights.oversee.actions.members import Chosen, Declared
from dinh.rights.oversee.models import Board, CheckLine, Meeting, Member, ProjectParty
from dinh.rights.oversee.queries import boards as queries
from dinh.rights.works import queries as works


def edition() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput)


def fill(form: forms.Form, name: str, rows: Any) -> None:
    field: Any = form.fields[name]
    field.queryset = rows


class EditionForm(forms.Form):
    edition = edition()


class WhyForm(EditionForm):
    why = line(_("Vì sao"), 300)


class BoardForm(forms.Form):
    name = line(_("Tên ban"))
    home: Any = forms.ModelChoiceField(
        label=_("Đơn vị trên hệ thống"), queryset=None, required=False,
        help_text=_("Nếu người quản trị đã lập Ban này trong danh sách cơ quan, đơn vị."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "home", bodies_on(today()).filter(kind="board"))


class ProjectForm(forms.Form):
    """What a board for a project watches: every party with the persons who stand for it."""

    name = line(_("Tên ban"))
    work_name = line(_("Công trình, chương trình"), 300)
    work_place = line(_("Địa điểm"), 300, required=False)
    work_ref = line(
        _("Mã công trình"), 16, required=False, help_text=_("Nếu có trong sổ công trình, ví dụ CT-7K3M-9QXT.")
    )
    work_until = day_field(_("Dự kiến hoàn thành"), required=False)
    groups = forms.ModelMultipleChoiceField(
        label=_("Thôn, tổ dân phố có công trình"), queryset=ResidentialGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    investor = text_area(_("Chủ đầu tư, chủ dự án"), 2, help_text=_("Mỗi dòng: tên; người đại diện, người phụ trách."))
    contractor = text_area(
        _("Nhà thầu"), 2, required=False, help_text=_("Mỗi dòng: tên; người đại diện, người phụ trách.")
    )
    consultant = text_area(
        _("Tư vấn"), 2, required=False, help_text=_("Mỗi dòng: tên; người đại diện, người phụ trách.")
    )
    decider = text_area(_("Người quyết định đầu tư"), 2, required=False, help_text=_("Mỗi dòng: chức danh; họ tên."))
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "groups", groups_on(today()))

    @property
    def project(self) -> Project:
        data = self.cleaned_data
        parties = [
            Party(role, *_named(text)) for role in ProjectParty.Role.values for text in data[role].splitlines()
            if text.strip()
        ]  # fmt: skip
        return Project(
            data["work_name"], data["work_place"], data["work_ref"], data["work_until"], parties, list(data["groups"])
        )


def _named(text: str) -> tuple[str, str]:
    """«Công ty X; Trần Văn Lực; Lê Thị B» → the name, then the persons one a line."""
    name, *people = [part.strip() for part in text.split(";")]
    return name, "\n".join(people)


OTHERS = {"supervisor": ProjectParty.Role.CONSULTANT}  # of the book of works; who sells stands with who builds


def work_of(ref: str) -> dict[str, Any]:
    """The form for a work of the book of works: its name, place and parties as they stand there."""
    work = works.work_by_ref(ref[:16]) if ref else None
    if work is None:
        return {}
    told: dict[str, list[str]] = {role: [] for role in ProjectParty.Role.values}
    for each in works.parties(work.ref):
        role = each.role if each.role in told else OTHERS.get(each.role, ProjectParty.Role.CONTRACTOR)
        told[role].append("; ".join(part for part in (each.name, each.person) if part))
    name = _now("Ban Giám sát đầu tư của cộng đồng: %s") % work.title
    first = {"name": name[:200], "work_name": work.title, "work_place": work.place, "work_ref": work.ref}
    groups = [work.group_id] if work.group_id else []
    parties = {role: "\n".join(lines) for role, lines in told.items()}
    return {**first, "work_until": work.ends_on, "groups": groups, **parties}


def project_of(board: Board) -> dict[str, Any]:
    """The form of a board as it stands."""
    told: dict[str, list[str]] = {role: [] for role in ProjectParty.Role.values}
    for party in board.parties.all():
        told[party.role].append("; ".join([party.name, *party.persons]))
    first = {
        name: getattr(board, name) for name in ("name", "work_name", "work_place", "work_ref", "work_until", "edition")
    }
    return {**first, "groups": list(board.groups.all()), **{role: "\n".join(lines) for role, lines in told.items()}}


class MemberForm(forms.Form):
    """Someone chosen. Choosing an election fills in the name, the group and the day."""

    elected = forms.ChoiceField(
        label=_("Người đã trúng cử trong sổ biểu quyết"), required=False,
        help_text=_("Chọn ở đây thì không phải gõ họ tên, tổ, ngày bầu."),
    )  # fmt: skip
    name = line(_("Họ và tên"), 120, required=False)
    seat = radios(_("Tư cách"), Member.Seat.choices)
    group = forms.ModelChoiceField(
        label=_("Thôn, tổ dân phố"), queryset=ResidentialGroup.objects.none(), required=False
    )
    chosen_on = day_field(_("Ngày bầu, cử"), required=False)
    paper = line(_("Biên bản bầu, văn bản cử"), 200, required=False)
    votes = forms.IntegerField(label=_("Số phiếu"), min_value=0, required=False)
    stated_on = day_field(
        _("Ngày cam kết"),
        help_text=_("Ngày người này ký cam kết: thường trú tại đây, không là cán bộ, công chức, người hoạt động không "
                    "chuyên trách; với công trình: không có người thân ở các bên."),
    )  # fmt: skip
    namesake = line(
        _("Người cùng tên"), 300, required=False,
        help_text=_("Chỉ ghi khi được hỏi: vì sao cán bộ cùng tên là người khác."),
    )  # fmt: skip
    kin = text_area(
        _("Người thân đã khai"), 3, required=False, max_length=2000,
        help_text=_("Mỗi dòng: quan hệ: họ tên. Ví dụ: anh ruột: Trần Văn Lực. Chỉ Mặt trận xem được. Khi được hỏi về "
                    "tên gần giống, ghi thêm sau dấu | vì sao là người khác."),
    )  # fmt: skip
    kin_namesake = line(
        _("Cùng tên với người của công trình"), 300, required=False,
        help_text=_("Chỉ ghi khi được hỏi: vì sao là người khác."),
    )  # fmt: skip

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.board, self.rows = board, {str(one.pk): one for one in queries.elected(board, today())}
        fill(self, "group", groups_on(today()))
        names = [(pk, f"{one.name}, {one.group}, {one.begins:%d/%m/%Y}") for pk, one in self.rows.items()]
        elected: Any = self.fields["elected"]
        elected.choices = [("", _("Không có trong sổ biểu quyết")), *names]
        if not names:
            del self.fields["elected"]
        for name in ("name", "chosen_on"):
            self.fields[name].required = not names
        if board.kind == Board.Kind.TTND:
            for name in ("kin", "kin_namesake", "seat"):
                del self.fields[name]
        else:
            self.fields["seat"].initial = Member.Seat.PEOPLE

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("elected"):
            for name, words in (("name", _now("Hãy ghi họ và tên.")), ("chosen_on", _now("Hãy ghi ngày bầu, cử."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return data

    @property
    def chosen(self) -> Chosen:
        data = self.cleaned_data
        one = self.rows.get(data.get("elected") or "")
        facts = {
            "name": one.name if one else data["name"], "chosen_on": one.begins if one else data["chosen_on"],
            "group": one.group if one else data["group"], "votes": one.votes if one else data["votes"],
            "election": one.matter.ref if one and one.matter else "",
            "paper": data["paper"] or (one.decision if one else ""),
        }  # fmt: skip
        kin = [_declared(text) for text in data.get("kin", "").splitlines() if text.strip()]
        return Chosen(
            **facts, stated_on=data["stated_on"], seat=data.get("seat") or Member.Seat.PEOPLE, kin=kin,
            namesake=data["namesake"], kin_namesake=data.get("kin_namesake", "")
        )  # fmt: skip


def _declared(text: str) -> Declared:
    """«anh ruột: Trần Lực | sinh năm 1950»"""
    said, _mark, cleared = text.partition("|")
    relation, _colon, name = said.partition(":")
    return Declared(relation.strip(), name.strip(), cleared.strip())


class RecogniseForm(EditionForm):
    decision = line(_("Số, ngày quyết định công nhận"))
    on = day_field(_("Ngày công nhận"))
    last = day_field(
        _("Nhiệm kỳ đến hết ngày"), required=False,
        help_text=_("Theo nhiệm kỳ Trưởng thôn, Tổ trưởng tổ dân phố. Chỉ ghi khi hệ thống chưa biết."),
    )  # fmt: skip


class RecogniseProjectForm(EditionForm):
    decision = line(_("Số, ngày quyết định công nhận"))
    on = day_field(_("Ngày công nhận"))


class OnForm(EditionForm):
    on = day_field(_("Ngày"))


class InvestorForm(EditionForm):
    on = day_field(_("Ngày báo chủ đầu tư"))
    number = line(_("Số văn bản"), 60, required=False)
    watch_from = day_field(_("Bắt đầu giám sát từ ngày"))


class EndForm(EditionForm):
    on = day_field(_("Kết thúc từ ngày"))
    why = line(_("Vì sao kết thúc"), 300)
    handed_over = text_area(_("Bàn giao gì, cho ai"), 3, max_length=4000)


class MeetingForm(forms.Form):
    what = radios(_("Loại họp"), Meeting.What.choices)
    on = day_field(_("Ngày họp"))
    present = forms.IntegerField(label=_("Số thành viên dự"), min_value=1)
    words = text_area(_("Nội dung, kết luận"), 5)
    head = forms.ModelChoiceField(
        label=_("Bầu Trưởng ban"), queryset=Member.objects.none(), required=False,
        help_text=_("Bắt buộc ở phiên họp đầu."),
    )  # fmt: skip
    deputies = forms.ModelMultipleChoiceField(
        label=_("Bầu Phó Trưởng ban"), queryset=Member.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Member.objects.filter(pk__in=[one.pk for one in queries.serving(board, today())])
        fill(self, "head", rows)
        fill(self, "deputies", rows)


class RecogniseMemberForm(forms.Form):
    decision = line(_("Số, ngày quyết định"))
    on = day_field(_("Ngày công nhận"))


class LeaveForm(forms.Form):
    gone = radios(_("Vì sao thôi"), Member.Gone.choices)
    on = day_field(_("Thôi từ ngày"))
    ground = line(_("Theo văn bản, biên bản nào"))


class AccountForm(forms.Form):
    username = line(_("Tên đăng nhập"), 60, help_text=_("Tài khoản phải cùng họ tên và có quyền làm việc của Ban."))


def periods(day: Any, back: int = 2) -> list[tuple[str, str]]:
    """Quarters, halves and years around a day, the current quarter first."""
    found = []
    for months in (3, 6, 12):
        span = Period.of(day, months)
        near = [span, span.next(), *(past for past in _before(span, back))]
        found += [(str(each), each.label) for each in near]
    return found


def _before(span: Period, count: int) -> list[Period]:
    found = []
    for _each in range(count):
        span = span.previous()
        found.append(span)
    return found


class PeriodField(forms.ChoiceField):
    def __init__(self) -> None:
        super().__init__(label=_("Kỳ"), choices=lambda: periods(today()))


class PlanForm(forms.Form):
    watcher = forms.ChoiceField(label=_("Kế hoạch của"))
    period = PeriodField()
    title = line(_("Tên kế hoạch"), 300)
    words = text_area(_("Mục đích, yêu cầu"), 3, required=False, max_length=4000)

    def __init__(self, *args: Any, watchers: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["watcher"]
        field.choices = [(key, one["title"]) for key, one in watchers.items()]


class PlanEditForm(EditionForm):
    title = line(_("Tên kế hoạch"), 300)
    words = text_area(_("Mục đích, yêu cầu"), 3, required=False, max_length=4000)


class ItemForm(forms.Form):
    theme = line(_("Xem việc gì"), 300)
    target: Any = forms.ModelChoiceField(label=_("Cơ quan, đơn vị"), queryset=None, required=False)
    target_name = line(_("Hoặc nơi khác"), 300, required=False)
    work_ref = line(_("Mã công trình"), 16, required=False)
    from_day = day_field(_("Từ ngày"))
    to_day = day_field(_("Đến ngày"))
    why = line(_("Vì sao chọn việc này"), 300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "target", bodies_on(today()))


class DropItemForm(forms.Form):
    why = line(_("Vì sao thôi làm"), 300, required=False, help_text=_("Bắt buộc khi kế hoạch đã gửi."))


class NumberForm(EditionForm):
    number = line(_("Số, ký hiệu"), 60, required=False)


class ChecklistForm(forms.Form):
    title = line(_("Tên danh mục"))
    for_kind = line(_("Dùng khi"), 200, required=False)
    lines = text_area(
        _("Các dòng"), 12,
        help_text=_("Mỗi dòng một câu hỏi. Dòng đo, đếm: thêm dấu | rồi đơn vị, ít nhất, nhiều nhất, ví dụ: Chiều dày "
                    "mặt đường | cm | 18 |. Dòng ghi lời: bắt đầu bằng dấu *."),
    )  # fmt: skip

    def clean_lines(self) -> list[dict[str, Any]]:
        return [read_line(text) for text in self.cleaned_data["lines"].splitlines() if text.strip()]


def read_line(text: str) -> dict[str, Any]:
    """«Chiều dày | cm | 18 |», «* Ý kiến của hộ dân», «Có biển công trình»."""
    parts = [part.strip() for part in text.split("|")]
    if parts[0].startswith("*"):
        return {"question": parts[0].lstrip("* "), "kind": CheckLine.Kind.WORDS}
    if len(parts) == 1:
        return {"question": parts[0], "kind": CheckLine.Kind.YES_NO}
    unit, least, most = (*parts[1:4], "", "", "")[:3]
    for number in (least, most):
        if number and not number.replace(",", "", 1).replace(".", "", 1).isdigit():
            raise ValidationError(_now("“%s”: số ít nhất, nhiều nhất không đọc được.") % text.strip())
    return {"question": parts[0], "kind": CheckLine.Kind.MEASURE, "unit": unit, "least": least, "most": most}


def write_line(line: dict[str, Any]) -> str:
    """The way back, for the form."""
    if line["kind"] == CheckLine.Kind.WORDS:
        return f"* {line['question']}"
    if line["kind"] == CheckLine.Kind.YES_NO:
        return str(line["question"])
    return " | ".join([line["question"], line.get("unit", ""), line.get("least", ""), line.get("most", "")]).rstrip(
        " |"
    )


class ReportForm(forms.Form):
    board = forms.ModelChoiceField(label=_("Báo cáo của"), queryset=Board.objects.none(), empty_label=None)
    period = PeriodField()
    words = text_area(_("Đánh giá chung"), 6, required=False)
    proposals = text_area(_("Kiến nghị, đề xuất"), 4, required=False)

    def __init__(self, *args: Any, boards: list[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "board", Board.objects.filter(pk__in=[one.pk for one in boards]))


class ReportEditForm(EditionForm):
    words = text_area(_("Đánh giá chung"), 6, required=False)
    proposals = text_area(_("Kiến nghị, đề xuất"), 4, required=False)
