"""Every act of the desk as a page with one form: on a case, on a team, on a mediator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.rights.mediation import actions, permissions
from dinh.rights.mediation import forms_cases as c
from dinh.rights.mediation import forms_teams as t
from dinh.rights.mediation.models import Case

State = Case.State
Run = Callable[[Actor, Any, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows from the act; `first_in` the states in which it is the natural next step of a case."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[forms.Form]
    run: Run
    done: Any
    first_in: tuple[str, ...] = ()
    danger: bool = False


def _does(act: Callable[..., object], *drop: str) -> Run:
    """An act on a case whose arguments are the form's fields, but for ticks that only make someone look."""
    return lambda by, case, data: act(by=by, case=case, **{k: v for k, v in data.items() if k not in drop})


def _edit(by: Actor, case: Any, data: dict[str, Any]) -> object:
    sides = [
        actions.Side(data[f"name_{n}"], data[f"about_{n}"], data.get(f"phone_{n}", "")) for n in (1, 2, 3)
    ]  # fmt: skip
    return actions.edit(
        by=by, case=case, content=data["content"], sides=sides, field=data["field"], edition=data["edition"]
    )


def _team(act: Callable[..., object]) -> Run:
    return lambda by, team, data: act(by=by, team=team, **data)


def _member(act: Callable[..., object]) -> Run:
    return lambda by, member, data: act(by=by, member=member, **data)


