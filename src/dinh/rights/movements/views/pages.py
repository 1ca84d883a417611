"""Every act of the desk that is one form on one thing: what it asks, who may, what it does, where it leads back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.files.actions import store
from dinh.ground.files.models import StoredFile
from dinh.rights.movements import actions, models, permissions
from dinh.rights.movements import forms as f
from dinh.rights.movements import forms_council as c
from dinh.rights.movements import forms_titles as t

Run = Callable[[Actor, Any, dict[str, Any]], object]
Part = Callable[[Any], Any]


def itself(thing: Any) -> Any:
    return thing


def _nothing(made: Any) -> str:
    return ""


def _receipt(comment: Any) -> str:
    return _now("Mã biên nhận: %(ref)s. Đưa mã này cho người nói để xem trả lời.") % {"ref": comment.ref}


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows from the act. `asks` is what the gate is asked about; `tells` adds to
    `done` what the act made."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[forms.Form]
    run: Run
    done: Any
    danger: bool = False
    asks: Part = itself
    tells: Callable[[Any], str] = _nothing


@dataclass(frozen=True, slots=True)
class Kind:
    """What things of a kind are, where their page is, what may be done with them."""

    rows: Callable[[], QuerySet[Any]]
    back: Callable[[Any], str]
    pages: dict[str, Page]


def _does(act: Callable[..., object], name: str) -> Run:
    return lambda by, thing, data: act(by=by, **{name: thing}, **data)


def _file(by: Actor, upload: Any, field: str) -> StoredFile:
    try:
        return store(by=by, data=upload.read(), name=upload.name)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def _photo(by: Actor, model: Any, data: dict[str, Any]) -> object:
    file = _file(by, data["photo"], "photo")
    return actions.add_photo(by=by, model=model, file=file, caption=data["caption"])


def _tick(by: Actor, line: Any, data: dict[str, Any]) -> object:
    file = _file(by, data["photo"], "photo") if data["photo"] else None
    return actions.tick(by=by, line=line, done_on=data["done_on"], evidence=data["evidence"], file=file)


def _look(by: Actor, adoption: Any, data: dict[str, Any]) -> object:
    return actions.look(by=by, adoption=adoption, **{**data, "months": int(data["months"])})


def _recognise_groups(by: Actor, thing: Any, data: dict[str, Any]) -> object:
    return actions.recognise_groups(by=by, **data)


def _refuse(by: Actor, model: Any, data: dict[str, Any]) -> object:
    return actions.refuse_model(by=by, model=model, reason=data["reason"], back=bool(data["back"]))


def _register(by: Actor, review: Any, data: dict[str, Any]) -> object:
    return actions.register(by=by, review=review, household_ids=[int(pk) for pk in data["households"]])


def _year(by: Actor, member: Any, data: dict[str, Any]) -> object:
    return actions.review_year(by=by, member=member, year=data["year"], done=data["done"] == "1")


def _to(name: str, *path: str) -> Callable[[Any], str]:
    """The page `name` of what stands at `path` from a thing: `("movements_desk:model", "model", "ref")`."""

    def back(thing: Any) -> str:
        for step in path:
            thing = getattr(thing, step)
        return reverse(f"movements_desk:{name}", args=[thing])

    return back


def _comment_back(comment: Any) -> str:
    if comment.review_id:
        return reverse("movements_desk:review", args=[comment.review_id])
    return reverse("movements_desk:campaign", args=[comment.campaign_id])


def _line(line: Any) -> Any:
    return line.adoption


KINDS: dict[str, Kind] = {
    "mo-hinh": Kind(lambda: models.PracticeModel.objects.select_related("body", "group"), _to("model", "ref"), {
        "de-nghi": Page(
            _("Đề nghị hội đồng xét"), _("Sau khi đề nghị, mô hình không sửa được cho đến khi có kết quả."),
            _("Đề nghị"), permissions.SEND, f.SureForm, _does(actions.send_model, "model"), _("Đã đề nghị."),
        ),
        "tra-lai": Page(
            _("Trả lại để viết tiếp"), _("Nơi đề xuất đọc lý do này, viết thêm rồi đề nghị lại."), _("Trả lại"),
            permissions.SEND_BACK, f.ReasonForm, _does(actions.send_back, "model"), _("Đã trả lại."),
        ),
        "cong-nhan": Page(
            _("Công nhận mô hình"), _("Công nhận xong, mô hình hiện ở trang công khai để nơi khác áp dụng."),
            _("Công nhận"), permissions.RECOGNISE, f.DecisionForm, _does(actions.recognise_model, "model"),
            _("Đã công nhận; mô hình đã ở trang công khai."),
        ),
        "khong-cong-nhan": Page(
            _("Không công nhận, trả lại"), _("Lý do gửi đến nơi đề xuất."), _("Ghi"), permissions.REFUSE, f.RefuseForm,
            _refuse, _("Đã ghi."), danger=True,
        ),
        "goi-y": Page(
            _("Gợi ý cho thôn, tổ"), _("Trưởng thôn, Tổ trưởng thấy ở «Việc hôm nay» và tự quyết có áp dụng không."),
            _("Gợi ý"), permissions.SUGGEST, f.SuggestForm, _does(actions.suggest_to_group, "model"), _("Đã gợi ý."),
        ),
        "anh": Page(
            _("Thêm ảnh"), _("Ảnh hiện ở trang công khai khi mô hình được công nhận."), _("Thêm ảnh"),
            permissions.EDIT_MODEL, f.PhotoForm, _photo, _("Đã thêm ảnh."),
        ),
        "anh-bo-sung": Page(
            _("Thêm ảnh"), _("Ảnh hiện ngay ở trang công khai."), _("Thêm ảnh"),
            permissions.COMPLETE, f.PhotoForm, _photo, _("Đã thêm ảnh."),
        ),
    }),
    "anh": Kind(lambda: models.ModelPhoto.objects.select_related("model", "file"), _to("model", "model", "ref"), {
        "bo": Page(
            _("Bỏ ảnh"), _("Ảnh không còn ở mô hình. Nhật ký vẫn ghi đã có."), _("Bỏ ảnh"), permissions.EDIT_MODEL,
            f.SureForm, _does(actions.drop_photo, "photo"), _("Đã bỏ ảnh."), danger=True, asks=lambda one: one.model,
        ),
        "bo-bo-sung": Page(
            _("Bỏ ảnh"), _("Ảnh không còn ở trang công khai. Nhật ký vẫn ghi đã có."), _("Bỏ ảnh"),
            permissions.COMPLETE, f.SureForm, _does(actions.drop_photo, "photo"), _("Đã bỏ ảnh."), danger=True,
            asks=lambda one: one.model,
        ),
    }),
    "noi": Kind(
        lambda: models.Adoption.objects.select_related("model", "body", "group"), _to("adoption", "ref"), {
            "xem-lai": Page(
                _("Xem lại"), _("Đến tận nơi xem mô hình còn sống không. Ghi một lần sau 3 tháng, một lần sau 6."),
                _("Ghi"), permissions.LOOK, f.LookForm, _look, _("Đã ghi lần xem lại."),
            ),
            "them-viec": Page(
                _("Thêm bước riêng"), _("Việc công thức không có mà ở đây cần."), _("Thêm"), permissions.WORK_ON,
                f.AddLineForm, _does(actions.add_line, "adoption"), _("Đã thêm."),
            ),
            "dung": Page(
                _("Dừng mô hình"), _("Nơi này không tính là đang áp dụng nữa. Lý do giúp nơi khác."), _("Dừng"),
                permissions.STOP, f.StopForm, _does(actions.stop, "adoption"), _("Đã ghi dừng."), danger=True,
            ),
        },
    ),
    "viec": Kind(
        lambda: models.CheckLine.objects.select_related("adoption__model", "adoption__body", "adoption__group"),
        _to("adoption", "adoption", "ref"), {
            "xong": Page(
                _("Đánh dấu đã làm"), _("Cần một câu minh chứng hoặc một ảnh."), _("Ghi đã làm"), permissions.WORK_ON,
                f.TickForm, _tick, _("Đã ghi."), asks=_line,
            ),
            "mo-lai": Page(
                _("Bỏ đánh dấu"), _("Dòng việc trở lại chưa làm. Nhật ký giữ điều đã ghi."), _("Bỏ đánh dấu"),
                permissions.WORK_ON, f.SureForm, _does(actions.untick, "line"), _("Đã bỏ đánh dấu."), asks=_line,
            ),
            "lam-khac": Page(
                _("Làm cách khác"), _("Ghi việc làm ở đây và vì sao; câu trong công thức vẫn giữ bên cạnh."), _("Lưu"),
                permissions.WORK_ON, f.AdaptForm, _does(actions.adapt, "line"), _("Đã lưu."), asks=_line,
            ),
            "khong-lam": Page(
                _("Không làm bước này"), _("Bước này không tính vào bảng việc ở đây."), _("Ghi"),
                permissions.WORK_ON, f.WhyForm, _does(actions.leave_out, "line"), _("Đã ghi."), asks=_line,
            ),
        },
    ),
    "hoi-dong": Kind(lambda: models.Council.objects.all(), _to("council", "pk"), {
        "them-nguoi": Page(
            _("Thêm thành viên"), _("Người của đơn vị đề xuất không biểu quyết việc của đơn vị mình."), _("Thêm"),
            permissions.SIT, c.SeatForm, _does(actions.seat, "council"), _("Đã thêm."),
        ),
        "phien": Page(
            _("Ghi phiên họp"), _("Số người có mặt phải đủ theo quy tắc của hội đồng."), _("Ghi phiên họp"),
            permissions.SIT, c.SittingForm, _does(actions.sit, "council"), _("Đã ghi phiên họp. Tiếp theo: ghi phiếu."),
        ),
        "ket-thuc": Page(
            _("Kết thúc hội đồng"), _("Hội đồng không họp nữa; các phiên đã họp giữ nguyên."), _("Kết thúc"),
            permissions.SIT, c.EndCouncilForm, _does(actions.end_council, "council"), _("Đã kết thúc."), danger=True,
        ),
    }),
    "thanh-vien": Kind(
        lambda: models.Seat.objects.select_related("council", "body"), _to("council", "council_id"), {
            "thoi": Page(
                _("Thôi tham gia hội đồng"), _("Phiếu đã bỏ giữ nguyên."), _("Ghi"), permissions.SIT, c.LeaveForm,
                _does(actions.unseat, "member"), _("Đã ghi."), asks=lambda one: one.council,
            ),
        },
    ),
    "danh-hieu": Kind(lambda: models.Title.objects.all(), _to("title", "pk"), {
        "mo-dot": Page(
            _("Mở bình xét năm"), _("Mỗi thôn, tổ dân phố có một danh sách đăng ký và một cuộc họp."), _("Mở"),
            permissions.WRITE, t.RoundForm, _does(actions.open_round, "title"), _("Đã mở."),
        ),
    }),
    "dot": Kind(lambda: models.TitleRound.objects.select_related("title"), _to("round", "pk"), {
        "cong-nhan": Page(
            _("Công nhận danh hiệu"), _("Một quyết định cho các thôn, tổ đã niêm yết đủ ngày và trả lời hết ý kiến."),
            _("Công nhận"), permissions.DECIDE, t.RecogniseGroupsForm, _recognise_groups, _("Đã công nhận."),
        ),
    }),
    "xet": Kind(
        lambda: models.GroupReview.objects.select_related("round__title", "group", "commune"), _to("review", "pk"), {
            "dang-ky": Page(
                _("Hộ đăng ký"), _("Đánh dấu những hộ đăng ký. Danh sách lấy từ sổ hộ hôm nay."), _("Lưu danh sách"),
                permissions.REGISTER, t.RegisterForm, _register, _("Đã lưu danh sách đăng ký."),
            ),
            "niem-yet": Page(
                _("Niêm yết danh sách"), _("Chỉ nêu tên đại diện hộ đạt danh hiệu. Sau đó chỉ sửa kết quả có lý do."),
                _("Niêm yết"), permissions.POST, t.PostReviewForm, _does(actions.post_review, "review"),
                _("Đã niêm yết; danh sách hiện ở trang công khai."),
            ),
            "y-kien": Page(
                _("Ghi ý kiến về danh sách"), _("Ý kiến trong thời gian niêm yết; phải trả lời trước khi công nhận."),
                _("Ghi"), permissions.COMMENT, c.CommentForm, _does(actions.comment, "of"), _("Đã ghi ý kiến."),
                tells=_receipt,
            ),
        },
    ),
    "ket-qua": Kind(
        lambda: models.HouseholdResult.objects.select_related("review__round__title", "review__group"),
        _to("review", "review_id"), {
            "sua": Page(
                _("Sửa kết quả"), _("Chỉ khi xem lại thấy sai, có lý do. Nhật ký giữ kết quả cũ."), _("Sửa"),
                permissions.CORRECT, t.CorrectForm, _does(actions.correct_result, "result"), _("Đã sửa."),
                asks=lambda one: one.review,
            ),
        },
    ),
    "thi-dua": Kind(lambda: models.Campaign.objects.select_related("council"), _to("campaign", "pk"), {
        "dang-ky": Page(
            _("Đăng ký"), _("Đăng ký trước, đến hạn ghi thành tích để đề nghị."), _("Đăng ký"),
            permissions.ENTER_ENTRY, c.EntryForm, _does(actions.enter_entry, "campaign"), _("Đã đăng ký."),
        ),
        "niem-yet": Page(
            _("Niêm yết danh sách"), _("Danh sách hội đồng đồng ý, để mọi người góp ý."), _("Niêm yết"),
            permissions.POST_CAMPAIGN, c.PostForm, _does(actions.post_campaign, "campaign"),
            _("Đã niêm yết; danh sách hiện ở trang công khai."),
        ),
        "y-kien": Page(
            _("Ghi ý kiến về danh sách"), _("Ý kiến trong thời gian niêm yết; phải trả lời trước khi quyết định."),
            _("Ghi"), permissions.COMMENT, c.CommentForm, _does(actions.comment, "of"), _("Đã ghi ý kiến."),
            tells=_receipt,
        ),
        "quyet-dinh": Page(
            _("Ghi quyết định khen"), _("Khen những tập thể, cá nhân trong danh sách đã niêm yết đủ ngày."),
            _("Ghi quyết định"), permissions.DECIDE_CAMPAIGN, f.DecisionForm,
            _does(actions.decide_campaign, "campaign"), _("Đã ghi quyết định."),
        ),
    }),
    "de-nghi": Kind(
        lambda: models.Entry.objects.select_related("campaign__council", "body"), _to("campaign", "campaign_id"), {
            "thanh-tich": Page(
                _("Đề nghị khen"), _("Việc đã làm được, để hội đồng xét."), _("Đề nghị"), permissions.PROPOSE_ENTRY,
                c.AchievementForm, _does(actions.propose_entry, "entry"), _("Đã đề nghị."),
            ),
            "rut": Page(
                _("Đưa khỏi danh sách"), _("Tập thể, cá nhân này không được xét nữa."), _("Đưa khỏi danh sách"),
                permissions.DROP_ENTRY, f.WhyForm, _does(actions.drop_entry, "entry"), _("Đã ghi."), danger=True,
            ),
        },
    ),
    "y-kien": Kind(
        lambda: models.Comment.objects.select_related("review__round__title", "review__group", "campaign"),
        _comment_back, {
            "tra-loi": Page(
                _("Trả lời ý kiến"), _("Hiện ở trang công khai của danh sách và cho người có mã biên nhận."),
                _("Trả lời"), permissions.ANSWER, c.AnswerForm, _does(actions.answer_comment, "comment"),
                _("Đã trả lời."), asks=lambda one: one.review or one.campaign,
            ),
        },
    ),
    "luc-luong": Kind(lambda: models.Force.objects.select_related("body", "group"), _to("force", "pk"), {
        "them-nguoi": Page(
            _("Thêm thành viên"), _("Chỉ ghi tên, việc được giao, ngày, quyết định."), _("Thêm"),
            permissions.EDIT_FORCE, t.JoinForm, _does(actions.join, "force"), _("Đã thêm."),
        ),
        "hoat-dong": Page(
            _("Ghi hoạt động"), _("Việc đã làm, ở đâu, bao nhiêu người. Không ghi ai nói gì."), _("Ghi"),
            permissions.ACT_FORCE, t.ActivityForm, _does(actions.act_together, "force"), _("Đã ghi."),
        ),
        "ket-thuc": Page(
            _("Kết thúc"), _("Thành viên thôi tham gia; hoạt động đã ghi giữ nguyên."), _("Kết thúc"),
            permissions.EDIT_FORCE, t.EndForceForm, _does(actions.end_force, "force"), _("Đã kết thúc."), danger=True,
        ),
    }),
    "nguoi": Kind(lambda: models.ForceMember.objects.select_related("force", "group"), _to("force", "force_id"), {
        "xet-nam": Page(
            _("Xét hằng năm"), _("Chỉ ghi đã làm hay chưa làm việc được giao."), _("Ghi"), permissions.EDIT_MEMBER,
            t.YearForm, _year, _("Đã ghi."),
        ),
        "thoi": Page(
            _("Thôi tham gia"), _("Người này không còn trong lực lượng từ ngày ấy."), _("Ghi"),
            permissions.EDIT_MEMBER, t.LeaveForceForm, _does(actions.leave, "member"), _("Đã ghi."),
        ),
    }),
}  # fmt: skip
