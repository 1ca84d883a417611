"""Open data of outreach: sessions that were announced, with how many came."""

from __future__ import annotations

from dinh.ground.clock import today
from dinh.ground.datasets import Column, DataSet, Line, Table, choices_of, dataset, groups_cell, path_column, ref_column
from dinh.rights.outreach.models import Session
from dinh.rights.outreach.queries import public

STATES = (("published", "sắp tổ chức"), ("due", "đã đến ngày, chưa ghi kết quả"), ("held", "đã tổ chức"),
          ("cancelled", "đã hủy"))  # fmt: skip


def _session(one: Session) -> Line:
    return (
        one.ref, one.topic, one.cited or None, one.form, str(one.body), groups_cell(one.groups.all()), one.day,
        f"{one.starts:%H:%M}" if one.starts else None, one.place, one.state(today()), one.people, one.women, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="tuyen-truyen", title="Buổi tuyên truyền, học luật", title_en="Outreach sessions on the law",
    about="Lịch các buổi tuyên truyền, phổ biến pháp luật đã công bố và số người dự.",
    about_en="Announced sessions that explain laws and policies, and attendance.",
    right="biet", rhythm="Khi công bố lịch, khi ghi kết quả", origin="/tuyen-truyen/", day="day",
    basis="Quy ước của trang này",
    columns=(
        ref_column("TR"),
        Column("topic", "Nội dung", "text", "Chủ đề.", sample="Luật Đất đai"),
        Column("cited", "Văn bản giới thiệu", "text", "Văn bản pháp luật được giới thiệu, nếu có."),
        Column("form", "Hình thức", "text", "Cách tổ chức.", choices=choices_of(Session.Form), lookup="form",
               sample="conference"),
        Column("organiser", "Đơn vị tổ chức", "text", "Tên cơ quan, đoàn thể."),
        Column("groups", "Mã thôn, tổ được mời", "text", "Cách nhau bằng dấu chấm phẩy; trống: cả xã, phường."),
        Column("day", "Ngày", "date", "Ngày tổ chức."),
        Column("starts", "Giờ", "text", "Giờ bắt đầu, HH:MM.", sample="19:30"),
        Column("place", "Địa điểm", "text", "Nơi tổ chức."),
        Column("state", "Tình trạng", "text", "Tính theo ngày tải.", choices=STATES, sample="held"),
        Column("people", "Số người dự", "integer", "Sau khi tổ chức.", unit="người", sample=86),
        Column("women", "Trong đó nữ", "integer", "Nếu có đếm.", unit="người", sample=40),
        path_column("/p/TR-7K3M-9QXT"),
    ),
    table=Table(public, _session, day="day"),
))  # fmt: skip
