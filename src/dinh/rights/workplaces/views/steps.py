"""Every act of the desk as a page, by the kind of thing it is done on; refused ones keep everything typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.workplaces import actions, forms, permissions, queries
from dinh.rights.workplaces.clocks import year_due
from dinh.rights.workplaces.models import (
    Agreement,
    Board,
    Box,
    Conference,
    Decision,
    Dialogue,
    Entry,
    Founding,
    Gathered,
    ItemWords,
    Matter,
    Publication,
    Summary,
)
from dinh.rights.workplaces.views.acting import Page, home_of, this_day


def _describe(by: Actor, body: Body, form: Any) -> object:
    data = dict(form.cleaned_data)
    return actions.describe(by=by, body=body, state=data.pop("sector", "state") == "state", **data)


def _described(body: Body) -> dict[str, Any]:
    profile = queries.profile_on(body, today())
    if profile is None:
        return {"day": today()}
    sector = "state" if profile.state else "private"
    return {
        "day": today(),
        "staff": profile.staff,
        "union": profile.union or queries.founded(body),
        "sector": sector,
        "note": profile.note,
    }


def _items(by: Actor, body: Body, form: Any) -> object:
    return actions.write_items(by=by, body=body, words=form.words, checked=form.cleaned_data["checked"])


def _items_known(body: Body) -> dict[str, Any]:
    rows = list(ItemWords.objects.filter(body=body))
    words = {row.number: row.words for row in rows} or queries.words_of_another(body)
    return {**{f"n{n}": text for n, text in words.items()}, "checked": rows[0].checked if rows else ""}


def _log(kind: str) -> Any:
    def run(by: Actor, body: Body, form: Any) -> object:
        data = dict(form.cleaned_data)
        return actions.log(by=by, body=body, kind=data.pop("kind", kind), **data)

    return run


def _called(body: Body) -> dict[str, Any]:
    return {"year": year_due(today()), "form": Conference.Form.PLENARY, "day": None}


def _undo(by: Actor, line: Any, form: Any) -> object:
    return actions.undo(by=by, line=line, reason=form.cleaned_data["reason"])


UNDO = Page(
    _("Bỏ dòng ghi nhầm"), _("Dòng này không tính nữa, nhưng vẫn còn trong nhật ký cùng lý do."), _("Bỏ dòng này"),
    permissions.UNDO, forms.ReasonForm, _undo, _("Đã bỏ."), danger=True,
)  # fmt: skip
PLACE: dict[str, Page] = {
    "khai": Page(
        _("Khai số người"),
        _("Số cũ vẫn giữ cho các ngày trước. Từ số này máy biết có phải họp, có lập Ban hay không."),
        _("Lưu"), permissions.WRITE, forms.ProfileForm, _describe, _("Đã lưu."), _described,
    ),
    "cong-khai": Page(
        _("Ghi một lần công khai"), _("Điều 46: công khai trong nội bộ. Kèm ảnh hoặc biên bản nếu có."), _("Ghi"),
        permissions.PUBLISH, forms.PublicationForm,
        lambda by, body, form: actions.publish(by=by, body=body, made=form.made), _("Đã ghi."), this_day,
    ),
    "danh-muc": Page(
        _("Ghi lời 12 nội dung"),
        _("Điều 46 có 12 nội dung; lời của luật chưa có ở đây. Chép từ bản luật, hoặc sửa lời nơi khác đã ghi."),
        _("Lưu danh mục"), permissions.PUBLISH, forms.ItemsForm, _items, _("Đã lưu danh mục."), _items_known,
    ),
    "trieu-tap": Page(
        _("Triệu tập hội nghị"),
        _("Số người được triệu tập được giữ cố định: phải có mặt từ 2/3 thì mới biểu quyết được (Điều 51)."),
        _("Triệu tập"), permissions.INVITE, forms.CallForm,
        lambda by, body, form: actions.invite(by=by, body=body, call=form.call), _("Đã triệu tập."), _called,
    ),
    "lay-y-kien": Page(
        _("Lấy ý kiến trong đơn vị"), _("Điều 53. Ý kiến giống nhau ghi thành một nhóm, mỗi nhóm có một trả lời."),
        _("Lưu"), permissions.ASK, forms.AskForm,
        lambda by, body, form: actions.ask(by=by, body=body, **form.cleaned_data), _("Đã lưu."),
        lambda body: {"asked_on": today()},
    ),
    "viec-cua-ban": Page(
        _("Ghi việc của Ban Thanh tra nhân dân"), _("Kế hoạch, cuộc kiểm tra: ngày nào, thấy gì, kiến nghị gì."),
        _("Ghi"), permissions.PUBLISH, forms.BoardEntryForm, _log(Entry.Kind.BOARD_VISIT), _("Đã ghi."), this_day,
    ),
    "doi-thoai": Page(
        _("Ghi cuộc đối thoại"), _("Ghi xong thì ghi tiếp từng thỏa thuận: ai làm, hạn nào."), _("Ghi"),
        permissions.DIALOGUE, forms.TalkForm,
        lambda by, body, form: actions.hold_dialogue(by=by, body=body, talk=form.talk), _("Đã ghi cuộc đối thoại."),
        this_day,
    ),
    "viec-phai-lam": Page(
        _("Ghi việc phải làm"), _("Chương IV: doanh nghiệp nhà nước theo Điều 64–81, doanh nghiệp khác theo Điều 82."),
        _("Ghi"), permissions.DIALOGUE, forms.DutyForm, _log(Entry.Kind.DUTY), _("Đã ghi."), this_day,
    ),
    "van-dong": Page(
        _("Ghi lần vận động lập công đoàn"), _("Gặp ai, nói gì, hẹn gì. Không ghi suy nghĩ riêng của ai."), _("Ghi"),
        permissions.ENTERPRISE, forms.EntryForm, _log(Entry.Kind.CANVASS), _("Đã ghi."), this_day,
    ),
    "lap-cong-doan": Page(
        _("Ghi công đoàn được thành lập"), _("Chỉ doanh nghiệp ngoài khu vực Nhà nước mới tính vào chỉ tiêu năm."),
        _("Ghi"), permissions.ENTERPRISE, forms.FoundForm,
        lambda by, body, form: actions.found_union(by=by, body=body, **form.cleaned_data), _("Đã ghi."), this_day,
    ),
    "mo-hom-thu": Page(
        _("Mở hòm thư của người lao động"),
        _("Mỗi hòm thư có một mã, in ra dán ở chỗ làm. Thư được niêm phong, chỉ công đoàn mở; không ghi tên ai."),
        _("Mở hòm thư"), permissions.OPEN_BOX, forms.About, lambda by, body, form: actions.open_box(by=by, body=body),
        _("Đã mở hòm thư."),
    ),
}  # fmt: skip
CONFERENCE: dict[str, Page] = {
    "so-nguoi-du": Page(
        _("Ghi số người dự"), _("Dưới 2/3 số được triệu tập thì vẫn ghi, nhưng không biểu quyết được, phải họp lại."),
        _("Ghi"), permissions.ATTEND, forms.AttendForm,
        lambda by, one, form: actions.attend(by=by, conference=one, **form.cleaned_data), _("Đã ghi số người dự."),
        lambda one: {"held_on": one.held_on or one.day, "attended": one.attended, "chair": one.chair,
                     "secretary": one.secretary},
    ),
    "trieu-tap-lai": Page(
        _("Triệu tập lại"), _("Lần họp trước không đủ người dự vẫn còn trong nhật ký."), _("Triệu tập lại"),
        permissions.RECALL, forms.RecallForm,
        lambda by, one, form: actions.recall(by=by, conference=one, **form.cleaned_data), _("Đã triệu tập lại."),
        lambda one: {"place": one.place},
    ),
    "bieu-quyet": Page(
        _("Ghi biểu quyết"), 
        _("Thông qua khi trên 50% SỐ NGƯỜI DỰ tán thành; người dự không biểu quyết vẫn tính."),
        _("Ghi kết quả"), permissions.DECIDE, forms.DecideForm,
        lambda by, one, form: actions.decide(by=by, conference=one, **form.cleaned_data), _("Đã ghi biểu quyết."),
        lambda one: {"kind": "resolution"},
    ),
    "bau-ban": Page(
        _("Ghi bầu Ban Thanh tra nhân dân"),
        _("Điều 60: từ 03 đến 09 người, công đoàn đề nghị, nhiệm kỳ 02 năm. Trúng cử tính như nghị quyết: trên 50% số "
          "người dự (tỷ lệ này chưa đối chiếu riêng cho việc bầu)."),
        _("Ghi kết quả bầu"), permissions.DECIDE, forms.BoardForm,
        lambda by, one, form: actions.elect_board(
            by=by, conference=one, proposal=form.cleaned_data["proposal"], members=form.cleaned_data["members"]
        ),
        _("Đã ghi Ban Thanh tra nhân dân."),
    ),
    "bo": Page(
        _("Bỏ hội nghị này"), _("Dùng khi ghi nhầm. Hội nghị vẫn còn trong nhật ký cùng lý do."), _("Bỏ"),
        permissions.CANCEL, forms.ReasonForm,
        lambda by, one, form: actions.cancel(by=by, conference=one, **form.cleaned_data), _("Đã bỏ."), danger=True,
    ),
}  # fmt: skip
DECISION = {
    "bo": Page(
        _("Bỏ kết quả ghi nhầm"), _("Kết quả này không tính nữa, vẫn hiện cùng lý do; ghi lại kết quả đúng bên cạnh."),
        _("Bỏ kết quả này"), permissions.ANNUL, forms.ReasonForm,
        lambda by, one, form: actions.annul(by=by, decision=one, **form.cleaned_data), _("Đã bỏ."), danger=True,
    )
}  # fmt: skip
BOARD = {
    "thoi": Page(
        _("Ban thôi trước nhiệm kỳ"), _("Cả Ban thôi từ ngày này."), _("Ghi"), permissions.BOARD, forms.EndForm,
        lambda by, one, form: actions.end_board(by=by, board=one, **form.cleaned_data), _("Đã ghi."), this_day,
        danger=True,
    ),
    "mot-nguoi-thoi": Page(
        _("Một thành viên thôi"), _("Người còn lại vẫn làm đến hết nhiệm kỳ."), _("Ghi"), permissions.BOARD,
        forms.LeaveForm, lambda by, one, form: actions.leave_board(by=by, **form.cleaned_data), _("Đã ghi."), this_day,
    ),
}  # fmt: skip
MATTER = {
    "y-kien": Page(
        _("Ghi một nhóm ý kiến"), _("Ý kiến giống nhau ghi một lần, kèm số người nêu."), _("Ghi"), permissions.ASK,
        forms.GatherForm, lambda by, one, form: actions.gather(by=by, matter=one, **form.cleaned_data), _("Đã ghi."),
    )
}  # fmt: skip
GATHERED = {
    "tra-loi": Page(
        _("Trả lời nhóm ý kiến"), _("Tiếp thu, hoặc nói rõ vì sao không."), _("Trả lời"), permissions.ASK,
        forms.AnswerForm, lambda by, one, form: actions.answer(by=by, gathered=one, **form.cleaned_data),
        _("Đã trả lời."), lambda one: {"answer": one.answer, "words": one.answer_words},
    )
}  # fmt: skip
DIALOGUE = {
    "thoa-thuan": Page(
        _("Ghi một thỏa thuận"), _("Việc gì, ai làm, xong trước ngày nào: đến hạn máy nhắc."), _("Ghi"),
        permissions.UNDO, forms.AgreeForm,
        lambda by, one, form: actions.agree(by=by, dialogue=one, **form.cleaned_data), _("Đã ghi thỏa thuận."),
    ),
    "bo": Page(
        _("Bỏ cuộc đối thoại ghi nhầm"), UNDO.lead, _("Bỏ"), permissions.UNDO, forms.ReasonForm,
        lambda by, one, form: actions.undo_dialogue(by=by, dialogue=one, **form.cleaned_data), _("Đã bỏ."), danger=True,
    ),
}  # fmt: skip
AGREEMENT = {
    "xong": Page(
        _("Ghi đã làm xong"), _("Ghi kết quả nhìn thấy được."), _("Ghi"), permissions.KEEP, forms.KeepForm,
        lambda by, one, form: actions.keep_agreement(by=by, agreement=one, **form.cleaned_data), _("Đã ghi."),
        lambda one: {"done_on": today()},
    ),
    "mo-lai": Page(
        _("Chưa xong, mở lại"), _("Việc này quay về danh sách đang chờ."), _("Mở lại"), permissions.REOPEN,
        forms.ReasonForm, lambda by, one, form: actions.reopen_agreement(by=by, agreement=one, **form.cleaned_data),
        _("Đã mở lại."),
    ),
}  # fmt: skip
BOX = {
    "tong-hop": Page(
        _("Gửi tổng hợp cho doanh nghiệp, Ban Chỉ đạo"), _("Họ chỉ đọc lời tổng hợp này và số thư, không đọc thư."),
        _("Gửi tổng hợp"), permissions.READ_BOX, forms.SummaryForm,
        lambda by, one, form: actions.share_summary(by=by, box=one, **form.cleaned_data), _("Đã gửi tổng hợp."),
    ),
    "dong": Page(
        _("Đóng hòm thư"), _("Không nhận thư nữa; thư đã nhận vẫn còn. Muốn nhận tiếp thì mở hòm thư mới, mã mới."),
        _("Đóng"), permissions.CLOSE_BOX, forms.About, lambda by, one, form: actions.close_box(by=by, box=one),
        _("Đã đóng."), danger=True,
    ),
}  # fmt: skip
SUMMARY = {
    "thu-lai": Page(
        _("Thu lại tổng hợp"), _("Doanh nghiệp, Ban Chỉ đạo không đọc được nữa."), _("Thu lại"),
        permissions.UNDO_SUMMARY, forms.ReasonForm,
        lambda by, one, form: actions.withdraw_summary(by=by, summary=one, **form.cleaned_data), _("Đã thu lại."),
        danger=True,
    )
}  # fmt: skip
UNION = {
    "bo": Page(
        UNDO.title, _("Công đoàn này không tính vào chỉ tiêu nữa."), UNDO.action, permissions.UNDO_UNION,
        forms.ReasonForm, _undo, _("Đã bỏ."), danger=True,
    )
}  # fmt: skip
KINDS: dict[str, tuple[type[Model], dict[str, Page]]] = {
    "noi": (Body, PLACE), "hoi-nghi": (Conference, CONFERENCE), "bieu-quyet": (Decision, DECISION),
    "ban": (Board, BOARD), "viec": (Matter, MATTER), "y-kien": (Gathered, GATHERED), "doi-thoai": (Dialogue, DIALOGUE),
    "thoa-thuan": (Agreement, AGREEMENT), "hom-thu": (Box, BOX), "tong-hop": (Summary, SUMMARY),
    "cong-khai": (Publication, {"bo": UNDO}), "ghi-chep": (Entry, {"bo": UNDO}), "cong-doan": (Founding, UNION),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def act(request: Request, kind: str, pk: int, slug: str) -> HttpResponse:
    """One act on one thing. Whoever may not reads why, at the head of the page."""
    model, acts = KINDS.get(kind, (Body, {}))
    page = acts.get(slug)
    thing: Any = model._default_manager.filter(pk=pk).first() if page else None
    if page is None or thing is None:
        raise Http404(_("Không có việc này ở nơi làm việc ấy."))
    require(request.actor, permissions.READ_BOX if kind in ("hom-thu", "tong-hop") else permissions.SEE, thing)
    refusal, sent = why_not(request.actor, page.permission, thing), request.method == "POST"
    start = page.initial(thing)
    start = {**start, **({"number": request.GET["so"]} if request.GET.get("so", "").isdecimal() else {})}
    form = page.form(request.POST if sent else None, request.FILES or None, thing=thing, initial=start)
    made: list[Any] = []
    if sent and form.is_valid() and tried(form, lambda: made.append(page.run(request.actor, thing, form))):
        messages.success(request, page.done)
        shown = made[0] if isinstance(made[0], Conference | Dialogue | Box) else thing
        return redirect(home_of(shown))
    context = {"page": page, "form": form, "thing": thing, "back_url": home_of(thing), "refusal": refusal,
               "multipart": form.is_multipart()}  # fmt: skip
    return render(request, "workplaces/act.html", context, status=400 if sent else 200)
