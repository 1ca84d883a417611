"""Papers go out: drafted, changed, and issued under the next number of their book, after which nobody changes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.office.papers import numbering, permissions
from dinh.office.papers.actions.entering import Entering
from dinh.office.papers.composing import check_printable, own_reading
from dinh.office.papers.entries import Work, cited_in, work_in
from dinh.office.papers.models import Paper
from dinh.office.papers.proposals import to_json
from dinh.scribe.facts import Reading

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body


@act
def draft_out(
    *, by: Actor, body: Body, type_name: str, subject: str, official: dict[str, Any], corrects: Paper | None = None
) -> Paper:
    """A new draft of `body`. `official` is JSON as in `papers.official`; `corrects` an issued paper to put right.

    Raises Refused; ValidationError for an unknown type, an empty subject, or a draft that cannot be printed.
    """
    require(by, permissions.DRAFT, body)
    if corrects is not None and not (corrects.in_register and corrects.direction == Paper.Direction.OUT):
        raise ValidationError({"corrects": _("Chỉ đính chính được văn bản đi đã ban hành.")})
    paper = Paper(
        commune=by.commune, ref=new_ref("VB"), direction=Paper.Direction.OUT, state=Paper.State.DRAFT, body=body,
        system=body.system, type_name=type_name[:60], subject=" ".join(subject.split()), issuer=body.name[:300],
        draft=official, corrects=corrects, added_by=by.user,
    )  # fmt: skip
    check_printable(paper)
    paper.save(force_insert=True)
    record(by, "papers.draft_out", paper, after={"type": type_name, "subject": paper.subject, "body": body.name})
    return paper


@act
def update_draft(*, by: Actor, paper: Paper, type_name: str, subject: str, official: dict[str, Any]) -> Paper:
    """Replace what a draft says. Raises Refused once it has been issued; ValidationError as `draft_out`."""
    paper = _draft(by, paper, permissions.DRAFT)
    before = {"type": paper.type_name, "subject": paper.subject}
    paper.type_name, paper.subject, paper.draft = type_name[:60], " ".join(subject.split()), official
    check_printable(paper)
    paper.save()
    record(by, "papers.update_draft", paper, before=before, after={"type": type_name, "subject": paper.subject})
    return paper


@act
def issue(
    *, by: Actor, paper: Paper, issued: date, signer: str, signer_title: str, authority: tuple[str, ...] = ()
) -> Paper:
    """Give a draft its number and freeze it: text, citations and clauses are read from the very document that goes out.

    Raises Refused; ValidationError when the day cannot be (to come, or before the last number of the book), when nobody
    signs, or when the book is unknown (no symbol, no term entered). A number is taken only if everything succeeds.
    """
    paper = _draft(by, paper, permissions.ISSUE)
    _check(issued, signer, signer_title)
    book = numbering.book_out(paper.body, paper.type_name, issued)
    entering = Entering(by, paper)
    number = entering.take_number(book.key)
    _check_order(paper, issued)
    paper.number = numbering.written(paper.body, book, number, issued)
    paper.issued, paper.signer, paper.signer_title = issued, signer.strip()[:100], signer_title.strip()[:200]
    paper.draft = {
        **paper.draft,
        "signature": {"authority": list(authority), "title": paper.signer_title, "name": paper.signer},
    }
    paper.place = paper.place or paper.draft.get("place") or paper.commune.name
    paper.recipients = list(paper.draft.get("recipients", []))
    paper.state = Paper.State.REGISTERED
    reading = own_reading(paper)
    paper.text, paper.reading = reading.text, to_json(reading)
    counts = _enter(entering, reading)
    record(by, "papers.issue", paper,
           after={"number": paper.number, "issued": issued, "register": book.key, "signer_title": paper.signer_title,
                  **counts},
           personal={"signer": paper.signer})  # fmt: skip
    return paper


def _enter(entering: Entering, reading: Reading) -> dict[str, int]:
    citations = cited_in(reading)
    entering.save(citations)
    counts = {
        "citations": entering.citations(citations),
        "clauses": entering.clauses(_matched(entering.paper, reading)),
    }
    entering.cited_earlier()
    entering.into_search()
    return counts


def _matched(paper: Paper, reading: Reading) -> list[Work]:
    """Our own papers name our own bodies: those the text can mean only one way are matched at once."""
    bodies = list(bodies_on(paper.day or today()))
    return [
        Work(
            agency=item.agency, text=item.text, body=match_body(item.agency, bodies), label=item.label,
            cooperating=item.cooperating, due=item.due, start=item.start, end=item.end, confidence=item.confidence,
        )
        for item in work_in(reading)
    ]  # fmt: skip


def _draft(by: Actor, paper: Paper, permission: str) -> Paper:
    rows = Paper.objects.select_for_update(of=("self",)).select_related("body", "commune")
    locked: Paper = rows.get(pk=paper.pk)
    require(by, permission, locked)
    if locked.in_register:
        raise Refused(_("Văn bản đã ban hành thì không sửa nữa. Nếu có sai sót, hãy soạn văn bản đính chính."))
    if not locked.is_draft:
        raise Refused(_("Văn bản này không phải bản thảo đang soạn."))
    return locked


def _check(issued: date, signer: str, signer_title: str) -> None:
    if issued > today():
        raise ValidationError({"issued": _("Ngày ban hành không thể sau hôm nay: số và ngày lấy vào ngày ký.")})
    if not signer.strip():
        raise ValidationError({"signer": _("Chưa có họ tên người ký.")})
    if not signer_title.strip():
        raise ValidationError({"signer_title": _("Chưa có chức vụ người ký.")})


def _check_order(paper: Paper, issued: date) -> None:
    """A book's days follow its numbers: practice, so that nobody slips a paper in behind another."""
    earlier = Paper.objects.filter(
        body=paper.body, direction=Paper.Direction.OUT, register_key=paper.register_key, issued__gt=issued
    ).exclude(pk=paper.pk)
    last = earlier.order_by("-issued").first()
    if last:
        raise ValidationError(
            {
                "issued": _("Sổ này đã cấp số %(number)s ngày %(day)s; số tiếp theo không thể mang ngày sớm hơn.")
                % {"number": last.number, "day": f"{last.issued:%d/%m/%Y}"}
            }
        )
