"""The old books of papers that can be brought in: sổ văn bản đi, sổ văn bản đến."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.past.kinds import Choices, Column, Given, PastKind, past_kind
from dinh.office.papers import past_judging, permissions
from dinh.office.papers.actions import bringing


def _bodies(by: Actor) -> Choices:
    return [(str(body.pk), body.name) for body in bodies_on(today())]


_FORMER = Given(
    "former", _("Sổ của đơn vị cũ"), needed=False,
    help=_("Chỉ ghi khi đây là sổ của xã, phường cũ trước sắp xếp, ví dụ “xã Đình Thượng”: số của sổ ấy được "
        "giữ riêng, "
           "không nối vào sổ đang dùng."),
)  # fmt: skip
_ISSUED = Column(
    "issued", _("Ngày văn bản"), "day", sample=date(2024, 3, 5),
    synonyms=("Ngày tháng văn bản", "Ngày, tháng, năm văn bản", "Ngày tháng năm văn bản", "Ngày ban hành", "Ngày ký",
              "Ngày tháng", "Ngày, tháng", "Ngày, tháng, năm", "Ngày tháng năm", "Ngày, tháng, năm ban hành", "Ngày VB",
              "Ngày phát hành"),
)  # fmt: skip
_NUMBER = Column(
    "number", _("Số, ký hiệu"), "symbol", most=80, sample="05/BC-UBND",
    synonyms=("Số ký hiệu", "Số và ký hiệu", "Số, ký hiệu văn bản", "Số ký hiệu văn bản", "Số/Ký hiệu", "Số hiệu",
              "Số hiệu văn bản", "Số văn bản", "Số VB", "Ký hiệu văn bản", "Số KH"),
)  # fmt: skip
_TYPE = Column("type", _("Tên loại"), "text", most=60, sample="Báo cáo",
               synonyms=("Loại văn bản", "Tên loại văn bản", "Thể loại", "Loại VB", "Loại"))  # fmt: skip
_SUBJECT = Column(
    "subject", _("Tên loại và trích yếu nội dung"), "text", most=2_000, sample="Báo cáo công tác quý I năm 2024",
    synonyms=("Trích yếu", "Trích yếu nội dung", "Trích yếu nội dung văn bản", "Nội dung văn bản", "Nội dung trích yếu",
              "Tên loại và trích yếu nội dung văn bản", "Tên loại trích yếu", "Nội dung", "Tên văn bản",
              "Tên loại và trích yếu"),
)  # fmt: skip
_SIGNER = Column("signer", _("Người ký"), "person", most=100, sample="Nguyễn Văn An",
                 synonyms=("Người ký văn bản", "Họ tên người ký", "Ký", "Lãnh đạo ký"))  # fmt: skip
_BODY = Given("body", _("Cơ quan"), "choice", _bodies, _("Cơ quan có sổ này: nơi ban hành hoặc nơi nhận."))

past_kind(PastKind(
    key="papers-out", title=_("Sổ văn bản đi"),
    about=_("Văn bản đã phát hành các năm trước. Số cũ được giữ trong sổ của năm ấy, số sau nối tiếp; không công khai "
            "văn bản nào."),
    permission=permissions.ISSUE, named=("sổ văn bản đi", "sổ đăng ký văn bản đi", "công văn đi", "văn bản đi"),
    columns=(
        replace(_NUMBER, needed=True), replace(_ISSUED, needed=True), _TYPE, replace(_SUBJECT, needed=True), _SIGNER,
        Column("recipients", _("Nơi nhận"), "text", most=1_000, sample="Thường trực HĐND; các tổ dân phố",
               synonyms=("Nơi nhận văn bản", "Đơn vị nhận", "Nơi gửi đến", "Gửi đến")),
    ),
    given=(_BODY, _FORMER), judge=past_judging.out, bring=bringing.bring_out, acted_on=past_judging.acted_on,
    take_back=bringing.take_back_papers,
))  # fmt: skip
past_kind(PastKind(
    key="papers-in", title=_("Sổ văn bản đến"),
    about=_("Văn bản đã nhận các năm trước, với số đến của sổ cũ. Không giao việc, không tính hạn cho việc đã qua."),
    permission=permissions.REGISTER, named=("sổ văn bản đến", "sổ đăng ký văn bản đến", "công văn đến", "văn bản đến"),
    columns=(
        Column("arrived", _("Ngày đến"), "day", needed=True, sample=date(2024, 3, 7),
               synonyms=("Ngày nhận", "Ngày tháng đến", "Ngày vào sổ", "Ngày đến văn bản", "Ngày nhận văn bản")),
        Column("place", _("Số đến"), "whole", sample=12,
               synonyms=("Số vào sổ", "Số thứ tự đến", "Số CV đến", "Số công văn đến", "Số văn bản đến")),
        Column("issuer", _("Tác giả"), "text", most=300, sample="Sở Nội vụ",
               synonyms=("Cơ quan ban hành", "Nơi ban hành", "Cơ quan gửi", "Nơi gửi", "Đơn vị gửi", "Tác giả văn bản",
                         "Cơ quan gửi đến", "Nơi phát hành")),
        _NUMBER, _ISSUED, _TYPE, replace(_SUBJECT, needed=True), _SIGNER,
    ),
    given=(_BODY, _FORMER), judge=past_judging.into, bring=bringing.bring_in, acted_on=past_judging.acted_on,
    take_back=bringing.take_back_papers,
))  # fmt: skip
