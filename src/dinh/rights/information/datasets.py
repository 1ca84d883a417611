"""Open data of information requests: answers of common interest, rewritten so that nobody can tell who asked."""

from __future__ import annotations

from dinh.ground.datasets import Column, DataSet, Line, Table, dataset, path_column
from dinh.rights.information.models import PublicAnswer
from dinh.rights.information.queries import published


def _answer(one: PublicAnswer) -> Line:
    return one.ref, one.question, one.text, one.day, f"/p/{one.ref}"


dataset(DataSet(
    key="hoi-dap-thong-tin", title="Hỏi đáp thông tin", title_en="Answers to information requests",
    about="Câu trả lời yêu cầu cung cấp thông tin mà nhiều người cùng quan tâm. Câu hỏi đã viết lại, không còn ai hỏi.",
    about_en="Answers to requests for information that concern many; askers are never named.",
    right="biet", rhythm="Khi có câu trả lời mới", origin="/xin-thong-tin/da-tra-loi", day="published_on",
    basis="Quy ước của trang này",
    columns=(
        Column("ref", "Mã", "text", "Mã tra cứu, không đổi.", lookup="request__ref", sample="TT-7K3M-9QXT"),
        Column("question", "Câu hỏi", "text", "Đã viết lại."),
        Column("answer", "Trả lời", "text", "Toàn văn."),
        Column("published_on", "Ngày đăng", "date", "Ngày công khai câu trả lời."),
        path_column("/p/TT-7K3M-9QXT"),
    ),
    table=Table(published, _answer, day="day"),
))  # fmt: skip