ON_CASE: dict[str, Page] = {
    "vao-so": Page(
        _("Vào sổ"), _("Việc hòa giải được thì cho vào sổ, rồi phân công hòa giải viên."), _("Vào sổ"),
        permissions.TAKE, c.TakeForm, _does(actions.take, "scope"), _("Đã vào sổ."), (State.ASKED,),
    ),
    "phan-cong": Page(
        _("Phân công"), _("Không phân công người có quyền lợi, nghĩa vụ liên quan, hoặc không khách quan được."),
        _("Phân công"), permissions.ASSIGN, c.AssignForm, _does(actions.assign), _("Đã phân công."), (State.TAKEN,),
    ),
    "buoi": Page(
        _("Ghi buổi hòa giải"), _("Hòa giải trực tiếp, bằng lời nói, có mặt các bên."), _("Ghi"),
        permissions.HOLD, c.SessionForm, _does(actions.hold_session), _("Đã ghi buổi hòa giải."),
        (State.ASSIGNED, State.UNDER_WAY),
    ),
    "thanh": Page(
        _("Hòa giải thành"), _("Các bên đạt được thỏa thuận. Sau đó theo dõi việc thực hiện."), _("Ghi kết quả"),
        permissions.CONCLUDE, c.SettleForm, _does(actions.settle), _("Đã ghi hòa giải thành."),
    ),
    "khong-thanh": Page(
        _("Hòa giải không thành"),
        _("Các bên có quyền yêu cầu hòa giải tiếp, hoặc nhờ cơ quan có thẩm quyền giải quyết."), _("Ghi kết quả"),
        permissions.CONCLUDE, c.NotSettleForm, _does(actions.not_settle), _("Đã ghi hòa giải không thành."),
    ),
    "theo-doi": Page(
        _("Theo dõi thực hiện"), _("Các bên có làm như đã thỏa thuận không?"), _("Ghi"),
        permissions.FOLLOW_UP, c.FollowUpForm, _does(actions.follow_up), _("Đã ghi."), (State.SETTLED,),
    ),
    "tu-choi": Page(
        _("Hòa giải viên thôi vụ này"), _("Có liên quan thì phải từ chối; người đó sẽ không được phân công lại."),
        _("Ghi"), permissions.DECLINE, c.DeclineForm, _does(actions.decline), _("Đã ghi."),
    ),
    "hen-ngay": Page(
        _("Các bên hẹn ngày khác"), _("Ngày này thay cho thời hạn của luật."), _("Ghi ngày"),
        permissions.AGREE_DAY, c.DayForm, _does(actions.agree_day), _("Đã ghi ngày."),
    ),
    "phoi-hop": Page(
        _("Phối hợp với tổ khác"),
        _("Khi các bên ở thôn, tổ dân phố khác nhau. Tổ trưởng tổ kia đọc được hồ sơ này."), _("Phối hợp"),
        permissions.SHARE, c.ShareForm, _does(actions.share), _("Đã ghi tổ phối hợp."),
    ),
    "ket-thuc": Page(
        _("Kết thúc hòa giải"), _("Một bên không muốn hòa giải nữa, hoặc hòa giải viên thấy không thể có kết quả."),
        _("Kết thúc"), permissions.END, c.EndForm, _does(actions.end), _("Đã kết thúc."),
    ),
    "sua": Page(
        _("Sửa nội dung, các bên"), _("Sửa cho đúng. Việc sửa có ghi lại, nội dung thì giữ kín."), _("Lưu"),
        permissions.EDIT, c.EditForm, _edit, _("Đã sửa."),
    ),
    "bao": Page(
        _("Báo cấp có thẩm quyền"),
        _("Chỉ trong hai trường hợp này luật cho phép nói ra chuyện riêng của các bên. Nguy cấp thì gọi Công an ngay."),
        _("Báo"), permissions.RAISE, c.RaiseForm, _does(actions.escalate), _("Đã báo."), danger=True,
    ),
    "hoa-giai-tiep": Page(
        _("Hòa giải tiếp"), _("Theo yêu cầu của các bên. Vào sổ thành vụ mới, nối với vụ này."), _("Vào sổ vụ mới"),
        permissions.AGAIN, c.AgainForm, _does(actions.try_again), _("Đã vào sổ vụ mới."),
    ),
    "ngoai-pham-vi": Page(
        _("Không thuộc phạm vi"), _("Nói rõ vì sao, và chỉ nơi nên đến."), _("Trả lời"),
        permissions.TURN_AWAY, c.OutsideForm, _does(actions.turn_away), _("Đã trả lời."),
    ),
    "thu-lao": Page(
        _("Ghi thù lao"), _("Thù lao theo vụ, việc cho hòa giải viên. Mỗi vụ ghi một lần."), _("Ghi"),
        permissions.PAY, c.PayForm, _does(actions.pay), _("Đã ghi thù lao."),
    ),
    "xoa": Page(
        _("Xóa dữ liệu riêng"),
        _("Xóa tên các bên và mọi nội dung. Còn lại số, lĩnh vực, ngày, kết quả. Không lấy lại được."),
        _("Xóa vĩnh viễn"), permissions.ERASE, c.ActForm, _does(actions.erase), _("Đã xóa dữ liệu riêng."), danger=True,
    ),
}  # fmt: skip
ON_TEAM: dict[str, Page] = {
    "sua": Page(
        _("Sửa tổ hòa giải"), _("Tên, số hòa giải viên, cách liên hệ."), _("Lưu"),
        permissions.EDIT_TEAM, t.TeamForm, _team(actions.edit_team), _("Đã sửa."),
    ),
    "ra-soat": Page(
        _("Ghi rà soát hằng năm"), _("Trưởng ban công tác Mặt trận chủ trì, cùng tổ trưởng tổ hòa giải."), _("Ghi"),
        permissions.REVIEW, t.ReviewForm, _team(actions.review_team), _("Đã ghi rà soát."),
    ),
    "ket-thuc": Page(
        _("Kết thúc tổ hòa giải"), _("Khi sáp nhập, kiện toàn. Sổ cũ giữ nguyên."), _("Kết thúc"),
        permissions.END_TEAM, t.EndTeamForm, _team(actions.end_team), _("Đã kết thúc tổ hòa giải."), danger=True,
    ),
}  # fmt: skip
ON_MEMBER: dict[str, Page] = {
    "sua": Page(
        _("Sửa thông tin hòa giải viên"), _("Họ tên và tổ hiện ở trang công khai."), _("Lưu"),
        permissions.EDIT_MEMBER, t.MemberForm, _member(actions.edit_member), _("Đã sửa."),
    ),
    "to-truong": Page(
        _("Công nhận tổ trưởng"), _("Do các hòa giải viên bầu trong số họ. Tổ trưởng cũ thôi làm tổ trưởng."),
        _("Công nhận"), permissions.NAME_HEAD, t.HeadForm, _member(actions.name_head), _("Đã công nhận tổ trưởng."),
    ),
    "thoi": Page(
        _("Cho thôi làm hòa giải viên"), _("Theo văn bản đề nghị của Ban công tác Mặt trận."), _("Cho thôi"),
        permissions.CEASE, t.CeaseForm, _member(actions.cease), _("Đã ghi thôi."), danger=True,
    ),
}  # fmt: skip
