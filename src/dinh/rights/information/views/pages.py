"""Every act of the desk on one request, as a page with one form: what it asks, what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.rights.information import actions, permissions
from dinh.rights.information import forms as f
from dinh.rights.information.clocks import answer_term
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.permissions import Following

State = InformationRequest.State
Run = Callable[[Actor, InformationRequest, dict[str, Any]], object]


def _thing(asked: InformationRequest) -> Any:
    return asked


def _always(asked: InformationRequest) -> bool:
    return True


def _as_office(asked: InformationRequest) -> Any:
    return Following(asked, proven=False)


def _does(act: Callable[..., object]) -> Run:
    """An act whose arguments are the form's fields."""
    return lambda by, asked, data: act(by=by, asked=asked, **data)


def _for_asker(act: Callable[..., object]) -> Run:
    """An act of the asker's that an official writes down: it looks at no edition."""
    return lambda by, asked, data: act(by=by, asked=asked, **{k: v for k, v in data.items() if k != "edition"})


def _answer(by: Actor, asked: InformationRequest, data: dict[str, Any]) -> object:
    uploads = [(upload.read(), upload.name) for upload in data["attachments"]]
    return actions.answer(by=by, asked=asked, text=data["text"], uploads=uploads, edition=data["edition"])


def _publish(by: Actor, asked: InformationRequest, data: dict[str, Any]) -> object:
    files = data.get("shown_files", [])
    return actions.publish_answer(
        by=by, asked=asked, question=data["question"], text=data["text"], files=files, edition=data["edition"],
        checked=data["checked"],
    )  # fmt: skip


class Doubt(f.ActForm, f.DoubtForm):
    """The asker's doubt, told at the office."""


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows from the act; `first_in` the states, and `waits` the
    condition, in which it is the natural next step."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[f.ActForm]
    run: Run
    done: Any
    first_in: tuple[str, ...] = ()
    danger: bool = False
    thing: Callable[[InformationRequest], Any] = _thing
    waits: Callable[[InformationRequest], bool] = _always

    def leading(self, asked: InformationRequest) -> bool:
        """Whether this is the natural next step of the request as it stands."""
        return asked.state in self.first_in and self.waits(asked)


