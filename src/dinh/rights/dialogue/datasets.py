"""Open data of dialogue: sessions, reception days, the ledger of promises. Whoever asked is in none of them."""

from __future__ import annotations

from dinh.ground.clock import today
from dinh.ground.datasets import Column, DataSet, Line, Table, choices_of, dataset, groups_cell, path_column, ref_column
from dinh.rights.dialogue import book, ledger, queries
from dinh.rights.dialogue.models import Dialogue, Promise, ReceptionDay

DIALOGUE_STATES = (("published", "sắp diễn ra"), ("due", "đã đến ngày, chưa khóa biên bản"), ("held", "đã tổ chức"),
                   ("cancelled", "đã hủy"))  # fmt: skip
DAY_STATES = (("posted", "đã đăng lịch"), ("due", "đã đến ngày, chưa ghi"), ("held", "đã tiếp"),
              ("cancelled", "đã hoãn"))  # fmt: skip


def _dialogue(one: Dialogue) -> Line:
    return (
        one.ref, one.topic, one.leader.title, str(one.leader.body), groups_cell(one.groups.all()), one.day,
        f"{one.starts:%H:%M}", one.place, one.state(today()), one.people, one.women, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="doi-thoai", title="Cuộc đối thoại", title_en="Dialogues with residents",
    about="Các cuộc đối thoại với Nhân dân đã công bố: ai chủ trì, khi nào, ở đâu, bao nhiêu người dự.",
    about_en="Announced dialogues between leaders and residents.",
    right="ban", rhythm="Khi công bố, khi khóa biên bản", origin="/doi-thoai/", day="day",
    basis="Quy ước của trang này",
    columns=(
        ref_column("DT"),
        Column("topic", "Chủ đề", "text", "Nội dung đối thoại."),
        Column("leader", "Người chủ trì", "text", "Chức danh.", sample="Chủ tịch UBND"),
        Column("body", "Cơ quan", "text", "Của người chủ trì."),
        Column("groups", "Mã thôn, tổ được mời", "text", "Cách nhau bằng dấu chấm phẩy; trống: cả xã, phường."),
        Column("day", "Ngày", "date", "Ngày đối thoại."),
        Column("starts", "Giờ", "text", "Giờ bắt đầu, HH:MM.", sample="14:00"),
        Column("place", "Địa điểm", "text", "Nơi đối thoại."),
        Column("state", "Tình trạng", "text", "Tính theo ngày tải.", choices=DIALOGUE_STATES, sample="held"),
        Column("people", "Số người dự", "integer", "Sau khi tổ chức.", unit="người", sample=120),
        Column("women", "Trong đó nữ", "integer", "Nếu có đếm.", unit="người", sample=64),
        path_column("/p/DT-7K3M-9QXT"),
    ),
    table=Table(queries.public, _dialogue, day="day"),
))  # fmt: skip


def _reception(one: ReceptionDay) -> Line:
    return (
        one.ref, one.kind, one.receiver.title, one.received_by.title if one.received_by else None, one.day,
        f"{one.starts:%H:%M}", f"{one.ends:%H:%M}", one.place, one.online, one.posted_on, one.state(today()), one.path,
    )  # fmt: skip


dataset(DataSet(
    key="tiep-cong-dan", title="Lịch tiếp công dân", title_en="Reception days",
    about="Các buổi tiếp công dân đã đăng lịch, và ai đã thật sự ngồi tiếp.",
    about_en="Posted days on which leaders receive citizens, and who really did.",
    right="ban", rhythm="Khi đăng lịch, khi ghi đã tiếp", origin="/doi-thoai/tiep-dan", day="day",
    basis="Quy ước của trang này",
    columns=(
        ref_column("TD"),
        Column("kind", "Loại", "text", "Tiếp định kỳ, đột xuất hay thường xuyên.", choices=choices_of(
            ReceptionDay.Kind), lookup="kind", sample="chair"),
        Column("receiver", "Người tiếp theo lịch", "text", "Chức danh.", sample="Chủ tịch UBND"),
        Column("received_by", "Người đã tiếp", "text", "Chức danh; trống: chưa ghi."),
        Column("day", "Ngày", "date", "Ngày tiếp."),
        Column("starts", "Từ", "text", "HH:MM.", sample="07:30"),
        Column("ends", "Đến", "text", "HH:MM.", sample="11:30"),
        Column("place", "Nơi tiếp", "text", "Địa điểm."),
        Column("online", "Trực tuyến", "boolean", "Có tiếp trực tuyến."),
        Column("posted_on", "Ngày đăng lịch", "date", "Ngày niêm yết, đăng."),
        Column("state", "Tình trạng", "text", "Tính theo ngày tải.", choices=DAY_STATES, sample="held"),
        path_column("/p/TD-7K3M-9QXT"),
    ),
    table=Table(book.posted, _reception, day="day"),
))  # fmt: skip


def _promise(one: Promise) -> Line:
    late = one.is_open and one.due < today()
    return (
        one.ref, one.shown, one.source, one.made_by.title, str(one.owner_body), groups_cell(one.groups.all()),
        one.made_on, one.first_due, one.due, one.state, late, one.done_on, one.word_on, one.reopened, one.postponed,
        one.path,
    )  # fmt: skip


dataset(DataSet(
    key="loi-hua", title="Sổ lời hứa", title_en="Ledger of promises",
    about="Điều lãnh đạo đã hứa trước Nhân dân: ai làm, hạn nào, đã làm chưa, người hỏi nói gì. Lùi hạn không làm mất "
          "hạn đã hứa lần đầu.",
    about_en="What leaders promised in dialogues and receptions, who owes it, by when, and the asker's own word.",
    right="ban", rhythm="Khi có lời hứa mới, khi lời hứa đổi tình trạng", origin="/doi-thoai/loi-hua", day="made_on",
    basis="Quy ước của trang này",
    columns=(
        ref_column("LH"),
        Column("promise", "Lời hứa", "text", "Như đã công khai, che số riêng của người."),
        Column("source", "Hứa ở đâu", "text", "Nguồn.", choices=choices_of(Promise.Source), lookup="source",
               sample="dialogue"),
        Column("made_by", "Người hứa", "text", "Chức danh."),
        Column("owner", "Đơn vị làm", "text", "Cơ quan, đơn vị."),
        Column("groups", "Mã thôn, tổ liên quan", "text", "Cách nhau bằng dấu chấm phẩy."),
        Column("made_on", "Ngày hứa", "date", "Ngày."),
        Column("first_due", "Hạn đã hứa", "date", "Hạn đầu tiên."),
        Column("due", "Hạn", "date", "Hạn hiện nay, sau khi lùi nếu có."),
        Column("state", "Tình trạng", "text", "Tình trạng.", choices=choices_of(Promise.State), lookup="state",
               sample="open"),
        Column("late", "Đang trễ", "boolean", "Chưa làm xong và đã quá hạn, tính theo ngày tải."),
        Column("done_on", "Ngày làm xong", "date", "Trống: chưa xong."),
        Column("word_on", "Ngày người hỏi nói", "date", "Ngày người hỏi nói đạt hay chưa."),
        Column("reopened", "Số lần mở lại", "integer", "Do người hỏi nói chưa đạt.", unit="lần", sample=0),
        Column("postponed", "Số lần lùi hạn", "integer", "Có lý do công khai.", unit="lần", sample=0),
        path_column("/p/LH-7K3M-9QXT"),
    ),
    table=Table(ledger.all_promises, _promise, day="made_on"),
))  # fmt: skip
