"""Open data of supervision: the boards of the people, and what they and others recommended. Members have no names
here; findings that are not public do not appear."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from dinh.ground.clock import today
from dinh.ground.datasets import Column, DataSet, Line, Table, choices_of, dataset, path_column, ref_column
from dinh.rights.oversee import permissions
from dinh.rights.oversee.models import Board, Recommendation
from dinh.rights.oversee.models.watch import By
from dinh.rights.oversee.queries import boards, recommendations

STAGES = (("at_work", "đang hoạt động"), ("over", "hết nhiệm kỳ, chưa có ban mới"), ("ended", "đã kết thúc"),
          ("forming", "chưa đến ngày công nhận"))  # fmt: skip


def _boards() -> QuerySet[Board]:
    return boards.boards(ended=True).filter(recognised_on__isnull=False).prefetch_related("members")


def _board(one: Board) -> Line:
    day = today()
    return (
        one.ref, one.kind, one.name, one.begins, one.last, one.recognised_on, one.stage(day),
        sum(member.serving(day) for member in one.members.all()), one.work_ref or None, one.work_name or None, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="ban-cua-nhan-dan", title="Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng",
    title_en="People's inspection and investment supervision boards",
    about="Các ban do Nhân dân bầu, nhiệm kỳ và số thành viên. Tên thành viên xem ở trang của ban.",
    about_en="Boards elected by the people, their terms and number of members.",
    right="giam-sat", rhythm="Khi công nhận, khi thay đổi", origin="/kiem-tra-giam-sat/", day="recognised_on",
    basis="Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        ref_column("BG"),
        Column("kind", "Loại ban", "text", "Loại.", choices=choices_of(Board.Kind), lookup="kind", sample="ttnd"),
        Column("name", "Tên ban", "text", "Tên."),
        Column("begins", "Từ ngày", "date", "Đầu nhiệm kỳ."),
        Column("last", "Đến hết ngày", "date", "Cuối nhiệm kỳ, nếu có."),
        Column("recognised_on", "Ngày công nhận", "date", "Ngày Mặt trận công nhận."),
        Column("stage", "Tình trạng", "text", "Tính theo ngày tải.", choices=STAGES, sample="at_work"),
        Column("members", "Số thành viên", "integer", "Đang làm.", unit="người", sample=9),
        Column("work", "Mã công trình", "text", "Công trình được giám sát, nếu có.", lookup="work_ref"),
        Column("work_name", "Công trình, chương trình", "text", "Tên."),
        path_column("/kiem-tra-giam-sat/ban/BG-7K3M-9QXT/"),
    ),
    table=Table(_boards, _board, day="recognised_on"),
))  # fmt: skip


def _recommendation(one: Any) -> Line:
    line = recommendations.lines([one], today())[0]
    return (
        one.ref, one.by, one.watcher, str(one.addressed_to), one.shown, one.sent_on, one.received_on,
        line.term.due if line.term else None, one.replied_on, one.outcome or None, one.do_by, one.done_on, one.stage,
        line.overdue or line.was_late, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="kien-nghi-sau-giam-sat", title="Kiến nghị sau kiểm tra, giám sát", title_en="Supervision recommendations",
    about="Kiến nghị đã gửi sau kiểm tra, giám sát: gửi ai, hạn trả lời, đã trả lời chưa, đã làm chưa.",
    about_en="Recommendations sent after supervision, with their clocks, replies and outcomes.",
    right="giam-sat", rhythm="Khi gửi, khi trả lời, khi làm xong", origin="/kiem-tra-giam-sat/kien-nghi/",
    day="sent_on", basis="Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        ref_column("KG"),
        Column("by", "Ai kiến nghị", "text", "Loại.", choices=choices_of(By), lookup="by", sample="ttnd"),
        Column("watcher", "Tên nơi kiến nghị", "text", "Tên ban, cơ quan."),
        Column("addressed_to", "Gửi", "text", "Cơ quan phải trả lời."),
        Column("words", "Kiến nghị", "text", "Lời công khai."),
        Column("sent_on", "Ngày gửi", "date", "Ngày."),
        Column("received_on", "Ngày nhận", "date", "Ngày cơ quan nhận được."),
        Column("due", "Hạn trả lời", "date", "Theo luật; trống: chưa tính được."),
        Column("replied_on", "Ngày trả lời", "date", "Trống: chưa."),
        Column("outcome", "Trả lời", "text", "Trống: chưa.", choices=choices_of(Recommendation.Outcome),
               lookup="outcome"),
        Column("do_by", "Hẹn xong", "date", "Ngày cơ quan hẹn."),
        Column("done_on", "Ngày làm xong", "date", "Trống: chưa."),
        Column("stage", "Bước", "text", "Đến đâu.", choices=tuple(
            (key, str(permissions.STAGES[key])) for key in recommendations.SENT), sample="replied"),
        Column("late", "Trả lời trễ", "boolean", "Đang trễ hoặc đã trả lời trễ, tính theo ngày tải."),
        path_column("/kiem-tra-giam-sat/kien-nghi/KG-7K3M-9QXT/"),
    ),
    table=Table(recommendations.public, _recommendation, day="sent_on"),
))  # fmt: skip