ACTS: dict[str, Page] = {
    "tiep-nhan": Page(
        _("Tiếp nhận"), _("Cho biết thông tin có sẵn hay phải tập hợp: thời hạn tùy theo đó."), _("Tiếp nhận"),
        permissions.TAKE_UP, f.AcceptForm, _does(actions.accept), _("Đã tiếp nhận."), (State.NEW,),
    ),
    "han": Page(
        _("Ghi hạn trả lời"),
        _("Dùng khi phần mềm chưa có nội dung luật đang áp dụng: tra luật, rồi ghi ngày và điều khoản."),
        _("Ghi hạn"), permissions.RECORD_DUE, f.DueForm, _does(actions.record_due), _("Đã ghi hạn trả lời."),
        (State.ACCEPTED,),
        waits=lambda asked: not answer_term(asked).known,
    ),
    "tra-loi": Page(
        _("Cung cấp thông tin"),
        _("Người yêu cầu đọc được ngay ở trang theo dõi, bằng mã và PIN."),
        _("Gửi câu trả lời"),
        permissions.ANSWER, f.AnswerForm, _answer, _("Đã cung cấp thông tin."), (State.ACCEPTED, State.REVIEW),
    ),
    "sua-loai": Page(
        _("Sửa tóm tắt, loại"), _("Đổi loại thông tin thì thời hạn đổi theo."), _("Lưu"),
        permissions.RECLASS, f.AcceptForm, _does(actions.accept), _("Đã sửa."),
    ),
    "bo-sung": Page(
        _("Đề nghị bổ sung"),
        _("Khi yêu cầu chưa rõ hoặc thiếu. Thời hạn tính lại từ ngày người yêu cầu bổ sung xong."),
        _("Gửi đề nghị"), permissions.CLARIFY, f.SayForm, _does(actions.clarify), _("Đã đề nghị bổ sung."),
    ),
    "da-bo-sung": Page(
        _("Ghi phần bổ sung"), _("Người yêu cầu đến trụ sở hoặc gọi điện bổ sung: ghi lại lời họ."), _("Ghi bổ sung"),
        permissions.COMPLETE, f.SayForm, _for_asker(actions.complete), _("Đã ghi phần bổ sung."), (State.CLARIFY,),
        thing=_as_office,
    ),
    "gia-han": Page(
        _("Gia hạn"), _("Chỉ một lần, trước khi hết hạn, phải nói lý do."), _("Gia hạn"),
        permissions.EXTEND, f.ExtendForm, _does(actions.extend), _("Đã gia hạn."),
    ),
    "huong-dan": Page(
        _("Hướng dẫn nơi giữ thông tin"),
        _("Khi thông tin không do cấp xã tạo ra hoặc nhận được: chỉ đúng nơi đang giữ."),
        _("Gửi hướng dẫn"), permissions.FORWARD, f.ForwardForm, _does(actions.forward), _("Đã hướng dẫn."),
    ),
    "tu-choi": Page(
        _("Từ chối"),
        _("Phải có căn cứ của luật và lý do bằng văn bản. Người yêu cầu có quyền đề nghị xem lại, khiếu nại."),
        _("Từ chối cung cấp"),
        permissions.REFUSE, f.RefuseForm, _does(actions.refuse),
        _("Đã ghi từ chối."),
        danger=True,
    ),
    "thong-tin-sai": Page(
        _("Ghi nhận thông tin đã cung cấp không đúng"), _("Thời hạn đính chính tính từ hôm nay."), _("Ghi nhận"),
        permissions.FIND_WRONG, f.SayForm, _does(actions.find_wrong), _("Đã ghi nhận, cần đính chính."),
    ),
    "giu-nguyen": Page(
        _("Giữ nguyên kết quả"), _("Đã xem lại và thấy kết quả đúng: giải thích cho người yêu cầu."), _("Giữ nguyên"),
        permissions.UPHOLD, f.SayForm, _does(actions.uphold), _("Đã giữ nguyên kết quả."),
    ),
    "dang": Page(
        _("Đăng cho mọi người đọc"),
        _("Câu trả lời nhiều người cùng quan tâm: viết lại câu hỏi, không để lộ ai đã hỏi."),
        _("Đăng"), permissions.PUBLISH, f.PublishForm, _publish, _("Đã đăng."),
    ),
    "y-kien": Page(
        _("Ghi đề nghị xem lại"), _("Người yêu cầu đến trụ sở hoặc gọi điện: ghi lại lời họ. Hồ sơ mở lại."),
        _("Ghi và mở lại"), permissions.DOUBT, Doubt, _for_asker(actions.doubt), _("Đã mở lại hồ sơ."),
        thing=_as_office,
    ),
    "rut": Page(
        _("Ghi việc rút yêu cầu"), _("Chỉ khi chính người yêu cầu nói không cần nữa."), _("Rút yêu cầu"),
        permissions.WITHDRAW, f.ActForm, _for_asker(actions.withdraw), _("Đã ghi rút yêu cầu."), danger=True,
        thing=_as_office,
    ),
    "ket-thuc": Page(
        _("Kết thúc hồ sơ"), _("Người yêu cầu vẫn có thể đề nghị xem lại sau đó."), _("Kết thúc"),
        permissions.CLOSE, f.SayForm, _does(actions.close), _("Đã kết thúc hồ sơ."),
    ),
    "xoa-du-lieu": Page(
        _("Xóa dữ liệu cá nhân"),
        _(
            "Xóa họ tên, địa chỉ, liên hệ và lời của người yêu cầu. Số trong sổ và nhật ký còn nguyên. Không "
            "lấy lại được."
        ),
        _("Xóa vĩnh viễn"),
        permissions.ERASE, f.EraseForm, _does(actions.erase),
        _("Đã xóa dữ liệu cá nhân."),
        danger=True,
    ),
}  # fmt: skip
