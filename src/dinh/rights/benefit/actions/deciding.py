"""A list is posted for comments, spoken to, approved or returned, and its outcome posted."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.search.index import put
from dinh.rights.benefit import clocks, permissions, wording
from dinh.rights.benefit.actions.common import LIST_KIND, issuer, lock_list, make_public_again, take_off
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Comment
from dinh.rights.publish.actions import Content

ITEM = "khoản 7, 8 Điều 11 Luật 10/2022/QH15"


@act
def post_list(*, by: Actor, found: BeneficiaryList, comments_until: date) -> BeneficiaryList:
    """Post what the meetings propose, for everyone to speak to. Names stand for the term of posting and no longer.

    Raises ValidationError while a group with people on it has not met, or for a day too soon.
    """
    found = lock_list(found)
    require(by, permissions.POST, found)
    _all_met(found)
    day = today()
    if comments_until < clocks.first_comment_end(day):
        raise ValidationError({"comments_until": _("Để bà con ít nhất %(days)d ngày: từ %(day)s trở đi.") % {
            "days": clocks.COMMENT_DAYS, "day": f"{clocks.first_comment_end(day):%d/%m/%Y}"}})  # fmt: skip
    summary = _("Ai thấy có người chưa đúng, hoặc còn sót, góp ý đến hết ngày %(day)s: trên mạng, ở tổ, ở trụ sở.")
    found.publication = make_public_again(
        by, found.publication, _content(by, found, False, summary % {"day": f"{comments_until:%d/%m/%Y}"})
    )
    found.state, found.posted_on, found.comments_until = BeneficiaryList.State.POSTED, day, comments_until
    found.shown_until = clocks.posting(day).due
    found.save()
    put(by.commune, LIST_KIND, found)
    record(by, "benefit.post_list", found, ground=ITEM,
           after={"publication": found.publication, "comments_until": comments_until})  # fmt: skip
    return found


@act
def comment(*, by: Actor, found: BeneficiaryList, text: str, channel: str) -> Comment:
    """Somebody speaks to a posted list. Callers pass a visitor for the web, so that nobody signed in is named."""
    found = lock_list(found)
    require(by, permissions.COMMENT, found)
    if found.comments_until and today() > found.comments_until:
        raise Refused(_("Đã hết ngày góp ý (%(day)s). Vẫn có thể gửi phản ánh, khiếu nại.") % {
            "day": f"{found.comments_until:%d/%m/%Y}"})  # fmt: skip
    said = Comment(commune=by.commune, list=found, text=text.strip(), channel=channel, received_on=today())
    said.full_clean()
    said.save(force_insert=True)
    record(by, "benefit.comment", found, after={"channel": channel})
    return said


@act
def answer_comment(*, by: Actor, said: Comment, answer: str) -> Comment:
    locked: Comment = Comment.objects.select_for_update(of=("self",)).select_related("list").get(pk=said.pk)
    require(by, permissions.ANSWER_COMMENT, locked)
    if not answer.strip():
        raise ValidationError({"answer": _("Hãy ghi trả lời: đã xem gì, kết quả ra sao.")})
    locked.answer, locked.answered_on = answer.strip(), today()
    locked.full_clean()
    locked.save(update_fields=["answer", "answered_on"])
    record(by, "benefit.answer_comment", locked.list, after={"comment": locked.pk})
    return locked


@act
def approve_list(*, by: Actor, found: BeneficiaryList, decision: str) -> BeneficiaryList:
    """Approve by a decision with its number. Raises ValidationError before the last day of comments, and while one of
    them is not answered."""
    found = lock_list(found)
    require(by, permissions.APPROVE, found)
    if found.comments_until and today() <= found.comments_until:
        raise ValidationError(_("Còn nhận góp ý đến hết ngày %(day)s nên chưa duyệt được.") % {
            "day": f"{found.comments_until:%d/%m/%Y}"})  # fmt: skip
    if waiting := found.comments.filter(answered_on=None).count():
        raise ValidationError(_("Còn %(n)d ý kiến về danh sách chưa trả lời. Trả lời xong rồi duyệt.") % {"n": waiting})
    if not decision.strip():
        raise ValidationError({"decision": _("Ghi số quyết định. Ví dụ: 118/QĐ-UBND.")})
    found.state, found.approved_on, found.decision = BeneficiaryList.State.APPROVED, today(), decision.strip()[:100]
    found.save()
    put(by.commune, LIST_KIND, found)
    record(by, "benefit.approve_list", found, after={"decision": found.decision})
    return found


@act
def return_list(*, by: Actor, found: BeneficiaryList, reason: str) -> BeneficiaryList:
    """Send a posted list back to the groups, with the reason. Names leave our pages at once; the posting comes down
    when the list is posted anew, or by `take_down`."""
    found = lock_list(found)
    require(by, permissions.APPROVE, found)
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi rõ vì sao trả lại, tổ nào xem lại điều gì.")})
    found.state, found.returned_on, found.reason = BeneficiaryList.State.REVIEW, today(), reason.strip()[:500]
    found.shown_until = None
    found.save()
    found.reviews.all().delete()
    found.people.update(result=Beneficiary.Result.NOMINATED, votes=None)
    put(by.commune, LIST_KIND, found)
    record(by, "benefit.return_list", found, after={"reason": found.reason})
    return found


@act
def post_result(*, by: Actor, found: BeneficiaryList) -> BeneficiaryList:
    """Make the approved list public, in place of the draft; its term of posting begins today."""
    found = lock_list(found)
    require(by, permissions.PAY, found)
    if found.result_on:
        raise Refused(_("Kết quả đã niêm yết ngày %(day)s.") % {"day": f"{found.result_on:%d/%m/%Y}"})
    day = today()
    summary = _("Theo Quyết định %(decision)s. Ai chưa nhận đủ thì báo bằng mã trên phiếu, hoặc qua Tổ trưởng.")
    found.publication = make_public_again(
        by, found.publication, _content(by, found, True, summary % {"decision": found.decision})
    )
    found.result_on, found.shown_until = day, clocks.posting(day).due
    found.save()
    put(by.commune, LIST_KIND, found)
    record(by, "benefit.post_result", found, ground=ITEM, after={"publication": found.publication})
    return found


@act
def take_down(*, by: Actor, found: BeneficiaryList) -> BeneficiaryList:
    """Take the posting of a returned or stopped list off the page; the evidence stays in the room of publicity."""
    found = lock_list(found)
    require(by, permissions.SETTLE, found)
    if found.state not in (BeneficiaryList.State.REVIEW, BeneficiaryList.State.STOPPED) or not found.publication:
        raise Refused(_("Danh sách này không có bản niêm yết nào phải gỡ."))
    take_off(by, found.publication, found.reason or _("Danh sách được xem lại."))
    found.publication = ""
    found.save(update_fields=["publication"])
    record(by, "benefit.take_down", found)
    return found


@act
def stop_list(*, by: Actor, found: BeneficiaryList, reason: str) -> BeneficiaryList:
    """Give a list up before its approval, with the reason that the public reads."""
    found = lock_list(found)
    require(by, permissions.STOP, found)
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi rõ vì sao dừng.")})
    found.state, found.reason, found.shown_until = BeneficiaryList.State.STOPPED, reason.strip()[:500], None
    found.save()
    put(by.commune, LIST_KIND, found)
    record(by, "benefit.stop_list", found, after={"reason": found.reason})
    return found


def _content(by: Actor, found: BeneficiaryList, final: bool, summary: str) -> Content:
    people = found.people.filter(result=Beneficiary.Result.AGREED).select_related("group")
    groups = {person.group_id: person.group for person in people}
    return Content(
        item=found.programme.item, title=wording.list_title(found, final), issuer=issuer(by), decided=today(),
        summary=summary, body=wording.list_body(people), personal=True, groups=tuple(groups.values()),
        paper_number=found.decision if final else "",
        change_note=(_("Danh sách chính thức sau khi lấy ý kiến và duyệt.") if final else
                     _("Danh sách sau khi các tổ bình xét lại.")) if found.publication else "",
    )  # fmt: skip


def _all_met(found: BeneficiaryList) -> None:
    waiting = found.people.filter(result=Beneficiary.Result.NOMINATED).select_related("group")
    names = sorted({str(person.group) for person in waiting})
    if names:
        raise ValidationError(_("Chưa có biên bản họp bình xét của: %(groups)s.") % {"groups": ", ".join(names)})
    if not found.people.filter(result=Beneficiary.Result.AGREED).exists():
        raise ValidationError(_("Danh sách chưa có ai được cuộc họp đề nghị."))
