"""What the office decides before it answers: accept, ask to complete, record a day, extend, forward, refuse."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.rights.information import permissions
from dinh.rights.information.actions.common import Kind, State, keep, lock, names_nobody, needed, step
from dinh.rights.information.clocks import extension_term, first_answer_term, governing
from dinh.rights.information.grounds import GROUNDS, HOLDER
from dinh.rights.information.models import InformationRequest

NO_GROUND = "Căn cứ: hãy ghi điều, khoản, tên luật đã tra, vì phần mềm chưa có nội dung luật này."


@act
def accept(*, by: Actor, asked: InformationRequest, sort: str, subject: str, edition: int) -> InformationRequest:
    """Accept a request as simple or complex, with a summary that names nobody. Again while it is open, to change it."""
    asked = lock(asked, edition)
    require(by, permissions.ACCEPT, asked)
    if sort not in InformationRequest.Sort.values:
        raise ValidationError({"sort": _("Hãy chọn thông tin đơn giản hay phức tạp.")})
    if asked.extended_on and sort != asked.sort:
        raise ValidationError({"sort": _("Yêu cầu đã gia hạn nên không đổi loại nữa.")})
    asked.subject = needed("subject", " ".join(subject.split()), _("Hãy tóm tắt nội dung trong một dòng."), 200)
    names_nobody(asked, subject=asked.subject)
    asked.sort, asked.state = sort, State.ACCEPTED
    asked.accepted_on = asked.accepted_on or today()
    step(by, asked, Kind.ACCEPTED, asked.get_sort_display())
    return keep(by, asked, "accept", sort=sort, subject=asked.subject)


@act
def record_due(
    *, by: Actor, asked: InformationRequest, due: date, ground: str, edition: int
) -> InformationRequest:  # fmt: skip
    """Record the day found in a law that the software has not read, with the citation as typed.

    Refused where the law is known: then the day is computed.
    """
    asked = lock(asked, edition)
    require(by, permissions.RECORD_DUE, asked)
    _not_before(due, asked.valid_on, "due")
    asked.due_recorded, asked.due_ground = due, needed("ground", ground, _(NO_GROUND), 300)
    step(by, asked, Kind.DUE, f"{due:%d/%m/%Y}. {asked.due_ground}")
    return keep(by, asked, "record_due", ground=asked.due_ground, due=due)


@act
def clarify(*, by: Actor, asked: InformationRequest, words: str, edition: int) -> InformationRequest:
    """Ask for what is missing: a request that is not valid or not clear starts no clock until it is completed."""
    asked = lock(asked, edition)
    require(by, permissions.CLARIFY, asked)
    words = needed("words", words, _("Hãy viết rõ cần bổ sung gì."), 4000)
    asked.state = State.CLARIFY
    step(by, asked, Kind.CLARIFY, words)
    return keep(by, asked, "clarify", personal={"words": words})


@act
def extend(
    *, by: Actor, asked: InformationRequest, reason: str, edition: int, due: date | None = None, ground: str = ""
) -> InformationRequest:  # fmt: skip
    """Extend once, before the term ends, with a reason told to the asker. `due` and `ground` only where the law was
    not read. Raises ValidationError after the term."""
    asked = lock(asked, edition)
    require(by, permissions.EXTEND, asked)
    first = first_answer_term(asked)
    if first.due and today() > first.due:
        raise ValidationError(
            _("Đã quá hạn ngày %(day)s nên không gia hạn được nữa. Hãy trả lời ngay và nói rõ lý do chậm.")
            % {"day": f"{first.due:%d/%m/%Y}"}
        )
    asked.extension_reason = needed("reason", reason, _("Hãy ghi vì sao phải gia hạn; người yêu cầu sẽ đọc."), 2000)
    asked.extended_on = today()
    if not extension_term(asked, first).known:
        if due is None:
            raise ValidationError({"due": _("Hãy ghi ngày đến hạn mới theo luật đang áp dụng.")})
        if first.due and due <= first.due:
            raise ValidationError({"due": _("Hạn mới phải sau hạn cũ.")})
        asked.extension_recorded, asked.extension_ground = due, needed("ground", ground, _(NO_GROUND), 300)
    new = extension_term(asked, first)
    step(by, asked, Kind.EXTENDED, f"{_('Hạn mới:')} {new.due:%d/%m/%Y}. {asked.extension_reason}")
    return keep(by, asked, "extend", ground=new.article, due=new.due, personal={"reason": asked.extension_reason})


@act
def forward(*, by: Actor, asked: InformationRequest, holder: str, words: str, edition: int) -> InformationRequest:
    """Tell the asker who holds the information: the commune gives only what it made or received."""
    asked = lock(asked, edition)
    require(by, permissions.FORWARD, asked)
    holder = needed("holder", " ".join(holder.split()), _("Hãy ghi tên cơ quan giữ thông tin."), 200)
    _ended(asked, State.FORWARDED)
    step(by, asked, Kind.FORWARDED, "\n".join(filter(None, [holder, words.strip()])))
    law = governing(asked.received_on).name
    ground = str(HOLDER) if law == HOLDER.doc else law
    return keep(by, asked, "forward", ground=ground, holder=holder, personal={"words": words.strip()})


@act
def refuse(
    *, by: Actor, asked: InformationRequest, ground: str, reason: str, edition: int, cite: str = ""
) -> InformationRequest:  # fmt: skip
    """Refuse on one of the law's grounds, with the reason in writing. Where the article of the ground was not read,
    `cite` is the one the official found, and is required."""
    asked = lock(asked, edition)
    require(by, permissions.REFUSE, asked)
    chosen = GROUNDS.get(ground)
    if chosen is None:
        raise ValidationError({"ground": _("Không từ chối được nếu không có căn cứ. Hãy chọn một căn cứ của luật.")})
    reason = needed("reason", reason, _("Hãy viết lý do cụ thể của yêu cầu này; người yêu cầu sẽ đọc."), 4000)
    known = chosen.cite_under(governing(asked.received_on).name)
    asked.refusal, asked.refusal_cite = ground, str(known) if known else needed("cite", cite, _(NO_GROUND), 300)
    _ended(asked, State.REFUSED)
    step(by, asked, Kind.REFUSED, f"{chosen.title} ({asked.refusal_cite}). {reason}")
    return keep(by, asked, "refuse", ground=asked.refusal_cite, refusal=ground, personal={"reason": reason})


def _ended(asked: InformationRequest, state: str) -> None:
    asked.state, asked.outcome, asked.outcome_on = state, state, today()


def _not_before(day: date, first: date, name: str) -> None:
    if day < first:
        raise ValidationError(
            {name: _("Ngày này trước ngày yêu cầu đầy đủ (%(day)s). Hãy xem lại.") % {"day": f"{first:%d/%m/%Y}"}}
        )
